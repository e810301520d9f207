import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { createSignIn } from '../../api/auth/sign-in';
import { createServices } from '../../api/create-services';
import type { Answer, RouteDeclaration } from '../../api/http/route-declaration';
import { createOperations } from '../../api/health/server';
import { createServer } from '../../api/server';
import type { EngineHealth } from '../../api/services';
import type { EdgeSettings } from '../../api/settings';
import type { CheckFile } from '../../files/create-file-check';
import type { RunTask, RunTeller } from '../../engine';
import type { DemoAccount } from '../../prisma/seed';
import { keyFolder } from '../../store/access/key-folder';
import { createStore } from '../../store';
import type { Clock } from '../../store/clock';
import type { Store } from '../../store';
import type { DecisionFault } from '../../store/process/unit';
import { listenTo, type Listening } from '../../store/changes/listen';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import { createSeededDatabase } from '../support/database';

/** Signs links of letters in these tests. */
export const secret = 'a secret of these tests, and of nothing else';

export const edge: EdgeSettings = {
  requestsPerMinute: 1_000_000,
  addressRequestsPerMinute: 1_000_000,
  addressFailuresPerMinute: 1_000_000,
  signInFailures: 10,
  addressSignInFailures: 1_000_000,
  accountSignInFailures: 1_000_000,
  uploadBytesADay: 1_000_000_000,
  clientWordsPerMinute: 1_000_000,
  staffWordsPerMinute: 1_000_000,
  callerCacheMs: 0,
  liveStreams: 1_000,
  secondFactor: 'optional',
  oidc: null,
  publicOrigin: null,
  temporalUi: null,
  trustedProxies: false,
  webhookNetworks: [],
  webFolder: null,
};

/** The engine as the API sees it: it answers, or it is away. Nothing of the API waits for it. */
export interface FakeEngine extends EngineHealth {
  away: boolean;
}

/** Keeps what runs are told, in order. */
export interface RecordedRuns extends RunTeller {
  readonly told: RunTask[];
}

export interface Api {
  readonly base: string;
  /** Of health and metrics. */
  readonly operations: string;
  /** Where files lie while they come in. */
  readonly uploadFolder: string;
  /** Where the keys of access data lie. */
  readonly accessKeys: string;
  readonly databaseUrl: string;
  readonly store: Store;
  readonly prisma: Database;
  readonly engine: FakeEngine;
  readonly runs: RecordedRuns;
  readonly accounts: readonly DemoAccount[];
  /** What the log was told, a line an entry. */
  readonly log: string[];
  /** Decisions that threw. */
  readonly faults: DecisionFault[];
  account(role: string, desk?: string, index?: number): DemoAccount;
  stop(): Promise<void>;
}

export function fakeEngine(): FakeEngine {
  return {
    away: false,
    health() {
      return Promise.resolve(!this.away);
    },
  };
}

export function recordedRuns(): RecordedRuns {
  const told: RunTask[] = [];
  return { told, tell: (task) => void told.push(task), close: () => Promise.resolve() };
}

/** No process tells anything. */
export function neverHears(): Listening {
  return { close: () => Promise.resolve() };
}

