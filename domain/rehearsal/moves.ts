import { isOwed, isRunning, type ClockBearer, type ClockState } from '../process';
import type { Instant } from '../time';

/** Overdue at once by the new date and not by the old one, or the other way about. */
export type Turn = 'red' | 'green';

/** A clock of which another date, or another rest of its time, comes. */
export interface ClockMove {
  readonly key: string;
  readonly clock: string;
  /** Null: no date, since it stands, or has not begun. */
  readonly before: Instant | null;
  /** Null: no date, since it stands, has none any more, or ends with the publication. */
  readonly after: Instant | null;
  /** Of one that stands before and after: what is left of its working time, in seconds. */
  readonly left: { readonly before: number; readonly after: number } | null;
  readonly turns: Turn | null;
}

/** Clock by clock: what runs, and when it falls due, in the state before and in the one after. @param now what red and green go by */
export function movesBetween(before: ClockBearer, after: ClockBearer, now: Instant): readonly ClockMove[] {
  const was = running(before);
  const is = running(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const move = moveOf(key, was.get(key), is.get(key), now);
    return move === null ? [] : [move];
  });
}

function running({ clocks }: ClockBearer): ReadonlyMap<string, ClockState> {
  return new Map(clocks.filter(isRunning).map((clock) => [clock.key, clock]));
}

function moveOf(key: string, was: ClockState | undefined, is: ClockState | undefined, now: Instant): ClockMove | null {
  const clock = is ?? was;
  if (clock === undefined) return null;
  const [before, after] = [was?.aim.due ?? null, is?.aim.due ?? null];
  const [rest, newRest] = [was?.aim.remainingSeconds ?? null, is?.aim.remainingSeconds ?? null];
  const left = rest !== null && newRest !== null && rest !== newRest ? { before: rest, after: newRest } : null;
  if (before === after && left === null) return null;
  return { key, clock: clock.code, before, after, left, turns: isOwed(clock) ? turnOf(before, after, now) : null };
}

function turnOf(before: Instant | null, after: Instant | null, now: Instant): Turn | null {
  const late = (due: Instant | null): boolean => due !== null && due < now;
  if (late(before) === late(after)) return null;
  return late(after) ? 'red' : 'green';
}
