/**
 * `npm run current-version`: which release of the worker Temporal gives tasks to, where several run beside each other. Says it,
 * and changes it: the next release takes over, or the one before has it again.
 */
import { Connection } from '@temporalio/client';
import { z } from 'zod';
import {
  engineEnvironment,
  engineSettings,
  listVersions,
  makeCurrent,
  makeNoneCurrent,
  versionEnvironment,
} from '../engine';
import { readArguments } from './arguments';
import { withEngineAddress } from './engine-address';

const usage = `usage: npm run current-version [-- BUILD_ID | none]
Without a name: the versions of the worker that Temporal knows, and which of them gets the tasks. With one: that one gets them from
now on, once its workers ask for them. "none": workers without WORKER_BUILD_ID get them.
Temporal: TEMPORAL_ADDRESS (or TEMPORAL_PORT of npm start) and what else a worker takes; TASK_QUEUE, WORKER_DEPLOYMENT.
`;

const environment = engineEnvironment.extend(versionEnvironment.shape);

async function main(args: readonly string[]): Promise<void> {
  const read = readArguments(args, usage, 1);
  if ('status' in read) {
    process.exitCode = read.status;
    return;
  }
  const env = environment.safeParse(withEngineAddress(process.env));
  if (!env.success) throw new Error(`Settings:\n${z.prettifyError(env.error)}`);
  const { address, namespace, taskQueue, tls, apiKey } = engineSettings(env.data);
  const deploymentName = env.data.WORKER_DEPLOYMENT ?? taskQueue;
  const [buildId] = read.names;
  const connection = await Connection.connect({ address, tls, apiKey });
  const { workflowService } = connection;
  try {
    if (buildId === 'none') await makeNoneCurrent(workflowService, { namespace }, deploymentName);
    else if (buildId !== undefined)
      await makeCurrent(workflowService, { namespace, taskQueue }, { deploymentName, buildId });
    const versions = await listVersions(workflowService, { namespace }, deploymentName);
    if (!versions.some(({ current }) => current)) console.log('current: none (workers without WORKER_BUILD_ID)');
    for (const { buildId: each, current, draining } of versions)
      console.log(`${current ? 'current:' : draining ? 'draining:' : 'known:'} ${each}`);
  } finally {
    await connection.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
