/** The product on real parts: API and worker as processes of their own, a fresh database, a Temporal. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { LogFile } from '../../../local/log-file';
import { root } from '../../../local/paths';
import { freePort } from '../../../local/ports';
import { openFolder } from '../../../local/postgres';
import { seedWithOnePassword } from '../../../local/quick-accounts';
import type { DemoAccount } from '../../../prisma/seed';
import { createStore, type Store } from '../../../store';
import { createPrisma, type Database } from '../../../store/database';
import { scatterNumbers } from '../../support/numbers';
import { callerOf, type Caller } from './caller';
import { openFront, type Front } from './front';
import { openGate, type Gate } from './gate';
import { Program } from './program';
import { startReaper, type Reaper } from './reaper';

/** Where the product finds its PostgreSQL and its Temporal. */
export interface Ground {
  readonly databaseUrl: string;
  /** Of the demonstration, if that has been seeded; else it is to be. */
  readonly accounts?: readonly DemoAccount[];
  readonly temporal: { readonly address: string; readonly namespace: string; readonly taskQueue: string };
  /** The bundle of workflow code, so that not every worker builds it. */
  readonly bundle: string;
  /** Of the product's processes, beside what they get anyway. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Gives back what was taken for it. */
  readonly leave: () => Promise<void>;
}

export interface ProductOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Puts a gate between the worker and Temporal. */
  readonly gated?: boolean;
  /** Puts a front before the API, so that several can take turns. */
  readonly fronted?: boolean;
  /** With letters: the process that takes them in, and the mailbox of this machine that those of the product come to. */
  readonly letters?: boolean;
  /** Another checkout, of whose release API and worker are; those beside them are of this one. */
  readonly checkout?: string;
  /** Told of every line that the API and the worker log. */
  readonly onLine?: (line: string) => void;
}

/** What carries letters. */
export interface Letters {
  /** Takes letters in and works them off. */
  readonly intake: Program;
  readonly mailbox: Program;
  /** The variables that say where both are. */
  readonly environment: Readonly<Record<string, string>>;
  readonly listenerPort: number;
}

/** A program beside the first of its kind. */
export interface Beside {
  readonly program: Program;
  readonly home: string;
  /** Of the API. */
  readonly port: number;
}

export interface Product {
  readonly home: string;
  /** Address of the API, without a path. */
  readonly base: string;
  /** Of the API's health and metrics. */
  readonly operations: string;
  readonly api: Program;
  readonly worker: Program;
  /** Null unless letters were asked for. */
  readonly letters: Letters | null;
  readonly store: Store;
  readonly prisma: Database;
  /** Our own look into Temporal, past any gate. */
  readonly temporal: Client;
  readonly databaseUrl: string;
  /** Of its API and worker. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @throws when the product has none */
  readonly gate: () => Gate;
  /** @throws when the product has none */
  readonly front: () => Front;
  /** One more API or worker, with a home and ports of its own, which is still to be started. */
  readonly beside: (name: 'api' | 'worker', environment?: Readonly<Record<string, string>>) => Promise<Beside>;
  /** Letters that its senders have told were taken, and may have been taken before; by the ids of their notices. */
  readonly sentAgain: readonly string[];
  readonly accounts: readonly DemoAccount[];
  /** A person of the demonstration by e-mail address, with an API key. */
  readonly as: (email: string, desk?: string) => Promise<Caller>;
  /** How often the outbox had to wake a run whose instant had passed; told by the worker as it runs now. */
  readonly ticksWoken: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A folder for one product: its own, to be entered by PostgreSQL's account, and removed whatever happens. */
export async function makeHome(reaper: Reaper): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'reglament-end-to-end-'));
  reaper.inherit(home);
  await openFolder(home);
  return home;
}

/**
 * Starts the product and waits until it serves. `close()` ends all of it; so does the end of this process, however it ends.
 *
 * @param prepare takes the ground: a database that is migrated, a Temporal that knows the search attributes
 */
