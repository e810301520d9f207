import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import { limits } from './limits';
import { decodeWords } from './split/decode-text';
import { readableLine } from './text/readable';
import type { Warnings } from './warning';

/** Somebody's address: in small letters, its domain in ASCII; the name as written, empty where there is none. */
export interface Address {
  readonly address: string;
  readonly name: string;
}

/** The addresses of fields, members of groups one by one, each once; what is no address is left out with a warning. */
export function addresses(values: readonly string[], warnings: Warnings): Address[] {
  const found = new Map<string, Address>();
  for (const value of values) {
    for (const { address, name } of addressparser(value, { flatten: true })) {
      const known = addressOf(address === '' && name.includes('@') ? name : address);
      if (known === undefined) {
        // An empty group (`undisclosed-recipients:;`) has nobody, and that is no fault.
        if (address !== '' || name !== '') warnings.add('address unreadable');
        continue;
      }
      if (found.has(known)) continue;
      if (found.size >= limits.addresses) {
        warnings.add('addresses left out: too many');
        return [...found.values()];
      }
      found.set(known, { address: known, name: readableLine(decodeWords(name), warnings, limits.nameCharacters) });
    }
  }
  return [...found.values()];
}

/** An address in the form in which addresses are compared and stored; undefined where it is none. */
export function addressOf(written: string): string | undefined {
  const address = decodeWords(written.trim())
    .replace(/^<|>$/g, '')
    .replace(/^mailto:/i, '');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).trim();
  const domain = domainToASCII(
    address
      .slice(at + 1)
      .trim()
      .replace(/\.$/, ''),
  );
  if (at < 1 || domain === '' || /[\s<>\u0000-\u001f\u007f]/.test(local) || address.length > 320) return undefined;
  return `${local.toLowerCase()}@${domain.toLowerCase()}`;
}
