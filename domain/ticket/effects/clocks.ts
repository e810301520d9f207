/** What commands do to a ticket's clocks beside what clocks know themselves: start, run on, another rule. */
import type { Instant } from '../../time';
import {
  clockStarted,
  lackedByClocks,
  isRunning,
  ruleAgain,
  ruleClocks,
  runningClocks,
  stands,
  type AppliedLimit,
  type ClockPause,
  type ClockState,
  type Applying,
  type ClockLack,
  type Rules,
} from '../../process';
import { partsPauses } from '../../parts';
import {
  clockLimit,
  clocksFrom,
  consentRule,
  endsBy,
  lookUp,
  mayPause,
  resolved,
  type ClockEnd,
  type ClockStart,
} from '../../regulation';
import { situationOf } from '../situation';
import { lapseProposal } from './proposals';
import type { TicketDraft } from '../state/rule';
import { calendarsOf } from '../state/service';
import type { TicketState } from '../state/state';
import { isVisitOpen } from '../state/visits';

export interface StartOptions {
  readonly at?: Instant;
  /** For limits that a person states. */
  readonly due?: Instant;
  readonly subject?: string;
}

/** Occasions of which each has a clock of its own, about its own subject. */
const each: readonly ClockStart[] = ['visit-requested', 'parts-ordered', 'agreement-proposed'];

/**
 * Starts every clock that the regulation has for this beginning; `stated` clocks without a date are not started. Of one that
 * runs already no second one is: a later word never falls due earlier than the first.
 */
export function startClocks(draft: TicketDraft, rules: Rules, from: ClockStart, options: StartOptions = {}): void {
  const situation = situationOf(draft.state, rules);
  for (const [code, rule] of clocksFrom(rules.regulation, from, situation)) {
    if (!each.includes(from) && runningClocks(draft.state, { code }).length > 0) continue;
    const limit = appliedLimit(code, draft.state, rules, options.due);
    if (limit === null) continue;
    const { at = draft.at, subject } = options;
    const { cycle } = draft.state;
    const pauses = partsPauses(draft.state, rules.regulation, code, at);
    const named = resolved(rule, situation);
    const calendar = calendarsOf(draft.state, rules.regulation)(named.calendar, from) ?? named.calendar;
    const applied = { ...named, calendar };
    draft.emit(clockStarted(draft.state, { code, cycle, from, rule: applied, limit, at, pauses, subject }));
  }
}

/** Clocks that have stopped and may run on: of this cycle, begun by the filing. */
export function stoppedClocks({ clocks, cycle }: TicketState, until: readonly ClockEnd[]): readonly ClockState[] {
  return clocks.filter(
    (clock) =>
      !isRunning(clock) &&
      clock.cycle === cycle &&
      clock.from === 'opened' &&
      clock.until.some((end) => until.includes(end)),
  );
}

/** Clocks of the service that holds the ticket, which have stopped at an instant: it was handed over then, or solved. */
export function stoppedByHandOver({ clocks, cycle }: TicketState, at: Instant): readonly ClockState[] {
  return clocks.filter(
    ({ stoppedAt, until, cycle: of }) => stoppedAt === at && of === cycle && until.includes('handed-over'),
  );
}

/**
 * Stopped clocks run on as if they had not stopped, but for pauses that tell whose the time was. They stand for parts that are
 * still on their way, and for what the ticket waits for. The rule is the one that is in force by now.
 */
export function resumeClocks(
  draft: TicketDraft,
  rules: Rules,
  clocks: readonly ClockState[],
  stood: readonly ClockPause[],
): void {
  const { wait } = draft.state;
  const { regulation } = rules;
  for (const { key, code, stoppedAt } of clocks) {
    if (stoppedAt === null) continue;
    const gap = stood.flatMap((pause): ClockPause[] => {
      const from = Math.max(pause.from, stoppedAt);
      return pause.to === null || pause.to > from ? [{ ...pause, from }] : [];
    });
    const since = Math.max(stoppedAt, ...gap.map(({ to }) => to ?? stoppedAt));
    const waits: ClockPause[] =
      wait !== null && mayPause(regulation, wait.reason, code)
        ? [{ from: Math.max(wait.since, since), to: null, cause: waitCause(wait.reason), owner: wait.owner }]
        : [];
    const [first = null, ...rest] = [...gap, ...partsPauses(draft.state, regulation, code, since), ...waits];
    draft.emit({ type: 'clock-resumed', key, pause: first });
    for (const pause of rest) draft.emit({ type: 'clock-paused', key, pause });
    const resumed = draft.state.clocks.find((clock) => clock.key === key);
    if (resumed === undefined) continue;
    const moved = ruleAgain(draft, rules, resumed, applyingIn(draft.state, rules));
    if (moved) lapseIfAbout(draft, [key]);
  }
}

