import { isInstant, isResult } from './dates';
import { done, refused } from './result';
import type { Instant, Pause, TimeResult } from './types';

/** A span in which the watch stands, owned by one pause of the input; `to` is Infinity while it lasts. */
export interface Stop {
  readonly from: Instant;
  readonly to: Instant;
  /** Index of the pause in the input. */
  readonly index: number;
}

const NONE: readonly Stop[] = [];

/** Checks pauses: instants of the engine's years, `to` not before `from`. Empty ones are ignored later. */
export function checkPauses(pauses: readonly Pause[]): TimeResult<readonly Pause[]> {
  for (const { from, to } of pauses) {
    if (!Number.isFinite(from) || (to !== null && !Number.isFinite(to)))
      return refused('malformed', 'a pause is not two instants');
    if (to !== null && to < from) return refused('malformed', 'a pause ends before it begins');
    if (!isInstant(from) || (to !== null && !isResult(to))) {
      return refused('out-of-range', 'a pause reaches beyond the years 1970 to 2100');
    }
  }
  return done(pauses);
}

/**
 * Disjoint stops in order of time: where pauses overlap, the span counts once and belongs to the one that began first,
 * from the beginning of an open pause on to that one.
 */
export function stopsOf(pauses: readonly Pause[], counts: (index: number) => boolean = () => true): readonly Stop[] {
  if (pauses.length === 0) return NONE;
  const stops: Stop[] = [];
  const ordered = inOrder(pauses, counts);
  const open = ordered.find((stop) => stop.to === Infinity);
  let covered = -Infinity;
  for (const stop of ordered) {
    const from = Math.max(stop.from, covered);
    const to = stop === open || open === undefined ? stop.to : Math.min(stop.to, open.from);
    if (from < to) {
      stops.push({ from, to, index: stop.index });
      covered = to;
    }
  }
  return stops;
}

/**
 * The stops that move a date agreed at an instant: up to the agreement those that stood, after it only pauses that began after
 * it. Pieces of one pause (same cause and owner, touching or overlapping) began when the first of them did.
 */
export function stopsSinceAgreement(
  before: readonly Stop[],
  pauses: readonly Pause[],
  agreedAt: Instant,
): { readonly known: readonly Stop[]; readonly all: readonly Stop[] } {
  const known = before
    .filter((stop) => stop.from < agreedAt)
    .map((stop) => (stop.to > agreedAt ? { ...stop, to: agreedAt } : stop));
  const began = beginnings(pauses);
  return { known, all: [...known, ...stopsOf(pauses, (index) => (began[index] as Instant) > agreedAt)] };
}

/** Since when each pause has stood, pieces of one pause taken together. */
function beginnings(pauses: readonly Pause[]): readonly Instant[] {
  const began = pauses.map((pause) => pause.from);
  const chains = new Map<string, { began: Instant; to: Instant }>();
  for (const stop of inOrder(pauses, () => true)) {
    const { cause, owner } = pauses[stop.index] as Pause;
    const key = JSON.stringify([cause, owner]);
    const chain = chains.get(key);
    if (chain !== undefined && stop.from <= chain.to) {
      began[stop.index] = chain.began;
      chain.to = Math.max(chain.to, stop.to);
    } else {
      chains.set(key, { began: stop.from, to: stop.to });
    }
  }
  return began;
}

function inOrder(pauses: readonly Pause[], counts: (index: number) => boolean): readonly Stop[] {
  const stops: Stop[] = [];
  for (let index = 0; index < pauses.length; index += 1) {
    const { from, to } = pauses[index] as Pause;
    if ((to === null || to > from) && counts(index)) stops.push({ from, to: to ?? Infinity, index });
  }
  return stops.sort((a, b) => a.from - b.from || a.index - b.index);
}
