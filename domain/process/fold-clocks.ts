import { evolveAllClocks, pinClocks, type ClockState } from './clocks';
import type { Folding } from './draft';
import type { ProcessEvent } from './event';
import { isKernelEvent } from './kernel-events';
import type { RulesPin } from './clocks';
import type { ProcessState } from './state';

/** What is asked of a kind, to fold the clocks of its processes. */
export interface ClockFolding<State extends ProcessState, Event extends ProcessEvent> extends Pick<
  Folding<State, Event>,
  'first'
> {
  /** The rules that a fact of the kind's own moves a process to: a new cycle, say. */
  pinAfter?(event: Event): RulesPin | undefined;
}

/** Every clock of every cycle of a process, by its events: a state keeps only those that run or may run on. */
export function foldClocks<State extends ProcessState, Event extends ProcessEvent>(
  kind: ClockFolding<State, Event>,
  events: readonly Event[],
): readonly ClockState[] {
  const [first] = events;
  if (first === undefined) return [];
  let pin = kind.first(first).rules;
  let clocks: readonly ClockState[] = [];
  for (const event of events) {
    pin = kind.pinAfter?.(event) ?? pin;
    const fact: ProcessEvent = event;
    if (!isKernelEvent(fact)) continue;
    switch (fact.type) {
      case 'rules-pinned':
        pin = fact.to;
        clocks = pinClocks(clocks, pin);
        break;
      case 'signal-refused':
      case 'set-aside':
      case 'taken-up-again':
        break;
      default:
        clocks = evolveAllClocks(clocks, fact, pin);
    }
  }
  return clocks;
}

/** Everything that a commit may ask the rules of: the process's own pin, and those of its clocks. */
export function pinsOf({ rules, clocks }: Pick<ProcessState, 'rules' | 'clocks'>): readonly RulesPin[] {
  const pins = [rules, ...clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ pin }) => pin)];
  return [...new Map(pins.map((pin) => [`${pin.digest}/${pin.calendars}`, pin])).values()];
}
