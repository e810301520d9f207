/**
 * The real store, worker and engine on the time-skipping server: stories that take weeks and run in any year. The one
 * clock of the product is the environment's, moved by a fixed shift, so receipts and timers never live in two times.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Actor, PersonActor } from '../../domain/policy/actor';
import type { LaterBody, TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import type { LaterVisitCommand, VisitState } from '../../domain/visit';
import { connectEngine, createRunTeller, tellRun, type Engine, type RunTelling } from '../../engine';
import type { DemoAccount } from '../../prisma/seed';
import { createStore, type Store } from '../../store';
import { keyFolder } from '../../store/access/key-folder';
import { clockFrom } from '../../store/clock';
import type { Filing } from '../../store/tickets/filing';
import { createPrisma, type Database } from '../../store/database';
import { createOutbox } from '../../worker/outbox';
import { createWorker } from '../../worker/create-worker';
import { createSeededDatabase } from '../support/database';
import { whole } from '../support/pages';
import { timeSkippingEnvironment, workflowBundle } from '../support/temporal';
import { eventually, historiesOf, quieten, replay } from '../workflows/harness';

export interface DatedStage {
  readonly store: Store;
  readonly database: Database;
  readonly engine: Engine;
  /** The demonstration's ways into the product. */
  readonly accounts: readonly DemoAccount[];
  /** The demonstration's person of this role at SKAI, of the company without special terms; or by short id. */
  actor(role: PersonActor['role'], shortId?: string): PersonActor;
  /** By the person of `actor('client')`, or by another one. */
  file(at: Instant, fields: DatedFiling): Promise<string>;
  /** Gives a command at an instant that lies ahead; `done` or the code of the refusal. */
  give(
    at: Instant,
    actor: Actor,
    type: LaterBody['type'],
    content: Record<string, unknown>,
    ticketId?: string,
  ): Promise<string>;
  /** The same to a visit. */
  giveVisit(
    at: Instant,
    visitId: string,
    actor: Actor,
    type: LaterVisitCommand['type'],
    content?: Record<string, unknown>,
  ): Promise<string>;
  /** Lets time pass, every timer on the way firing at its instant. */
  passTo(at: Instant): Promise<void>;
  ticket(ticketId?: string): Promise<TicketState>;
  visit(visitId: string): Promise<VisitState>;
  /** What the run ledger says of a ticket or a visit. */
  run(id: string): Promise<Run>;
  /** How many runs there were of all tickets, or of all visits. */
  runsOf(kind: 'ticket' | 'visit'): Promise<number>;
  /** Everything that the engine keeps of all runs, and what the worker has logged, as text. */
  keptOfRuns(): Promise<string>;
  close(): Promise<void>;
}

export type DatedFiling = { readonly author?: PersonActor } & Partial<
  Pick<Filing, 'topic' | 'vehicles' | 'desk' | 'category' | 'requestType' | 'reportedByPhone' | 'channel'>
>;

export type Run = Awaited<ReturnType<Database['run']['findFirstOrThrow']>>;

/** A skip with nobody in its way is over by the first of these looks. */
const lookMs = 80;
const looksToBeSure = 8;
/** A look that took longer than this was made while the machine was busy with something else: it says nothing. */
const calmMs = 60;

/** How often it is looked whether everything has settled: a word takes a few of these, and looking takes from what is waited for. */
const settleMs = 25;

/** As in the product: whoever was not told (an activity on a busy machine was tried again, say) is found by the outbox. */
const outboxMs = 5_000;