/** An application on a free port of the loopback; closing cuts off who is still connected. */
export async function listen(app: Express): Promise<{ readonly base: string; readonly close: () => Promise<void> }> {
  const server = app.listen(0, '127.0.0.1');
  // A file of tests that stood still for seconds on a busy machine would else speak into a connection that was closed meanwhile.
  server.keepAliveTimeout = 600_000;
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The API on a seeded database of its own and a free port. Every answer is held against its declaration. */
export async function startApi(
  settings: Partial<EdgeSettings> = {},
  clock?: Clock,
  { lettersLeave = false, checkFile }: { lettersLeave?: boolean; checkFile?: CheckFile } = {},
): Promise<Api> {
  const database = await createSeededDatabase();
  const prisma = createPrisma(database.url, { poolSize: 5, lockMs: 300 });
  const log: string[] = [];
  const faults: DecisionFault[] = [];
  const uploadFolder = await mkdtemp(path.join(tmpdir(), 'reglament-api-'));
  const accessKeys = path.join(uploadFolder, 'access-keys');
  const store = createStore({
    prisma,
    lettersLeave,
    accessKeys: keyFolder(accessKeys),
    ...(clock === undefined ? {} : { clock }),
    onFault: (fault) => faults.push(fault),
  });
  const { accounts } = database;
  const [engine, runs] = [fakeEngine(), recordedRuns()];
  const services = createServices({
    store,
    engine,
    runs,
    signIn: createSignIn(prisma),
    settings: { ...edge, ...settings },
    log: pino({ level: 'info' }, { write: (line: string) => log.push(line) }),
    checkAnswer,
    uploadFolder,
    ...(checkFile && { checkFile }),
    secret,
    listen: (hearing) => listenTo(database.url, hearing),
  });
  const [api, operations] = await Promise.all([listen(createServer(services)), listen(createOperations(services))]);
  return {
    base: api.base,
    operations: operations.base,
    uploadFolder,
    accessKeys,
    databaseUrl: database.url,
    store,
    prisma,
    engine,
    runs,
    accounts,
    log,
    faults,
    account(role, desk = 'skai', index = 0) {
      const found = accounts.filter((each) => each.role === role && each.desk === desk)[index];
      if (!found) throw new Error(`no ${role} ${index} at ${desk}`);
      return found;
    },
    async stop() {
      await services.feed.close();
      await api.close();
      await operations.close();
      await prisma.$disconnect();
      await database.drop();
      await rm(uploadFolder, { recursive: true });
    },
  };
}

/** @throws Error for an answer that is not declared, or not as declared: also a field more is a fault */
export function checkAnswer(route: RouteDeclaration, { status, body, bytes, stream, events }: Answer): void {
  const declared = route.responses[status];
  if (!declared) throw new Error(`${route.method} ${route.path} answers ${status}, which it does not declare`);
  if (bytes || stream || events || (!declared.schema && body === undefined)) return;
  const sent: unknown = JSON.parse(JSON.stringify(body));
  const parsed = declared.schema?.parse(sent);
  expect(parsed).toEqual(sent);
}

export interface Reply<T = Json> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** What a request came to: its status, and the code of the problem where there is one. */
export function outcome({ status, body }: Reply): unknown[] {
  return [status, body['code']];
}

/** JSON as tests look into it. */
export interface Json {
  readonly [key: string]: Json;
  readonly [index: number]: Json;
}

/** A value of an answer as text. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The entries of a list in an answer; none where there is no list. */
export function entries(list: unknown): readonly Json[] {
  return Array.isArray(list) ? (list as Json[]) : [];
}

/** The entries of an answer that is a list. */
export function items(body: Json): readonly Json[] {
  return entries(body['items']);
}

/** Matches any text; typed, unlike jest's own. */
export function anyText(): unknown {
  return expect.any(String);
}

/** Matches what has at least these fields. */
export function having(fields: object): unknown {
  return expect.objectContaining(fields);
}

export interface CallOptions {
  readonly body?: unknown;
  readonly raw?: string | Buffer | FormData;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request; as `who`, or as nobody. */
export async function call(
  api: Pick<Api, 'base'>,
  who: Pick<DemoAccount, 'apiKey'> | null,
  method: string,
  target: string,
  { body, raw, headers = {} }: CallOptions = {},
): Promise<Reply> {
  const response = await fetch(api.base + target, {
    method,
    redirect: 'manual',
    headers: {
      ...(who === null ? {} : { authorization: `Bearer ${who.apiKey}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(raw === undefined ? {} : { body: raw }),
  });
  const received = await response.text();
  const json = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    body: (json ? JSON.parse(received) : { text: received }) as Json,
    headers: response.headers,
  };
}

/** Somebody who has signed in, with the token of the session where others have their key. @throws Error unless it is opened */
export async function inSession(api: Api, who: DemoAccount): Promise<DemoAccount> {
  const { email, password } = who;
  const { status, body } = await call(api, null, 'POST', '/api/v1/session', { body: { email, password } });
  if (status !== 201) throw new Error(`signing in: ${status} ${JSON.stringify(body)}`);
  return { ...who, apiKey: text(body['token']) };
}

/** Ends the role of the one who administers every desk, so that a desk has one administrator. */
export async function endKeeper({ prisma }: Pick<Api, 'prisma'>, desk: string): Promise<void> {
  const person = { email: 'rules@reglament.example' };
  await prisma.membership.updateMany({ where: { desk, role: 'administrator', person }, data: { active: false } });
}

export const filing = { desk: 'skai', subject: 'Нет данных', text: 'Трекер молчит с утра', topic: 'consulting' };

/** Files a ticket. @throws Error unless it is filed */
export async function fileAs(api: Api, who: DemoAccount, fields: object = {}): Promise<Json> {
  return made(await call(api, who, 'POST', '/api/v1/tickets', { body: { ...filing, ...fields } }));
}

/** The body of an answer to what was to be made. @throws Error unless it was */
export function made({ status, body }: Reply): Json {
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Gives a command. */
export function give(
  api: Api,
  who: DemoAccount,
  ticket: Json,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return call(api, who, 'POST', `/api/v1/tickets/${text(ticket['id'])}/commands`, { body, headers });
}

/** Gives a command, and answers with the ticket after it. @throws Error unless it is done */
export async function given(api: Api, who: DemoAccount, ticket: Json, body: object): Promise<Json> {
  return made(await give(api, who, ticket, body))['ticket'] as Json;
}
