import type { Actor } from '../policy/actor';
import type { Grant } from '../policy/may';
import type { Refusal } from '../policy/refusals';
import type { Envelope } from './command';
import type { Draft } from './draft';
import type { Directory, TicketRules, RulesBook } from './rules';
import type { TicketState } from './state';

/** What a decision may look at beside the ticket itself. */
export interface Context {
  readonly rules: TicketRules;
  readonly book: RulesBook;
  readonly directory: Directory;
}

/** How one command is decided. One file a command. */
export interface CommandRule<Body extends { readonly type: string }> {
  readonly type: Body['type'];
  /** Null: parts of the product itself give it, never a person. */
  readonly grant: Grant | null;
  /** Whether it can be given at all as the ticket stands; what `can` shows. */
  check(state: TicketState, rules: TicketRules, actor: Actor): Refusal | null;
  /** Writes what follows into the draft, or says why it cannot be; `check` has passed. */
  decide(draft: Draft, body: Body, command: Envelope, context: Context): Refusal | null;
}
