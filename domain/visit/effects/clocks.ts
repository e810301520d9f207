/** The clocks of a visit, the one with two keys among them (SK-17). */
import {
  aimOf,
  clockStarted,
  noAim,
  pauseClocks,
  lackedByClocks,
  isRunning,
  ruleAgain,
  ruleClocks,
  runningClocks,
  stopClocks,
  unpauseClocks,
  type ClockState,
  type AppliedLimit,
  type Applying,
  type ClockLack,
  type Rules,
} from '../../process';
import { partsPauses } from '../../parts';
import {
  clockLimit,
  clocksFrom,
  resolved,
  type Audience,
  type ClockStart,
  type Situation,
  type VisitRule,
} from '../../regulation';
import { situationOf } from '../situation';
import type { Instant } from '../../time';
import type { VisitDraft } from '../state/rule';
import type { VisitState } from '../state/state';

export interface VisitClockOptions {
  readonly at?: Instant;
  /** For limits that a person states. */
  readonly due?: Instant;
  readonly subject?: string;
  /** Instead of whom the rule names: the other side of an offer. */
  readonly owes?: Audience;
  /** The clock falls due then at the latest. */
  readonly notAfter?: Instant;
}

/** Starts every clock that the regulation has for this beginning; `stated` clocks without a date are not started. */
export function startVisitClocks(
  draft: VisitDraft,
  rules: Rules,
  from: ClockStart,
  { at = draft.at, due, subject, owes, notAfter }: VisitClockOptions = {},
): void {
  const situation = situationOf(draft.state, rules);
  for (const [code, rule] of clocksFrom(rules.regulation, from, situation)) {
    const { cycle } = draft.state;
    const limit = appliedLimit(code, situation, rules, due);
    if (limit === null) continue;
    const pauses = partsPauses(draft.state, rules.regulation, code, at);
    const asked = resolved(rule, situation);
    const owed = owes === undefined ? asked : { ...asked, owes };
    const started = clockStarted(draft.state, { code, cycle, from, rule: owed, limit, at, pauses, subject });
    draft.emit(notAfter === undefined ? started : cut(started, rules, notAfter));
  }
}

/** The same clock, with the given instant for its date where its own would come later. */
function cut(started: ReturnType<typeof clockStarted>, rules: Rules, notAfter: Instant): typeof started {
  const { clock } = started;
  const { due } = aimOf(
    { ...clock, pin: rules.pin, aim: noAim, told: [], stoppedAt: null, stoppedBy: null },
    rules,
    clock.startedAt,
  );
  if (due !== null && due <= notAfter) return started;
  return { ...started, clock: { ...clock, limit: { kind: 'stated', due: notAfter, source: clock.limit.source } } };
}

const notReady = 'not-ready';

/** What the regulation says of visits. @throws at a desk without field service, which takes no request of a visit */
export function visitRule({ regulation }: Rules): VisitRule {
  // A desk without field service refuses the request of a visit, so every visit has its rules.
  if (regulation.visits === undefined) throw new Error(`the desk ${regulation.code} makes no field visits`);
  return regulation.visits;
}

/**
 * Both keys are there: the clock starts at the later of the two, or runs on where it stood meanwhile. One that was to begin
 * later begins now.
 */
export function turnKeys(draft: VisitDraft, rules: Rules): void {
  const { needsReadiness, readiness, requestedAt } = draft.state;
  if (needsReadiness && readiness === null) return;
  const start = needsReadiness ? Math.max(requestedAt, readiness?.from ?? requestedAt) : requestedAt;
  dropUnbegun(draft, start);
  if (runningClocks(draft.state, { from: ['visit-ready'] }).length === 0)
    startVisitClocks(draft, rules, 'visit-ready', { at: start });
  else unpauseClocks(draft, notReady, readiness?.from);
}

/**
 * The second key is taken back: by the regulation the next one starts the clock anew, or it stands meanwhile.
 *
 * @param at as of when
 */
export function takeKeyBack(draft: VisitDraft, rules: Rules, at: Instant = draft.at): void {
  if (!draft.state.needsReadiness) return;
  const { withdrawal } = visitRule(rules);
  switch (withdrawal) {
    case 'anew':
      stopClocks(draft, { from: ['visit-ready'] }, at);
      return;
    case 'stands': {
      const clocks = runningClocks(draft.state, { from: ['visit-ready'] });
      // What has not begun yet has nothing to stand for: the next word starts another one.
      dropUnbegun(draft, at);
      const codes = clocks.map(({ code }) => code);
      // A day that was named for later is taken back with the word.
      unpauseClocks(draft, notReady, at);
      pauseClocks(draft, codes, notReady, 'client', at);
      return;
    }
    default: {
      const never: never = withdrawal;
      return never;
    }
  }
}

/** A clock that was to begin later than this never does. */
function dropUnbegun(draft: VisitDraft, at: Instant): void {
  for (const { key, startedAt } of runningClocks(draft.state, { from: ['visit-ready'] }))
    if (startedAt > at) draft.emit({ type: 'clock-stopped', key }, startedAt);
}

/** After a change of topic, priority, level or rules: what runs has the rule in force now, on the same recorded intervals. */
export function reruleClocks(draft: VisitDraft, rules: Rules): void {
  ruleClocks(draft, rules, applyingIn(draft.state, rules));
}

/** A clock that ran on after a stop has the rule that came into force meanwhile. */
export function reruleClock(draft: VisitDraft, rules: Rules, key: string): void {
  const clock = draft.state.clocks.find((each) => each.key === key);
  if (clock !== undefined) ruleAgain(draft, rules, clock, applyingIn(draft.state, rules));
}

function applyingIn(state: VisitState, rules: Rules): Applying {
  const situation = situationOf(state, rules);
  return { situation, limitOf: ({ code }) => appliedLimit(code, situation, rules, undefined) };
}

/** The limit in force; null where a date has to be told and was not. Silence belongs to tickets. */
function appliedLimit(
  code: string,
  situation: Situation,
  { regulation }: Rules,
  due: Instant | undefined,
): AppliedLimit | null {
  const limit = clockLimit(regulation, code, situation);
  if (limit === undefined || limit.kind === 'objection') return null;
  if (limit.kind !== 'stated') return limit;
  return due === undefined ? null : { ...limit, due };
}

/** What rules lack that a visit needs as it stands. */
export type VisitLack = ClockLack | 'visits';

/** All of it, of field service and of the clocks that run or may run on; none: the visit can go by these rules. */
export function lackedByVisit(state: VisitState, rules: Rules): readonly VisitLack[] {
  const clocks = [...state.clocks.filter(isRunning), ...stoppedByAct(state)];
  return [...lackedByClocks(clocks, rules), ...(rules.regulation.visits === undefined ? (['visits'] as const) : [])];
}

/** The clocks that the act which waits to be checked has ended: they run on if it does not hold. */
export function stoppedByAct({ act, clocks }: VisitState): readonly ClockState[] {
  return act === null
    ? []
    : clocks.filter(({ stoppedBy, until }) => until.includes('work-done') && stoppedBy === act.id);
}
