/** The clocks of a visit, the one with two keys among them (SK-17). */
import {
  aimOf,
  clockStarted,
  noAim,
  pauseClocks,
  runningClocks,
  sameLimit,
  stopClocks,
  unpauseClocks,
  type ClockState,
} from '../process/clocks';
import { partsPauses } from '../parts';
import { clockLimit, clocksFrom, type Audience, type ClockStart, type VisitRule } from '../regulation';
import type { TicketRules } from '../ticket/rules';
import type { Instant } from '../time';
import type { VisitDraft } from './draft';
import type { VisitState } from './state';

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
  rules: TicketRules,
  from: ClockStart,
  { at = draft.at, due, subject, owes, notAfter }: VisitClockOptions = {},
): void {
  for (const [code, rule] of clocksFrom(rules.regulation, from)) {
    const { cycle, site } = draft.state;
    const found = clockLimit(rules.regulation, code, { ...draft.state, district: site.district });
    if (found === undefined || (found.kind === 'stated' && due === undefined)) continue;
    const limit = found.kind === 'stated' ? { ...found, due: due ?? at } : found;
    const pauses = partsPauses(draft.state.orders, rules.regulation, code, at);
    const owed = owes === undefined ? rule : { ...rule, owes };
    const started = clockStarted(draft.state, { code, cycle, rule: owed, limit, at, pauses, subject });
    draft.emit(notAfter === undefined ? started : cut(started, rules, notAfter));
  }
}

/** The same clock, with the given instant for its date where its own would come later. */
function cut(started: ReturnType<typeof clockStarted>, rules: TicketRules, notAfter: Instant): typeof started {
  const { clock } = started;
  const { due } = aimOf({ ...clock, aim: noAim, told: [], stoppedAt: null }, rules, clock.startedAt);
  if (due !== null && due <= notAfter) return started;
  return { ...started, clock: { ...clock, limit: { kind: 'stated', due: notAfter, source: clock.limit.source } } };
}

const notReady = 'not-ready';

/** What the regulation says of visits. @throws at a desk without field service, which takes no request of a visit */
export function visitRule({ regulation }: TicketRules): VisitRule {
  // A desk without field service refuses the request of a visit, so every visit has its rules.
  if (regulation.visits === undefined) throw new Error(`the desk ${regulation.code} makes no field visits`);
  return regulation.visits;
}

/**
 * Both keys are there: the clock starts at the later of the two, or runs on where it stood meanwhile. One that was to begin
 * later begins now.
 */
export function turnKeys(draft: VisitDraft, rules: TicketRules): void {
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
export function takeKeyBack(draft: VisitDraft, rules: TicketRules, at: Instant = draft.at): void {
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

/** After a change of topic, priority, level or rules: the limits in force now, on the same recorded intervals. */
export function relimitVisit(draft: VisitDraft, rules: TicketRules): void {
  for (const clock of [...runningClocks(draft.state), ...stoppedByAct(draft.state)]) {
    if (clock.limit.kind === 'stated') continue;
    const subject = { ...draft.state, district: draft.state.site.district };
    const limit = clockLimit(rules.regulation, clock.code, subject);
    if (limit === undefined || limit.kind === 'stated' || sameLimit(limit, clock.limit)) continue;
    draft.emit({ type: 'clock-limited', key: clock.key, limit, agreed: null });
  }
}

/** The clocks that the act which waits to be checked has ended: they run on if it does not hold. */
export function stoppedByAct({ act, clocks }: VisitState): readonly ClockState[] {
  return act === null ? [] : clocks.filter(({ key, until }) => until === 'work-done' && act.stopped.includes(key));
}
