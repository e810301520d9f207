import type { ClaimedNotice, Recipient } from '../../store/claim-notices';

/**
 * What became of a hand-over. Delivered: the first server outside has accepted it, or it stands in the portal. `later`: not
 * now, and worth another attempt. The fault is a code or a server's line for the operator.
 */
export type Delivery = { readonly state: 'delivered' } | { readonly state: 'failed'; readonly fault: string } | Later;

export interface Later {
  readonly state: 'later';
  readonly fault: string;
  /** Our own server takes no letters now, whoever they are to. */
  readonly ours?: boolean;
  /** All of the letter was said, and nothing heard: it may be out. */
  readonly offered?: boolean;
}

/** A notice on its way to somebody. */
export interface Letter extends ClaimedNotice {
  readonly recipient: Recipient;
}

/** A way out for notices: the portal, a mail server. */
export interface Transport {
  /**
   * An error means the same as `later`. The signal says that the time is up; until the promise settles the letter counts as
   * in the transport's hands, and nobody else gets it.
   */
  deliver(letter: Letter, signal: AbortSignal): Promise<Delivery>;
}
