import type { Actor } from '../policy/actor';
import type { Grant, Standing } from '../policy/may';
import type { Refusal } from '../policy/refusals';
import type { Instant } from '../time';
import type { Writing } from './draft';
import type { CommandBody, Envelope } from './envelope';
import type { ProcessEvent } from './event';
import type { Directory, Rules, RulesCatalog } from './rules';
import type { ProcessState } from './state';

/** What a decision may look at beside the process itself. */
export interface Context<World = unknown> {
  readonly rules: Rules;
  readonly catalog: RulesCatalog;
  readonly directory: Directory;
  /** Whose it is, and with whom it is shared. */
  readonly standing: Standing;
  /** What the kind asks of the world beside it: the desk's technicians and stocks, say. */
  readonly world: World;
}

/** The text that a command brings. It is kept beside the state, under the command's id. */
export interface Message {
  /** A code of the kind's own list; `internal` is not for the client's eyes. */
  readonly kind: string;
  readonly text: string;
  /** What was filled in beside it, by the codes of its form. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Whose words these are, where another one brings them; default: of who gives the command. */
  readonly by?: { readonly authorId: string | null; readonly side: 'client' | 'desk' | 'system' };
}

/** How one command is decided. One file a command: its type, who may give it, when, its decision and its words. */
export interface CommandRule<
  State extends ProcessState,
  Event extends ProcessEvent,
  Body extends CommandBody,
  World = unknown,
> {
  readonly type: Body['type'];
  /** Null: parts of the product itself give it, never a person. */
  readonly grant: Grant | null;
  /** Who may give it where the process's own rules say so; null: they do not, and `grant` holds. */
  rights?(rules: Rules): Grant | null;
  /** It looks at the newest rules in force, or at a version that its body names. */
  readonly needs?: 'newest-rules' | 'named-version';
  /**
   * Whether it can be given at all as the process stands; what `can` shows.
   *
   * @param at when it is given, for what can be done for a while only
   */
  check(state: State, rules: Rules, actor: Actor, at: Instant): Refusal | null;
  /** Writes what follows into the draft, or says why it cannot be; `check` has passed. */
  decide(draft: Writing<State, Event>, body: Body, command: Envelope, context: Context<World>): Refusal | null;
  /** The words that it brings; absent where it never brings any. */
  message?(body: Body): Message | null;
  /** Files that it names may stand on the process already: another one gets them, this one keeps them. */
  readonly handsFilesOn?: true;
  /** How the facts that it alone writes change the state; the others fold with their kind. */
  readonly folds?: Folds<State, Event>;
}

/** How facts change a state, by the type of the fact. Pure and total. */
export type Folds<State extends ProcessState, Event extends ProcessEvent> = {
  readonly [T in Event['type']]?: (state: State, event: Extract<Event, { readonly type: T }>) => State;
};
