import type { Actor } from '../policy/actor';
import type { Grant, Standing } from '../policy/may';
import type { Refusal } from '../policy/refusals';
import type { Envelope } from '../ticket/command';
import type { RulesBook, TicketRules } from '../ticket/rules';
import type { VisitDraft } from './draft';
import type { Field } from './field';
import type { VisitState } from './state';

/** What a decision on a visit may look at beside the visit itself. */
export interface VisitContext {
  readonly rules: TicketRules;
  readonly book: RulesBook;
  readonly field: Field;
  /** Whose ticket it is, and with whom it is shared: who sees a ticket sees its visits. */
  readonly standing: Standing;
}

/** How one command to a visit is decided. One file a command. */
export interface VisitCommandRule<Body extends { readonly type: string }> {
  readonly type: Body['type'];
  /** Null: parts of the product itself give it, never a person. */
  readonly grant: Grant | null;
  /** Whether it can be given at all as the visit stands; what `can` shows. */
  check(state: VisitState, rules: TicketRules, actor: Actor): Refusal | null;
  /** Writes what follows into the draft, or says why it cannot be; `check` has passed. */
  decide(draft: VisitDraft, body: Body, command: Envelope, context: VisitContext): Refusal | null;
}
