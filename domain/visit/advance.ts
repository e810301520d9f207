import { aimClocks, takeTurns } from '../process/clocks';
import type { Standing } from '../policy/may';
import type { Outcome } from '../ticket/advance';
import { eventActor } from '../ticket/decide';
import type { RulesBook } from '../ticket/rules';
import type { Instant } from '../time';
import type { VisitCommand } from './command';
import { openVisit } from './commands/open';
import { decideVisit } from './decide';
import type { VisitDraft } from './draft';
import type { VisitEvent } from './events';
import type { Field } from './field';
import type { VisitState } from './state';
import { tickVisit } from './tick';

export interface AdvanceVisitInput {
  readonly state: VisitState | null;
  /** Waiting commands in order of arrival; `open-visit` comes first where there is no state. */
  readonly commands: readonly VisitCommand[];
  readonly now: Instant;
  readonly book: RulesBook;
  /** What the field says before the first of the commands; each later one sees what those before it took. */
  readonly field: (state: VisitState) => Field;
  readonly standing: Standing;
}

export interface VisitAdvance {
  readonly state: VisitState | null;
  readonly events: readonly VisitEvent[];
  readonly outcomes: readonly Outcome[];
}

/** Brings a visit up to `now`, as `advance` does with a ticket. */
export function advanceVisit(input: AdvanceVisitInput): VisitAdvance {
  const outcomes: Outcome[] = [];
  const { state, events } = takeTurns<VisitState, VisitCommand, VisitEvent>({
    ...input,
    decide: (before, command) => draftOf(before, command, input, outcomes),
    tick: (before, tick) => tickVisit(before, tick, input.book),
  });
  return { state, events, outcomes };
}

/** Decides one command and records its outcome; null where it changed nothing. */
function draftOf(
  state: VisitState | null,
  command: VisitCommand,
  { book, field, standing }: AdvanceVisitInput,
  outcomes: Outcome[],
): VisitDraft | null {
  const { body } = command;
  const done = (revision: number): number =>
    outcomes.push({ commandId: command.id, result: { kind: 'done', revision } });
  if (body.type === 'open-visit') {
    // Opened once: the same request again changes nothing.
    const draft = state === null ? opened(command, body, book) : null;
    done(draft?.state.revision ?? state?.revision ?? 0);
    return draft;
  }
  if (state === null) throw new Error('a command came before its visit was opened');
  const context = { rules: book.of(state.rules), book, field: field(state), standing };
  const decision = decideVisit(state, { ...command, body }, context);
  if ('refused' in decision) {
    outcomes.push({ commandId: command.id, result: { kind: 'refused', code: decision.refused } });
    return null;
  }
  done(decision.draft.state.revision);
  return decision.draft;
}

function opened(
  command: VisitCommand,
  body: Extract<VisitCommand['body'], { type: 'open-visit' }>,
  book: RulesBook,
): VisitDraft {
  const rules = book.of(body.pin);
  const cause = { at: command.receivedAt, by: eventActor(command.actor), commandId: command.id };
  const draft = openVisit(body, cause, rules);
  aimClocks(draft, rules);
  return draft;
}
