import type { Outcome, Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { CommandOutcome } from './inbox';
import type { NotReceived } from './receipt';
import type { RunTelling } from './unit';

/** What became of a word. */
export type Said<State> =
  | {
      readonly kind: 'decided';
      readonly commandId: string;
      readonly result: Outcome['result'];
      /** The process as the commit left it. */
      readonly state: State;
      readonly rules: Rules;
      readonly now: Instant;
      readonly tellings: readonly RunTelling[];
    }
  /** The same word again: what became of the first. */
  | { readonly kind: 'replay'; readonly outcome: CommandOutcome }
  /** Stored, and decided by whoever commits its process next. */
  | { readonly kind: 'pending'; readonly commandId: string; readonly workflowId: string }
  | NotReceived;
