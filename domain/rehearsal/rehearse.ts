import { broadcast } from '../policy/actor';
import type { RefusalCode } from '../policy/refusals';
import {
  advance,
  rulesAfter,
  type AdvanceInput,
  type Command,
  type CommandBody,
  type ProcessEvent,
  type ProcessKind,
  type ProcessState,
  type Recalculate,
  type Rules,
  type RulesCatalog,
} from '../process';
import type { TicketLack } from '../ticket';
import type { VisitLack } from '../visit';
import { movesBetween, type ClockMove } from './moves';

/**
 * Why a process would go on by the rules that it has: what the new ones lack; that they leave it without working time, or do not fit
 * its client's contract; that a date would lie outside the years of calendars; or a fault of ours.
 */
export type Lack = TicketLack | VisitLack | 'working-time' | 'contract' | 'date-out-of-range' | 'fault';

/** What a publication would do to one process. */
export type Rehearsed =
  /** It has these rules, or none are to be had for it: nobody touches it. */
  | { readonly outcome: 'untouched' }
  | { readonly outcome: 'moves'; readonly moves: readonly ClockMove[] }
  /** It goes by the new rules, and all its dates stay. */
  | { readonly outcome: 'stays' }
  | { readonly outcome: 'unfit'; readonly lacks: readonly Lack[] };

/** A kind of process whose dates a publication moves. */
export interface Rehearsable<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
> {
  readonly kind: ProcessKind<State, Event, Opening, Later | Recalculate, World>;
  /** What rules lack that it needs as it stands. */
  readonly lacked: (state: State, rules: Rules) => readonly Lack[];
  /** Its public number. */
  readonly number: (state: State) => string;
}

/** What surrounds the process; `catalog` is that of the rules as they would be. */
export type Rehearsing<State extends ProcessState, World> = Pick<
  AdvanceInput<State, CommandBody, CommandBody, World>,
  'now' | 'catalog' | 'directory' | 'standing' | 'world' | 'onFault'
>;

/**
 * The recalculation that a publication brings, decided on a process as it stands now: by the same kernel and kind that decide it
 * then, so there is no second set of rules that could differ.
 */
export function rehearse<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  of: Rehearsable<State, Event, Opening, Later, World>,
  stored: State,
  because: Recalculate['because'],
  around: Rehearsing<State, World>,
): Rehearsed {
  const { now, catalog } = around;
  // What has come due by now is not the publication's doing.
  const { state: before } = advance(of.kind, { ...around, state: stored, commands: [] });
  if (before === null || of.kind.hasEnded(before)) return { outcome: 'untouched' };
  const command: Command<Recalculate> = {
    ...{ id: 'rehearsal', actor: broadcast, channel: 'console', receivedAt: now, storedAt: now },
    body: { type: 'recalculate', because },
  };
  // Nothing is due before it, and what it brings about is told by its dates.
  const { state: after, outcomes } = advance(of.kind, {
    ...around,
    state: before,
    commands: [command],
    goesOn: onceOnly(),
  });
  const result = outcomes[0]?.result;
  if (result?.kind === 'fault') return { outcome: 'unfit', lacks: ['fault'] };
  if (result?.kind === 'refused') return refused(of, before, because, catalog, result.code);
  const moves = after === null ? [] : movesBetween(before, after, now);
  return moves.length === 0 ? { outcome: 'stays' } : { outcome: 'moves', moves };
}

function onceOnly(): () => boolean {
  let asked = 0;
  return () => (asked += 1) === 1;
}

function refused<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  { lacked }: Pick<Rehearsable<State, Event, Opening, Later, World>, 'lacked'>,
  state: State,
  because: Recalculate['because'],
  catalog: RulesCatalog,
  code: RefusalCode,
): Rehearsed {
  switch (code) {
    case 'nothing-to-change':
      // Calendars that would leave it without working time are none that it could move to.
      return because === 'calendar' && catalog.underCurrentCalendars(state.rules) === null
        ? { outcome: 'unfit', lacks: ['working-time'] }
        : { outcome: 'untouched' };
    case 'version-does-not-fit': {
      const target = rulesAfter(because, state.rules, catalog);
      return { outcome: 'unfit', lacks: target === null ? [] : lacked(state, target) };
    }
    case 'date-out-of-range':
      return { outcome: 'unfit', lacks: ['date-out-of-range'] };
    default:
      return { outcome: 'untouched' };
  }
}
