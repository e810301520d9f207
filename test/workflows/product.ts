import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { PersonActor } from '../../domain/policy/actor';
import type { Role } from '../../domain/regulation';
import { connectEngine, type CommandOutcome, type Engine } from '../../engine';
import { seed } from '../../prisma/seed';
import { createStore, type Store } from '../../store';
import { createPrisma, type Database } from '../../store/database';
import { createNoticeSender } from '../../worker/notice-sender';
import { createPumps } from '../../worker/pumps';
import { createWorker } from '../../worker/create-worker';
import { portal } from '../../worker/transports/portal';
import { createTestDatabase } from '../support/database';
import { devServer, workflowBundle } from '../support/temporal';
import { visitWorkflowId } from '../../workflows/ids';
import { eventually, historiesOf, historiesUnder, quieten, replay, replayUnder, type History } from './harness';

/** Store, engine and worker as in production, on a database and a task queue of their own; the API left out. */
export interface Product {
  readonly store: Store;
  readonly prisma: Database;
  readonly engine: Engine;
  readonly client: Client;
  /** What another process needs to be a worker of the same product. */
  readonly environment: Readonly<Record<string, string>>;
  readonly person: (role: Role) => Promise<PersonActor>;
  /** Files a ticket as the API does. */
  readonly file: (options?: { topic?: string; start?: boolean }) => Promise<{ ticketId: string; tid: string }>;
  /** Stores a command and has it taken, as the API does. */
  readonly say: (
    ticketId: string,
    actor: PersonActor,
    type: string,
    content?: Record<string, unknown>,
  ) => Promise<CommandOutcome | 'pending'>;
  /** The same to a visit. */
  readonly sayVisit: (
    visitId: string,
    actor: PersonActor,
    type: string,
    content?: Record<string, unknown>,
  ) => Promise<CommandOutcome | 'pending'>;
  /** Stores a command and wakes nobody. */
  readonly put: (
    ticketId: string,
    actor: PersonActor,
    type: string,
    content?: Record<string, unknown>,
  ) => Promise<string>;
  /** Waits until a run of this ticket has made its first commit. */
  readonly confirmed: (ticketId: string) => Promise<void>;
  /** One pass of the pump, of the sender. */
  readonly pump: () => Promise<'more' | 'idle'>;
  readonly send: () => Promise<'more' | 'idle'>;
  readonly startWorker: () => Promise<void>;
  readonly stopWorkers: () => Promise<void>;
  readonly histories: (ticketId: string) => Promise<History[]>;
  /** Stops everything, and replays the history of every ticket. */
  readonly close: () => Promise<void>;
}

export async function startProduct(): Promise<Product> {
  quieten();
  const { address, namespace, taskQueue } = devServer();
  const database = await createTestDatabase();
  const home = await mkdtemp(path.join(tmpdir(), 'reglament-product-'));
  const prisma = createPrisma(database.url, { poolSize: 8 });
  const store = createStore({ prisma });
  await seed(store, home);
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const engine = await connectEngine(
    { address, namespace, taskQueue },
    { labelsOf: store.runLabels, outcomeOf: (id) => decided(store, id) },
  );
  const stops: (() => Promise<void>)[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

  const person = async (role: Role): Promise<PersonActor> => {
    const found = await prisma.membership.findFirstOrThrow({
      where: { desk: 'skai', role },
      orderBy: { shortId: 'asc' },
    });
    const { personId, shortId, clientId } = found;
    return { kind: 'person', personId, shortId, role, clientId };
  };
  const put: Product['put'] = async (ticketId, actor, type, content = {}) => {
    const received = await store.receive({
      ticketId,
      identity: randomUUID(),
      type,
      content,
      actor,
      channel: 'api',
    });
    if (received.kind !== 'stored') throw new Error(`not stored: ${received.kind}`);
    return received.commandId;
  };
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
    },
    person,
    put,
    file: async ({ topic = 'remote-diagnostics', start = true } = {}) => {
      const author = await person('client');
      if (author.clientId === null) throw new Error('a client without a company');
      const filed = await store.fileTicket({
        identity: randomUUID(),
        desk: 'skai',
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
      const { ticketId, tid, state } = filed;
      const labels = await store.runLabels({ kind: 'ticket', id: ticketId });
      if (start) await engine.startTicket(ticketId, labels);
      return { ticketId, tid: state.tid || tid };
    },
    say: async (ticketId, actor, type, content) =>
      engine.process(ticketId, await put(ticketId, actor, type, content), 20_000),
    sayVisit: async (visitId, actor, type, content = {}) => {
      const { ticketId } = await prisma.visit.findUniqueOrThrow({ where: { id: visitId } });
      const received = await store.receive({
        ticketId,
        visitId,
        identity: randomUUID(),
        type,
        content,
        actor,
        channel: 'api',
      });
      if (received.kind !== 'stored') throw new Error(`not stored: ${received.kind}`);
      return engine.processVisit(visitId, received.commandId, 20_000);
    },
    confirmed: (ticketId) =>
      eventually('a run is confirmed', async () => (await store.readTicket(ticketId))?.runConfirmed === true),
    pump: async () => {
      const passes: ('more' | 'idle')[] = [];
      for (const pass of createPumps({ store, engine, perSecond: 1_000 })) passes.push(await pass());
      return passes.includes('more') ? 'more' : 'idle';
    },
    send: createNoticeSender({ store, engine, transports: { portal, email: portal } }).pass,
    startWorker: async () => {
      const ports = { store, engine, log };
      const parts = { connection: native, namespace, taskQueue, workflowBundle: workflowBundle(), ports };
      const worker = await createWorker(parts);
      const running = worker.run();
      stops.push(async () => {
        worker.shutdown();
        await running;
      });
    },
    stopWorkers,
    histories: (ticketId) => historiesOf(client, ticketId),
    close: async () => {
      await stopWorkers();
      const tickets = await prisma.ticket.findMany({ select: { id: true } });
      for (const { id } of tickets) for (const history of await historiesOf(client, id)) await replay(history, id);
      const visits = await prisma.visit.findMany({ select: { id: true } });
      for (const id of visits.map((visit) => visitWorkflowId(visit.id)))
        for (const history of await historiesUnder(client, id)) await replayUnder(history, id);
      await engine.close();
      await connection.close();
      await native.close();
      await prisma.$disconnect();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function decided(store: Store, commandId: string): Promise<CommandOutcome | undefined> {
  const found = await store.readOutcome(commandId);
  if (!found || found.outcome === null) return undefined;
  return { outcome: found.outcome, revision: found.revision, refusal: found.refusal };
}
