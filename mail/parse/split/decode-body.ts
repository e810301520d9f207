import libqp from 'libqp';
import type { Part } from '../part';
import { takeUuencoded } from './uuencoded';
import type { Warnings } from '../warning';

/** The bytes of a leaf without its transfer encoding, which senders spell as they like (`7-bit`, `8bits;`, `quoted printable`). */
export function decodeBody(part: Part, warnings: Warnings): Buffer {
  switch (part.encoding.replace(/^x-|[^a-z0-9]/g, '')) {
    case 'base64':
      return decodeBase64(part.body, warnings);
    case 'quotedprintable':
      return libqp.decode(part.body.toString('latin1'));
    case '':
    case '7bit':
    case '7bits':
    case '8bit':
    case '8bits':
    case 'binary':
      return part.body;
    case 'uuencode':
    case 'uue':
      return takeUuencoded(part.body.toString('latin1').replace(/\r\n/g, '\n')).files[0]?.bytes ?? part.body;
    default:
      warnings.add('unknown transfer encoding');
      return part.body;
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What each byte stands for: six bits, or one of the codes below. */
const meaning = new Int8Array(256).fill(-1);
const blank = -2;
const padding = -3;
for (let at = 0; at < alphabet.length; at += 1) meaning[alphabet.charCodeAt(at)] = at;
for (const byte of ' \t\r\n') meaning[byte.charCodeAt(0)] = blank;
meaning['='.charCodeAt(0)] = padding;

/**
 * Several padded pieces in a row are read one by one, and what is no Base64 is passed over; Node's own reading ends at the first
 * padding. One pass, whatever the bytes are.
 */
function decodeBase64(body: Buffer, warnings: Warnings): Buffer {
  const bytes = Buffer.allocUnsafe(Math.ceil((body.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let waiting = 0;
  let foreign = false;
  // By index: walking bytes with an iterator costs ten times as much.
  for (let at = 0; at < body.length; at += 1) {
    const value = meaning[body[at] ?? 0] ?? -1;
    if (value >= 0) {
      bits = ((bits << 6) | value) & 0x3fff;
      waiting += 6;
      if (waiting >= 8) {
        waiting -= 8;
        bytes[length++] = (bits >> waiting) & 0xff;
      }
    } else if (value === padding) {
      bits = 0;
      waiting = 0;
    } else if (value !== blank) foreign = true;
  }
  if (foreign) warnings.add('damaged base64');
  return bytes.subarray(0, length);
}