/** @param eventsPerRun after so many events a run hands over to the next one */
export async function datedStage(start: Instant, eventsPerRun?: number): Promise<DatedStage> {
  quieten();
  const environment = await timeSkippingEnvironment();
  const testDatabase = await createSeededDatabase();
  const database = createPrisma(testDatabase.url, { poolSize: 8 });
  const shift = start - (await environment.currentTimeMs());
  const clock = clockFrom(async () => (await environment.currentTimeMs()) + shift);
  const keys = await mkdtemp(path.join(tmpdir(), 'reglament-dated-'));
  const store = createStore({ prisma: database, clock, accessKeys: keyFolder(keys) });
  const logged: unknown[] = [];
  const note = (...entry: unknown[]): void => void logged.push(entry);
  const log = { info: note, warn: note, error: note };
  const { accounts } = testDatabase;
  const taskQueue = `dated-${randomUUID()}`;
  const { address } = environment;
  const engine = await connectEngine({ address, namespace: 'default', taskQueue, eventsPerRun });
  const faults: unknown[] = [];
  const teller = createRunTeller({
    engine,
    onTold: ({ kind, id }, told, first) => {
      if (told === 'started' && first) void store.noteStarted([{ kind, id, revision: first.revision }]);
      else if (told === 'busy' || told === 'away') faults.push(`${kind} ${id}: ${told}`);
    },
    onFault: (_, error) => void faults.push(error),
  });
  const tell = (tellings: readonly RunTelling[]): void => {
    for (const telling of tellings) tellRun(teller, telling);
  };
  const worker = await createWorker({
    connection: environment.nativeConnection,
    namespace: 'default',
    taskQueue,
    workflowBundle: workflowBundle(),
    ports: { store, teller: { tell: (telling) => tell([telling]) }, log },
  });
  const running = worker.run();
  const outbox = createOutbox({ store, engine, inFlight: 4 });
  const people = await deskPeople(store);
  const filed: string[] = [];

  const actor: DatedStage['actor'] = (role, shortId) => {
    const found = people.find((person) => person.roles.includes(role) && [undefined, person.shortId].includes(shortId));
    if (!found) throw new Error(`nobody is ${role}`);
    return { kind: 'person', personId: found.id, shortId: found.shortId, role, clientId: companyIn(role, found) };
  };

  const current = async (ticketId: string): Promise<TicketState> => {
    const read = await store.readTicket(ticketId);
    if (!read) throw new Error('the ticket is gone');
    return read.state;
  };

  /**
   * When something happens by itself next, and whether anything is still under way: a row without outcome, a run to start or to wake, a
   * letter unsent. Looked at in one statement, so that nothing falls between two looks.
   */
  const standing = async (): Promise<{ readonly next: Instant; readonly busy: boolean }> => {
    const [found] = await database.$queryRaw<[{ next: Date | null; busy: boolean }]>`
      SELECT (SELECT min(next_tick) FROM run) AS next,
        EXISTS (SELECT FROM inbox WHERE outcome IS NULL)
          OR EXISTS (SELECT FROM run WHERE stale_since IS NOT NULL OR (started_at IS NULL AND ended_at IS NULL))
          OR EXISTS (SELECT FROM notice WHERE state = 'waiting') AS busy`;
    return { next: found.next?.getTime() ?? Infinity, busy: found.busy };
  };

  /** Nothing under way and nothing due: only then may time be skipped. @returns now, and when something happens by itself next */
  const settle = async (): Promise<{ readonly now: Instant; readonly next: Instant }> => {
    let lookAgainAt = Date.now() + outboxMs;
    let seen = { now: start, next: Infinity };
    const settled = async (): Promise<boolean> => {
      if (faults.length > 0) throw new Error(`not told: ${faults.join()}`);
      if (Date.now() > lookAgainAt) {
        lookAgainAt = Date.now() + outboxMs;
        await outbox();
      }
      const { next, busy } = await standing();
      if (busy) return false;
      seen = { now: await clock.now(), next };
      return next > seen.now;
    };
    await eventually('everything settled', settled, { everyMs: settleMs });
    return seen;
  };

  const say = async (
    kind: 'ticket' | 'visit',
    id: string,
    actor: Actor,
    type: string,
    content: Record<string, unknown>,
  ): Promise<string> => {
    const receipt = { kind, id, identity: randomUUID(), type, content, actor, channel: 'portal' } as const;
    const said = await (kind === 'ticket' ? store.sayToTicket(receipt) : store.sayToVisit(receipt));
    if (said.kind !== 'decided') throw new Error(said.kind);
    tell(said.tellings);
    await settle();
    return said.result.kind === 'refused' ? said.result.code : said.result.kind;
  };

  const visit = async (visitId: string): Promise<VisitState> => {
    const read = await store.readVisit(visitId);
    if (!read) throw new Error('the visit is gone');
    return read.state;
  };

  /**
   * The test server takes a lock on time for a child's start, and gives it back to a parent that may have gone on as another
   * run or ended: then it keeps time standing though nobody waits. Everything is settled here, so the lock is nobody's. It is
   * given back only where time is seen to stand: given back once too often, time would run away.
   */
  const skip = async (ms: number): Promise<void> => {
    const begun = await environment.currentTimeMs();
    let over = false;
    const slept = environment.sleep(ms).finally(() => (over = true));
    for (let stood = 0; !over;) {
      const looked = performance.now();
      await Promise.race([slept, delay(lookMs)]);
      const arrived = over || (await environment.currentTimeMs()) >= begun + ms;
      if (arrived) stood = 0;
      else if (performance.now() - looked < lookMs + calmMs) stood += 1;
      if (over || stood < looksToBeSure) continue;
      stood = 0;
      await environment.connection.testService?.unlockTimeSkipping({}).catch(() => undefined);
    }
    await slept;
  };

  const passTo = async (at: Instant): Promise<void> => {
    for (;;) {
      const { now, next } = await settle();
      if (now >= at) return;
      await skip(Math.max(1, Math.min(at, next) - now));
    }
  };

  return {
    store,
    database,
    engine,
    accounts,
    actor,
    passTo,
    ticket: (ticketId) => current(ticketId ?? filed[0] ?? ''),
    visit,
    async file(at, { author = actor('client'), ...fields }) {
      await passTo(at);
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
      if (filing.kind !== 'filed') throw new Error(JSON.stringify(filing));
      filed.push(filing.ticketId);
      tell(filing.tellings);
      await settle();
      return filing.ticketId;
    },
    async give(at, by, type, content, given) {
      await passTo(at);
      return say('ticket', given ?? filed[0] ?? '', by, type, content);
    },
    async giveVisit(at, visitId, by, type, content = {}) {
      await passTo(at);
      return say('visit', visitId, by, type, content);
    },
    run: (id) => database.run.findFirstOrThrow({ where: { id } }),
    async runsOf(kind) {
      const runs = await database.run.findMany({ where: { kind } });
      const histories = await Promise.all(runs.map(({ workflowId }) => historiesOf(environment.client, workflowId)));
      return histories.flat().length;
    },
    async keptOfRuns() {
      const runs = await database.run.findMany();
      const histories = await Promise.all(runs.map(({ workflowId }) => historiesOf(environment.client, workflowId)));
      // What payloads hold is written in base64.
      return JSON.stringify([histories, logged]).replaceAll(/"data":"([A-Za-z0-9+/=]+)"/g, (_whole, data: string) =>
        Buffer.from(data, 'base64').toString('utf8'),
      );
    },
    async close() {
      worker.shutdown();
      await running;
      await teller.close();
      for (const { workflowId } of await database.run.findMany()) {
        for (const history of await historiesOf(environment.client, workflowId)) await replay(history, workflowId);
      }
      await engine.close();
      await environment.teardown();
      await database.$disconnect();
      await testDatabase.drop();
      await rm(keys, { recursive: true });
    },
  };
}

type Member = Awaited<ReturnType<typeof deskPeople>>[number];

/** Everybody at the desk, its clients' users among them, by short ids. */
async function deskPeople(store: Store) {
  const companies = await whole(store.listClients({ desk: 'skai' }, null, 50));
  const lists = [null, companies.map(({ id }) => id)].map((clients) =>
    whole(store.listDeskPeople({ desk: 'skai', clients }, null, 200)),
  );
  return (await Promise.all(lists)).flat().sort((a, b) => (a.shortId < b.shortId ? -1 : 1));
}

function companyIn(role: string, { companies }: Member): string | null {
  return role === 'client' || role === 'personal-manager' ? (companies[0]?.id ?? null) : null;
}
