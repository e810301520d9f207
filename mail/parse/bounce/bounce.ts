/** What a server tells of a letter that we sent. */
export interface Bounce {
  /** Whom the letter did not reach, in the form of addresses that are compared; null where the report does not tell. */
  readonly recipient: string | null;
  /** Enhanced status (RFC 3463), `5.1.1`; of a plain code of SMTP its class, `5.0.0`. */
  readonly status: string | null;
  /** The letter has been given up; false while it is still tried, and for news of its arrival. */
  readonly permanent: boolean;
  readonly originalMessageId: string | null;
  readonly action: Action;
  /** The identity of the sending that came back (ENVID, RFC 3461). */
  readonly envelopeId: string | null;
}

export type Action = 'failed' | 'delayed' | 'delivered';
