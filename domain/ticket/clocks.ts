/** What commands do to a ticket's clocks beside what clocks know themselves (domain/clock): start, run on, another limit. */
import type { Instant } from '../time';
import { clockStarted, isRunning, sameLimit, type AppliedLimit, type ClockPause } from '../clock';
import { partsPauses } from '../parts';
import { clockLimit, clocksFrom, type ClockEnd, type ClockStart, type Owner, type Regulation } from '../regulation';
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

/** Whose the time was in which clocks did not run, up to an instant. */
export interface Stood {
  readonly to: Instant;
  readonly cause: string;
  readonly owner: Owner;
}

/** Clocks that were stopped at `stoppedAt` run on; the time between is told by pauses, one after the other. */
export function resumeClocks(
  draft: Draft,
  rules: TicketRules,
  until: readonly ClockEnd[],
  stoppedAt: Instant,
  stood: readonly Stood[],
): void {
  for (const { key, code, cycle, from, until: end, stoppedAt: stopped } of draft.state.clocks) {
    if (cycle !== draft.state.cycle || from !== 'opened' || stopped !== stoppedAt || !until.includes(end)) continue;
    const pauses: ClockPause[] = [];
    let begin = stoppedAt;
    for (const { to, cause, owner } of stood) {
      if (to > begin) pauses.push({ from: begin, to, cause, owner });
      begin = Math.max(begin, to);
    }
    const [first = null, ...rest] = [...pauses, ...partsPauses(draft.state.orders, rules.regulation, code, begin)];
    draft.emit({ type: 'clock-resumed', key, pause: first });
    for (const pause of rest) draft.emit({ type: 'clock-paused', key, pause });
  }
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
