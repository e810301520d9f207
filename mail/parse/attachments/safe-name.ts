import { limits } from '../limits';

/** What is not seen or turns the direction of what follows: `exe.gpj` could be read from the end. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;
/** Signs that file systems or programs take for something else than a name. */
const foreign = /[<>:"|?*]/g;
/** Names of devices: no file of Windows may have them. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * A name that can be shown, stored and saved anywhere: the last piece of a path, in composed characters (NFC), without what is not seen.
 *
 * @param fallback for a name of which nothing is left
 */
export function safeName(written: string, fallback: string): string {
  const last = written
    .normalize('NFC')
    .replace(unseen, '')
    .split(/[\\/]/)
    .filter((piece) => piece.trim() !== '')
    .at(-1);
  const name = (last ?? '')
    .replace(foreign, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return fallback;
  return shortened(device.test(name) ? `_${name}` : name);
}

/** A long name loses its middle: its ending says what it is. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= limits.attachmentName) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  return `${characters.slice(0, limits.attachmentName - ending.length - 1).join('')}…${ending}`;
}
