import type { Instant } from '../domain/time';

/**
 * Where a letter is, as people see it. `portal`: it stands there, and did not leave. `queued`: on its way to its first hand-over;
 * `delayed`: one was tried and could not be, or a server on its way has said since that it is late; `sent`: the first server outside
 * has it; `bounced`: refused for good, or come back.
 */
export const deliveryStates = ['portal', 'queued', 'delayed', 'sent', 'bounced', 'withdrawn'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Derived from what happened to it and when. */
export function deliveryState(letter: {
  readonly channel: 'email' | 'portal';
  readonly state: 'waiting' | 'delivered' | 'failed' | 'withdrawn';
  readonly delayedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly bouncedAt: Instant | null;
}): DeliveryState {
  if (letter.state === 'withdrawn') return 'withdrawn';
  if (letter.channel === 'portal') return 'portal';
  if (letter.bouncedAt !== null) return 'bounced';
  const { delayedAt, deliveredAt } = letter;
  if (deliveredAt !== null) return delayedAt !== null && delayedAt > deliveredAt ? 'delayed' : 'sent';
  return delayedAt === null ? 'queued' : 'delayed';
}
