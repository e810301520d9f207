import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Libmime } from 'libmime';
import charsets from 'libmime/lib/charset.js';
import type { Warnings } from '../warning';
import { guessCharset } from './guess-charset';

const libmime = new Libmime();

/** Transfer encodings and UTF-7 are no charsets for text: the last one hides markup from whoever looks for it. */
const refused = /^(?:utf-?7(?:-imap)?|unicode-1-1-utf-7|base64|hex|binary)$/i;
/** Decoded by libmime with a library of their own. */
const japanese = /^(?:iso-2022-jp|euc-jp|shift_?jis)/i;

/** Bytes to text, by the charset that is named or, where there is none or it cannot be, by the look of them. */
export function decodeText(bytes: Buffer, named: string | undefined, warnings: Warnings): string {
  const charset = knownCharset(named);
  const unicode = charset === undefined || /^(?:utf-?8|us-?ascii|ascii)$/i.test(charset);
  if (unicode && isUtf8(bytes)) return withoutMark(bytes.toString('utf8'));
  if (!unicode)
    return withoutMark(japanese.test(charset) ? charsets.decode(bytes, charset) : iconv.decode(bytes, charset));
  warnings.add('guessed charset');
  return iconv.decode(bytes, guessCharset(bytes));
}

/** The charset that a name means; undefined where nothing is named or none that text can be in. */
export function knownCharset(named: string | undefined): string | undefined {
  if (named === undefined || refused.test(named.trim())) return undefined;
  // Old programs of Macintosh put their own mark before the name.
  const charset = libmime.normalizeCharset(named.trim().replace(/^x-(?=mac)/i, ''));
  return iconv.encodingExists(charset) || japanese.test(charset) ? charset : undefined;
}

/** The text of a field: bytes beyond ASCII are UTF-8 where they can be, else in the charset of the letter or a guessed one. */
export function decodeField(bytes: Buffer, charset: string | undefined, warnings: Warnings): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  warnings.add('guessed charset');
  return iconv.decode(bytes, guessCharset(bytes, charset));
}

/** Encoded words of a text read (RFC 2047). */
export function decodeWords(text: string): string {
  return text.includes('=?') ? libmime.decodeWords(text) : text;
}

/** A field with parameters taken apart, and its parameters decoded (RFC 2231, or encoded words where senders know no better). */
export function parameters(text: string): {
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
} {
  const { value, params, decodedParams } = libmime.parseHeaderValue(text, { stripComments: true });
  const decoded = Object.entries(params).map(([name, written]) => [
    name,
    decodedParams.includes(name) ? written : decodeWords(written),
  ]);
  return { value: value.trim().toLowerCase(), params: Object.fromEntries(decoded) as Record<string, string> };
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
