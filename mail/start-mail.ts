import path from 'node:path';
import type { Logger } from 'pino';
import { connectEngine, createRunTeller, tellRun, type Engine, type RunTeller } from '../engine';
import { createFileCheck } from '../files/create-file-check';
import { openOwnFolder } from '../files/own-folder';
import { serveHealth } from '../operations/health';
import { errorFields } from '../operations/log';
import { repeat } from '../operations/loop';
import { createStore, type Store } from '../store';
import { keyFolder } from '../store/access/key-folder';
import { createPrisma } from '../store/database';
import { createIntake } from './intake/intake';
import { keepFor } from './intake/keep-for';
import type { IntakeSettings } from './intake-settings';
import { listen } from './listen/listen';
import { watchMailbox } from './mailboxes/watch-mailbox';
import { createMailMetrics } from './metrics';

/** A mail process that runs. */
export interface RunningMail {
  /** The port of the health endpoint. */
  readonly port: number;
  /** The port at which letters are taken; null: none. */
  readonly listenPort: number | null;
  /** Takes no more letters, lets what is under way finish, and closes every connection. */
  stop(): Promise<void>;
}

const second = 1_000;
const poolSize = 12;
/** What is looked for when nobody has said that there is something. */
const idleMs = 250;

/**
 * Starts the parts of the mail process: health endpoint, listener, mailboxes, and the loop that works letters off.
 *
 * @throws when a port is taken
 */
export async function startMail(settings: IntakeSettings, log: Logger): Promise<RunningMail> {
  const prisma = createPrisma(settings.databaseUrl, { poolSize });
  const store = createStore({
    prisma,
    accessKeys: keyFolder(settings.accessKeys),
    lettersLeave: settings.lettersLeave,
    onFault: ({ error, ...fault }) =>
      log.error({ ...fault, ...errorFields(error) }, 'a decision threw and is set aside'),
  });
  const engine = await connectEngine(settings.engine, {
    onTrouble: (trouble) => log.error(trouble, 'Temporal refuses'),
  });
  if (settings.lettersLeave && !settings.repliesAsked)
    log.warn(
      'letters are read here, and those that leave ask to answer in the portal: MAIL_READ says whose may be replied to',
    );
  const teller = createTeller(engine, store, log);
  const metrics = createMailMetrics();
  const folder = await openOwnFolder(path.join(settings.home, 'letters'));
  const addressBook = keepFor(20 * second, () => store.readAddressBook());
  const { own } = settings;
  const intake = createIntake({
    store,
    tell: (telling) => tellRun(teller, telling),
    addressBook,
    trust: { hosts: settings.trustedHosts },
    own,
    folder: folder.path,
    checkFile: createFileCheck(settings.clamd),
    onSettled: ({ id, outcome, reason }) => {
      metrics.letters.inc({ outcome });
      log.info({ component: 'intake', letterId: id, outcome, reason }, 'letter');
    },
    onError: (error, letterId) => log.warn({ component: 'intake', letterId, ...errorFields(error) }, 'try later'),
  });
  const failed = (component: string) => (error: unknown) => log.warn({ component, ...errorFields(error) }, 'try later');
  const working = repeat(intake.pass, { idleMs, longestMs: 30 * second, onError: failed('intake') });
  const ports = { store, addressBook, own, folder: folder.path, mostBytes: settings.letterBytes };
  const onKept = (): void => working.wake();
  const listener =
    settings.listenPort === null
      ? null
      : await listen({ ...ports, onKept, onError: failed('listener') }, settings.listenPort);
  const onState = (address: string, fault: string | null): void => {
    metrics.mailboxes.set({ address }, fault === null ? 1 : 0);
    if (fault === null) log.info({ component: 'mailbox', address }, 'mailbox stands open');
    else log.warn({ component: 'mailbox', address, fault }, 'mailbox cannot be read');
  };
  const watches = settings.mailboxes.map((mailbox) => watchMailbox({ ...ports, onKept, onState }, mailbox));
  const health = await serveHealth(settings, { store: () => store.ping().then(() => true) }, metrics.registry);
  log.info({ health: health.port, listener: listener?.port }, 'mail runs');
  return {
    port: health.port,
    listenPort: listener?.port ?? null,
    stop: async () => {
      await listener?.close();
      await Promise.all(watches.map((watch) => watch.stop()));
      await working.stop();
      await health.close();
      await teller.close();
      await engine.close();
      await prisma.$disconnect();
      await folder.remove();
    },
  };
}

/** Tells the runs of processes what letters have brought them; what is not told the outbox of the worker finds. */
function createTeller(engine: Engine, store: Store, log: Logger): RunTeller {
  const component = 'teller';
  return createRunTeller({
    engine,
    onTold: ({ kind, id }, how, first) => {
      const noted =
        how === 'started' && first
          ? store.noteStarted([{ kind, id, revision: first.revision }])
          : how === 'heard'
            ? store.noteHeard([{ kind, id }])
            : Promise.resolve();
      noted.catch((error: unknown) => log.warn({ component, ...errorFields(error) }, 'left to the outbox'));
    },
    onFault: ({ workflowId }, error) => log.error({ component, workflowId, ...errorFields(error) }, 'not told'),
  });
}
