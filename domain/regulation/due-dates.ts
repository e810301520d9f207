import { deadlineAccount, type Calendar, type DeadlineAccount, type Instant, type TimeResult } from '../time';
import { clockLimit, topicOf, type ClockLimit, type LimitSubject } from './limits';
import { clocksFrom } from './pauses';
import type { ClockRule, ClockStart, Regulation } from './types';

/** What one clock would promise to a ticket received at an instant. */
export interface DueDate {
  readonly clock: string;
  readonly rule: ClockRule;
  readonly limit: ClockLimit;
  /** Null where the limit has no term: to be agreed, not promised. */
  readonly account: DeadlineAccount | null;
}

/**
 * The deadlines of a ticket were it received at `at`, with their accounts: the clocks that start at opening, that of the
 * agreement where a limit is to be agreed, and that of the phone call where the topic asks for one. The earliest due
 * instant first. Refused where the time engine refuses.
 */
export function dueDatesAtOpening(
  regulation: Regulation,
  calendarOf: (code: string) => Calendar,
  subject: LimitSubject,
  at: Instant,
): TimeResult<readonly DueDate[]> {
  const dates: DueDate[] = [];
  const starts: ClockStart[] = ['opened'];
  if (topicOf(regulation, subject.topic).phoneCall === 'required') starts.push('phone-call-missing');
  const opened = clocksFrom(regulation, 'opened').map(([clock]) => clockLimit(regulation, clock, subject));
  if (opened.some((limit) => limit?.kind === 'to-be-agreed')) starts.push('limit-missing');
  for (const [clock, rule] of starts.flatMap((start) => clocksFrom(regulation, start))) {
    const limit = clockLimit(regulation, clock, subject);
    if (!limit) continue;
    if (limit.kind !== 'term') {
      dates.push({ clock, rule, limit, account: null });
      continue;
    }
    const account = deadlineAccount({
      calendar: calendarOf(rule.calendar),
      start: at,
      term: limit.term,
      ...(rule.ends && { ends: rule.ends }),
      pauses: [],
      extensions: [],
      thresholds: [],
    });
    if (!account.ok) return account;
    dates.push({ clock, rule, limit, account: account.value });
  }
  return { ok: true, value: dates.sort((a, b) => dueOf(a) - dueOf(b)) };
}

function dueOf({ account }: DueDate): number {
  return account?.deadline.due ?? Infinity;
}