/** What clocks stand for while the ticket waits for a reason. */
export function waitCause(reason: string): string {
  return `wait:${reason}`;
}

/**
 * After a change of topic, priority, level, vehicles or rules: what runs has the rule in force now, on the same recorded
 * intervals. A proposal for a limit that is no longer the same would mean another date than the one the other side was told: it
 * lapses.
 */
export function reruleClocks(draft: TicketDraft, rules: Rules): void {
  lapseIfAbout(draft, ruleClocks(draft, rules, applyingIn(draft.state, rules)));
}

function lapseIfAbout(draft: TicketDraft, moved: readonly string[]): void {
  const { proposal } = draft.state;
  if (proposal !== null && moved.includes(proposal.clock)) lapseProposal(draft, 'relimited');
}

function applyingIn(state: TicketState, rules: Rules): Applying {
  return {
    situation: situationOf(state, rules),
    limitOf: ({ code }) => appliedLimit(code, state, rules, undefined),
    calendarOf: calendarsOf(state, rules.regulation),
  };
}

/** The codes of the clocks that a request of a visit ends, for the ticket as it stands (SK-14). */
export function endedByVisit(state: TicketState, rules: Rules): readonly string[] {
  const situation = situationOf(state, rules);
  const { clocks } = rules.regulation;
  return Object.keys(clocks).filter((code) => endsBy(clocks[code], 'visit-requested', situation));
}

/** What rules lack that a ticket needs as it stands: what it is about, what it waits for, who has it. */
export type TicketLack =
  | ClockLack
  | 'topic'
  | 'request-type'
  | 'level'
  | 'priority'
  | 'wait'
  | 'visits'
  | 'service'
  | 'agreement';

/** All of it; none: the ticket can go by these rules. */
export function lackedByTicket(state: TicketState, rules: Rules): readonly TicketLack[] {
  const running = state.clocks.filter(isRunning);
  const resting = state.stage === 'closed' ? [] : stoppedClocks(state, ['solution']);
  const { regulation } = rules;
  const { waits, visits, services, topics, requestTypes, levels, priorities } = regulation;
  const gone = (entries: Readonly<Record<string, unknown>>, code: string | null | undefined): boolean =>
    code != null && lookUp(entries, code) === undefined;
  const consentsGone = state.consents.open.some(
    ({ agreement, about }) => consentRule(regulation, agreement)?.terms !== about.kind,
  );
  const reason = state.wait?.reason;
  const stood = reason !== undefined && running.some((clock) => stands(clock, waitCause(reason)));
  const { holds, pending } = state.service;
  const lacks: Readonly<Record<Exclude<TicketLack, ClockLack>, boolean>> = {
    topic: gone(topics, state.topic),
    'request-type': gone(requestTypes, state.requestType),
    level: gone(levels, state.level),
    priority: gone(priorities, state.priority),
    wait: stood && gone(waits, reason),
    visits: visits === undefined && state.visits.some(isVisitOpen),
    service: gone(services, holds) || gone(services, pending?.to),
    agreement: consentsGone,
  };
  const calendars = calendarsOf(state, regulation);
  return [
    ...lackedByClocks([...running, ...resting], rules, calendars),
    ...keysOf(lacks).filter((lack) => lacks[lack]),
  ];
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record) as K[];
}

/** The duty to agree on a limit, where the regulation gives none (more vehicles than its table has, say). */
export function owesLimit(state: TicketState): boolean {
  return state.clocks.some(
    (clock) =>
      isRunning(clock) && clock.cycle === state.cycle && clock.limit.kind === 'to-be-agreed' && clock.agreed === null,
  );
}

/** The limit in force for the ticket as it stands; null where a date has to be told and was not, or silence never closes. */
function appliedLimit(code: string, state: TicketState, rules: Rules, due: Instant | undefined): AppliedLimit | null {
  const limit = clockLimit(rules.regulation, code, situationOf(state, rules));
  switch (limit?.kind) {
    case undefined:
      return null;
    case 'stated':
      return due === undefined ? null : { ...limit, due };
    case 'objection': {
      const term = state.solution?.objection ?? null;
      return term === null ? null : { kind: 'term', term, source: limit.source };
    }
    case 'term':
    case 'to-be-agreed':
    case 'not-promised':
      return limit;
    default: {
      const never: never = limit;
      return never;
    }
  }
}
