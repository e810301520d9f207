import { aimClocks, withinYears } from '../process/clocks';
import type { Actor } from '../policy/actor';
import { may, type Standing } from '../policy/may';
import { refuse, type Refusal } from '../policy/refusals';
import { eventActor } from '../ticket/decide';
import type { TicketRules } from '../ticket/rules';
import type { VisitCommand } from './command';
import type { VisitCommandRule, VisitContext } from './command-rule';
import { visitCommands, type LaterVisitCommand } from './commands';
import { VisitDraft } from './draft';
import type { VisitState } from './state';

export type VisitDecision = { readonly draft: VisitDraft } | Refusal;

/** What a command makes of a visit, or why it cannot be. Pure: the commit's answer is final. */
export function decideVisit(
  state: VisitState,
  command: VisitCommand & { readonly body: LaterVisitCommand },
  context: VisitContext,
): VisitDecision {
  const { body, actor } = command;
  if (command.ifMatch !== undefined && command.ifMatch !== state.revision) return refuse('revision-moved');
  return withinYears(() => {
    const draft = VisitDraft.of(state, { at: command.receivedAt, by: eventActor(actor), commandId: command.id });
    // The rule of the table is the one for this very type of body.
    const rule: VisitCommandRule<LaterVisitCommand> = visitCommands[body.type];
    const refusal =
      forbiddenOnVisit(state, rule, actor, context.rules, context.standing) ??
      rule.decide(draft, body, command, context);
    if (refusal !== null) return refusal;
    aimClocks(draft, context.book.of(draft.state.rules));
    return { draft };
  });
}

/** Whether the actor may give such a command now, its content apart. */
export function forbiddenOnVisit(
  state: VisitState,
  rule: Pick<VisitCommandRule<LaterVisitCommand>, 'grant' | 'check'>,
  actor: Actor,
  rules: TicketRules,
  standing: Standing,
): Refusal | null {
  const granted = rule.grant === null ? actor.kind === 'system' : may(actor, rule.grant, standing);
  return granted ? rule.check(state, rules, actor) : refuse('not-allowed');
}
