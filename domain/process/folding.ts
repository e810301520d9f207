import type { ProcessEvent } from './event';
import { evolveKernel, isKernelEvent } from './kernel-events';
import type { CommandRule } from './rule';
import type { CommandBody } from './envelope';
import type { ProcessState } from './state';

/** The parts of how a kind folds its facts. */
export interface FoldingParts<State extends ProcessState, Event extends ProcessEvent> {
  /** Facts that several commands write. Those that change nothing, and those of the kernel, need no line. */
  readonly evolve: (state: State, event: Event) => State;
  /** The commands, with the folds of what each alone writes. */
  readonly commands: object;
}

/** How a kind folds its later facts: the kernel's by the kernel, one command's by its rule, the others by `evolve`. */
export function foldingOf<State extends ProcessState, Event extends ProcessEvent>({
  evolve,
  commands,
}: FoldingParts<State, Event>): (state: State, event: Event) => State {
  // Each fold is the one for this very type of event, which TypeScript cannot see through an index.
  const rules = Object.values(commands) as CommandRule<State, Event, CommandBody>[];
  type Fold = (state: State, event: Event) => State;
  const folds = new Map(rules.flatMap((rule) => Object.entries<unknown>(rule.folds ?? {}) as [string, Fold][]));
  return (state, event) => {
    const fact: ProcessEvent = event;
    const changed = isKernelEvent(fact) ? evolveKernel(state, fact) : (folds.get(event.type) ?? evolve)(state, event);
    return stamped(changed === state ? { ...state } : changed, state, event);
  };
}

/**
 * The state that a fold has just made, with the mark of its fact. A state has dozens of fields, and copying them all a second time
 * is a good part of what a fact costs, so the new one is completed where it is: nobody else has it yet.
 */
function stamped<State extends ProcessState>(made: State, { lastAt }: State, { revision, at }: ProcessEvent): State {
  return Object.assign(made, { revision, lastAt: Math.max(lastAt, at) });
}

/** Folds a whole history; undefined for none. @throws where it does not begin with the opening */
export function fold<State extends ProcessState, Event extends ProcessEvent>(
  kind: { first(event: Event): State; evolve(state: State, event: Event): State },
  [first, ...rest]: readonly Event[],
): State | undefined {
  return first === undefined ? undefined : rest.reduce((state, event) => kind.evolve(state, event), kind.first(first));
}
