import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { noExtras, type FindExtras } from '../mail/deliver/letter-extras';
import { withInvitation } from '../mail/deliver/with-invitation';
import type { MailSettings } from '../mail/settings';
import { connectEngine, createRunTeller, tellRun, type Engine, type RunTeller } from '../engine';
import { sayAccessKeys } from '../operations/access-keys';
import { tellFigures } from '../operations/figures';
import { serveHealth } from '../operations/health';
import { errorFields } from '../operations/log';
import { repeat, type Loop } from '../operations/loop';
import { createStore, type Store } from '../store';
import { keyFolder } from '../store/access/key-folder';
import { createPrisma } from '../store/database';
import { letterLoops } from './letter-loops';
import { workflowBundle } from './bundle';
import { createBatchWorker, createWorker } from './create-worker';
import { sdkLogger } from './log';
import { pressedIn } from './letter-extras';
import { createMetrics, type WorkerMetrics } from './metrics';
import { createNoticeSender } from './notice-sender';
import { createOutbox } from './outbox';
import { createOwedWalk } from './owed-walk';
import { ensureSearchAttributes } from './search-attributes';
import type { WorkerSettings } from './settings';
import { settleVersion } from './take-over';
import { portal } from './transports/portal';
import { createSmtpTransport } from './transports/smtp';
import { sendWebhooks } from './webhooks/send-webhooks';

/** A worker that runs, or is on its way to. */
export interface RunningWorker {
  /** The port of the health endpoint. */
  readonly port: number;
  /** Resolves when the worker has stopped; rejects when it cannot go on. */
  readonly done: Promise<void>;
  /** Takes no more work, lets what is under way finish, and closes every connection. */
  stop(): Promise<void>;
}

const second = 1_000;
const day = 86_400 * second;
/** Connections that are left to the outbox, the sender and the health endpoint. */
const reserved = 4;

/**
 * How soon a letter is seen after its commit. A look finds nothing in an index of what waits and costs a fraction of a
 * millisecond; telling the sender by the database (NOTIFY) would have all commits of a database queue for one lock.
 */
export const senderIdleMs = 150;

/**
 * Starts the worker process's parts: health endpoint, Temporal worker, outbox, sender and sweeper. It serves as soon as
 * Temporal does: until then it lives, is not ready, and tries again.
 *
 * @throws when the health port is taken
 */
export async function startWorker(settings: WorkerSettings, log: Logger): Promise<RunningWorker> {
  const prisma = createPrisma(settings.databaseUrl, { poolSize: settings.databasePool });
  const store = createStore({
    prisma,
    accessKeys: keyFolder(settings.accessKeys),
    lettersLeave: settings.mail !== null,
    onFault: ({ error, ...fault }) =>
      log.error({ ...fault, ...errorFields(error) }, 'a decision threw and is set aside'),
  });
  if (settings.mail !== null && settings.links === null)
    log.warn(
      'letters leave without links, and those about passwords wait: PUBLIC_ORIGIN and the BETTER_AUTH_SECRET of the API are needed',
    );
  const engine = await connectEngine(settings.engine, {
    onTrouble: (trouble) => log.error(trouble, 'Temporal refuses'),
  });
  const teller = createTeller(engine, store, log);
  let worker: Worker | undefined;
  const metrics = createMetrics(() => worker?.getStatus().numCachedWorkflows ?? 0);
  tellFigures(metrics.registry, () => store.readFigures());
  const health = await serveHealth(
    settings,
    {
      worker: () => worker?.getState() === 'RUNNING',
      engine: () => engine.health(),
      store: () => store.ping().then(() => true),
    },
    metrics.registry,
  );
  const stopping = new AbortController();
  const run = async (): Promise<void> => {
    const connection = await untilConnected(settings, log, stopping.signal);
    if (!connection) return;
    const loops: Loop[] = [];
    try {
      worker = await createWorker({
        connection,
        namespace: settings.engine.namespace,
        taskQueue: settings.engine.taskQueue,
        workflowBundle: await workflowBundle(path.join(settings.home, 'cache'), sdkLogger(log)),
        version: settings.version,
        cachedWorkflows: settings.cachedWorkflows,
        commitsAtOnce: Math.max(1, settings.databasePool - reserved),
        ports: {
          store,
          teller: { tell: (telling) => tellRun(teller, telling) },
          log: log.child({ component: 'look' }),
          onCommit: (seconds, result) => metrics.commits.observe({ result }, seconds),
        },
      });
      const batches = await createBatchWorker({
        connection,
        namespace: settings.engine.namespace,
        taskQueue: settings.engine.taskQueue,
        version: settings.version,
        ports: {
          store,
          teller: { tell: (telling) => tellRun(teller, telling) },
          engine: engine.runs,
          log: log.child({ component: 'batches' }),
          settings: settings.batches,
        },
      });
      void sayAccessKeys(store, settings.accessKeys, log);
      loops.push(...startLoops(settings, { store, engine, teller, connection, metrics, log }));
      log.info(
        { taskQueue: settings.engine.taskQueue, version: settings.version?.buildId, health: health.port },
        'worker runs',
      );
      const stop = (): void => {
        worker?.shutdown();
        batches.shutdown();
      };
      stopping.signal.addEventListener('abort', stop, { once: true });
      if (stopping.signal.aborted) stop();
      void settleVersion(settings, connection, log, stopping.signal);
      await Promise.all([worker.run(), batches.run()]);
    } finally {
      await Promise.all(loops.map((loop) => loop.stop()));
      await connection.close();
    }
  };
  const runAndClose = async (): Promise<void> => {
    try {
      await run();
    } finally {
      await health.close();
      await teller.close();
      await engine.close();
      await prisma.$disconnect();
    }
  };
  const done = runAndClose();
  return {
    port: health.port,
    done,
    stop: async () => {
      stopping.abort();
      await Promise.allSettled([done]);
    },
  };
}

