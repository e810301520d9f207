import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { PersonActor } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { BatchSettings } from '../../activities';
import { pino } from 'pino';
import { createRuns } from '../../api/runs/create-runs';
import { tellRuns } from '../../api/runs/tell-runs';
import { connectEngine, tellRun, type Engine, type RunTelling } from '../../engine';
import type { Prisma } from '../../prisma/generated/client';
import { createStore, type Store, type StoreOptions } from '../../store';
import { clockFrom, databaseClock } from '../../store/clock';
import { createPrisma, type Database } from '../../store/database';
import { createNoticeSender } from '../../worker/notice-sender';
import { createOutbox } from '../../worker/outbox';
import { createBatchWorker, createWorker } from '../../worker/create-worker';
import { portal } from '../../worker/transports/portal';
import { createSeededDatabase, type TestDatabase } from '../support/database';
import { scatterNumbers } from '../support/numbers';
import { devServer, workflowBundle } from '../support/temporal';
import { eventually, historiesOf, quieten, replay, type History } from './harness';

/** Store, engine and worker as in production, on a database and a task queue of their own; the API left out. */
export interface Product {
  readonly store: Store;
  /** Tells runs, as the API does after an act. */
  readonly tell: (tellings: readonly RunTelling[]) => void;
  readonly prisma: Database;
  readonly engine: Engine;
  readonly client: Client;
  /** What another process needs to be a worker of the same product. */
  readonly environment: Readonly<Record<string, string>>;
  readonly person: (role: Role, desk?: string) => Promise<PersonActor>;
  /** Files a ticket as the API does. @param start false: nobody tells the engine */
  readonly file: (options?: {
    topic?: string;
    start?: boolean;
    desk?: string;
  }) => Promise<{ ticketId: string; tid: string }>;
  /** Says a word as the API does, and tells the runs. */
  readonly say: Say;
  /** The same to a visit. */
  readonly sayVisit: Say;
  /** Says a word to a ticket and tells nobody. */
  readonly sayUntold: Say;
  /** Puts a word into the inbox and nothing else, as the slow path does. @returns its id */
  readonly put: (...word: Parameters<Say>) => Promise<string>;
  /** Waits until the ledger knows of a run of this process. */
  readonly confirmed: (id: string) => Promise<void>;
  /** Waits until its run knows all that was committed. */
  readonly settled: (id: string) => Promise<void>;
  /** Under which the engine knows the run of this process. */
  readonly workflowIdOf: (id: string) => Promise<string>;
  /** One pass of the outbox, of the sender. */
  readonly outbox: () => Promise<'more' | 'idle'>;
  readonly send: () => Promise<'more' | 'idle'>;
  /** @param parts of runs, of batches; default: both */
  readonly startWorker: (...parts: readonly ('runs' | 'batches')[]) => Promise<void>;
  readonly stopWorkers: () => Promise<void>;
  /** The histories of all runs of a process, newest first. */
  readonly histories: (id: string) => Promise<History[]>;
  /** Stops everything, and replays the history of every run. */
  readonly close: () => Promise<void>;
}

type Say = (id: string, actor: PersonActor, type: string, content?: Record<string, unknown>) => Promise<string>;

export interface ProductOptions {
  /** After how many events a run hands over; by default as in production. */
  readonly eventsPerRun?: number | undefined;
  /** The instant at which it begins, by a clock that goes as the database's does; by default that one. */
  readonly at?: Instant;
  /** How fast batches go; by default as fast as they can, and without waiting at their end. */
  readonly batches?: Partial<BatchSettings>;
  /** Where keys of access data lie; by default nowhere. */
  readonly accessKeys?: StoreOptions['accessKeys'];
  /** A database that is there already, and where in the engine its runs are; by default a seeded one, and a place of its own. */
  readonly on?: { readonly database: TestDatabase; readonly namespace?: string; readonly taskQueue?: string };
}

