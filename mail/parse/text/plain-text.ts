import { Libmime } from 'libmime';
import { limits } from '../limits';
import type { Part } from '../part';
import { decodeBody } from '../split/decode-body';
import { decodeText } from '../split/decode-text';
import type { Warnings } from '../warning';

const libmime = new Libmime();

/** A text part as its writer saw it: decoded, with its soft line ends joined (RFC 3676). */
export function plainText(part: Part, warnings: Warnings): string {
  const bytes = decodeBody(part, warnings);
  if (bytes.length > limits.textBytes) warnings.add('text cut');
  const read = wholeCharacters(bytes.subarray(0, limits.textBytes));
  const text = decodeText(read, part.params['charset'], warnings).replace(/\r\n?/g, '\n');
  const flowed = part.type === 'text/plain' && part.params['format']?.toLowerCase() === 'flowed';
  return flowed
    ? libmime.decodeFlowed(text, part.params['delsp']?.toLowerCase() === 'yes').replace(/\r\n/g, '\n')
    : text;
}

/** Bytes without the beginning of a character of UTF-8 whose end was cut off. */
function wholeCharacters(bytes: Buffer): Buffer {
  if (bytes.length < limits.textBytes) return bytes;
  let end = bytes.length;
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? end - 1 : bytes.length);
}
