import type { Actor } from '../policy/actor';
import { may } from '../policy/may';
import { refuse, type Refusal } from '../policy/refusals';
import { aimClocks, withinYears } from '../process/clocks';
import type { Command } from './command';
import type { CommandRule, Context } from './command-rule';
import { commands, type LaterBody } from './commands';
import { Draft } from './draft';
import type { EventActor } from './events';
import type { TicketRules } from './rules';
import type { TicketState } from './state';
import { voidClosing } from './void-closing';

export function eventActor(actor: Actor): EventActor {
  return actor.kind === 'person' ? { person: actor.personId, role: actor.role } : { part: actor.part };
}

export type Decision = { readonly draft: Draft } | Refusal;

/**
 * The only place that knows the rules of the process: what a command makes of a ticket, or why it cannot be. Pure:
 * the commit's answer is final, the API asks beforehand what could be done.
 */
export function decide(
  state: TicketState,
  command: Command & { readonly body: LaterBody },
  context: Context,
): Decision {
  const { body, actor } = command;
  if (command.ifMatch !== undefined && command.ifMatch !== state.revision) return refuse('revision-moved');
  return withinYears(() => {
    const draft = Draft.of(state, { at: command.receivedAt, by: eventActor(actor), commandId: command.id });
    voidClosing(draft, command);
    // The rule of the table is the one for this very type of body.
    const rule: CommandRule<LaterBody> = commands[body.type];
    const refusal = forbidden(draft.state, rule, actor, context.rules) ?? rule.decide(draft, body, command, context);
    if (refusal !== null) return refusal;
    aimClocks(draft, context.book.of(draft.state.rules));
    return { draft };
  });
}

/** Whether the actor may give such a command now, its content apart. */
export function forbidden(
  state: TicketState,
  rule: Pick<CommandRule<LaterBody>, 'grant' | 'check'>,
  actor: Actor,
  rules: TicketRules,
): Refusal | null {
  const granted = rule.grant === null ? actor.kind === 'system' : may(actor, rule.grant, state);
  return granted ? rule.check(state, rules, actor) : refuse('not-allowed');
}
