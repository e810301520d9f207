import type { ImapFlow } from 'imapflow';
import type { Store } from '../../store';
import type { MailboxMark } from '../../store/letters/mailboxes';
import type { MailboxSetting } from '../intake-settings';
import { LetterTooLarge, spool, type Spooled } from '../intake/spool';
import { desksFor } from '../listen/listen';
import type { AddressBook } from '../../store/letters/address-book';

export interface MailboxPorts {
  readonly store: Pick<Store, 'keepArrived' | 'readMailboxMark' | 'openMailbox' | 'noteMailboxFault'>;
  readonly addressBook: () => Promise<AddressBook>;
  readonly own: readonly string[];
  /** Letters lie here while they come in; the process's own. */
  readonly folder: string;
  readonly mostBytes: number;
  /** Told that letters are there to be worked off. */
  readonly onKept: () => void;
}

/** Of a letter that is larger than may be: its beginning is kept, so that a person can see what waits in the mailbox. */
const headBytes = 64 * 1024;

/**
 * Reads what is new in the folder that stands open, oldest first. How far it was read is noted with each letter, so that after any break
 * reading goes on behind the last one that is kept. Where the server has begun its numbering anew, the folder is read from its beginning:
 * what was kept before is known by its identity.
 *
 * @returns how many letters were kept
 */
export async function readMailbox(
  ports: MailboxPorts,
  client: ImapFlow,
  { address }: Pick<MailboxSetting, 'address'>,
): Promise<number> {
  const open = client.mailbox;
  if (open === false) throw new Error('no folder stands open');
  const { path: folder, uidValidity } = open;
  const before = await ports.store.readMailboxMark(address);
  const goesOn = before !== undefined && before.folder === folder && before.uidValidity === uidValidity;
  let mark: MailboxMark = { address, folder, uidValidity, uid: goesOn ? before.uid : 0n };
  await ports.store.openMailbox(mark);
  let kept = 0;
  for (const { uid, size } of await newLetters(client, mark.uid)) {
    mark = { ...mark, uid: BigInt(uid) };
    if (await keep(ports, client, mark, size)) kept += 1;
    // Only now, when it is ours.
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }
  if (kept > 0) ports.onKept();
  return kept;
}

/** Numbers and sizes of what lies behind the last one read. `N:*` always names the last letter, read or not. */
async function newLetters(client: ImapFlow, after: bigint): Promise<{ uid: number; size: number }[]> {
  const found: { uid: number; size: number }[] = [];
  for await (const { uid, size = 0 } of client.fetch(`${after + 1n}:*`, { uid: true, size: true }, { uid: true }))
    if (BigInt(uid) > after) found.push({ uid, size });
  return found.sort((a, b) => a.uid - b.uid);
}

/** @returns false for a letter that is gone meanwhile */
async function keep(ports: MailboxPorts, client: ImapFlow, mark: MailboxMark, size: number): Promise<boolean> {
  const { store, folder, mostBytes } = ports;
  const take = async (maxBytes?: number): Promise<Spooled | undefined> => {
    const limit = maxBytes === undefined ? {} : { maxBytes };
    const { content } = await client.download(String(mark.uid), undefined, { uid: true, ...limit });
    return content === undefined ? undefined : spool(content, folder, mostBytes);
  };
  // Some servers tell sizes that are guesses.
  const whole = size > mostBytes ? 'too-large' : await take().catch(tooLarge);
  const letter = whole === 'too-large' ? await take(headBytes) : whole;
  if (letter === undefined) return false;
  try {
    const desks = [...new Set(await desksFor(ports, [mark.address]))];
    await store.keepArrived({
      way: 'mailbox',
      desks: desks.length === 0 ? [null] : desks,
      envelopeFrom: null,
      envelopeTo: [mark.address],
      sha256: letter.sha256,
      // Of a beginning the size of the whole: so it is known for one.
      size: whole === 'too-large' ? Math.max(size, mostBytes + 1) : letter.size,
      chunks: letter.chunks,
      mark,
    });
  } finally {
    await letter.discard();
  }
  return true;
}

function tooLarge(error: unknown): 'too-large' {
  if (error instanceof LetterTooLarge) return 'too-large';
  throw error;
}
