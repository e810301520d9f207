import type { ClaimedNotice } from '../../store/claim-notices';

/**
 * What became of a hand-over. Delivered: the first server outside has accepted it, or it stands in the portal. `later`: not
 * now, and worth another attempt. The fault is a code or a server's line for the operator.
 */
export type Delivery =
  | { readonly state: 'delivered' }
  | { readonly state: 'failed'; readonly fault: string }
  | { readonly state: 'later'; readonly fault: string };

/** A way out for notices: the portal, a mail server. */
export interface Transport {
  /** An error means the same as `later`. The signal says that the time is up. */
  deliver(notice: ClaimedNotice, signal: AbortSignal): Promise<Delivery>;
}
