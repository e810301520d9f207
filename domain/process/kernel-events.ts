/** The kernel's own facts: how any kind writes and folds them. */
import { evolveClocks, type ClockDraft } from './clocks';
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
  'rules-pinned': true,
  'set-aside': true,
  'taken-up-again': true,
  'signal-refused': true,
};

export function isKernelEvent<Event extends ProcessEvent>(
  event: Event,
): event is Extract<Event, { readonly type: keyof KernelEventBodies }> {
  return Object.hasOwn(kernelTypes, event.type);
}

/** Folds one of the kernel's facts. */
export function evolveKernel<State extends ProcessState>(state: State, event: KernelEvent): State {
  switch (event.type) {
    case 'rules-pinned':
      return { ...state, rules: event.to };
    case 'signal-refused':
      return state;
    default:
      return { ...state, clocks: evolveClocks(state.clocks, event, state.rules) };
  }
}
