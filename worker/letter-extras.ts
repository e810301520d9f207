import { blocksOf, switchOffOf, type PressLinks } from '../letters/press';
import { noExtras, type FindExtras } from '../mail/deliver/letter-extras';

/** What can be pressed in a letter: the desk's scores where it can be answered so, and that letters of its kind are not wanted. */
export function pressedIn(links: PressLinks): FindExtras {
  return (notice) => {
    const off = switchOffOf(notice, links);
    // One address: opened it asks, and a mail program's own button posts to it (RFC 8058).
    return { ...noExtras, blocks: blocksOf(notice, links), switchOff: off, oneClickOff: off };
  };
}
