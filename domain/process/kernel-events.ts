/** The kernel's own facts: how any kind writes and folds them. */
import { armClock, evolveClocks, pinClocks, type ClockDraft } from './clocks';
import type { Draft } from './draft';
import type { BodyOf, KernelEvent, KernelEventBodies, ProcessEvent } from './event';
import type { ProcessState } from './state';

/** Every kind's events hold those of the kernel, which TypeScript cannot see through the type parameter. */
export function emitKernel<State extends ProcessState, Event extends ProcessEvent>(
  draft: Draft<State, Event>,
  body: BodyOf<KernelEvent>,
): void {
  draft.emit(body as unknown as BodyOf<Event>);
}

/** The draft of any kind as clocks see it. */
export function clockDraft<State extends ProcessState, Event extends ProcessEvent>(
  draft: Draft<State, Event>,
): ClockDraft {
  return draft as unknown as ClockDraft;
}

const kernelTypes: Readonly<Record<keyof KernelEventBodies, true>> = {
  'clock-started': true,
  'clock-stopped': true,
  'clock-resumed': true,
  'clock-paused': true,
  'clock-unpaused': true,
  'clock-ruled': true,
  'clock-extended': true,
  'clock-held': true,
  'clock-aimed': true,
  'threshold-told': true,
  'thresholds-passed': true,
  'rules-pinned': true,
  'set-aside': true,
  'taken-up-again': true,
  'signal-refused': true,
};

export function isKernelEvent(event: ProcessEvent): event is KernelEvent {
  return Object.hasOwn(kernelTypes, event.type);
}

/** Folds one of the kernel's facts. */
export function evolveKernel<State extends ProcessState>(state: State, event: KernelEvent): State {
  switch (event.type) {
    case 'rules-pinned':
      return { ...state, rules: event.to, clocks: pinClocks(state.clocks, event.to) };
    case 'signal-refused':
      return state;
    case 'set-aside':
      return { ...state, clocks: arm(state, event, false) };
    case 'taken-up-again':
      return { ...state, clocks: arm(state, event, true) };
    default:
      return { ...state, clocks: evolveClocks(state.clocks, event, state.rules) };
  }
}

/** What was set aside is not tried again by itself. */
function arm(
  { clocks }: ProcessState,
  { key, code }: { readonly key: string | null; readonly code: string | null },
  armed: boolean,
): ProcessState['clocks'] {
  if (key === null || code === null) return clocks;
  return clocks.map((clock) => (clock.key === key ? armClock(clock, [code], armed) : clock));
}
