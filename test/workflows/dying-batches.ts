/**
 * A worker of batches in a process of its own, which is killed before it asks the process of this number: what it has asked stands,
 * and nobody has written down how far it came. Run by kill tests.
 */
import { NativeConnection } from '@temporalio/worker';
import { connectEngine, engineEnvironment, engineSettings } from '../../engine';
import { createStore } from '../../store';
import { clockFrom, databaseClock } from '../../store/clock';
import { createPrisma } from '../../store/database';
import { createBatchWorker } from '../../worker/create-worker';
import { quieten } from './harness';

async function main(): Promise<void> {
  const { DATABASE_URL: url = '', CLOCK_SHIFT: shift = '0', DIE_AFTER: fatal = '' } = process.env;
  const settings = engineSettings(engineEnvironment.parse(process.env));
  quieten();
  const prisma = createPrisma(url);
  const store = createStore({
    prisma,
    clock: clockFrom(async () => (await databaseClock(prisma).now()) + Number(shift)),
  });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  let asked = 0;
  const dying = <Step extends { readonly pace: () => Promise<void> }>(step: Step): Step => ({
    ...step,
    pace: () => {
      asked += 1;
      if (asked > Number(fatal)) process.kill(process.pid, 'SIGKILL');
      return step.pace();
    },
  });
  const moveBatch: typeof store.moveBatch = (step) => store.moveBatch(dying(step));
  const tellIncident: typeof store.tellIncident = (step) => store.tellIncident(dying(step));
  const tellAnnouncement: typeof store.tellAnnouncement = (step) => store.tellAnnouncement(dying(step));
  const engine = await connectEngine(settings);
  const worker = await createBatchWorker({
    connection: await NativeConnection.connect({ address: settings.address }),
    namespace: settings.namespace,
    taskQueue: settings.taskQueue,
    ports: {
      store: { ...store, moveBatch, tellIncident, tellAnnouncement },
      engine: engine.runs,
      teller: { tell: () => undefined },
      log,
      settings: { movesPerSecond: 40, wordsPerSecond: 40, settleMs: 0, check: { everyMs: 3_600_000, perSecond: 200 } },
    },
  });
  process.stdout.write('runs\n');
  await worker.run();
}

void main();
