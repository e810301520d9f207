/** The clocks of a visit, the one with two keys among them (SK-17). */
import { clockStarted, pauseClocks, runningClocks, sameLimit, stopClocks, unpauseClocks } from '../clock';
import { partsPauses } from '../parts';
import { clockLimit, clocksFrom, type Audience, type ClockStart, type VisitRule } from '../regulation';
import type { TicketRules } from '../ticket/rules';
import type { Instant } from '../time';
import type { VisitDraft } from './draft';

export interface VisitClockOptions {
  readonly at?: Instant;
  /** For limits that a person states. */
  readonly due?: Instant;
  readonly subject?: string;
  /** Instead of whom the rule names: the other side of an offer. */
  readonly owes?: Audience;
}

export function startVisitClocks(
  draft: VisitDraft,
  rules: TicketRules,
  from: ClockStart,
  { at = draft.at, due, subject, owes }: VisitClockOptions = {},
): void {
  for (const [code, rule] of clocksFrom(rules.regulation, from)) {
    const { cycle, site } = draft.state;
    const found = clockLimit(rules.regulation, code, { ...draft.state, district: site.district });
    if (found === undefined || (found.kind === 'stated' && due === undefined)) continue;
    const limit = found.kind === 'stated' ? { ...found, due: due ?? at } : found;
    const pauses = partsPauses(draft.state.orders, rules.regulation, code);
    const owed = owes === undefined ? rule : { ...rule, owes };
    draft.emit(clockStarted(draft.state, { code, cycle, rule: owed, limit, at, pauses, subject }));
  }
}

const notReady = 'not-ready';

export function visitRule({ regulation }: TicketRules): VisitRule {
  // A desk without field service refuses the request of a visit, so every visit has its rules.
  if (regulation.visits === undefined) throw new Error(`the desk ${regulation.code} makes no field visits`);
  return regulation.visits;
}

/** Whether the clock waits for the client's word at all. */
export function needsReadiness(rules: TicketRules): boolean {
  return visitRule(rules).startsWhen.includes('ready');
}

/** Both keys are there: the clock starts at the later of the two, or runs on where it stood meanwhile. */
export function turnKeys(draft: VisitDraft, rules: TicketRules): void {
  const { readiness, requestedAt } = draft.state;
  if (needsReadiness(rules) && readiness === null) return;
  const start = Math.max(requestedAt, needsReadiness(rules) ? (readiness?.from ?? requestedAt) : requestedAt);
  if (runningClocks(draft.state, { from: ['visit-ready'] }).length === 0)
    startVisitClocks(draft, rules, 'visit-ready', { at: start });
  else unpauseClocks(draft, notReady, readiness?.from);
}

/** The second key is taken back: by the regulation the next one starts the clock anew, or it stands meanwhile. */
export function takeKeyBack(draft: VisitDraft, rules: TicketRules): void {
  if (!needsReadiness(rules)) return;
  const { withdrawal } = visitRule(rules);
  switch (withdrawal) {
    case 'anew':
      stopClocks(draft, { from: ['visit-ready'] });
      return;
    case 'stands': {
      const codes = runningClocks(draft.state, { from: ['visit-ready'] }).map(({ code }) => code);
      pauseClocks(draft, codes, notReady, 'client');
      return;
    }
    default: {
      const never: never = withdrawal;
      return never;
    }
  }
}

/** After a change of topic, priority, level or rules: the limits in force now, on the same recorded intervals. */
export function relimitVisit(draft: VisitDraft, rules: TicketRules): void {
  for (const clock of runningClocks(draft.state)) {
    if (clock.limit.kind === 'stated') continue;
    const subject = { ...draft.state, district: draft.state.site.district };
    const limit = clockLimit(rules.regulation, clock.code, subject);
    if (limit === undefined || limit.kind === 'stated' || sameLimit(limit, clock.limit)) continue;
    draft.emit({ type: 'clock-limited', key: clock.key, limit, agreed: null });
  }
}
