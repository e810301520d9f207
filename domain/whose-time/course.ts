/** What a ticket's history says of whose turn it was: nothing of it depends on a calendar. */
import { effectiveAt, foldClocks, isKernelEvent, type ClockState, type RulesPin } from '../process';
import type { Owner } from '../regulation/types';
import { nextStep, sideOwing, ticketKind, type NextStep, type TicketEvent, type TicketState } from '../ticket';
import type { Instant } from '../time';

/** Why a span is whose it is: the clock of the solution stood for a cause, or somebody owed a step. */
export type Why =
  | { readonly kind: 'pause'; readonly cause: string }
  | { readonly kind: 'step'; readonly owes: NextStep['owes']; readonly step: NextStep['step'] };

/** From an instant on it is somebody's turn; `owner` null: nobody's, the ticket is closed. */
export interface Turn {
  readonly at: Instant;
  readonly owner: Owner | null;
  readonly why: Why;
}

/** A cycle of a ticket, with what its time is counted by. */
export interface Cycle {
  readonly from: Instant;
  /** The beginning of the next one; null: it is the last. */
  readonly to: Instant | null;
  /** By which rules, and by which of their calendars; null: the ticket has no clock of a solution, and the desk's own work counts. */
  readonly pin: RulesPin;
  readonly calendar: string | null;
  readonly pauses: readonly Pause[];
}

interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly cause: string;
  readonly owner: Owner;
}

/** Whose turn it was, from the receipt on, and what counts in each cycle. */
export interface Course {
  readonly turns: readonly Turn[];
  readonly cycles: readonly Cycle[];
}

interface Step {
  readonly at: Instant;
  readonly state: TicketState;
}

/**
 * The course of a ticket, from all of its events.
 *
 * @throws where they do not begin with the filing
 */
export function courseOf(events: readonly TicketEvent[]): Course {
  const steps = stepsOf(events);
  return { turns: turnsOf(steps), cycles: cyclesOf(steps, foldClocks(ticketKind, events)) };
}

/**
 * How a ticket stood after each word and each instant that was reached. What one command wrote holds from one instant on, so nothing
 * in between was anybody's turn.
 */
function stepsOf([first, ...rest]: readonly TicketEvent[]): readonly Step[] {
  if (first === undefined) return [];
  let state = ticketKind.first(first);
  let commandId = first.commandId;
  let at = first.at;
  // A clock may stop or run on at another instant than that of the word: what the ticket's own facts say counts.
  let isOwn = true;
  const steps: Step[] = [];
  for (const event of rest) {
    const kernel = isKernelEvent(event);
    if (event.commandId !== commandId) {
      steps.push({ at, state });
      at = kernel ? event.at : effectiveAt(event);
      commandId = event.commandId;
      isOwn = !kernel;
    } else if (!isOwn && !kernel) {
      at = effectiveAt(event);
      isOwn = true;
    }
    state = ticketKind.evolve(state, event);
  }
  return [...steps, { at, state }];
}

/**
 * A word that came late counts from its receipt: where it changes whose turn it is, it takes the place of what was taken to be so
 * since. One that changes nothing leaves what was.
 */
function turnsOf(steps: readonly Step[]): readonly Turn[] {
  const turns: Turn[] = [];
  let present: Turn | undefined;
  for (const { at, state } of steps) {
    const turn = { at, ...turnIn(state) };
    if (present !== undefined && sameTurn(present, turn)) continue;
    present = turn;
    while (turns.length > 0 && (turns.at(-1)?.at ?? 0) >= at) turns.pop();
    turns.push(turn);
  }
  return turns;
}

function turnIn(state: TicketState): Omit<Turn, 'at'> {
  const { owes, step } = nextStep(state);
  // What a visit still waits for after its ticket was closed is no time of the ticket.
  const owner = state.closed === null ? (sideOwing(state) ?? 'us') : null;
  return { owner, why: { kind: 'step', owes, step } };
}

/** Of the same owner for the same reason. */
export function sameTurn(a: Omit<Turn, 'at'>, b: Omit<Turn, 'at'>): boolean {
  return a.owner === b.owner && sameWhy(a.why, b.why);
}

function sameWhy(a: Why, b: Why): boolean {
  if (a.kind === 'pause') return b.kind === 'pause' && a.cause === b.cause;
  return b.kind === 'step' && a.step === b.step && a.owes === b.owes;
}

function cyclesOf(steps: readonly Step[], clocks: readonly ClockState[]): readonly Cycle[] {
  const last = new Map(steps.map(({ state }) => [state.cycle, state]));
  const states = [...last.values()];
  return states.map((state, index): Cycle => {
    const { cycle, cycleStartedAt: from, rules } = state;
    const to = states[index + 1]?.cycleStartedAt ?? null;
    const own = solutionClocks(clocks.filter((clock) => clock.cycle === cycle));
    const clock = own.at(-1);
    return {
      ...{ from, to, pin: clock?.pin ?? rules, calendar: clock?.calendar ?? null },
      pauses: own.flatMap(({ pauses }) => pauses),
    };
  });
}

/** The clock that measures from the filing to the solution, however often it was begun in the cycle. */
function solutionClocks(clocks: readonly ClockState[]): readonly ClockState[] {
  const measures = ({ from, until }: ClockState): boolean => from === 'opened' && until.includes('solution');
  const first = clocks.find(measures);
  return clocks.filter((clock) => clock.code === first?.code && measures(clock));
}