export async function startProduct(
  prepare: (home: string, reaper: Reaper) => Promise<Ground>,
  {
    environment = {},
    gated = false,
    fronted = false,
    letters = false,
    checkout = root,
    onLine = () => undefined,
  }: ProductOptions = {},
): Promise<Product> {
  const reaper = startReaper();
  const ends: (() => Promise<unknown>)[] = [() => reaper.dismiss()];
  const close = async (): Promise<void> => {
    const faults: unknown[] = [];
    for (const end of ends.splice(0).reverse()) await end().catch((error: unknown) => faults.push(error));
    if (faults.length > 0) throw new AggregateError(faults, 'The product did not end in order');
  };
  try {
    const home = await makeHome(reaper);
    const ground = await prepare(home, reaper);
    ends.push(ground.leave);
    const prisma = createPrisma(ground.databaseUrl, { poolSize: 4 });
    ends.push(() => prisma.$disconnect());
    const store = createStore({ prisma, lettersLeave: letters });
    const accounts = ground.accounts ?? (await seedWithOnePassword(store, home));
    // Programs that a person would start look for the ways in where `npm start` leaves them.
    if (ground.accounts) await writeFile(path.join(home, 'demo-accounts.json'), JSON.stringify(accounts));
    await scatterNumbers(prisma);
    const { address, namespace, taskQueue } = ground.temporal;
    const connection = await Connection.connect({ address });
    ends.push(() => connection.close());
    const gate = gated ? await openGate(address) : undefined;
    if (gate) ends.push(() => gate.close());
    const prepareCache = async (folder: string): Promise<void> => {
      await mkdir(path.join(folder, 'cache'), { recursive: true });
      await copyFile(ground.bundle, path.join(folder, 'cache', path.basename(ground.bundle)));
    };
    await prepareCache(home);

    const ports = { api: await freePort(), worker: await freePort(), operations: await freePort() };
    const ofLetters = letters ? await lettersEnvironment(ports.api) : {};
    const inherited = Object.entries(process.env).filter(([name]) => !/^(JEST|REGLAMENT|NODE_OPTIONS)/.test(name));
    const sentAgain: string[] = [];
    const common = {
      ...Object.fromEntries(inherited),
      DATABASE_URL: ground.databaseUrl,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      TASK_QUEUE: taskQueue,
      REGLAMENT_HOME: home,
      HOST: '127.0.0.1',
      PORT: String(ports.api),
      OPERATIONS_PORT: String(ports.operations),
      WORKER_PORT: String(ports.worker),
      BETTER_AUTH_SECRET: randomUUID() + randomUUID(),
      STANDING_CHECKS: 'false',
      ...ground.environment,
      ...ofLetters,
      ...environment,
    };
    const program = (
      name: string,
      readyPort: number | string | undefined,
      own: Readonly<Record<string, string>> = {},
      file = path.join(name, 'main.ts'),
      from = root,
    ): Program => {
      const one = new Program({
        title: name,
        file: path.join(from, file),
        home,
        environment: { ...common, ...own },
        readyUrl: `http://127.0.0.1:${readyPort}/health/ready`,
        log: new LogFile(path.join(home, 'logs'), name, (line) => {
          onLine(line);
          if (line.includes('"msg":"sent again"')) sentAgain.push((JSON.parse(line) as { noticeId: string }).noticeId);
        }),
      });
      ends.push(() => one.stop());
      return one;
    };
    const carrying = letters
      ? {
          intake: program('mail', ofLetters['MAIL_PORT']),
          mailbox: program('mailbox', ofLetters['MAILBOX_PORT'], {}, 'local/mailbox/main.ts'),
          environment: ofLetters,
          listenerPort: Number(ofLetters['MAIL_LISTEN_PORT']),
        }
      : null;
    const api = program('api', ports.operations, {}, undefined, checkout);
    const worker = program('worker', ports.worker, gate ? { TEMPORAL_ADDRESS: gate.address } : {}, undefined, checkout);
    await Promise.all([carrying?.mailbox.start(), carrying?.intake.start(), api.start(), worker.start()]);

    const front = fronted ? await openFront(ports.api) : undefined;
    if (front) ends.push(() => front.close());
    const base = front?.base ?? `http://127.0.0.1:${ports.api}`;
    return {
      home,
      base,
      operations: `http://127.0.0.1:${ports.operations}`,
      api,
      worker,
      letters: carrying,
      store,
      prisma,
      temporal: new Client({ connection, namespace }),
      databaseUrl: ground.databaseUrl,
      environment: common,
      gate: () => {
        if (!gate) throw new Error('This product has no gate');
        return gate;
      },
      front: () => {
        if (!front) throw new Error('This product has no front');
        return front;
      },
      beside: async (name, own = {}) => {
        const [port, operations, health] = [await freePort(), await freePort(), await freePort()];
        const ownHome = path.join(home, `beside-${health}`);
        await prepareCache(ownHome);
        const places = { PORT: port, OPERATIONS_PORT: operations, WORKER_PORT: health };
        const one = program(name, name === 'api' ? operations : health, {
          ...Object.fromEntries(Object.entries(places).map(([variable, value]) => [variable, String(value)])),
          REGLAMENT_HOME: ownHome,
          ...own,
        });
        return { program: one, home: ownHome, port };
      },
      sentAgain,
      accounts,
      as: (email, desk = 'skai') => callerAt(prisma, base, accounts, email, desk),
      ticksWoken: () =>
        readCounter(`http://127.0.0.1:${ports.worker}/metrics`, 'reglament_ticks_woken_by_outbox_total'),
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

/** As `npm start` sets them where no server takes our letters. */
async function lettersEnvironment(apiPort: number): Promise<Readonly<Record<string, string>>> {
  const [mailbox, smtp, mail, listener] = [await freePort(), await freePort(), await freePort(), await freePort()];
  return {
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    MAIL_FROM: 'reglament@mailbox.localhost',
    MAIL_READ: 'all',
    PUBLIC_ORIGIN: `http://127.0.0.1:${apiPort}`,
    MAILBOX_PORT: String(mailbox),
    MAILBOX_SMTP_PORT: String(smtp),
    MAIL_PORT: String(mail),
    MAIL_LISTEN_PORT: String(listener),
  };
}

async function readCounter(url: string, name: string): Promise<number> {
  const metrics = await (await fetch(url)).text();
  const line = metrics.split('\n').find((each) => each.startsWith(`${name} `));
  if (line === undefined) throw new Error(`There is no ${name} at ${url}`);
  return Number(line.slice(name.length));
}

async function callerAt(
  prisma: Database,
  base: string,
  accounts: readonly DemoAccount[],
  email: string,
  desk: string,
): Promise<Caller> {
  const account = accounts.find((each) => each.desk === desk && each.email === email);
  if (!account) throw new Error(`The demonstration has no ${email} at ${desk}`);
  const { personId, shortId } = await prisma.membership.findFirstOrThrow({
    where: { desk, person: { email: account.email } },
  });
  return callerOf(base, { account, personId, shortId });
}
