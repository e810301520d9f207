/** Where a word cannot be decided at once: its row is stored, once, and decided by whoever comes next. */
import { createHash } from 'node:crypto';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { createStore } from '../../store';
import type { Store } from '../../store';
import { createPrisma } from '../../store/database';
import type { Database } from '../../store/database';
import type { DecisionFault } from '../../store/process/unit';
import { eventually } from '../workflows/harness';
import { act, file, look, makeWorld, receipt, wordsOf } from './support';
import type { FiledTicket, World } from './support';

let world: World;
let ticket: FiledTicket;
/** A store that waits for a lock as the API does. */
let hurried: { readonly store: Store; readonly prisma: Database };
const faults: DecisionFault[] = [];

beforeAll(async () => {
  world = await makeWorld();
  const prisma = createPrisma(world.url, { lockMs: 300 });
  hurried = { prisma, store: createStore({ prisma, clock: world.clock, onFault: (fault) => faults.push(fault) }) };
});
afterAll(async () => {
  await hurried.prisma.$disconnect();
  await world.close();
});
beforeEach(async () => {
  ticket = await file(world);
  faults.length = 0;
});

const word = (text: string) => receipt('ticket', ticket.ticketId, world.author, { type: 'reply', text });

/** Holds the lock of the ticket as another commit would. @returns what lets it go */
async function holdLock(): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const held = world.prisma.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM "process" WHERE "id" = ${ticket.ticketId}::uuid FOR NO KEY UPDATE`;
      locked();
      await released;
    },
    { timeout: 20_000 },
  );
  await isLocked;
  return async () => {
    release();
    await held;
  };
}

function rowsOf(text: string) {
  const where = { processId: ticket.ticketId, content: { path: ['text'], equals: text } };
  return world.prisma.inbox.findMany({ where });
}

test('X-5 while its ticket is locked a word is stored once and waits; whoever commits next decides it, in order', async () => {
  const seen = (await hurried.store.readTicket(ticket.ticketId))?.seen;
  const release = await holdLock();
  const first = word('раз');
  const said = await hurried.store.sayToTicket(first, seen);
  if (said.kind !== 'pending') throw new Error(said.kind);
  expect(said.workflowId).toBe(ticket.tid);
  const again = await hurried.store.sayToTicket(first);
  expect(again).toMatchObject({ kind: 'replay', outcome: { commandId: said.commandId, outcome: null } });
  expect(await hurried.store.sayToTicket({ ...first, content: { text: 'иное' } })).toEqual({ kind: 'conflict' });
  // That somebody else has the lock is nobody's fault.
  expect(faults).toEqual([]);
  await release();
  const next = await world.store.sayToTicket(word('два'));
  expect(next).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
  expect(await rowsOf('раз')).toMatchObject([{ id: said.commandId, outcome: 'done' }]);
  expect((await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text)).toEqual(['раз', 'два']);
});

test('X-5 a word that was left alone is decided by whoever stored it a second later, without run or further words', async () => {
  const release = await holdLock();
  const texts = ['раз', 'два', 'три'];
  const said = await Promise.all(texts.map((text) => hurried.store.sayToTicket(word(text))));
  expect(said.map(({ kind }) => kind)).toEqual(['pending', 'pending', 'pending']);
  await release();
  const ids = said.flatMap((each) => (each.kind === 'pending' ? [each.commandId] : []));
  await eventually('all of them are decided', async () =>
    (await world.store.readOutcomes(ids)).every(({ outcome }) => outcome === 'done'),
  );
  // And its run is to learn of it.
  expect((await world.prisma.run.findFirstOrThrow({ where: { id: ticket.ticketId } })).staleSince).not.toBeNull();
  expect((await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text)).toEqual(texts);
});

test('a run that looks while a word commits waits for it, and then knows of it', async () => {
  await look(world, ticket.ticketId);
  const release = await holdLock();
  const looked = look(world, ticket.ticketId);
  const body = { type: 'assign', to: world.specialist.shortId } as const;
  const said = act(world, ticket.ticketId, world.manager, body);
  await release();
  await Promise.all([looked, said]);
  const { assignee } = await world.prisma.ticket.findUniqueOrThrow({ where: { id: ticket.ticketId } });
  expect(assignee).toBe(world.specialist.shortId);
  const run = await world.prisma.run.findFirstOrThrow({ where: { id: ticket.ticketId } });
  const { revision } = await world.prisma.process.findFirstOrThrow({ where: { id: ticket.ticketId } });
  // Either the look came last and knows all, or the word did and the run has something to learn.
  expect(run.seen === revision || run.staleSince !== null).toBe(true);
});

/** By its text, or by the name under which a connection has planned it. */
const commits = ['COMMIT', createHash('sha1').update('COMMIT').digest('base64url')];

/** What becomes of a COMMIT on its way. */
type Cut = 'never' | 'before' | 'after';

/** A way to the database that can lose a connection at COMMIT: before it arrives, or when it holds and the answer is on its way. */
async function cuttingWay(): Promise<{
  url: string;
  /** @param forGood nobody gets through afterwards */
  cut: (cut: Cut, forGood?: boolean) => void;
  close: () => Promise<void>;
}> {
  const to = new URL(world.url);
  let mode: Cut = 'never';
  let isForGood = false;
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const base = connect(Number(to.port), to.hostname);
    const end = (): void => {
      client.destroy();
      base.destroy();
    };
    const lose = (): void => {
      end();
      if (isForGood) void close();
    };
    for (const socket of [client, base]) {
      open.add(socket);
      socket.on('error', end).on('close', end);
    }
    let answerIsLost = false;
    client.on('data', (bytes) => {
      if (mode === 'never' || !commits.some((each) => bytes.includes(each))) return void base.write(bytes);
      if (mode === 'before') return lose();
      answerIsLost = true;
      base.write(bytes);
    });
    base.on('data', (bytes) => {
      if (answerIsLost) {
        lose();
        return;
      }
      client.write(bytes);
    });
  });
  const close = async (): Promise<void> => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const way = new URL(world.url);
  way.hostname = '127.0.0.1';
  way.port = String((server.address() as AddressInfo).port);
  return {
    url: way.href,
    cut: (next, forGood = false) => {
      mode = next;
      isForGood = forGood;
    },
    close,
  };
}

test.each(['before', 'after'] as const)(
  'X-5 a connection that is lost at COMMIT (%s it holds): the word is there once, whoever says it again',
  async (cut) => {
    const way = await cuttingWay();
    const prisma = createPrisma(way.url, { poolSize: 3 });
    const store = createStore({ prisma, clock: world.clock });
    // Rules are read, and connections open.
    await store.sayToTicket(word('до того'));
    way.cut(cut);
    const lost = word('потеряно');
    const said = await store.sayToTicket(lost);
    expect(['pending', 'replay']).toContain(said.kind);
    const id = said.kind === 'pending' ? said.commandId : said.kind === 'replay' ? said.outcome.commandId : '';
    const again = await world.store.sayToTicket(lost);
    expect(again).toMatchObject({ kind: 'replay', outcome: { commandId: id, outcome: 'done' } });
    expect(await rowsOf('потеряно')).toHaveLength(1);
    expect((await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text)).toEqual(['до того', 'потеряно']);
    way.cut('never');
    await prisma.$disconnect();
    await way.close();
  },
);

test.each([
  ['before', 'decided'],
  ['after', 'replay'],
] as const)(
  'X-5 a database that goes away at COMMIT (%s it holds) promises nothing: the word is told to come again, and is there once',
  async (cut, kind) => {
    const way = await cuttingWay();
    const prisma = createPrisma(way.url, { poolSize: 3 });
    const store = createStore({ prisma, clock: world.clock });
    await store.sayToTicket(word('до того'));
    way.cut(cut, true);
    const lost = word('потеряно');
    await expect(store.sayToTicket(lost)).rejects.toThrow();
    expect(await world.store.sayToTicket(lost)).toMatchObject({ kind });
    expect(await rowsOf('потеряно')).toMatchObject([{ outcome: 'done' }]);
    await prisma.$disconnect();
    await way.close();
  },
);

test('X-5 without a database a word is told to come again, and nothing of it is left', async () => {
  const way = await cuttingWay();
  const prisma = createPrisma(way.url, { poolSize: 2 });
  const store = createStore({ prisma, clock: world.clock, onFault: (fault) => faults.push(fault) });
  await way.close();
  const same = word('никак');
  await expect(store.sayToTicket(same)).rejects.toThrow();
  expect(faults).toEqual([]);
  await prisma.$disconnect();
  expect(await rowsOf('никак')).toEqual([]);
  expect(await world.store.sayToTicket(same)).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
});

test('X-5 a word that only a newer release knows waits for it, and those after it are decided', async () => {
  const { prisma, author } = world;
  const letGo = await holdLock();
  const said = await hurried.store.sayToTicket(word('раньше'));
  expect(said.kind).toBe('pending');
  await prisma.inbox.updateMany({
    where: { content: { path: ['text'], equals: 'раньше' } },
    data: { type: 'of-a-newer-release' },
  });
  await letGo();
  expect(
    await hurried.store.sayToTicket(receipt('ticket', ticket.ticketId, author, { type: 'reply', text: 'позже' })),
  ).toMatchObject({ kind: 'decided' });
  await look(world, ticket.ticketId);
  expect((await rowsOf('раньше')).map(({ outcome }) => outcome)).toEqual([null]);
  expect((await rowsOf('позже')).map(({ outcome }) => outcome)).toEqual(['done']);
  expect(faults).toEqual([]);
});
