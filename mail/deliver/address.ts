import { domainToASCII } from 'node:url';

/** Of a path in an envelope (RFC 5321, 4.5.3.1). */
const longest = 254;
const longestLocal = 64;
/** Letters of any script, digits and the signs of an atom; no quoted ones: nobody has them, and much goes wrong with them. */
const local = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const hostname = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * An address as it goes into an envelope, its domain in ASCII and lower case; undefined for what is none. Nothing that ends a
 * command, a path or a line gets through.
 */
export function envelopeAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const name = text.slice(0, Math.max(at, 0));
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  if (!local.test(name) || name.length > longestLocal || !hostname.test(domain)) return undefined;
  const address = `${name}@${domain}`;
  return Buffer.byteLength(address) > longest ? undefined : address;
}
