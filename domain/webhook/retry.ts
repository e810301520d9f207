/** When a message that nobody took is tried again, and when that ends. */
import type { Instant } from '../time';

const second = 1_000;
const hour = 3_600 * second;
/** A message is tried for so long after its first try. */
export const triesForMs = 24 * hour;
/** An endpoint of which nothing was taken for so long gets nothing more until somebody lets it go on. */
export const pauseAfterMs = 72 * hour;
/** After so long without a try those before say nothing any more: its days of failing begin anew. */
export const silenceMs = 24 * hour;
/** For so long after a secret was renewed both sign: the receiver has a day to take the new one. */
export const rotationMs = 24 * hour;

const firstPauseMs = 5 * second;
const longestPauseMs = 4 * hour;

export type AfterFailure = { readonly kind: 'again'; readonly notBefore: Instant } | { readonly kind: 'set-aside' };

/**
 * After a try that failed: pauses grow threefold from five seconds to four hours, each drawn from its upper half, so that what failed
 * together does not come back together.
 *
 * @param attempt which try it was, from 1
 * @param triedSince of the first try
 * @param chance from 0 to 1, 1 excluded
 */
export function afterFailure(attempt: number, triedSince: Instant, now: Instant, chance: number): AfterFailure {
  const whole = Math.min(firstPauseMs * 3 ** Math.min(attempt - 1, 20), longestPauseMs);
  const notBefore = now + Math.round(whole * (0.5 + chance / 2));
  return notBefore - triedSince > triesForMs ? { kind: 'set-aside' } : { kind: 'again', notBefore };
}
