import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { applyMigrations } from '../prisma/apply-migrations';
import { loadBuiltIns } from '../regulations';
import { loadCalendars, shippedLayers } from '../regulations/load-calendars';
import { createStore } from '../store';
import type { Store } from '../store';
import { clockFrom } from '../store/clock';
import { batchLimits, createPrisma } from '../store/database';
import { recordPid } from './pid-file';
import { freePort } from './ports';
import { ensureDatabase } from './postgres';
import { seedWithOnePassword } from './quick-accounts';
import { startScratchPostgres } from './scratch-postgres';
import type { ScratchPostgres } from './scratch-postgres';
import { servesNamespace, spawnTemporal } from './temporal';
import { temporalCli, timeSkippingServer } from './temporal-binaries';
import type { Say } from './temporal-binaries';
import { until } from './wait';

/**
 * How many jest workers there are; each has a Temporal namespace of its own. Three more than the machine has cores: a third of
 * the time a worker waits for timers and for processes that start. One takes up to two gigabytes.
 */
export const testWorkers = Math.max(2, Math.min(availableParallelism() + 3, 6, Math.floor(totalmem() / 2 ** 31)));

/** The name of the migrated database that every test database is a copy of. */
export const templateDatabase = 'reglament_template';
/** The same with what the product ships, published at one instant, the Monday on which tests of the store begin. */
const publishedDatabase = 'reglament_published';
const publishedAt = Date.parse('2026-03-02T07:00:00Z');
/** The same as the migrated one with the demonstration's desks and people in it. */
const seededDatabase = 'reglament_seeded';

/** What tests run against: started once for a run, told to them by environment variables. */
export interface TestServices {
  environment: Record<string, string>;
  stop: () => Promise<void>;
}

/**
 * Starts one PostgreSQL with a migrated, a published and a seeded template and one Temporal development server in memory, and finds the time-skipping
 * server.
 *
 * @throws when one of them cannot be had; what was started before is stopped again
 */
export async function startTestServices(say: Say): Promise<TestServices> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stopOne) => stopOne()));
  };
  const scratch = startScratchPostgres();
  try {
    const [postgres, temporal] = await Promise.all([
      scratch.then(async (server) => {
        stops.push(server.stop);
        await makeTemplates(server);
        return server;
      }),
      startTestTemporal(say, scratch, stops),
    ]);
    const server = await timeSkippingServer(say);
    return {
      stop,
      environment: {
        REGLAMENT_TEST_DATABASE_URL: postgres.url('postgres'),
        REGLAMENT_TEST_TEMPLATE: templateDatabase,
        REGLAMENT_TEST_PUBLISHED: publishedDatabase,
        REGLAMENT_TEST_PUBLISHED_AT: String(publishedAt),
        REGLAMENT_TEST_SEEDED: seededDatabase,
        REGLAMENT_TEST_ACCOUNTS: path.join(postgres.home, 'demo-accounts.json'),
        REGLAMENT_TEST_TEMPORAL_ADDRESS: temporal.address,
        REGLAMENT_TEMPORAL_CLI: temporal.cli,
        ...(server ? { REGLAMENT_TEST_SERVER_PATH: server } : {}),
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplates({ cluster, url, home }: ScratchPostgres): Promise<void> {
  await ensureDatabase(cluster, templateDatabase);
  await applyMigrations(url(templateDatabase));
  for (const database of [publishedDatabase, seededDatabase]) await ensureDatabase(cluster, database, templateDatabase);
  // A copy can be made only of a database to which nobody is connected.
  const filled = async (database: string, fill: (store: Store) => Promise<unknown>, at?: number): Promise<void> => {
    const prisma = createPrisma(url(database), { poolSize: 2, ...batchLimits });
    const clock = at === undefined ? {} : { clock: clockFrom(() => Promise.resolve(at)) };
    try {
      await fill(createStore({ prisma, ...clock }));
    } finally {
      await prisma.$disconnect();
    }
  };
  await Promise.all([
    filled(publishedDatabase, publishShipped, publishedAt),
    filled(seededDatabase, (store) => seedWithOnePassword(store, home)),
  ]);
}

async function publishShipped(store: Store): Promise<void> {
  const years = [...loadCalendars()].flatMap(([layer, ofLayer]) => ofLayer.map((year) => ({ layer, year })));
  await store.publishCalendarYears(years);
  for (const { document } of loadBuiltIns(shippedLayers())) await store.publishRegulation(document);
}

async function startTestTemporal(
  say: Say,
  scratch: Promise<ScratchPostgres>,
  stops: (() => Promise<void>)[],
): Promise<{ cli: string; address: string }> {
  const cli = await temporalCli(say);
  const namespaces = ['default', ...Array.from({ length: testWorkers }, (_, index) => `test-${index + 1}`)];
  const devServer = { cli, port: await freePort(), namespaces };
  const output = openSync(process.env.REGLAMENT_TEST_TEMPORAL_LOG ?? '/dev/null', 'a');
  const server = spawnTemporal(devServer, output);
  closeSync(output);
  stops.push(() => end(server));
  await recordPid((await scratch).home, 'temporal', server.pid);
  const ended = () => (server.exitCode === null ? undefined : 'The Temporal development server ended at once');
  const slow = 'The Temporal development server did not answer in two minutes';
  await until(() => servesNamespace(devServer), 120_000, slow, ended);
  return { cli, address: `127.0.0.1:${devServer.port}` };
}

/** Nothing of it is kept, so it need not be asked twice. */
function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGKILL');
  });
}
