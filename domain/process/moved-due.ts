import type { ClockBearer, ClockState } from './clocks';
import type { Notice } from './notices';

/**
 * What a letter tells of a clock that was aimed anew: both dates, or that it stands; nothing of one that kept its date, has stopped, or
 * was not there before.
 *
 * @param concerns whether people are told of this clock's dates
 */
export function movedDue(
  key: string,
  before: ClockBearer | null,
  after: ClockBearer,
  concerns: (was: ClockState, now: ClockState) => boolean,
): readonly Notice['params'][] {
  const was = before?.clocks.find((clock) => clock.key === key);
  const now = after.clocks.find((clock) => clock.key === key);
  if (was === undefined || now === undefined || now.stoppedAt !== null) return [];
  if (was.aim.due === now.aim.due || !concerns(was, now)) return [];
  if (now.aim.due !== null) return [{ oldDue: was.aim.due, newDue: now.aim.due }];
  return now.aim.remainingSeconds === null ? [] : [{ oldDue: was.aim.due, stands: 1 }];
}

/** It has had no date so far, nor time left of one. */
export function wasUndated({ aim }: ClockState): boolean {
  return aim.due === null && aim.remainingSeconds === null;
}
