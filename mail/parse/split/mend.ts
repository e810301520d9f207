import { limits } from '../limits';
import type { Warnings } from '../warning';

const CR = 0x0d;
const LF = 0x0a;

/**
 * The bytes of a letter with the damage mended that would hide its header: marks and empty lines before it, an envelope line of a
 * mailbox file, lines ended by CR alone, a size beyond the limits. Whole letters go through untouched.
 */
export function mend(raw: Buffer, warnings: Warnings): Buffer {
  let letter = raw;
  if (letter.length > limits.letterBytes) {
    warnings.add('letter cut: too many bytes');
    letter = letter.subarray(0, limits.letterBytes);
  }
  letter = withLineFeeds(letter, warnings);
  letter = withFewLines(letter, warnings);
  letter = fromFirstField(letter, warnings);
  return withShortHead(letter, warnings);
}

/** Old Macintosh programs end lines by CR; a letter has its first line feed within its first lines. */
function withLineFeeds(letter: Buffer, warnings: Warnings): Buffer {
  const beginning = letter.subarray(0, limits.headBytes);
  if (beginning.includes(LF) || !beginning.includes(CR)) return letter;
  warnings.add('lines ended by CR alone');
  const mended = Buffer.from(letter);
  for (let at = mended.indexOf(CR); at >= 0; at = mended.indexOf(CR, at + 1)) mended[at] = LF;
  return mended;
}

function withFewLines(letter: Buffer, warnings: Warnings): Buffer {
  if (letter.length <= limits.lines) return letter;
  let count = 0;
  for (let at = letter.indexOf(LF); at >= 0; at = letter.indexOf(LF, at + 1)) {
    count += 1;
    if (count < limits.lines) continue;
    warnings.add('letter cut: too many lines');
    return letter.subarray(0, at + 1);
  }
  return letter;
}

function fromFirstField(letter: Buffer, warnings: Warnings): Buffer {
  const mark = letter[0] === 0xef && letter[1] === 0xbb && letter[2] === 0xbf ? 3 : 0;
  let start = mark;
  while (start < letter.length && [CR, LF, 0x20, 0x09].includes(letter[start] ?? 0)) start += 1;
  const envelope = /^>?From [^\r\n:]*[^\n]*\n/.exec(letter.toString('latin1', start, start + 1000));
  if (start > mark || mark > 0) warnings.add('lines before the header dropped');
  return letter.subarray(start + (envelope?.[0].length ?? 0));
}

/** The header ends at the first empty line; of one beyond the limits the rest of its lines is left out, and of a line its end. */
function withShortHead(letter: Buffer, warnings: Warnings): Buffer {
  const end = headEnd(letter);
  const lines = linesOf(letter, end);
  if (end <= limits.headBytes && lines.length <= limits.headLines) return letter;
  warnings.add('header cut');
  const kept: Buffer[] = [];
  let bytes = 0;
  for (const line of lines.slice(0, limits.headLines)) {
    const short = line.length > limits.lineBytes ? [line.subarray(0, limits.lineBytes), Buffer.from('\r\n')] : [line];
    bytes += short.reduce((sum, piece) => sum + piece.length, 0);
    if (bytes > limits.headBytes) break;
    kept.push(...short);
  }
  return Buffer.concat([...kept, Buffer.from('\r\n'), letter.subarray(end)]);
}

/** The lines of the header with their ends, without the empty one; one more than the limit at most. */
function linesOf(letter: Buffer, end: number): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < end && lines.length <= limits.headLines;) {
    const feed = letter.indexOf(LF, at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const line = letter.subarray(at, next);
    if (line.some((byte) => byte !== LF && byte !== CR)) lines.push(line);
    at = next;
  }
  return lines;
}

function headEnd(letter: Buffer): number {
  for (let at = letter.indexOf(LF); at >= 0; at = letter.indexOf(LF, at + 1)) {
    if (letter[at + 1] === LF) return at + 2;
    if (letter[at + 1] === CR && letter[at + 2] === LF) return at + 3;
  }
  return letter.length;
}
