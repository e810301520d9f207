/** The worker process: carries the workflows and their looks, starts and wakes runs, sends notices. */
import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { createLog, errorFields } from '../operations/log';
import { sdkLogger } from './log';
import { readSettings, type WorkerSettings } from './settings';
import { startWorker } from './start-worker';

/** Longer than a worker may need to finish what it holds. */
const stopLimitMs = 20_000;

async function main(): Promise<void> {
  let settings: WorkerSettings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const log = createLog('worker', settings.logLevel);
  Runtime.install({
    logger: sdkLogger(log),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'WARN' }), forward: {} } },
    // Stopping is ordered below: the loops first get to know, then the worker.
    shutdownSignals: [],
  });
  try {
    const worker = await startWorker(settings, log);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        setTimeout(() => process.exit(1), stopLimitMs).unref();
        void worker.stop();
      });
    }
    await worker.done;
    log.info('stopped');
  } catch (error) {
    log.fatal(errorFields(error), 'the worker cannot go on');
    process.exitCode = 1;
  }
}

void main();
