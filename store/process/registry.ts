import type { CommandBody, ProcessEvent, ProcessKind, ProcessState, Rules } from '../../domain/process';
import type { Language } from '../../texts/language';
import { begin, commit, type Beginning, type Committed } from './commit';
import type { ChildRun, KeptKind, ProcessView } from './kept-kind';
import type { Locked } from './lock';
import type { NewRow } from './inbox';
import type { Unit } from './unit';
import type { Transaction } from '../database';
import type { Instant } from '../../domain/time';

/** A kept kind whose own types are nobody's business any more: runs, outbox and units find it by its name. */
export interface RegisteredKind {
  readonly process: ProcessKind<ProcessState, ProcessEvent, CommandBody, CommandBody>;
  view(state: ProcessState, rules: Rules, language: Language): ProcessView;
  children(transaction: Transaction, state: ProcessState): Promise<readonly ChildRun[]>;
  commit(
    unit: Unit,
    locked: Locked,
    asked: { readonly rows: readonly NewRow[]; readonly reached: Instant | null },
  ): Promise<Committed<ProcessState>>;
  begin(
    unit: Unit,
    beginning: Beginning<CommandBody>,
  ): Promise<{ readonly state: ProcessState; readonly rules: Rules }>;
}

/** The kinds of a store, by name. */
export interface Kinds {
  /** @throws for a kind that this store does not know */
  of(kind: string): RegisteredKind;
}

/** Closes a kind over its types. */
export function registered<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(kept: KeptKind<State, Event, Opening, Later, World>): RegisteredKind {
  return {
    // A state of this kind comes from this kind only: whoever holds the registered form got both by the same name.
    process: kept.process as unknown as RegisteredKind['process'],
    view: (state, rules, language) => kept.view(state as State, rules, language),
    children: async (transaction, state) => (await kept.children?.(transaction, state as State)) ?? [],
    commit: (unit, locked, asked) => commit(unit, kept, locked, asked),
    begin: (unit, beginning) => begin(unit, kept, beginning as Beginning<Opening>),
  };
}

export function kindsOf(all: readonly RegisteredKind[]): Kinds {
  const byName = new Map(all.map((each) => [each.process.kind, each]));
  return {
    of(kind) {
      const found = byName.get(kind);
      if (found === undefined) throw new Error(`This store keeps no processes of the kind ${JSON.stringify(kind)}.`);
      return found;
    },
  };
}
