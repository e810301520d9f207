import type { ReviewRule } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { beginOf } from '../http/moments';
import type { ApiStore } from '../store-port';

/** The rule of a desk's regulation in force, and from when on it is meant; undefined: it reviews nothing. */
export async function reviewRuleOf(
  store: ApiStore,
  desk: string,
): Promise<{ readonly rule: ReviewRule; readonly since: Instant | null } | undefined> {
  const { review, timeZone } = (await store.rulesFor(desk, null)).regulation;
  return review && { rule: review, since: beginOf(review.since, timeZone) ?? null };
}
