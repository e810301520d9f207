import type { CommandBody, ProcessEvent, ProcessState } from '../../domain/process';
import { begin, commit } from './commit';
import type { KeptKind } from './kept-kind';
import type { Beginning, Kinds, RegisteredKind } from './unit';

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
    names: [...byName.keys()],
    of(kind) {
      const found = byName.get(kind);
      if (found === undefined) throw new Error(`This store keeps no processes of the kind ${JSON.stringify(kind)}.`);
      return found;
    },
    knowing: (command) =>
      all.flatMap(({ process }) => (Object.hasOwn(process.commands, command) ? [process.kind] : [])),
  };
}
