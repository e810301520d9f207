/**
 * Releases side by side: workers of one deployment, each of a version, of which Temporal gives tasks to the current one alone
 * (worker versioning). Without a build id a worker is of no version, and Temporal gives it tasks while none is current.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { z } from 'zod';
import { batchQueueOf } from '../workflows/messages';

/** The environment variables by which a worker says of which version it is. */
export const versionEnvironment = z.object({
  WORKER_BUILD_ID: z
    .string()
    .regex(/^[\w.+-]{1,100}$/)
    .optional()
    .describe('of the release that this worker is; without one it is of no version'),
  WORKER_DEPLOYMENT: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional()
    .describe('what workers of all releases have in common; default: TASK_QUEUE'),
  WORKER_TAKES_OVER: z
    .enum(['true', 'false'])
    .default('false')
    .describe('this worker makes its version the current one, unless it has been that before'),
});

/** Which version a worker is of. */
export interface WorkerVersion {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** What this asks of a connection; both kinds of the SDK have it. */
export type VersionService = Pick<
  Connection['workflowService'],
  'describeWorkerDeployment' | 'describeWorkerDeploymentVersion' | 'setWorkerDeploymentCurrentVersion'
>;

/** Where versions are: the namespace, and the queues that workers of one serve. */
export interface VersionPlace {
  readonly namespace: string;
  readonly taskQueue: string;
}

export interface VersionLine {
  readonly buildId: string;
  readonly current: boolean;
  /** Runs may still stand on it. */
  readonly draining: boolean;
}

const workersWithinMs = 60_000;
const askEveryMs = 500;
const notFound = 5;
const { VERSION_DRAINAGE_STATUS_DRAINING: drainingStatus } = temporal.api.enums.v1.VersionDrainageStatus;

/** Versions of a deployment that Temporal knows, the newest first; none where nobody has ever been of one. */
export async function listVersions(
  service: VersionService,
  { namespace }: Pick<VersionPlace, 'namespace'>,
  deploymentName: string,
): Promise<readonly VersionLine[]> {
  const answer = await orUnknown(service.describeWorkerDeployment({ namespace, deploymentName }));
  const info = answer?.workerDeploymentInfo;
  const current = info?.routingConfig?.currentDeploymentVersion?.buildId;
  return (info?.versionSummaries ?? []).map(({ deploymentVersion, drainageInfo }) => ({
    buildId: deploymentVersion?.buildId ?? '',
    current: deploymentVersion?.buildId === current,
    draining: drainageInfo?.status === drainingStatus,
  }));
}

/**
 * Makes a version the current one: from now on its workers get the tasks, of runs that have begun too. It waits until workers of
 * the version ask at each queue, since a version that serves one of them only would leave the other to nobody.
 *
 * @param within so long, in milliseconds
 * @throws Error when there are no such workers in time
 */
export async function makeCurrent(
  service: VersionService,
  place: VersionPlace,
  version: WorkerVersion,
  within: number = workersWithinMs,
): Promise<void> {
  const { namespace, taskQueue } = place;
  const wanted = [taskQueue, batchQueueOf(taskQueue)];
  const end = performance.now() + within;
  for (;;) {
    const found = await queuesOf(service, namespace, version);
    if (wanted.every((queue) => found.has(queue))) break;
    if (performance.now() > end)
      throw new Error(`No worker of the version ${version.buildId} asks for tasks at ${wanted.join(' and ')}`);
    await delay(askEveryMs);
  }
  await service.setWorkerDeploymentCurrentVersion({ namespace, ...version });
}

/** Gives the tasks back to workers of no version, such as those of releases that knew none. */
export async function makeNoneCurrent(
  service: VersionService,
  { namespace }: Pick<VersionPlace, 'namespace'>,
  deploymentName: string,
): Promise<void> {
  // Its workers may be of a release that has no queue of batches.
  await service.setWorkerDeploymentCurrentVersion({
    namespace,
    deploymentName,
    buildId: '',
    ignoreMissingTaskQueues: true,
  });
}

/**
 * A worker that starts takes over, once in the life of its version: one that was current before and is started again, by a platform
 * that mends what has died, say, must not undo what somebody has decided since.
 *
 * @returns whether it did
 */
export async function takeOver(service: VersionService, place: VersionPlace, version: WorkerVersion): Promise<boolean> {
  const answer = await orUnknown(
    service.describeWorkerDeploymentVersion({ namespace: place.namespace, deploymentVersion: version }),
  );
  const info = answer?.workerDeploymentVersionInfo;
  if (info?.firstActivationTime != null || info?.currentSinceTime != null) return false;
  await makeCurrent(service, place, version);
  return true;
}

async function queuesOf(
  service: VersionService,
  namespace: string,
  deploymentVersion: WorkerVersion,
): Promise<ReadonlySet<string>> {
  const answer = await orUnknown(service.describeWorkerDeploymentVersion({ namespace, deploymentVersion }));
  return new Set(answer?.versionTaskQueues?.flatMap(({ name }) => (name ? [name] : [])) ?? []);
}

async function orUnknown<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === notFound) return undefined;
    throw error;
  }
}
