import type { Instant } from '../time';
import type { RefusalCode } from '../policy/refusals';
import { aimClocks, takeTurns } from '../process/clocks';
import type { Command } from './command';
import { decide, eventActor } from './decide';
import { openTicket, type Open } from './commands/open';
import type { LaterBody } from './commands';
import { Draft } from './draft';
import type { TicketEvent } from './events';
import type { Directory, RulesBook } from './rules';
import { refuseSignal } from './signals';
import type { TicketState } from './state';
import { decideTick } from './tick';

export interface Outcome {
  readonly commandId: string;
  readonly result:
    { readonly kind: 'done'; readonly revision: number } | { readonly kind: 'refused'; readonly code: RefusalCode };
}

export interface AdvanceInput {
  readonly state: TicketState | null;
  /** Waiting commands in order of arrival; `open` comes first where there is no state. */
  readonly commands: readonly Command[];
  readonly now: Instant;
  readonly book: RulesBook;
  readonly directory: Directory;
}

export interface Advance {
  readonly state: TicketState | null;
  readonly events: readonly TicketEvent[];
  readonly outcomes: readonly Outcome[];
}

/**
 * Brings a ticket up to `now`: waiting commands in order of arrival and due thresholds, whichever came first; a
 * receipt at or before a due instant goes before its tick. Run again with nothing waiting, it finds nothing to do.
 */
export function advance(input: AdvanceInput): Advance {
  const outcomes: Outcome[] = [];
  const { state, events } = takeTurns<TicketState, Command, TicketEvent>({
    ...input,
    decide: (before, command) => draftOf(before, command, input, outcomes),
    tick: (before, tick) => decideTick(before, tick, input.book),
  });
  return { state, events, outcomes };
}

/** Decides one command and records its outcome; null where it changed nothing. */
function draftOf(
  state: TicketState | null,
  command: Command,
  { book, directory }: AdvanceInput,
  outcomes: Outcome[],
): Draft | null {
  const { body } = command;
  if (body.type === 'open') {
    // Opened once: the same filing again, under whatever row, changes nothing.
    const draft = state === null ? opened(body, command, book) : null;
    outcomes.push(done(command, draft?.state.revision ?? state?.revision ?? 0));
    return draft;
  }
  if (state === null) throw new Error('a command came before its ticket was opened');
  const rules = book.of(state.rules);
  const decision = decide(state, { ...command, body }, { rules, book, directory });
  if (!('refused' in decision)) {
    outcomes.push(done(command, decision.draft.state.revision));
    return decision.draft;
  }
  outcomes.push({ commandId: command.id, result: { kind: 'refused', code: decision.refused } });
  return isEngineSignal(command) ? refusedSignal(state, command, body, decision.refused, book) : null;
}

function opened(body: Open, command: Command, book: RulesBook): Draft {
  const rules = book.of(body.pin);
  const draft = openTicket(body, command, causeOf(command), rules);
  aimClocks(draft, rules);
  return draft;
}

function refusedSignal(
  state: TicketState,
  command: Command,
  body: LaterBody,
  code: RefusalCode,
  book: RulesBook,
): Draft {
  const draft = Draft.of(state, causeOf(command));
  const rules = book.of(state.rules);
  refuseSignal(draft, rules, body.type, code);
  aimClocks(draft, rules);
  return draft;
}

function isEngineSignal({ actor }: Command): boolean {
  return actor.kind === 'system' && actor.part === 'engine-ui';
}

function causeOf(command: Command): { at: Instant; by: TicketEvent['by']; commandId: string } {
  return { at: command.receivedAt, by: eventActor(command.actor), commandId: command.id };
}

function done(command: Command, revision: number): Outcome {
  return { commandId: command.id, result: { kind: 'done', revision } };
}
