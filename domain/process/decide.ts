import { inEachRole, type Actor } from '../policy/actor';
import { may, type Grant, type Standing } from '../policy/may';
import { refuse, type Refusal, type RefusalCode } from '../policy/refusals';
import type { Instant } from '../time';
import { aimClocks, withinYears } from './clocks';
import { Draft } from './draft';
import type { Command, CommandBody, Envelope } from './envelope';
import { takeUpAgain, type TakeUpAgain } from './take-up-again';
import { eventActor, type Cause, type ProcessEvent } from './event';
import { clockDraft } from './kernel-events';
import type { ProcessKind } from './kind';
import type { CommandRule, Context } from './rule';
import type { Rules, RulesCatalog } from './rules';
import type { ProcessState } from './state';

export type Decision<State extends ProcessState, Event extends ProcessEvent> =
  | { readonly draft: Draft<State, Event> }
  | Refusal;

/**
 * What a command makes of a process, or why it cannot be. Pure: the commit's answer is final, the API asks beforehand what could
 * be done.
 */
export function decide<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State,
  command: Command<Later | TakeUpAgain>,
  context: Context<World>,
): Decision<State, Event> {
  if (command.ifMatch !== undefined && command.ifMatch !== state.revision) return refuse('revision-moved');
  const refusals: RefusalCode[] = [];
  for (const actor of inEachRole(command.actor)) {
    const decision = decideAs(kind, state, { ...command, actor }, context);
    if (!('refused' in decision)) return decision;
    refusals.push(decision.refused);
  }
  return refuse(refusalOf(refusals));
}

/** The same in one role alone. */
function decideAs<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State,
  command: Command<Later | TakeUpAgain>,
  context: Context<World>,
): Decision<State, Event> {
  const { body, actor } = command;
  return withinYears(() => {
    const draft = Draft.of(kind, state, causeOf(command));
    if (!isKernels(command)) kind.before?.(draft, command as Command<Later>, context.rules);
    const rule = ruleOf(kind, body);
    const refusal =
      forbidden(draft.state, rule, actor, context.rules, context.standing, command.receivedAt) ??
      rule.decide(draft, body, command, context);
    if (refusal !== null) return refusal;
    kind.after?.(draft, context);
    aimAndFollow(kind, draft, state, context.catalog);
    return { draft };
  });
}

/** Of what somebody is refused in several roles: what stands in the way of the one that may do most. */
function refusalOf(refusals: readonly RefusalCode[]): RefusalCode {
  return refusals.findLast((code) => code !== 'not-allowed') ?? 'not-allowed';
}

/** Aims the clocks that a decision may have moved, and has the kind look at what follows from that. */
export function aimAndFollow<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  draft: Draft<State, Event>,
  before: State,
  catalog: RulesCatalog,
): void {
  aimClocks(clockDraft(draft), catalog);
  const from = draft.events.length;
  if (from === 0 || kind.aimed === undefined) return;
  kind.aimed(draft, before, catalog.of(draft.state.rules));
  aimClocks(clockDraft(draft), catalog, from);
}

function isKernels({ body }: Command): boolean {
  return body.type === takeUpAgain.type;
}

/** Whether this release can decide such a command; a newer one beside it may have stored one that it cannot. */
export function knowsCommand(
  kind: { readonly opening: { readonly type: string }; readonly commands: object },
  type: string,
): boolean {
  return type === kind.opening.type || type === takeUpAgain.type || Object.hasOwn(kind.commands, type);
}

/** The rule of the table is the one for this very type of body, which TypeScript cannot see through an index. */
export function ruleOf<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  body: Pick<Later, 'type'> | Pick<TakeUpAgain, 'type'>,
): CommandRule<State, Event, Later | TakeUpAgain, World> {
  type Rule = CommandRule<State, Event, Later | TakeUpAgain, World>;
  if (body.type === takeUpAgain.type) return takeUpAgain as unknown as Rule;
  const rule = (kind.commands as unknown as Readonly<Record<string, Rule>>)[body.type];
  if (rule === undefined) throw new Error(`the kind ${kind.kind} has no command ${body.type}`);
  return rule;
}

/** Whether the actor may give such a command now, its content apart. */
export function forbidden<State extends ProcessState>(
  state: State,
  rule: {
    readonly grant: Grant | null;
    rights?(rules: Rules): Grant | null;
    check(state: State, rules: Rules, actor: Actor, at: Instant): Refusal | null;
  },
  actor: Actor,
  rules: Rules,
  standing: Standing,
  at: Instant,
): Refusal | null {
  const grant = grantOf(rule, rules);
  const granted = grant === null ? actor.kind === 'system' : may(actor, grant, standing);
  return granted ? rule.check(state, rules, actor, at) : refuse('not-allowed');
}

/** Who may give such a command: by the rules of the process where they say so, else by the command's own grant. */
export function grantOf(
  rule: { readonly grant: Grant | null; rights?(rules: Rules): Grant | null },
  rules: Rules,
): Grant | null {
  return rule.grant === null ? null : (rule.rights?.(rules) ?? rule.grant);
}

/** Which of the commands that persons give this one may give now, and why not the others. Content is judged when it comes. */
export function abilities<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State,
  actor: Actor,
  rules: Rules,
  standing: Standing,
  at: Instant,
): Readonly<Record<string, 'yes' | RefusalCode>> {
  const all = Object.values<CommandRule<State, Event, Later, World>>(
    kind.commands as Readonly<Record<string, CommandRule<State, Event, Later, World>>>,
  );
  return Object.fromEntries(
    all
      .filter(({ grant }) => grant !== null)
      .map((rule) => [rule.type, abilityOf(state, rule, actor, rules, standing, at)] as const),
  );
}

/** In whichever of the roles it can be done. */
function abilityOf<State extends ProcessState>(
  state: State,
  rule: Parameters<typeof forbidden<State>>[1],
  actor: Actor,
  rules: Rules,
  standing: Standing,
  at: Instant,
): 'yes' | RefusalCode {
  const refused = inEachRole(actor).map(
    (acting) => forbidden(state, rule, acting, rules, standing, at)?.refused ?? 'yes',
  );
  return refused.includes('yes') ? 'yes' : refusalOf(refused.filter((code) => code !== 'yes'));
}

export function causeOf({ id, receivedAt, actor }: Envelope): Cause {
  return { at: receivedAt, by: eventActor(actor), commandId: id };
}
