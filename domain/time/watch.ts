import type { Calendar } from './calendar';
import type { Stop } from './stops';
import type { Instant } from './types';

/** What a watch runs through: the working time of a calendar, or all time. */
export interface Track {
  /** Milliseconds of [from, to). */
  between(from: Instant, to: Instant): number;
  /** The first instant by which `ms` (more than 0) have passed; undefined beyond the engine's years. */
  advance(from: Instant, ms: number): Instant | undefined;
}

/** All time: a calendar open round the clock. */
export const ALL_TIME: Track = {
  between: (from, to) => to - from,
  advance: (from, ms) => from + ms,
};

/** The working time of a calendar. */
export function workingTimeOf(calendar: Calendar): Track {
  return calendar;
}

/** How a watch ended: it ran out at an instant, stands since an open pause with something left, or left the engine's years. */
export type Run =
  | { readonly kind: 'out'; readonly at: Instant }
  | { readonly kind: 'stands'; readonly since: Instant; readonly leftMs: number }
  | { readonly kind: 'beyond' };

/**
 * Runs a watch of `ms` from an instant over stops. It runs out at the first instant at which nothing is left; a stop that begins
 * then, or later, changes nothing.
 */
export function runWatch(track: Track, start: Instant, ms: number, stops: readonly Stop[]): Run {
  let now = start;
  let left = ms;
  if (left <= 0) return { kind: 'out', at: start };
  for (const stop of stops) {
    if (stop.to <= now) continue;
    if (stop.from > now) {
      const ran = track.between(now, stop.from);
      if (ran >= left) break;
      left -= ran;
    }
    if (stop.to === Infinity) return { kind: 'stands', since: Math.max(stop.from, start), leftMs: left };
    now = stop.to;
  }
  const at = track.advance(now, left);
  return at === undefined ? { kind: 'beyond' } : { kind: 'out', at };
}

/** What a watch has counted from `start` by `at` when it stands during stops. */
export function counted(track: Track, start: Instant, at: Instant, stops: readonly Stop[]): number {
  if (at <= start) return 0;
  let ms = track.between(start, at);
  for (const stop of stops) {
    if (stop.from >= at) break;
    if (stop.to > start) ms -= track.between(Math.max(stop.from, start), Math.min(stop.to, at));
  }
  return ms;
}
