/** Where messages of a desk may go: to public addresses of the internet, and nowhere inside unless whoever runs the product says so. */

/** A network by CIDR (RFC 4632, RFC 4291): the bytes of its address, and how many of their bits count. */
export interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** Why nothing goes there. */
export type TargetRefusal =
  /** No address of the web, or with a name and password in it, or a part after `#`. */
  | 'url-malformed'
  /** Without TLS, outside the networks that are allowed. */
  | 'url-not-https'
  /** Loopback, private, link-local, or otherwise of no public network. */
  | 'address-not-public';

/** Of the registry of special addresses (IANA, RFC 6890): none of them leads to a public host. */
const closed4: readonly Network[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map(known);

/** Public hosts have addresses in this one alone (RFC 4291, 2.4). */
const global6 = known('2000::/3');
/** But for protocols (Teredo among them), documents, and addresses of version 4 in another dress (6to4). */
const closed6: readonly Network[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(known);
/** An address of version 4 written as one of version 6. */
const mapped = known('::ffff:0:0/96');

/**
 * Whether a message may be sent to an address, which is the one that is connected to and not the name it came from.
 *
 * @param address of version 4 or 6 as a resolver gives it, without brackets
 */
export function refusalOfAddress(address: string, allowed: readonly Network[]): TargetRefusal | null {
  const read = bytesOf(address);
  if (read === undefined) return 'address-not-public';
  const bytes = within(read, mapped) ? read.slice(12) : read;
  if (isAllowed(bytes, allowed)) return null;
  const open =
    bytes.length === 4
      ? !closed4.some((network) => within(bytes, network))
      : within(bytes, global6) && !closed6.some((network) => within(bytes, network));
  return open ? null : 'address-not-public';
}

/**
 * Whether an endpoint may stand at an address of the web, as far as that is seen without asking a resolver. `new URL` reads every
 * notation of an address (octal, hexadecimal, one number) into the usual one first.
 *
 * @param resolved the address that its name led to, once that is known
 */
export function refusalOfUrl(text: string, allowed: readonly Network[], resolved?: string): TargetRefusal | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return 'url-malformed';
  if (url.username !== '' || url.password !== '' || url.hash !== '' || url.hostname === '') return 'url-malformed';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const address = resolved ?? (bytesOf(host) === undefined ? undefined : host);
  if (address === undefined) {
    if (allowed.length === 0 && isLocalName(host)) return 'address-not-public';
    return url.protocol === 'http:' && allowed.length === 0 ? 'url-not-https' : null;
  }
  const refused = refusalOfAddress(address, allowed);
  if (refused !== null) return refused;
  const bytes = bytesOf(address);
  const own = bytes !== undefined && isAllowed(within(bytes, mapped) ? bytes.slice(12) : bytes, allowed);
  return url.protocol === 'http:' && !own ? 'url-not-https' : null;
}

/** Names that no public resolver knows (RFC 6761, RFC 6762); told early, as the address would be refused anyway. */
function isLocalName(host: string): boolean {
  return /(?:^|\.)(?:localhost|local|internal|home\.arpa)\.?$/i.test(host) || !host.includes('.');
}

/** A network as it is written, `10.0.0.0/8` or `fd00::/8`; undefined for anything else. */
export function parseNetwork(text: string): Network | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const bytes = bytesOf(address);
  const bits = Number(length);
  return bytes === undefined || length === '' || bits > bytes.length * 8 ? undefined : { bytes, bits };
}

function known(text: string): Network {
  const network = parseNetwork(text);
  if (network === undefined) throw new Error(`${text} is no network.`);
  return network;
}

function isAllowed(bytes: readonly number[], allowed: readonly Network[]): boolean {
  return allowed.some((network) => within(bytes, network));
}

function within(bytes: readonly number[], network: Network): boolean {
  if (bytes.length !== network.bytes.length) return false;
  return network.bytes.every((byte, at) => {
    const left = Math.min(Math.max(network.bits - at * 8, 0), 8);
    const mask = (0xff << (8 - left)) & 0xff;
    return ((bytes[at] ?? 0) & mask) === (byte & mask);
  });
}

/** Four or sixteen bytes; undefined for what is no address. A zone (`%eth0`) makes it none: it is of this machine alone. */
function bytesOf(address: string): readonly number[] | undefined {
  return address.includes(':') ? bytesOf6(address) : bytesOf4(address);
}

function bytesOf4(address: string): readonly number[] | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.map(Number);
}

function bytesOf6(address: string): readonly number[] | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** The bytes of groups between colons; the last may be an address of version 4. */
function groupsOf(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [at, group] of groups.entries()) {
    const four = at === groups.length - 1 && group.includes('.') ? bytesOf4(group) : undefined;
    if (four === undefined && !/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(...(four ?? [value >> 8, value & 0xff]));
  }
  return bytes;
}
