/** Why a try brought a message nowhere; each has its words in `texts/webhooks.ts`. */
export const webhookFaults = [
  /** No address for the name. */
  'name-unknown',
  /** It leads to an address that is not public, or has no TLS (`TargetRefusal`). */
  'address-refused',
  /** Nobody takes the connection, or it broke. */
  'no-connection',
  /** The certificate does not fit, or TLS does not come about. */
  'tls',
  /** No answer within ten seconds. */
  'timeout',
  /** It leads elsewhere: that is not followed. */
  'redirect',
  /** An answer other than 2xx. */
  'status',
  /** HTTP 410: it is gone for good. */
  'gone',
  /** What it is signed with was sealed under another key. */
  'secret-unreadable',
] as const;

export type WebhookFault = (typeof webhookFaults)[number];