type Links = WorkerSettings['links'];
function extrasOf(links: Links, store: Store, mail: MailSettings): { readonly findExtras: FindExtras } {
  return { findExtras: withInvitation(links === null ? () => noExtras : pressedIn(links), store, mail) };
}

interface LoopParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly teller: RunTeller;
  readonly connection: NativeConnection;
  readonly metrics: WorkerMetrics;
  readonly log: Logger;
}

/** What the worker does beside the workflows, each at its own pace. */
function startLoops(settings: WorkerSettings, { store, engine, teller, connection, metrics, log }: LoopParts): Loop[] {
  const failed = (part: string) => (error: unknown) =>
    log.warn({ component: part, ...errorFields(error) }, 'try later');
  const outbox = createOutbox({
    store,
    engine,
    inFlight: settings.outboxInFlight,
    onTold: ({ kind, id, workflowId, reason }, how) => {
      metrics.outbox.inc({ how });
      if (reason === 'tick-overdue' && how === 'heard') metrics.ticksWoken.inc();
      log.info({ component: 'outbox', kind, id, workflowId, reason, how }, 'told');
    },
  });
  const smtp =
    settings.mail === null ? null : createSmtpTransport(settings.mail, extrasOf(settings.links, store, settings.mail));
  const sender = createNoticeSender({
    store,
    tell: (telling) => tellRun(teller, telling),
    transports: { portal, email: smtp ?? portal },
    mailDomain: settings.mail?.domain ?? null,
    onSettled: ({ id, kind, channel, ticket }, { state }) => {
      metrics.notices.inc({ state });
      log.info({ component: 'sender', noticeId: id, kind, channel, ticketId: ticket.id, state }, 'notice');
    },
    onSentAgain: ({ id, ticket }) => {
      metrics.sentAgain.inc();
      log.info({ component: 'sender', noticeId: id, ticketId: ticket.id }, 'sent again');
    },
    onError: failed('sender'),
  });
  const sending = repeat(sender.pass, { idleMs: senderIdleMs, longestMs: 30 * second, onError: failed('sender') });
  const { mail, links } = settings;
  const others = smtp === null || mail === null ? [] : letterLoops({ store, smtp, mail, links, log });
  const stopSending = async (): Promise<void> => {
    await Promise.all([sending.stop(), ...others.map((loop) => loop.stop())]);
    await sender.close();
    smtp?.close();
  };
  const sweep = async (): Promise<'idle'> => {
    const removed = await store.removeLooseAttachments();
    if (removed > 0) log.info({ component: 'sweeper', removed }, 'unreferenced attachments removed');
    const expired = await store.removeExpiredSessions();
    if (expired > 0) log.info({ component: 'sweeper', removed: expired }, 'expired sessions removed');
    const keys = await store.sweepAccessKeys();
    if (keys > 0) log.info({ component: 'sweeper', removed: keys }, 'keys of ended leases destroyed');
    return 'idle';
  };
  // A desk that is new gets its standing check, a month that begins its reports.
  const standing = async (): Promise<'idle'> => {
    if (settings.standsChecks) for (const telling of await store.beginByItself()) tellRun(teller, telling);
    return 'idle';
  };
  // A Temporal whose data were thrown away has forgotten its attributes too, and refuses every start until it has them.
  const attributes = async (): Promise<'idle'> => {
    const added = await ensureSearchAttributes(connection, settings.engine.namespace);
    if (added.length > 0) log.info({ added }, 'search attributes registered');
    return 'idle';
  };
  return [
    repeat(outbox, { idleMs: second, longestMs: 30 * second, onError: failed('outbox') }),
    { ...sending, stop: stopSending },
    ...sendWebhooks(settings.webhooks, store, metrics, log),
    repeat(sweep, { idleMs: 600 * second, longestMs: 3_600 * second, onError: failed('sweeper') }),
    repeat(createOwedWalk(store), { idleMs: 3_600 * second, longestMs: 600 * second, onError: failed('owed steps') }),
    repeat(() => indexed(store), { idleMs: 600 * second, longestMs: 600 * second, onError: failed('search index') }),
    repeat(store.eraseNext, { idleMs: 5 * second, longestMs: 600 * second, onError: failed('erasures') }),
    repeat(store.keepNoLonger, { idleMs: day, longestMs: 3_600 * second, onError: failed('what is kept no longer') }),
    repeat(store.countClosedTime, { idleMs: 10 * second, longestMs: 600 * second, onError: failed('whose time') }),
    repeat(standing, { idleMs: 600 * second, longestMs: 60 * second, onError: failed('standing checks and reports') }),
    repeat(attributes, { idleMs: 30 * second, longestMs: 30 * second, onError: failed('search attributes') }),
  ];
}

