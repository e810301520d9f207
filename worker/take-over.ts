import { setTimeout as delay } from 'node:timers/promises';
import type { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { listVersions, takeOver } from '../engine';
import { errorFields } from '../operations/log';
import type { WorkerSettings } from './settings';

const againMs = 5_000;

/**
 * What a worker has to say of versions once it runs: that it makes its own the current one, where it was told to, or that it is of
 * none while another release has the tasks, which would else look like a worker with nothing to do. Tried until Temporal answers.
 */
export async function settleVersion(
  { engine: { namespace, taskQueue }, version, takesOver, deploymentName }: WorkerSettings,
  connection: Pick<NativeConnection, 'workflowService'>,
  log: Logger,
  stopping: AbortSignal,
): Promise<void> {
  const { workflowService } = connection;
  while (!stopping.aborted) {
    try {
      if (version === null) {
        const current = (await listVersions(workflowService, { namespace }, deploymentName)).find(
          (each) => each.current,
        );
        if (current)
          log.warn({ current: current.buildId }, 'this worker is of no version and gets no tasks while one is current');
      } else if (takesOver) {
        const done = await takeOver(workflowService, { namespace, taskQueue }, version);
        if (done) log.info({ ...version }, 'this version is the current one now');
        else log.info({ ...version }, 'this version was current before: it does not take over by itself again');
      }
      return;
    } catch (error) {
      log.warn({ component: 'versions', ...errorFields(error) }, 'try later');
      await delay(againMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}
