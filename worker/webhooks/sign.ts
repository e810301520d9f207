import { createHmac } from 'node:crypto';

/** What is signed: the message's id, the second of the try, and the body as it is sent. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers of a message (Standard Webhooks 1.0): its id, the second of this try, and a signature `v1,` (HMAC-SHA256 over
 * `id.timestamp.body`, Base64) with each secret that holds, a space between.
 *
 * @param secrets as receivers know them, `whsec_` and Base64
 */
export function signatureHeaders({ id, timestamp, body }: Signed, secrets: readonly string[]): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
