/** What commands do to a ticket's clocks beside what clocks know themselves (domain/clock): start, run on, another limit. */
import type { Instant } from '../time';
import { clockStarted, isRunning, sameLimit, type AppliedLimit, type ClockPause, type ClockState } from '../process/clocks';
import { partsPauses } from '../parts';
import { clockLimit, clocksFrom, mayPause, type ClockEnd, type ClockStart, type Regulation } from '../regulation';
import type { Draft } from './draft';
import type { TicketRules } from './rules';
import type { TicketState } from './state';

export interface StartOptions {
  readonly at?: Instant;
  /** For limits that a person states. */
  readonly due?: Instant;
  readonly subject?: string;
}

/** Starts every clock that the regulation has for this beginning; `stated` clocks without a date are not started. */
export function startClocks(draft: Draft, rules: TicketRules, from: ClockStart, options: StartOptions = {}): void {
  for (const [code, rule] of clocksFrom(rules.regulation, from)) {
    const limit = appliedLimit(code, draft.state, rules.regulation, options.due);
    if (limit === null) continue;
    const at = options.at ?? draft.at;
    const { cycle, orders } = draft.state;
    const pauses = partsPauses(orders, rules.regulation, code, at);
    draft.emit(clockStarted(draft.state, { code, cycle, rule, limit, at, pauses, subject: options.subject }));
  }
}

/** Clocks that have stopped and may run on: of this cycle, begun by the filing. */
export function stoppedClocks({ clocks, cycle }: TicketState, until: readonly ClockEnd[]): readonly ClockState[] {
  return clocks.filter(
    (clock) => !isRunning(clock) && clock.cycle === cycle && clock.from === 'opened' && until.includes(clock.until),
  );
}

/**
 * Stopped clocks run on as if they had not stopped, but for pauses that tell whose the time was. They stand for parts that are
 * still on their way, and for what the ticket waits for.
 */
export function resumeClocks(
  draft: Draft,
  { regulation }: TicketRules,
  clocks: readonly ClockState[],
  stood: readonly ClockPause[],
): void {
  const { orders, wait } = draft.state;
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
    const [first = null, ...rest] = [...gap, ...partsPauses(orders, regulation, code, since), ...waits];
    draft.emit({ type: 'clock-resumed', key, pause: first });
    for (const pause of rest) draft.emit({ type: 'clock-paused', key, pause });
  }
}

/** What clocks stand for while the ticket waits for a reason. */
export function waitCause(reason: string): string {
  return `wait:${reason}`;
}

/**
 * After a change of topic, priority, level, vehicles or rules: the limits in force now, on the same recorded
 * intervals. What was agreed under the old limit stays recorded beside the new one.
 */
export function relimitClocks(draft: Draft, rules: TicketRules): void {
  for (const clock of draft.state.clocks) {
    if (clock.cycle !== draft.state.cycle || clock.limit.kind === 'stated') continue;
    const limit = appliedLimit(clock.code, draft.state, rules.regulation, undefined);
    const base = clock.limit.kind === 'agreed' ? null : clock.limit;
    if (limit === null || (base !== null && sameLimit(limit, base))) continue;
    if (clock.limit.kind === 'agreed' && limit.kind === 'to-be-agreed') continue;
    const agreed =
      clock.extensions.length > 0 || clock.limit.kind === 'agreed'
        ? { limit: clock.limit, extensions: clock.extensions }
        : clock.agreed;
    draft.emit({ type: 'clock-limited', key: clock.key, limit, agreed });
  }
}

/** The duty to agree on a limit, where the regulation gives none (more vehicles than its table has, say). */
export function owesLimit(state: TicketState): boolean {
  return state.clocks.some(
    (clock) =>
      isRunning(clock) && clock.cycle === state.cycle && clock.limit.kind === 'to-be-agreed' && clock.agreed === null,
  );
}

/** The limit in force for the ticket as it stands; null where a date has to be told and was not, or silence never closes. */
function appliedLimit(
  code: string,
  state: TicketState,
  regulation: Regulation,
  due: Instant | undefined,
): AppliedLimit | null {
  const limit = clockLimit(regulation, code, state);
  if (limit === undefined) return null;
  if (limit.kind === 'stated') return due === undefined ? null : { ...limit, due };
  if (regulation.clocks[code]?.limit.kind !== 'objection') return limit;
  const term = state.solution?.objection ?? null;
  return term === null ? null : { kind: 'term', term, source: limit.source };
}
