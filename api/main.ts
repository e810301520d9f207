/** The API process: settings from the environment, one HTTP server, an orderly end. */
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { createFileCheck } from '../files/create-file-check';
import { connectEngine } from '../engine';
import { sayAccessKeys } from '../operations/access-keys';
import { createStore } from '../store';
import { listenTo } from '../store/changes/listen';
import { keyFolder } from '../store/access/key-folder';
import { createPrisma } from '../store/database';
import { createSignIn } from './auth/sign-in';
import { createServices } from './create-services';
import { createOperations } from './health/server';
import { createLog, errorLine } from './http/log';
import { faultCounter } from './http/metrics';
import { createRuns } from './runs/create-runs';
import { createServer } from './server';
import { readSettings } from './settings';
import type { ApiSettings } from './settings';
import { openOwnFolder } from '../files/own-folder';

/** A word whose process is locked for longer is stored alone. */
const lockMs = 300;

/** What still runs by then is cut off; longer than any answer waits for an outcome. */
const stopLimitMs = 10_000;

async function main(): Promise<void> {
  let settings: ApiSettings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  const log = createLog(settings.logLevel);
  const prisma = createPrisma(settings.databaseUrl, { poolSize: settings.databasePool, lockMs });
  const registry = new Registry();
  const faults = faultCounter(registry);
  const store = createStore({
    prisma,
    accessKeys: keyFolder(settings.accessKeys),
    lettersLeave: settings.lettersLeave,
    onFault: ({ error, ...fault }) => {
      faults.inc();
      log.error({ ...fault, ...errorLine(error) }, 'a decision threw and is set aside');
    },
  });
  const engine = await connectEngine(settings.engine, {
    onTrouble: (trouble) => log.error(trouble, 'the engine will not mend this by itself'),
  });
  const signIn = createSignIn(prisma, settings.authSecret);
  const runs = createRuns({ engine, store, log });
  const uploads = await openOwnFolder(settings.uploads);
  const services = createServices({
    ...{ store, engine, runs, signIn, settings: settings.edge, log, registry },
    ...(settings.authSecret === undefined ? {} : { secret: settings.authSecret }),
    uploadFolder: uploads.path,
    checkFile: createFileCheck(settings.clamd),
    listen: (hearing) => listenTo(settings.databaseUrl, hearing),
  });
  const server = createServer(services).listen(settings.port, settings.host);
  // Asked whether it is ready only once it listens.
  const operations = createHttpServer(createOperations(services));
  server.once('listening', () => operations.listen(settings.operations.port, settings.operations.host));
  operations.once('listening', () => {
    const { port } = operations.address() as AddressInfo;
    void sayAccessKeys(store, settings.accessKeys, log);
    log.info({ host: settings.host, port: settings.port, operations: port }, 'listening');
  });
  for (const each of [server, operations])
    each.once('error', (error) => {
      log.fatal(errorLine(error), 'the API cannot listen');
      process.exit(1);
    });
  // Longer than proxies keep theirs, so that they never write into a connection that we are closing.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  server.requestTimeout = 60_000;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      // Streams end with us alone.
      void Promise.all([services.feed.close(), stop(server)]).then(async () => {
        operations.close();
        operations.closeAllConnections();
        await runs.close();
        await uploads.remove().catch(() => undefined);
        await Promise.allSettled([engine.close(), prisma.$disconnect()]);
        log.info('stopped');
        process.exit(0);
      });
    });
  }
}

/** Takes no new connections and lets those that are answering finish. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const limit = setTimeout(() => server.closeAllConnections(), stopLimitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}

void main();
