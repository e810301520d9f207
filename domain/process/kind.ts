import type { ClockState, Tick } from './clocks';
import type { Draft, Folding } from './draft';
import type { Command, CommandBody, Envelope } from './envelope';
import type { BodyOf, ProcessEvent, StoredEvent } from './event';
import type { Notice } from './notices';
import type { CommandRule, Context, Message } from './rule';
import type { Rules } from './rules';
import type { RulesPin } from './clocks';
import type { ProcessState } from './state';
import type { Audience } from '../regulation/types';
import type { Instant } from '../time';

/**
 * A kind of process as one value. Its shapes are type parameters: the state, its events, the command that opens it, the commands
 * that come later, and what decisions ask of the world beside it.
 */
export interface ProcessKind<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World = unknown,
> extends Folding<State, Event> {
  /** Its name in the store, and the type of its workflow. */
  readonly kind: string;
  /** The versions of the shapes that are written: older events go through `upcast`, older states are folded anew. */
  readonly schema: { readonly events: number; readonly state: number };
  /** Brings a stored event to today's shapes. @throws for a schema that nobody knows */
  upcast(stored: StoredEvent): BodyOf<Event>;
  readonly opening: {
    readonly type: Opening['type'];
    /** The rules it is opened under. */
    pin(body: Opening): RulesPin;
    /** Never refused: whoever asked was answered already. */
    open(body: Opening, command: Envelope, rules: Rules): Draft<State, Event>;
    message?(body: Opening): Message | null;
    /** Whose words these are, when another one took them down. */
    author?(body: Opening): string | null;
  };
  readonly commands: {
    readonly [T in Later['type']]: CommandRule<State, Event, Extract<Later, { readonly type: T }>, World>;
  };
  /** What comes before a command is judged: a word in time voids a closing, say. */
  before?(draft: Draft<State, Event>, command: Command<Later>, rules: Rules): void;
  /** What follows from any command that is done, whatever it was: an owner who has left is let go, say. */
  after?(draft: Draft<State, Event>, context: Pick<Context, 'directory' | 'standing'>): void;
  /** What follows from where the clocks now aim, whatever moved them. @param before how the process stood */
  aimed?(draft: Draft<State, Event>, before: State, rules: Rules): void;
  /** What the process does by itself when a clock reaches a threshold; that it is told is recorded already. */
  reach?(draft: Draft<State, Event>, clock: ClockState, tick: Tick, rules: Rules): void;
  /** Who is told of a threshold, if not those whom the rule names. */
  told?(clock: ClockState, tick: Tick, rules: Rules): readonly Audience[];
  /** A hand in the engine's console asked for what cannot be: beside the record, a duty. */
  handRefused?(draft: Draft<State, Event>, rules: Rules, signal: string): void;
  /** Letters that follow from one event, between the state that it found and the one that it left. */
  notices?(event: Event, after: State, rules: Rules, before: State | null): readonly Notice[];
  /** What a letter says besides of how its word left the process. */
  noticed?(notice: Pick<Notice, 'kind' | 'audience' | 'params'>, after: State, rules: Rules): Notice['params'];
  /** Until when such a letter is held back, if it leaves by mail; null: it is not. Absent: none is. @param now when it is written */
  heldUntil?(
    notice: Pick<Notice, 'kind' | 'audience'>,
    event: Event,
    after: State,
    rules: Rules,
    now: Instant,
  ): Instant | null;
  /** The group by which a person switches such letters off; null: they always come. Absent: all of them do. */
  letterGroup?(notice: Pick<Notice, 'kind' | 'audience'>): string | null;
  /** Whose act an event reports that another process told of: nobody is told of an own act, by whatever way it came. */
  actorOf?(event: Event): string | null;
  /** The rules that a fact of the kind's own moves a process to: a new cycle, say. */
  pinAfter?(event: Event): RulesPin | undefined;
  /** Terminal, with nothing left that has a date: no run is needed until somebody writes again. */
  hasEnded(state: State): boolean;
}
