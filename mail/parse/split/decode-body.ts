import libqp from 'libqp';
import type { Part } from '../part';
import type { Warnings } from '../warning';

/** The bytes of a leaf without its transfer encoding. */
export function decodeBody(part: Part, warnings: Warnings): Buffer {
  switch (part.encoding) {
    case 'base64':
      return decodeBase64(part.body, warnings);
    case 'quoted-printable':
      return libqp.decode(part.body.toString('latin1'));
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return part.body;
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return part.body;
    default:
      warnings.add('unknown transfer encoding');
      return part.body;
  }
}

/** Several padded pieces in a row are read one by one; what is no Base64 is passed over. */
function decodeBase64(body: Buffer, warnings: Warnings): Buffer {
  const written = body.toString('latin1');
  const foreign = /[^A-Za-z0-9+/=\s]/.test(written);
  if (foreign) warnings.add('damaged base64');
  const padding = written.indexOf('=');
  if (!foreign && (padding < 0 || !/[A-Za-z0-9+/]/.test(written.slice(padding, padding + 1000)))) {
    return Buffer.from(written, 'base64');
  }
  const clean = written.replace(/[^A-Za-z0-9+/=]+/g, '');
  return Buffer.concat(clean.split(/=+/).map((piece) => Buffer.from(piece, 'base64')));
}
