import type { Standing } from '../policy/may';
import type { Refusal } from '../policy/refusals';
import type { Instant } from '../time';
import { aimClocks, nextTick, tickId, type Tick } from './clocks';
import { aimAndFollow, causeOf, decide } from './decide';
import { Draft } from './draft';
import type { Command, CommandBody, Outcome } from './envelope';
import type { ProcessEvent } from './event';
import { clockDraft, emitKernel } from './kernel-events';
import type { ProcessKind } from './kind';
import type { Directory, RulesCatalog } from './rules';
import type { ProcessState } from './state';
import type { TakeUpAgain } from './take-up-again';

export interface AdvanceInput<
  State extends ProcessState,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
> {
  /** Null: the first command opens the process. */
  readonly state: State | null;
  /** Waiting commands in order of arrival. */
  readonly commands: readonly Command<Opening | Later | TakeUpAgain>[];
  readonly now: Instant;
  readonly catalog: RulesCatalog;
  readonly directory: Directory;
  readonly standing: Standing;
  /** What the world beside it says before the first of the commands; each later one sees what those before it took. */
  readonly world: (state: State) => World;
  /** Asked before each turn; false: what is left waits for the next commit. Default: as long as there is anything. */
  readonly goesOn?: () => boolean;
  /** Told of a decision that threw. */
  readonly onFault?: (ref: string, error: unknown) => void;
}

export interface Advance<State, Event> {
  readonly state: State | null;
  readonly events: readonly Event[];
  /** Of the commands that had their turn. */
  readonly outcomes: readonly Outcome[];
  /** Something that is due or waits was left for the next commit. */
  readonly more: boolean;
}

/** A commit tells at most so many thresholds. */
const mostTicks = 500;

/**
 * Brings a process up to `now`: waiting commands in order of arrival and due thresholds, whichever came first; a receipt at or
 * before a due instant goes before its tick, and no command, whatever instant it names, brings anything that is not due by now.
 * Run again with nothing waiting, it finds nothing to do. A decision that throws is set aside, and the others go on.
 */
export function advance<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  input: AdvanceInput<State, Opening, Later, World>,
): Advance<State, Event> {
  const { now, commands, goesOn = () => true } = input;
  const events: Event[] = [];
  const outcomes: Outcome[] = [];
  let { state } = input;
  const take = (draft: Draft<State, Event> | null): void => {
    if (draft === null) return;
    events.push(...draft.events);
    state = draft.state;
  };
  let ticks = 0;
  for (let next = 0; ;) {
    const command = commands[next];
    const tick = state === null ? null : nextTick(state);
    const due = tick !== null && tick.at <= now && (command === undefined || tick.at < command.receivedAt);
    if (!due && command === undefined) return { state, events, outcomes, more: false };
    if (ticks === mostTicks || !goesOn()) return { state, events, outcomes, more: true };
    if (due && state !== null && tick !== null) {
      ticks += 1;
      take(ticked(kind, state, tick, input));
    } else if (command !== undefined) {
      next += 1;
      take(taken(kind, state, command, input, outcomes));
    }
  }
}

/** Decides one command and records its outcome; null where it changed nothing. */
function taken<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State | null,
  command: Command<Opening | Later | TakeUpAgain>,
  input: AdvanceInput<State, Opening, Later, World>,
  outcomes: Outcome[],
): Draft<State, Event> | null {
  const { catalog, directory, standing, world } = input;
  const done = (revision: number): number =>
    outcomes.push({ commandId: command.id, result: { kind: 'done', revision } });
  if (isOpening(kind, command)) {
    // Opened once: the same opening again, under whatever row, changes nothing.
    const draft = state === null ? opened(kind, command, catalog) : null;
    done(draft?.state.revision ?? state?.revision ?? 0);
    return draft;
  }
  if (state === null) throw new Error('a command came before its process was opened');
  // What is no opening comes later.
  const later = command as Command<Later | TakeUpAgain>;
  try {
    const context = { rules: catalog.of(state.rules), catalog, directory, standing, world: world(state) };
    const decision = decide(kind, state, later, context);
    if (!('refused' in decision)) {
      done(decision.draft.state.revision);
      return decision.draft;
    }
    const draft = isHand(later) ? handRefused(kind, state, later, catalog, decision) : null;
    outcomes.push({ commandId: command.id, result: { kind: 'refused', code: decision.refused } });
    return draft;
  } catch (error) {
    input.onFault?.(command.id, error);
    outcomes.push({ commandId: command.id, result: { kind: 'fault' } });
    const draft = Draft.of(kind, state, causeOf(command));
    emitKernel(draft, { type: 'set-aside', what: 'command', ref: command.id, key: null, code: null });
    return draft;
  }
}

function isOpening<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  command: Command<Opening | Later | TakeUpAgain>,
): command is Command<Opening> {
  return command.body.type === kind.opening.type;
}

function opened<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  { opening }: ProcessKind<State, Event, Opening, Later, World>,
  command: Command<Opening>,
  catalog: RulesCatalog,
): Draft<State, Event> {
  const draft = opening.open(command.body, command, catalog.of(opening.pin(command.body)));
  aimClocks(clockDraft(draft), catalog);
  return draft;
}

/** Whoever reaches the engine's console cannot be answered there: the refusal is kept. */
function handRefused<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State,
  command: Command<Later | TakeUpAgain>,
  catalog: RulesCatalog,
  refusal: Refusal,
): Draft<State, Event> {
  const draft = Draft.of(kind, state, causeOf(command));
  emitKernel(draft, { type: 'signal-refused', signal: command.body.type, refusal: refusal.refused });
  kind.handRefused?.(draft, catalog.of(state.rules), command.body.type);
  aimClocks(clockDraft(draft), catalog);
  return draft;
}

function isHand({ actor }: Command): boolean {
  return actor.kind === 'system' && actor.part === 'engine-ui';
}

/** Time has reached a threshold: those whom the rule names are told, and what the process does by itself is done. */
function ticked<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  kind: ProcessKind<State, Event, Opening, Later, World>,
  state: State,
  tick: Tick,
  { catalog, onFault }: AdvanceInput<State, Opening, Later, World>,
): Draft<State, Event> {
  const ref = tickId(tick);
  // A threshold may lie before the last fact (a due instant moved into the past): it is told now.
  const cause = { at: Math.max(tick.at, state.lastAt), by: { part: 'clock' }, commandId: ref } as const;
  const clock = state.clocks.find(({ key }) => key === tick.clock);
  if (clock === undefined) throw new Error(`the tick ${ref} has no clock`);
  try {
    const draft = Draft.of(kind, state, cause);
    const rules = catalog.of(clock.pin);
    const whom = kind.told?.(clock, tick, rules) ?? rules.regulation.clocks[clock.code]?.tell[tick.code]?.whom ?? [];
    emitKernel(draft, { type: 'threshold-told', key: clock.key, code: tick.code, due: tick.due, whom: [...whom] });
    kind.reach?.(draft, clock, tick, catalog.of(state.rules));
    aimAndFollow(kind, draft, state, catalog);
    return draft;
  } catch (error) {
    onFault?.(ref, error);
    const draft = Draft.of(kind, state, cause);
    emitKernel(draft, { type: 'set-aside', what: 'tick', ref, key: clock.key, code: tick.code });
    return draft;
  }
}