/** What an earlier release left out of the search, or took apart in an earlier way. */
async function indexed(store: Store): Promise<'more' | 'idle'> {
  return (await store.indexEarlier()) === 'more' || (await store.indexArticles()) > 0 ? 'more' : 'idle';
}

/** Tells the runs of other processes what a look has brought them. */
function createTeller(engine: Engine, store: Store, log: Logger): RunTeller {
  const component = 'teller';
  return createRunTeller({
    engine,
    onTold: ({ kind, id, workflowId }, how, first) => {
      log.info({ component, kind, id, workflowId, how }, 'told');
      const noted =
        how === 'started' && first
          ? store.noteStarted([{ kind, id, revision: first.revision }])
          : store.settleRuns([{ kind, id, told: how }]);
      noted.catch((error: unknown) => log.warn({ component, ...errorFields(error) }, 'left to the outbox'));
    },
    onFault: ({ workflowId }, error) => log.error({ component, workflowId, ...errorFields(error) }, 'not told'),
  });
}

/** A connection to a Temporal that knows the search attributes; undefined when the process is told to stop before. */
async function untilConnected(
  { engine: { address, namespace, tls, apiKey } }: WorkerSettings,
  log: Logger,
  stopping: AbortSignal,
): Promise<NativeConnection | undefined> {
  for (let pause = second / 4; !stopping.aborted; pause = Math.min(pause * 2, 10 * second)) {
    let connection: NativeConnection | undefined;
    try {
      connection = await NativeConnection.connect({ address, tls, apiKey });
      await ensureSearchAttributes(connection, namespace);
      return connection;
    } catch (error) {
      log.warn({ address, namespace, reason: error instanceof Error ? error.message : error }, 'waiting for Temporal');
      await connection?.close();
      await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return undefined;
}
