import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { noExtras, type FindExtras } from '../mail/deliver/letter-extras';
import { withInvitation } from '../mail/deliver/with-invitation';
import type { MailSettings } from '../mail/settings';
import { connectEngine, createRunTeller, tellRun, type Engine, type RunTeller } from '../engine';
import { serveHealth } from '../operations/health';
import { errorFields } from '../operations/log';
import { repeat, type Loop } from '../operations/loop';
import { createStore, type Store } from '../store';
import { createPrisma } from '../store/database';
import { createAccountSender } from './account-letters';
import { workflowBundle } from './bundle';
import { createWorker } from './create-worker';
import { sdkLogger } from './log';
import { pressedIn } from './letter-extras';
import { createMetrics, type WorkerMetrics } from './metrics';
import { createNoticeSender } from './notice-sender';
import { createOutbox } from './outbox';
import { ensureSearchAttributes } from './search-attributes';
import type { WorkerSettings } from './settings';
import { portal } from './transports/portal';
import { createSmtpTransport } from './transports/smtp';

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
        cachedWorkflows: settings.cachedWorkflows,
        commitsAtOnce: Math.max(1, settings.databasePool - reserved),
        ports: {
          store,
          teller: { tell: (telling) => tellRun(teller, telling) },
          log: log.child({ component: 'look' }),
          onCommit: (seconds, result) => metrics.commits.observe({ result }, seconds),
        },
      });
      loops.push(...startLoops(settings, { store, engine, teller, connection, metrics, log }));
      log.info({ taskQueue: settings.engine.taskQueue, health: health.port }, 'worker runs');
      const stop = (): void => worker?.shutdown();
      stopping.signal.addEventListener('abort', stop, { once: true });
      if (stopping.signal.aborted) stop();
      await worker.run();
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

function extrasOf(
  links: WorkerSettings['links'],
  store: Store,
  mail: MailSettings,
): { readonly findExtras: FindExtras } {
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
  const accounts =
    smtp === null || settings.mail === null || settings.links === null
      ? null
      : repeat(
          createAccountSender({
            ...{ store, smtp, mail: settings.mail, links: settings.links },
            onSettled: ({ id, kind }, { state }) =>
              log.info({ component: 'account letters', letterId: id, kind, state }, 'letter'),
          }),
          { idleMs: second, longestMs: 30 * second, onError: failed('account letters') },
        );
  const stopSending = async (): Promise<void> => {
    await Promise.all([sending.stop(), accounts?.stop()]);
    await sender.close();
    smtp?.close();
  };
  const sweep = async (): Promise<'idle'> => {
    const removed = await store.removeLooseAttachments();
    if (removed > 0) log.info({ component: 'sweeper', removed }, 'unreferenced attachments removed');
    const expired = await store.removeExpiredSessions();
    if (expired > 0) log.info({ component: 'sweeper', removed: expired }, 'expired sessions removed');
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
    repeat(sweep, { idleMs: 600 * second, longestMs: 3_600 * second, onError: failed('sweeper') }),
    repeat(store.indexEarlier, { idleMs: 600 * second, longestMs: 600 * second, onError: failed('search index') }),
    repeat(attributes, { idleMs: 30 * second, longestMs: 30 * second, onError: failed('search attributes') }),
  ];
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
