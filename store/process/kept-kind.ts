import type { Prisma } from '../../prisma/generated/client';
import type { Standing } from '../../domain/policy/may';
import type {
  Addressee,
  Command,
  CommandBody,
  Outcome,
  ProcessEvent,
  ProcessKind,
  ProcessState,
  Rules,
  RulesPin,
} from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { Language } from '../../texts/language';
import type { Transaction } from '../database';
import type { LoadedRules } from '../rules/library';
import type { StaffMember } from '../rules/staff';
import type { Unit } from './unit';
import type { ChildRun, ProcessView } from './view';

/** What stands beside a state while a commit decides. */
export interface Surroundings<State, World> {
  readonly standing: Standing;
  readonly world: (state: State) => World;
  /** The persons that an audience means. @param before the state that the event found, if any */
  readonly persons: (
    audience: Addressee,
    after: State,
    before: State | null,
    staff: readonly StaffMember[],
  ) => readonly string[];
}

/** What one commit makes of a process. */
export interface Change<State, Event, Body extends CommandBody = CommandBody> {
  readonly before: State | null;
  readonly state: State;
  readonly rules: Rules;
  readonly events: readonly Event[];
  readonly commands: readonly Command<Body>[];
  readonly outcomes: readonly Outcome[];
  readonly now: Instant;
  /** What lies beside a state that begins: the client's own words, which no state holds. */
  readonly beside: unknown;
}

/** A kind as the store keeps it: the pure kind, and what lies beside its state. All but `process` and `view` may be left out. */
export interface KeptKind<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
> {
  readonly process: ProcessKind<State, Event, Opening, Later, World>;
  /** Asked under the lock of the process. */
  surround(
    transaction: Transaction,
    at: {
      readonly id: string;
      readonly rootId: string;
      readonly before: State | null;
      readonly commands: readonly Command<Opening | Later>[];
      readonly loaded: LoadedRules;
    },
  ): Promise<Surroundings<State, World>>;
  view(state: State, rules: Rules, language: Language): ProcessView;
  /** Its run is started by that of another process. */
  readonly isChild?: boolean;
  /** Pins that commands bring beside the process's own. */
  pins?(commands: readonly Command<Opening | Later>[]): readonly RulesPin[];
  /** What holds under constraints of other tables, before anything else is written. */
  keep?(transaction: Transaction, change: Change<State, Event, Opening | Later>): Promise<void>;
  /** The read model: parts of the commit's one statement, by name; each heeds the guard, a condition. */
  model?(
    change: Change<State, Event, Opening | Later>,
    guard: Prisma.Sql,
  ): readonly (readonly [name: string, statement: Prisma.Sql])[];
  /** How its people find it by text; absent: they do not look for it. */
  readonly found?: {
    /**
     * What a process that begins is found by, the words that open it among them. With a title it is one at a root; null for one
     * that is found under its root.
     */
    heading(change: Change<State, Event, Opening | Later>): {
      readonly title: string | null;
      readonly texts: readonly string[];
    };
    /** Whether only the desk reads a word. @param word its kind, and the type of the event under which it stands */
    isInternal(word: { readonly kind: string; readonly event: string }): boolean;
  };
  /**
   * Words that touch nothing but their process need no lock before they are decided: what surrounds it then, without asking
   * anybody, and whether a change is such a one. Absent: every word is decided under the lock.
   */
  readonly alone?: {
    surround(at: {
      readonly before: State | null;
      readonly commands: readonly Command<Opening | Later>[];
    }): Surroundings<State, World>;
    holds(change: Change<State, Event, Opening | Later>): boolean;
  };
  /** What follows for others, in the same transaction. */
  follow?(unit: Unit, change: Change<State, Event, Opening | Later>, loaded: LoadedRules): Promise<void>;
  /** Processes that it has asked for and whose run its own run starts. */
  children?(transaction: Transaction, state: State): Promise<readonly ChildRun[]>;
}
