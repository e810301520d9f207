import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PersonActor } from '../../domain/policy/actor';
import { typescript } from '../../local/paths';
import { startScratchPostgres } from '../../local/scratch-postgres';
import { applyMigrations } from '../../prisma/apply-migrations';
import { loadBuiltIns } from '../../regulations';
import { loadCalendars, shippedLayers } from '../../regulations/load-calendars';
import { createStore, type Store } from '../../store';
import { createPrisma } from '../../store/database';
import { repeat } from '../../operations/loop';
import { createNoticeSender } from '../../worker/notice-sender';
import { senderIdleMs } from '../../worker/start-worker';
import { portal } from '../../worker/transports/portal';
import { createSmtpTransport } from '../../worker/transports/smtp';
import { effort } from '../harness/effort';
import { paced } from '../harness/load';
import { quantile } from '../harness/statistics';

const letters = effort.rows(1_200);
const seconds = effort.seconds(30);
const domains = 10;

export interface LettersOutFigure {
  /** Taken by the server a second, to ten domains. */
  readonly perSecond: number;
  /** What the sender itself takes of a processor for each of them, in milliseconds. */
  readonly cpuMs: number;
  /** To the nine others while one of the ten hangs, over the same without. */
  readonly whileOneHangs: number;
  /** From a commit until the server has the letter, one filing a second, p95. */
  readonly p95Ms: number;
}

/**
 * Letters of filed tickets, by the worker's own sender in this process to an SMTP server in another one: claim, words, look,
 * keeping, handing over, settling. The machine and its PostgreSQL are shared by all three.
 */
export async function measureLettersOut(): Promise<LettersOutFigure> {
  const scratch = await startScratchPostgres();
  try {
    const url = scratch.url('postgres');
    await applyMigrations(url);
    const prisma = createPrisma(url, { poolSize: 20 });
    const store = createStore({ prisma, lettersLeave: true });
    const clients = await people(store);
    const free = clients.slice(1);
    const all = await rate(store, () => fileMany(store, clients.with(0, clients[1] as PersonActor), letters));
    const nine = await rate(store, () => fileMany(store, free, letters));
    const hanging = await rate(store, async () => {
      await fileMany(store, clients.slice(0, 1), Math.ceil(letters / domains));
      await fileMany(store, free, letters);
    });
    const lags = await oneASecond(store, free[0] as PersonActor);
    await prisma.$disconnect();
    return { ...all, whileOneHangs: hanging.perSecond / nine.perSecond, p95Ms: quantile(lags, 0.95) };
  } finally {
    await scratch.stop();
  }
}

/** A client's user in each domain, the first in the one that hangs; nobody else is told of a filing. */
async function people(store: Store): Promise<PersonActor[]> {
  await store.publishCalendarYears(
    [...loadCalendars()].flatMap(([layer, years]) => years.map((year) => ({ layer, year }))),
  );
  for (const { document, regulation } of loadBuiltIns(shippedLayers()))
    if (regulation.code === 'skai') await store.publishRegulation(document);
  const clientId = await store.addClient({ name: 'Северный путь', emailDomains: ['sever.example'] });
  const made: PersonActor[] = [];
  for (let index = 0; index < domains; index += 1) {
    const email = `user@${index === 0 ? 'slow' : `d${index}`}.example`;
    const { personId } = await store.addPerson({
      name: `Автор ${index}`,
      email,
      language: 'ru',
      timeZone: 'Europe/Moscow',
    });
    const shortId = await store.addMembership({ personId, desk: 'skai', role: 'client', clientId });
    made.push({ kind: 'person', personId, shortId, role: 'client', clientId });
  }
  return made;
}

let filed = 0;

async function fileOne(store: Store, actor: PersonActor): Promise<string> {
  filed += 1;
  const filing = {
    identity: `bench/${filed}`,
    desk: 'skai',
    clientId: actor.clientId ?? '',
    authorId: actor.personId,
    actor,
    channel: 'portal' as const,
    subject: `Нет данных о топливе ${filed}`,
    text: 'С утра нет данных по трём машинам. Что делать?',
    topic: 'remote-diagnostics',
    vehicles: 3,
  };
  const done = await store.fileTicket(filing);
  if (!('ticketId' in done)) throw new Error(`a filing came to ${done.kind}`);
  return done.ticketId;
}

async function fileMany(store: Store, actors: readonly PersonActor[], count: number): Promise<void> {
  for (let index = 0; index < count; index += 8)
    await Promise.all(
      Array.from({ length: Math.min(8, count - index) }, (_, more) =>
        fileOne(store, actors[(index + more) % actors.length] as PersonActor),
      ),
    );
}

/** How many letters a second come out of a queue that `fill` has filled, until what can go has gone. */
async function rate(store: Store, fill: () => Promise<void>): Promise<Pick<LettersOutFigure, 'perSecond' | 'cpuMs'>> {
  await fill();
  const server = await startServer();
  const begun = performance.now();
  const before = process.cpuUsage();
  let cpu = before;
  let last = begun;
  let count = 0;
  server.onLetter = () => {
    count += 1;
    last = performance.now();
    cpu = process.cpuUsage(before);
  };
  const stop = startSender(store, server.url);
  // Two seconds without a letter: what is left is in the hands of a server that hangs.
  while (performance.now() < last + 2_000) await delay(100);
  await stop();
  server.stop();
  return { perSecond: count / ((last - begun) / 1_000), cpuMs: (cpu.user + cpu.system) / 1_000 / count };
}

async function oneASecond(store: Store, actor: PersonActor): Promise<number[]> {
  const server = await startServer();
  const arrived = new Map<string, number>();
  server.onLetter = ({ id, at }) => arrived.set(id, at);
  const stop = startSender(store, server.url);
  const committed: { readonly ticketId: string; readonly at: number }[] = [];
  await paced(1_000, seconds, async () => {
    const ticketId = await fileOne(store, actor);
    committed.push({ ticketId, at: Date.now() });
  });
  await delay(2_000);
  await stop();
  server.stop();
  const lags: number[] = [];
  for (const { ticketId, at } of committed) {
    const page = await store.listNotices({ ticketId }, null, 10);
    if (page.kind !== 'page') continue;
    for (const { id } of page.items) lags.push((arrived.get(id) ?? Infinity) - at);
  }
  return lags;
}

function startSender(store: Store, smtpUrl: string): () => Promise<void> {
  const smtp = createSmtpTransport({
    smtpUrl,
    from: 'reglament@desk.example',
    domain: 'desk.example',
    publicOrigin: 'https://desk.example',
    read: 'all',
    dkim: null,
  });
  const sender = createNoticeSender({
    store,
    tell: () => undefined,
    transports: { portal, email: smtp },
    mailDomain: 'desk.example',
  });
  const loop = repeat(sender.pass, {
    idleMs: senderIdleMs,
    longestMs: 1_000,
    onError: (error) => console.error(error),
  });
  return async () => {
    smtp.close();
    await loop.stop();
    await sender.close();
  };
}

interface Server {
  readonly url: string;
  onLetter: (letter: { readonly id: string; readonly at: number }) => void;
  stop(): void;
}

async function startServer(): Promise<Server> {
  const child = fork(path.join(__dirname, '..', 'harness', 'smtp-process.ts'), { execArgv: typescript });
  const port = await new Promise<number>((resolve) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
  });
  const server: Server = {
    url: `smtp://127.0.0.1:${port}`,
    onLetter: () => undefined,
    stop: () => child.disconnect(),
  };
  child.on('message', (message) => server.onLetter(message as { id: string; at: number }));
  return server;
}
