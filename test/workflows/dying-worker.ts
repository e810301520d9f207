/**
 * A worker process that is killed at the worst moment: after the look's transaction has decided the command DIE_AFTER, and
 * before its answer has left. Run by kill tests.
 */
import { NativeConnection } from '@temporalio/worker';
import { engineEnvironment, engineSettings } from '../../engine';
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import { createWorker } from '../../worker/create-worker';
import { quieten } from './harness';

async function main(): Promise<void> {
  const { DATABASE_URL: url = '', DIE_AFTER: fatal = '', REGLAMENT_TEST_BUNDLE: codePath = '' } = process.env;
  const settings = engineSettings(engineEnvironment.parse(process.env));
  quieten();
  const store = createStore({ prisma: createPrisma(url) });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const look: typeof store.look = async (input) => {
    const result = await store.look(input);
    const [outcome] = await store.readOutcomes([fatal]);
    if (outcome?.outcome) process.kill(process.pid, 'SIGKILL');
    return result;
  };
  const worker = await createWorker({
    connection: await NativeConnection.connect({ address: settings.address }),
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    workflowBundle: { codePath },
    ports: { store: { look, readOutcomes: store.readOutcomes }, teller: { tell: () => undefined }, log },
  });
  process.stdout.write('runs\n');
  await worker.run();
}

void main();
