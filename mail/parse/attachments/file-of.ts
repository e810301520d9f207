import { createHash } from 'node:crypto';
import { Libmime } from 'libmime';
import { valueOf, type Part } from '../part';
import { decodeBody } from '../split/decode-body';
import { decodeWords } from '../split/decode-text';
import type { Warnings } from '../warning';
import type { Attachment } from './attachment';
import { safeName } from './safe-name';

const libmime = new Libmime();

/** A leaf as a file. @param number its place among the files of the letter, for one without a name; from 1 */
export function fileOf(part: Part, number: number, warnings: Warnings): Attachment {
  const bytes = decodeBody(part, warnings);
  const contentId = valueOf(part, 'content-id').replace(/^[<\s]+|[>\s]+$/g, '');
  const written = part.fileName === null ? '' : decodeWords(part.fileName);
  const name = safeName(written, nameless(part.type, bytes, number));
  if (written !== '' && name !== written) warnings.add('attachment name changed');
  const inline = part.disposition === 'inline' || (part.disposition === null && contentId !== '');
  return { name, type: part.type, ...measured(bytes), inline, contentId: contentId === '' ? null : contentId, bytes };
}

/** Size and digest of a file. */
export function measured(bytes: Buffer): { readonly size: number; readonly sha256: string } {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function nameless(type: string, bytes: Buffer, number: number): string {
  if (/^message\/(?:rfc822|global)$/.test(type)) return safeName(`${subjectIn(bytes)}.eml`, `letter-${number}.eml`);
  const ending = type === 'text/calendar' ? 'ics' : libmime.detectExtension(type);
  return `attachment-${number}.${ending === '' ? 'bin' : ending}`;
}

/** The subject of a nested letter, for its name. */
function subjectIn(letter: Buffer): string {
  const head = letter.toString('utf8', 0, 16 * 1024).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const subject = /^subject:[ \t]*(.{0,300}(?:\r?\n[ \t].{0,300}){0,5})/im.exec(head)?.[1] ?? '';
  return decodeWords(subject.replace(/\r?\n[ \t]+/g, ' '))
    .replace(/[\\/]/g, '_')
    .slice(0, 100)
    .trim();
}
