import { Worker, type NativeConnection, type WorkerOptions, type WorkflowBundleOption } from '@temporalio/worker';
import { createActivities, createBatchActivities, type ActivityPorts, type BatchPorts } from '../activities';
import type { WorkerVersion } from '../engine';
import { batchQueueOf } from '../workflows/messages';

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
  /** The release that this worker is, beside others; default: of no version. */
  readonly version?: WorkerVersion | null;
}

/**
 * Runs go with the current version at their next task: what a word or an instant means lies in the store, and a run holds no more
 * than where it stands, so that none has to end on the release that it began on (decision 0051).
 */
function versioned(version: WorkerVersion | null | undefined): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  if (!version) return {};
  return {
    workerDeploymentOptions: { useWorkerVersioning: true, version, defaultVersioningBehavior: 'AUTO_UPGRADE' },
  };
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
    ...versioned(parts.version),
  });
}

/** What the worker of batches is made of. */
export interface BatchWorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** Of the product; batches have their own, named after it. */
  readonly taskQueue: string;
  readonly ports: BatchPorts;
  /** As of the worker beside it. */
  readonly version?: WorkerVersion | null;
}

/** Batches and rehearsals at a time: each of them decides much, and words of people come first. */
const batchesAtOnce = 2;

/** The worker of batches: activities alone, so that what takes long never stands before the looks of runs. */
export function createBatchWorker({
  connection,
  namespace,
  taskQueue,
  ports,
  version,
}: BatchWorkerParts): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: batchQueueOf(taskQueue),
    activities: createBatchActivities(ports),
    maxConcurrentActivityTaskExecutions: batchesAtOnce,
    shutdownGraceTime: '2 seconds',
    ...versioned(version),
  });
}
