/** What workflows have done on the queue of batches, in steps that any worker can go on with. */
import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { BatchActivities } from '../activities';
import { batchQueueOf } from './messages';

interface BatchLimits {
  readonly startToCloseTimeout: '10 minutes' | '1 hour' | '3 hours';
  /** A worker that has fallen is missed so soon, and another one goes on from where it was. */
  readonly heartbeatTimeout: '5 seconds' | '10 seconds' | '30 seconds';
  /** Between tries that fail. */
  readonly maximumInterval: '30 seconds' | '1 minute';
}

export function batchesWithin({ maximumInterval, ...limits }: BatchLimits): BatchActivities {
  return proxyActivities<BatchActivities>({
    ...limits,
    taskQueue: batchQueueOf(workflowInfo().taskQueue),
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval },
  });
}
