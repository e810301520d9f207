import { deadlineInput, type AppliedLimit, type ClockState, type Rules } from '../process';
import { clockLimit, clocksFrom, type ClockRule, type ClockStart } from '../regulation';
import { deadlineAccount, type DeadlineAccount } from '../time';
import { situationOfVisit } from '../visit';
import type { Misfit, Played } from './act';
import { play } from './play';
import type { Question } from './question';

/** One promised date, with the reason why it is that date. */
export interface Promised {
  readonly of: 'ticket' | 'visit';
  readonly code: string;
  readonly rule: ClockRule;
  readonly limit: AppliedLimit;
  /** Null: it has not begun, since its visit waits for the vehicle. */
  readonly clock: ClockState | null;
  /** Null where nothing is counted: to be agreed, not promised, not begun. */
  readonly account: DeadlineAccount | null;
}

export interface WhatIf extends Played {
  readonly promised: readonly Promised[];
}

/** The clocks that promise something of the ticket and of the visit; all others are about what is said in between. */
const promising: readonly ClockStart[] = [
  'opened',
  'limit-missing',
  'phone-call-missing',
  'visit-requested',
  'visit-ready',
];

/**
 * What would be due, and why: each promised date of a ticket, and of its visit, after everything that the question says. The dates
 * are those of the process itself, which plays the question; a misfit says what of it the process refuses.
 *
 * @param rules that would apply to the ticket
 */
export function whatIf(question: Question, rules: Rules): WhatIf | Misfit {
  const played = play(question, rules);
  if ('refused' in played) return played;
  const { ticket, visit } = played;
  const promised = [
    ...ticket.clocks.filter(isPromise).map((clock) => promiseOf('ticket', clock, rules)),
    ...(visit?.clocks ?? []).filter(isPromise).map((clock) => promiseOf('visit', clock, rules)),
    ...notBegun(played, rules),
  ];
  return { ...played, promised };
}

/**
 * A duty that ended as it began, since what it asks for was agreed, is none; nor is what services of the desk give each other to
 * hand the ticket on.
 */
function isPromise({ from, until, startedAt, stoppedAt }: ClockState): boolean {
  return promising.includes(from) && !until.includes('handed-over') && stoppedAt !== startedAt;
}

function promiseOf(of: Promised['of'], clock: ClockState, rules: Rules): Promised {
  const { code, limit } = clock;
  const input = deadlineInput(clock, rules);
  const account = input === null ? null : deadlineAccount({ ...input, thresholds: [] });
  // It was aimed by the same inputs just now.
  if (account?.ok === false) throw new Error(`a checked deadline was refused: ${account.error.code}`);
  return { of, code, rule: ruleOf(code, rules), limit, clock, account: account?.value ?? null };
}

/** The term of a visit counts from the vehicle's readiness. */
function notBegun({ visit }: Played, rules: Rules): readonly Promised[] {
  if (visit === null || visit.clocks.some(({ from }) => from === 'visit-ready')) return [];
  const situation = situationOfVisit(visit, rules);
  return clocksFrom(rules.regulation, 'visit-ready', situation).flatMap(([code, rule]): Promised[] => {
    const limit = clockLimit(rules.regulation, code, situation);
    if (limit === undefined || limit.kind === 'stated' || limit.kind === 'objection') return [];
    return [{ of: 'visit', code, rule, limit, clock: null, account: null }];
  });
}

function ruleOf(code: string, { regulation }: Rules): ClockRule {
  const rule = regulation.clocks[code];
  if (rule === undefined) throw new Error(`a clock ${code} was started that the regulation does not have`);
  return rule;
}
