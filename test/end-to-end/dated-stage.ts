/**
 * The real store, worker, engine and sender on the time-skipping server: stories that take weeks and run in any year. The one
 * clock of the product is the environment's, moved by a fixed shift, so receipts and timers never live in two times.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Actor, PersonActor } from '../../domain/policy/actor';
import { nextTick } from '../../domain/process/clocks';
import { type CommandType, type TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { VisitCommandType, VisitState } from '../../domain/visit';
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
import { ticketWorkflowId, visitWorkflowId } from '../../workflows/ids';
import { eventually, historiesOf, historiesUnder, quieten, replay, replayUnder } from '../workflows/harness';

export interface DatedStage {
  readonly store: Store;
  readonly database: Database;
  readonly engine: Engine;
  /** The demonstration's person of this role at SKAI, of the company without special terms; or by short id. */
  actor(role: PersonActor['role'], shortId?: string): PersonActor;
  file(at: Instant, fields: { topic: string; vehicles?: number }): Promise<string>;
  /** Gives a command at an instant that lies ahead; `done` or the code of the refusal. */
  give(
    at: Instant,
    actor: PersonActor,
    type: CommandType,
    content: Record<string, unknown>,
    ticketId?: string,
  ): Promise<string>;
  /** The same to a visit. */
  giveVisit(
    at: Instant,
    visitId: string,
    actor: Actor,
    type: VisitCommandType,
    content?: Record<string, unknown>,
  ): Promise<string>;
  /** Lets time pass, every timer on the way firing at its instant. */
  passTo(at: Instant): Promise<void>;
  ticket(ticketId?: string): Promise<TicketState>;
  visit(visitId: string): Promise<VisitState>;
  /** How many runs there were of all tickets, or of all visits. */
  runsOf(kind: 'ticket' | 'visit'): Promise<number>;
  close(): Promise<void>;
}

/** By then a skip with nobody in its way is long over. */
const forgottenLockMs = 250;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** @param eventsPerRun after so many events a run hands over to the next one */
export async function datedStage(start: Instant, eventsPerRun?: number): Promise<DatedStage> {
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
  const engine = await connectEngine({ address, namespace: 'default', taskQueue, eventsPerRun });
  const worker = await createWorker({
    connection: environment.nativeConnection,
    namespace: 'default',
    taskQueue,
    workflowBundle: workflowBundle(),
    ports: { store, engine, log: silent },
  });
  const running = worker.run();
  const sender = createNoticeSender({ store, engine, transports: { portal, email: portal } });
  const people = await store.listDeskPeople({ desk: 'skai' });
  const filed: string[] = [];

  const actor: DatedStage['actor'] = (role, shortId) => {
    const found = people.find((person) => person.role === role && [undefined, person.shortId].includes(shortId));
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
      await sender.pass();
      if (await dueNow(await clock.now())) return false;
      for (const kind of ['ticket', 'visit'] as const) {
        if ((await store.listWithWaitingRows(kind, -1)).length > 0) return false;
        if ((await store.listUnconfirmedRuns(kind, -1)).length > 0) return false;
      }
      // Asked last: a commit that was still to come above would have written its letters after an earlier look.
      return (await database.notice.count({ where: { state: 'waiting' } })) === 0;
    });

  const dueNow = async (now: Instant): Promise<boolean> => {
    return (await nextTicks()).some((at) => at <= now);
  };

  /** When something happens by itself, on tickets and visits. */
  const nextTicks = async (): Promise<Instant[]> => {
    const tickets = await database.ticket.findMany({ where: { endedAt: null }, select: { state: true } });
    const visits = await database.visit.findMany({ where: { endedAt: null }, select: { state: true } });
    return [...tickets, ...visits].flatMap(({ state }) => {
      const tick = nextTick(state as unknown as TicketState | VisitState);
      return tick === null ? [] : [tick.at];
    });
  };

  const visit = async (visitId: string): Promise<VisitState> => {
    const read = await store.readVisit(visitId);
    if (!read) throw new Error('the visit is gone');
    return read.state;
  };

  /**
   * The test server takes a lock on time for a child's start, and gives it back to a parent that may have gone on as another
   * run or ended: then it keeps time standing though nobody waits. Everything is settled here, so the lock is nobody's.
   */
  const skip = async (ms: number): Promise<void> => {
    const unlock = (): void => void environment.connection.testService?.unlockTimeSkipping({}).catch(() => undefined);
    const forgotten = setInterval(unlock, forgottenLockMs);
    await environment.sleep(ms).finally(() => clearInterval(forgotten));
  };

  const passTo = async (at: Instant): Promise<void> => {
    for (;;) {
      await settle();
      const now = await clock.now();
      if (now >= at) return;
      await skip(Math.max(1, Math.min(at, ...(await nextTicks())) - now));
    }
  };

  return {
    store,
    database,
    engine,
    actor,
    passTo,
    ticket: (ticketId) => current(ticketId ?? filed[0] ?? ''),
    visit,
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
    async give(at, by, type, content, given) {
      await passTo(at);
      const ticketId = given ?? filed[0];
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
    async giveVisit(at, visitId, by, type, content = {}) {
      await passTo(at);
      const { ticketId } = await visit(visitId);
      const received = await store.receive({
        ticketId,
        visitId,
        identity: randomUUID(),
        type,
        content,
        actor: by,
        channel: 'portal',
      });
      if (received.kind !== 'stored') throw new Error(received.kind);
      const outcome = await engine.processVisit(visitId, received.commandId, 20_000);
      await settle();
      return outcome === 'pending' ? 'pending' : (outcome.refusal ?? outcome.outcome);
    },
    async runsOf(kind) {
      const rows = await (kind === 'ticket'
        ? database.ticket.findMany({ select: { id: true } })
        : database.visit.findMany({ select: { id: true } }));
      const idOf = kind === 'ticket' ? ticketWorkflowId : visitWorkflowId;
      const runs = await Promise.all(rows.map(({ id }) => historiesUnder(environment.client, idOf(id))));
      return runs.flat().length;
    },
    async close() {
      worker.shutdown();
      await running;
      for (const ticketId of filed) {
        for (const history of await historiesOf(environment.client, ticketId)) await replay(history, ticketId);
      }
      const visits = await database.visit.findMany({ select: { id: true } });
      for (const workflowId of visits.map(({ id }) => visitWorkflowId(id))) {
        for (const history of await historiesUnder(environment.client, workflowId))
          await replayUnder(history, workflowId);
      }
      await engine.close();
      await environment.teardown();
      await database.$disconnect();
      await testDatabase.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
