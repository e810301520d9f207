/**
 * The real store, worker, engine and sender on the time-skipping server: stories that take weeks and run in any year. The one
 * clock of the product is the environment's, moved by a fixed shift, so receipts and timers never live in two times.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { PersonActor } from '../../domain/policy/actor';
import { nextTick } from '../../domain/clock';
import { type CommandType, type TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { connectEngine, type Engine } from '../../engine';
import { seed } from '../../prisma/seed';
import { createStore, type Store } from '../../store';
import { clockFrom } from '../../store/clock';
import { createPrisma, type Database } from '../../store/database';
import { createWorker } from '../../worker/create-worker';
import { createNoticeSender } from '../../worker/notice-sender';
import { portal } from '../../worker/transports/portal';
import { createTestDatabase } from '../support/database';
import { timeSkippingEnvironment, workflowBundle } from '../support/temporal';
import { eventually, historiesOf, quieten, replay } from '../workflows/harness';

export interface DatedStage {
  readonly store: Store;
  readonly database: Database;
  readonly engine: Engine;
  /** The demonstration's person of this role at SKAI, of the company without special terms. */
  actor(role: PersonActor['role']): PersonActor;
  file(at: Instant, fields: { topic: string; vehicles?: number }): Promise<string>;
  /** Gives a command at an instant that lies ahead; `done` or the code of the refusal. */
  give(at: Instant, actor: PersonActor, type: CommandType, content: Record<string, unknown>): Promise<string>;
  /** Lets time pass, every timer on the way firing at its instant. */
  passTo(at: Instant): Promise<void>;
  ticket(): Promise<TicketState>;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export async function datedStage(start: Instant): Promise<DatedStage> {
  quieten();
  const environment = await timeSkippingEnvironment();
  const home = await mkdtemp(path.join(os.tmpdir(), 'reglament-dated-'));
  const testDatabase = await createTestDatabase();
  const database = createPrisma(testDatabase.url, { poolSize: 8 });
  const shift = start - (await environment.currentTimeMs());
  const clock = clockFrom(async () => (await environment.currentTimeMs()) + shift);
  const store = createStore({ prisma: database, clock });
  await seed(store, home);
  const taskQueue = `dated-${randomUUID()}`;
  const { address } = environment;
  const engine = await connectEngine({ address, namespace: 'default', taskQueue });
  const worker = await createWorker({
    connection: environment.nativeConnection,
    namespace: 'default',
    taskQueue,
    workflowBundle: workflowBundle(),
    ports: { store, engine, log: silent },
  });
  const running = worker.run();
  const send = createNoticeSender({ store, engine, transports: { portal, email: portal } });
  const people = await store.listDeskPeople({ desk: 'skai' });
  const filed: string[] = [];

  const actor = (role: PersonActor['role']): PersonActor => {
    const found = people.find((person) => person.role === role);
    if (!found) throw new Error(`nobody is ${role}`);
    return { kind: 'person', personId: found.id, shortId: found.shortId, role, clientId: found.clientId };
  };

  const current = async (ticketId: string): Promise<TicketState> => {
    const read = await store.readTicket(ticketId);
    if (!read) throw new Error('the ticket is gone');
    return read.state;
  };

  /** No row without outcome, no letter unsent, no run unconfirmed, nothing due: only then may time be skipped. */
  const settle = (): Promise<void> =>
    eventually('everything settled', async () => {
      await send();
      if (await dueNow(await clock.now())) return false;
      const [rows, runs] = await Promise.all([store.listWithWaitingRows('ticket', -1), store.listUnconfirmedRuns('ticket', -1)]);
      if (rows.length > 0 || runs.length > 0) return false;
      // Asked last: a commit that was still to come above would have written its letters after an earlier look.
      return (await database.notice.count({ where: { state: 'waiting' } })) === 0;
    });

  const dueNow = async (now: Instant): Promise<boolean> => {
    const ticks = await Promise.all(filed.map(nextOf));
    return ticks.some((at) => at !== null && at <= now);
  };

  const nextOf = async (ticketId: string): Promise<Instant | null> => {
    return nextTick(await current(ticketId))?.at ?? null;
  };

  const passTo = async (at: Instant): Promise<void> => {
    for (;;) {
      await settle();
      const now = await clock.now();
      if (now >= at) return;
      const ticks = (await Promise.all(filed.map(nextOf))).filter((tick) => tick !== null);
      await environment.sleep(Math.max(1, Math.min(at, ...ticks) - now));
    }
  };

  return {
    store,
    database,
    engine,
    actor,
    passTo,
    ticket: () => current(filed[0] ?? ''),
    async file(at, fields) {
      await passTo(at);
      const author = actor('client');
      const filing = await store.fileTicket({
        identity: randomUUID(),
        desk: 'skai',
        clientId: author.clientId ?? '',
        authorId: author.personId,
        actor: author,
        channel: 'portal',
        subject: 'Трекер молчит',
        text: 'С утра нет данных',
        ...fields,
      });
      if (filing.kind !== 'filed') throw new Error(filing.kind);
      filed.push(filing.ticketId);
      const { tid, state } = filing;
      await engine.startTicket(filing.ticketId, { tid, topic: state.topic, desk: 'skai' });
      await settle();
      return filing.ticketId;
    },
    async give(at, by, type, content) {
      await passTo(at);
      const [ticketId] = filed;
      const received = await store.receive({
        ticketId: ticketId ?? '',
        identity: randomUUID(),
        type,
        content,
        actor: by,
        channel: 'portal',
      });
      if (received.kind !== 'stored') throw new Error(received.kind);
      const outcome = await engine.process(ticketId ?? '', received.commandId, 20_000);
      await settle();
      return outcome === 'pending' ? 'pending' : (outcome.refusal ?? outcome.outcome);
    },
    async close() {
      worker.shutdown();
      await running;
      for (const ticketId of filed) {
        for (const history of await historiesOf(environment.client, ticketId)) await replay(history, ticketId);
      }
      await engine.close();
      await environment.teardown();
      await database.$disconnect();
      await testDatabase.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
