import { lookup, Resolver } from 'node:dns/promises';

export interface Address {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

export interface NameSettings {
  readonly signal: AbortSignal;
  /** Asks the system where its name servers know nothing: its file of hosts, its search domains. */
  readonly bySystem?: boolean;
  /** Name servers as `address:port`; default: those of this machine. */
  readonly servers?: readonly string[];
}

const timeoutMs = 2_000;
const tries = 2;

/**
 * The addresses of a name, of both versions; none where it has none. The name servers are asked directly, as that can be stopped: the
 * system's way (`getaddrinfo`) holds a thread of the process until it is done, and a few servers that do not answer hold all of them.
 *
 * @throws where time is up
 */
export async function resolveName(
  name: string,
  { signal, bySystem = false, servers }: NameSettings,
): Promise<readonly Address[]> {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (servers !== undefined) resolver.setServers([...servers]);
  const cancel = (): void => resolver.cancel();
  signal.throwIfAborted();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    signal.throwIfAborted();
    const found = [...addressesOf(four, 4), ...addressesOf(six, 6)];
    return found.length > 0 || !bySystem ? found : await lookup(name, { all: true });
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function addressesOf(asked: PromiseSettledResult<readonly string[]>, family: number): readonly Address[] {
  return asked.status === 'rejected' ? [] : asked.value.map((address) => ({ address, family }));
}
