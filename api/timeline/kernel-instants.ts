import type { KernelEvent } from '../../domain/process';
import type { PartsEventBody } from '../../domain/parts';
import type { InstantTable } from './instants';

const pause = { from: true, to: true } as const;
const extension = { agreedAt: true } as const;
const limit = { due: true, agreedAt: true } as const;
const agreed = { limit, extensions: extension } as const;

/** Where the facts that every kind of process knows keep instants. */
export const kernelInstants: InstantTable<KernelEvent> = {
  'clock-started': {
    clock: { startedAt: true, limit, pauses: pause, extensions: extension, agreed, notBefore: true },
  },
  'clock-resumed': { pause },
  'clock-paused': { pause },
  'clock-ruled': { rule: { limit }, agreed },
  'clock-extended': { extension },
  'clock-held': { notBefore: true },
  'clock-aimed': { aim: { due: true, thresholds: { at: true } } },
  'threshold-told': { due: true },
  'thresholds-passed': { due: true },
};

/** Where the facts about ordered parts keep them. */
export const partsInstants: InstantTable<PartsEventBody> = {
  'parts-ordered': { expectedAt: true },
  'parts-shipped': { expectedAt: true },
};
