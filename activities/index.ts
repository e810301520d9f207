import { createEarlierCommits } from './earlier-commits';
import { createLook } from './look';
import type { ActivityPorts } from './ports';
import type { Activities } from './types';

export { createBatchActivities, type BatchPorts, type BatchSettings } from './batches';
export type * from './batch-types';
export type { CheckEngine, CheckSettings } from './pass-check';
export type { ActivityPorts } from './ports';
export type * from './types';

/** The activities of the product, made from what they reach the outside through. */
export function createActivities(ports: ActivityPorts): Activities {
  return { look: createLook(ports), ...createEarlierCommits(ports) };
}