export async function startProduct({
  eventsPerRun,
  at,
  batches,
  accessKeys,
  on,
}: ProductOptions = {}): Promise<Product> {
  quieten();
  const { address, namespace, taskQueue } = { ...devServer(), ...on };
  const database = on?.database ?? (await createSeededDatabase());
  const prisma = createPrisma(database.url, { poolSize: 8 });
  const shift = at === undefined ? 0 : at - (await databaseClock(prisma).now());
  const clock = clockFrom(async () => (await databaseClock(prisma).now()) + shift);
  const store = createStore({
    prisma,
    ...(at === undefined ? {} : { clock }),
    ...(accessKeys === undefined ? {} : { accessKeys }),
  });
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  if (on === undefined) await scatterNumbers(prisma);
  const engine = await connectEngine({ address, namespace, taskQueue, eventsPerRun });
  const quiet = pino({ level: 'silent' });
  const runs = createRuns({ engine, store, log: quiet });
  const stops: (() => Promise<void>)[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

  const person: Product['person'] = async (role, desk = 'skai') => {
    const found = await prisma.membership.findFirstOrThrow({
      where: { desk, role },
      orderBy: { shortId: 'asc' },
    });
    const { personId, shortId, clientId } = found;
    return { kind: 'person', personId, shortId, role, clientId };
  };
  const wordTo =
    (kind: 'ticket' | 'visit', isTold: boolean): Say =>
    async (id, actor, type, content = {}) => {
      const receipt = { kind, id, identity: randomUUID(), type, content, actor, channel: 'api' } as const;
      const said = kind === 'ticket' ? await store.sayToTicket(receipt) : await store.sayToVisit(receipt);
      if (said.kind !== 'decided') throw new Error(`not decided: ${said.kind}`);
      if (isTold) tellRuns(runs, said.tellings, { processId: id, type, inboxId: said.commandId });
      return said.result.kind === 'refused' ? said.result.code : said.result.kind;
    };
  const put: Product['put'] = async (processId, actor, type, content = {}) => {
    const { kind, rootId } = await prisma.process.findFirstOrThrow({ where: { id: processId } });
    const id = randomUUID();
    const at = new Date(await store.clock.now());
    const json = { content: content as Prisma.InputJsonObject, actor: actor as unknown as Prisma.InputJsonObject };
    const row = { id, processKind: kind, processId, rootId, identity: id, digest: id, type, channel: 'api' };
    await prisma.inbox.create({ data: { ...row, ...json, receivedAt: at, storedAt: at } });
    return id;
  };
  const workflowIdOf = async (id: string): Promise<string> =>
    (await prisma.run.findFirstOrThrow({ where: { id } })).workflowId;
  const stopWorkers = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  return {
    store,
    prisma,
    engine,
    client,
    environment: {
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      TASK_QUEUE: taskQueue,
      CLOCK_SHIFT: String(shift),
    },
    person,
    put,
    file: async ({ topic = 'remote-diagnostics', start = true, desk = 'skai' } = {}) => {
      const author = await person('client', desk);
      if (author.clientId === null) throw new Error('a client without a company');
      const filed = await store.fileTicket({
        identity: randomUUID(),
        desk,
        clientId: author.clientId,
        authorId: author.personId,
        actor: author,
        channel: 'api',
        subject: 'Trackers are silent',
        text: 'Since the morning.',
        topic,
        vehicles: 2,
      });
      if (filed.kind !== 'filed') throw new Error(`not filed: ${filed.kind}`);
      const { ticketId, tid, tellings, following } = filed;
      if (start) tellRuns(runs, tellings);
      void following?.then((others) => tellRuns(runs, others));
      return { ticketId, tid };
    },
    say: wordTo('ticket', true),
    sayVisit: wordTo('visit', true),
    sayUntold: wordTo('ticket', false),
    confirmed: (id) =>
      eventually('a run is confirmed', async () => (await prisma.run.findFirst({ where: { id } }))?.startedAt != null),
    settled: (id) =>
      eventually('its run knows all', async () => {
        const run = await prisma.run.findFirst({ where: { id } });
        return run?.startedAt != null && run.staleSince === null;
      }),
    workflowIdOf,
    tell: (tellings) => tellRuns(runs, tellings),
    outbox: createOutbox({ store, engine, inFlight: 16 }),
    send: createNoticeSender({
      store,
      tell: (telling) => tellRun(runs, telling),
      transports: { portal, email: portal },
      mailDomain: null,
    }).pass,
    startWorker: async (...started) => {
      const ports = { store, teller: { tell: (telling: RunTelling) => tellRun(runs, telling) }, log };
      const parts = { connection: native, namespace, taskQueue, workflowBundle: workflowBundle(), ports };
      const check = { everyMs: 3_600_000, perSecond: 1_000 };
      const settings: BatchSettings = { movesPerSecond: null, wordsPerSecond: null, settleMs: 0, check, ...batches };
      const workers: Worker[] = [];
      if (started.length === 0 || started.includes('runs')) workers.push(await createWorker(parts));
      if (started.length === 0 || started.includes('batches'))
        workers.push(await createBatchWorker({ ...parts, ports: { ...ports, engine: engine.runs, settings } }));
      const running = Promise.all(workers.map((worker) => worker.run()));
      stops.push(async () => {
        for (const worker of workers) worker.shutdown();
        await running;
      });
    },
    stopWorkers,
    histories: async (id) => historiesOf(client, await workflowIdOf(id)),
    close: async () => {
      await stopWorkers();
      await runs.close();
      for (const { workflowId } of await prisma.run.findMany({ where: { startedAt: { not: null } } })) {
        for (const history of await historiesOf(client, workflowId)) await replay(history, workflowId);
      }
      await engine.close();
      await connection.close();
      await native.close();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}
