/** What the receiving server found of a sender's claim to its address. */
export type Verdict =
  /** The address's own domain vouches for the letter. */
  | 'pass'
  /** The domain disowns it. */
  | 'fail'
  /** Nobody says anything that counts. */
  | 'none';

/** Whom this desk believes about senders. */
export interface Trust {
  /** Names by which the receiving servers sign their Authentication-Results (authserv-id). */
  readonly hosts: readonly string[];
  /** The letter was handed over on this machine: whoever may do that is believed. */
  readonly loopback: boolean;
}

interface Method {
  readonly name: string;
  readonly result: string;
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * Whether the domain of an address vouches for a letter (RFC 8601, RFC 7489): by DMARC, or by a signature or a path to return to of
 * that domain or one it belongs to. Of a trusted host the topmost field counts: those below may have come with the letter.
 *
 * @param fields values of Authentication-Results, the topmost first
 */
export function verdictOf(fields: readonly string[], address: string, trust: Trust): Verdict {
  if (trust.loopback) {
    // Against its sender a letter is believed whoever says so.
    const [topmost] = fields;
    return topmost !== undefined && verdictIn(topmost, address) === 'fail' ? 'fail' : 'pass';
  }
  const hosts = trust.hosts.map((host) => host.toLowerCase());
  const believed = fields.find((field) => hosts.includes(hostOf(field)));
  return believed === undefined ? 'none' : verdictIn(believed, address);
}

function verdictIn(believed: string, address: string): Verdict {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const methods = methodsOf(believed);
  const results = (name: string): Method[] => methods.filter((method) => method.name === name);
  if (results('dmarc').some(({ result }) => result === 'fail')) return 'fail';
  if (
    results('dmarc').some(({ result, properties }) => result === 'pass' && aligned(properties['header.from'], domain))
  )
    return 'pass';
  if (results('dkim').some(({ result, properties }) => result === 'pass' && aligned(signer(properties), domain)))
    return 'pass';
  const paths = results('spf');
  if (paths.some(({ result, properties }) => result === 'pass' && aligned(properties['smtp.mailfrom'], domain)))
    return 'pass';
  return paths.some(({ result }) => result === 'fail') ? 'fail' : 'none';
}

function hostOf(field: string): string {
  return /^[^\s;]+/.exec(withoutComments(field).trim())?.[0].toLowerCase() ?? '';
}

function methodsOf(field: string): Method[] {
  const [, ...clauses] = withoutComments(field).split(';');
  return clauses.slice(0, 50).flatMap((clause) => {
    const pairs = [...clause.matchAll(/([a-z0-9.-]{1,60})\s*=\s*("[^"]{0,300}"|[^\s;]{1,300})/gi)].map(
      ([, key = '', value = '']) => [key.toLowerCase(), value.replace(/^"|"$/g, '').toLowerCase()] as const,
    );
    const [first] = pairs;
    return first === undefined
      ? []
      : [{ name: first[0], result: first[1], properties: Object.fromEntries(pairs.slice(1)) }];
  });
}

function withoutComments(field: string): string {
  return field.slice(0, 8192).replace(/\([^()]{0,500}\)/g, ' ');
}

function signer(properties: Readonly<Record<string, string>>): string | undefined {
  return properties['header.d'] ?? properties['header.i'];
}

/** The same domain, or one within the other, as DMARC's relaxed way has it; `@example.org` and `ivan@example.org` are its domain. */
function aligned(named: string | undefined, domain: string): boolean {
  const other = named?.slice(named.lastIndexOf('@') + 1).replace(/\.$/, '') ?? '';
  const [short, long] = other.length < domain.length ? [other, domain] : [domain, other];
  return short.includes('.') && (short === long || long.endsWith(`.${short}`));
}
