import { Worker, type NativeConnection, type WorkflowBundleOption } from '@temporalio/worker';
import { createActivities, type ActivityPorts } from '../activities';

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly workflowBundle: WorkflowBundleOption;
  readonly ports: ActivityPorts;
  /** Workflows kept in memory between their tasks. */
  readonly cachedWorkflows?: number;
  /** Commits that run at once; the connections to the database, at best. */
  readonly commitsAtOnce?: number;
}

/** The Temporal worker of the product, the same in production, tests and measurements. */
export function createWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue,
    workflowBundle: parts.workflowBundle,
    activities: createActivities(parts.ports),
    maxCachedWorkflows: parts.cachedWorkflows,
    maxConcurrentLocalActivityExecutions: parts.commitsAtOnce,
    maxConcurrentActivityTaskExecutions: parts.commitsAtOnce,
    shutdownGraceTime: '10 seconds',
  });
}
