import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP } from 'node:net';
import { refusalOfUrl, type Network, type WebhookFault } from '../../domain/webhook';
import { resolveName, type Address } from './resolve-name';

/** An answer that counts, or why there is none. */
export type Posted =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly fault: WebhookFault };

export interface Poster {
  readonly allowed: readonly Network[];
  /** The addresses of a name; default: those that its name servers say. */
  readonly resolve?: (name: string, signal: AbortSignal) => Promise<readonly Address[]>;
  readonly limitMs?: number;
}

const defaultLimitMs = 10_000;
/** No more of an answer is read; nothing in it counts but its status. */
const answerBytes = 64 * 1024;

/**
 * Posts a message to an endpoint. Its name is resolved once: every address that it has must be allowed, and the connection goes to
 * those and asks no resolver again, so that a name which changes its mind between the look and the connection (DNS rebinding) gains
 * nothing. Redirects are not followed.
 */
export async function post(
  url: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  { allowed, resolve, limitMs = defaultLimitMs }: Poster,
  stopping?: AbortSignal,
): Promise<Posted> {
  const limit = AbortSignal.timeout(limitMs);
  const signal = stopping === undefined ? limit : AbortSignal.any([limit, stopping]);
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  // Names of a network inside may stand in a file of this machine alone.
  const bySystem = allowed.length > 0;
  const find = resolve ?? ((name: string) => resolveName(name, { signal, bySystem }));
  let addresses: readonly Address[];
  try {
    const family = isIP(host);
    addresses = family === 0 ? await orAborted(find(host, signal), signal) : [{ address: host, family }];
  } catch {
    return { kind: 'failed', fault: signal.aborted ? 'timeout' : 'name-unknown' };
  }
  if (addresses.length === 0) return { kind: 'failed', fault: 'name-unknown' };
  if (addresses.some(({ address }) => refusalOfUrl(url, allowed, address) !== null))
    return { kind: 'failed', fault: 'address-refused' };
  try {
    const status = await exchange(target, message, addresses, signal);
    return { kind: 'answered', status };
  } catch (error) {
    return { kind: 'failed', fault: limit.aborted ? 'timeout' : faultOf(error) };
  }
}

/** Nobody has to wait for a resolver that does not stop by itself. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('The time is up.'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** @returns the status of the answer */
function exchange(
  target: URL,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  addresses: readonly Address[],
  signal: AbortSignal,
): Promise<number> {
  const bytes = Buffer.from(body);
  return new Promise((resolve, reject) => {
    let answered = false;
    const request = (target.protocol === 'https:' ? requestTls : requestPlain)(
      target,
      {
        method: 'POST',
        // A connection of its own: one that is kept was made to an address that was looked at some other time.
        agent: false,
        signal,
        headers: { ...headers, 'content-length': bytes.length, connection: 'close' },
        lookup: (_name, options, found) => {
          const [first] = addresses;
          if (options.all === true) found(null, [...addresses]);
          else found(null, first?.address ?? '', first?.family ?? 4);
        },
      },
      (answer) => {
        answered = true;
        void readSome(answer).then(() => resolve(answer.statusCode ?? 0));
      },
    );
    request.on('error', reject);
    // Whoever asks for another protocol has not taken the message: its status says so, and nothing is spoken there.
    request.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer.statusCode ?? 0);
    });
    // However a connection ends, the try ends with it.
    request.on('close', () => {
      if (!answered) reject(new Error('The connection ended without an answer.'));
    });
    request.end(bytes);
  });
}

/** Lets the other side finish its answer, up to a limit: its status is known already, so a fault changes nothing any more. */
async function readSome(answer: IncomingMessage): Promise<void> {
  let left = answerBytes;
  try {
    for await (const chunk of answer) {
      left -= (chunk as Buffer).length;
      if (left <= 0) break;
    }
  } catch {
    // The status counts.
  } finally {
    answer.destroy();
  }
}

function faultOf(error: unknown): WebhookFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /CERT|TLS|SSL|SELF_SIGNED|EPROTO|UNABLE_TO|HOSTNAME_MISMATCH/.test(code) ? 'tls' : 'no-connection';
}
