/** Words that come to one ticket at once: decided together, each with an answer of its own. */
import { createStore } from '../../store';
import { createPrisma } from '../../store/database';
import type { DecisionFault } from '../../store/process/unit';
import { actedOf, eventTypes, file, filing, identity, look, makeWorld, put, receipt, wordsOf } from './support';
import type { FiledTicket, World } from './support';
import { keepFile } from '../support/file';

let world: World;
let ticket: FiledTicket;
const faults: DecisionFault[] = [];
beforeAll(async () => {
  world = await makeWorld(undefined, { onFault: (fault) => faults.push(fault) });
});
afterAll(() => world.close());
beforeEach(async () => {
  ticket = await file(world);
  faults.length = 0;
});

const word = (text: string, more: Parameters<typeof receipt>[4] = {}) =>
  receipt('ticket', ticket.ticketId, world.author, { type: 'reply', text }, more);

/** In how many transactions the events of the ticket were written. */
async function transactions(): Promise<number> {
  const [row] = await world.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT xmin::text)::int AS "count" FROM "event" WHERE "process_id" = ${ticket.ticketId}::uuid`;
  return row?.count ?? 0;
}

async function wholeHistory(): Promise<void> {
  const { events } = await world.store.readTimeline(ticket.ticketId, { after: 0, most: 1_000 });
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1));
  expect((await world.store.checkIntegrity()).faults).toEqual([]);
}

test('X-5 words said at once are decided in few transactions, in the order in which they came, each with its answer', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `слово ${index}`);
  const words = texts.map((text) => word(text));
  const said = await Promise.all(words.map((each) => world.store.sayToTicket(each)));
  const outcomes = said.map(actedOf);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(texts.map(() => 'done'));
  // The filing, the first word, and all that came while that was decided: on a busy machine in a few more, for a commit takes no longer
  // than it may.
  expect(await transactions()).toBeLessThan(texts.length / 2);
  const rows = await world.prisma.inbox.findMany({ where: { processId: ticket.ticketId }, orderBy: { seq: 'asc' } });
  expect(rows.slice(1).map(({ id }) => id)).toEqual(outcomes.map(({ commandId }) => commandId));
  const revisions = rows.map(({ outcomeRevision }) => outcomeRevision ?? 0);
  expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
  expect((await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text)).toEqual(texts);
  await wholeHistory();
});

test('X-5 what is wrong with one of them is said to that one: a taken key, a file that is gone, a revision that has moved, a decision that throws', async () => {
  const { store } = world;
  const { revision } = ticket.state;
  const key = identity();
  const attachment = '00000000-0000-7000-8000-000000000000';
  const said = await Promise.all(
    [
      word('первое', { identity: key }),
      word('второе'),
      word('другое под тем же ключом', { identity: key }),
      word('первое', { identity: key }),
      receipt('ticket', ticket.ticketId, world.author, { type: 'reply', text: 'файл', attachments: [attachment] }),
      word('по старой карточке', { ifMatch: revision }),
      // Nobody sends it so: the edge refuses what has no form. A decision that meets it throws.
      { ...word('?'), type: 'share', content: { with: 5 } },
      word('последнее'),
    ].map((each) => store.sayToTicket(each)),
  );
  const done = { kind: 'decided', result: { kind: 'done' } };
  const [first] = said;
  const commandId = first?.kind === 'decided' ? first.commandId : '';
  expect(said).toMatchObject([
    done,
    done,
    { kind: 'conflict' },
    { kind: 'replay', outcome: { commandId, outcome: 'done' } },
    { kind: 'unknown-attachment', attachmentId: attachment },
    { kind: 'decided', result: { kind: 'refused', code: 'revision-moved' } },
    { kind: 'decided', result: { kind: 'fault' } },
    done,
  ]);
  const aside = said[6]?.kind === 'decided' ? said[6].commandId : '';
  expect(faults).toMatchObject([{ kind: 'ticket', id: ticket.ticketId, ref: aside }]);
  const { events } = await store.readTimeline(ticket.ticketId, { after: 0, most: 1_000 });
  expect(events.filter(({ type }) => type === 'set-aside')).toMatchObject([{ what: 'command', ref: aside, key: null }]);
  expect((await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text)).toEqual([
    'первое',
    'второе',
    'последнее',
  ]);
  expect(await store.readOutcomes([aside])).toMatchObject([{ outcome: 'fault', revision: null, refusal: null }]);
  await wholeHistory();
});

test('one file that two of them name stands with the first; the other is told that it is gone', async () => {
  const bytes = new Uint8Array(Buffer.from('лог'));
  const { personId: uploadedBy } = world.author;
  const upload = { desk: 'skai', uploadedBy, name: 'лог.txt', mediaType: 'text/plain', bytes };
  const { id } = await keepFile(world.store, upload);
  const body = { type: 'reply', text: 'вот', attachments: [id] } as const;
  const words = [word('сначала'), ...[1, 2].map(() => receipt('ticket', ticket.ticketId, world.author, body))];
  const said = await Promise.all(words.map((each) => world.store.sayToTicket(each)));
  expect(said).toMatchObject([
    { kind: 'decided' },
    { kind: 'decided', result: { kind: 'done' } },
    { kind: 'unknown-attachment', attachmentId: id },
  ]);
});

test('X-5 instances beside each other decide each word once, whoever of them hears it', async () => {
  const { clock, url } = world;
  const other = createPrisma(url);
  const stores = [world.store, createStore({ prisma: other, clock })];
  const words = Array.from({ length: 12 }, (_, index) => word(`слово ${index}`));
  const said = await Promise.all(words.flatMap((each) => stores.map((store) => store.sayToTicket(each))));
  await other.$disconnect();
  const decided = said.flatMap((each) => (each.kind === 'decided' ? [each.commandId] : []));
  expect(new Set(decided).size).toBe(words.length);
  expect(decided).toHaveLength(words.length);
  expect(said.filter(({ kind }) => kind === 'replay')).toHaveLength(words.length);
  expect(await wordsOf(world, ticket.ticketId)).toHaveLength(words.length + 1);
  await wholeHistory();
});

test('X-5 words decided on the ticket as it was seen: what has changed meanwhile is never overwritten', async () => {
  const { clock, url, store } = world;
  const seen = (await store.readTicket(ticket.ticketId))?.seen;
  const other = createPrisma(url);
  const second = createStore({ prisma: other, clock });
  const words = Array.from({ length: 10 }, (_, index) => word(`слово ${index}`));
  const said = await Promise.all(
    words.map((each, index) => (index % 2 === 0 ? store : second).sayToTicket(each, seen)),
  );
  expect(said.map(({ kind }) => kind)).toEqual(words.map(() => 'decided'));
  // The same again, on the same sight of it, and another word under a key that is taken.
  const [first] = words;
  if (first === undefined) throw new Error('no word');
  expect(await store.sayToTicket(first, seen)).toMatchObject({ kind: 'replay', outcome: { outcome: 'done' } });
  const now = (await store.readTicket(ticket.ticketId))?.seen;
  expect(await store.sayToTicket({ ...first, content: { text: 'иное' } }, now)).toEqual({ kind: 'conflict' });
  await other.$disconnect();
  expect(await wordsOf(world, ticket.ticketId)).toHaveLength(words.length + 1);
  await wholeHistory();
});

test('a row that waited is decided before a word that was said on the ticket as it was seen', async () => {
  const seen = (await world.store.readTicket(ticket.ticketId))?.seen;
  await put(world, word('ждало'));
  expect(await world.store.sayToTicket(word('пришло'), seen)).toMatchObject({ kind: 'decided' });
  expect((await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text)).toEqual(['ждало', 'пришло']);
});

/** Rows that wait, as many as a commit does not take. */
async function plant(count: number): Promise<void> {
  const { ticketId } = ticket;
  await world.prisma.$executeRaw`
    INSERT INTO "inbox" ("id", "process_kind", "process_id", "root_id", "identity", "digest", "type", "content", "actor",
      "channel", "received_at", "stored_at")
    SELECT gen_random_uuid(), 'ticket', ${ticketId}::uuid, ${ticketId}::uuid, 'planted/' || ${ticketId} || '/' || n, n::text,
      'reply', jsonb_build_object('text', 'слово ' || n), ${JSON.stringify(world.author)}::jsonb, 'api',
      ${new Date(world.clock.at)}, ${new Date(world.clock.at)} FROM generate_series(1, ${count}::int) n`;
}

test('a word behind more than a commit takes is answered with its outcome: more commits follow at once', async () => {
  // No commit runs out of time, however busy the machine.
  const stands = jest.spyOn(performance, 'now').mockReturnValue(0);
  await plant(130);
  const said = await world.store.sayToTicket(word('последнее'));
  expect(said).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
  const texts = (await wordsOf(world, ticket.ticketId)).slice(1).map(({ text }) => text);
  expect(texts).toEqual([...Array.from({ length: 130 }, (_, index) => `слово ${index + 1}`), 'последнее']);
  stands.mockRestore();
  if (said.kind === 'decided') {
    expect(said.state.revision).toBe((await world.store.readTicket(ticket.ticketId))?.state.revision);
    expect(said.tellings.map(({ id }) => id)).toEqual([ticket.ticketId]);
  }
  await wholeHistory();
});

test('at most a hundred rows a commit: what is left says so, and looks take all of it', async () => {
  const { ticketId } = ticket;
  await plant(250);
  await put(world, word('последнее'));
  let looks = 1;
  while ((await look(world, ticketId)).more) looks += 1;
  const rows = await world.prisma.inbox.findMany({ where: { processId: ticketId }, orderBy: { seq: 'asc' } });
  expect(rows.map(({ outcome }) => outcome)).toEqual(Array<string>(252).fill('done'));
  expect(looks).toBeGreaterThanOrEqual(2);
  const texts = (await wordsOf(world, ticketId)).slice(1).map(({ text }) => text);
  expect(texts).toEqual([...Array.from({ length: 250 }, (_, index) => `слово ${index + 1}`), 'последнее']);
  expect(await world.prisma.run.findFirst({ where: { id: ticketId } })).toMatchObject({ staleSince: null });
  await wholeHistory();
});

test('a ticket that is filed by many at once under one key is one, and its first words find it', async () => {
  const same = filing(world);
  const filed = await Promise.all(Array.from({ length: 8 }, () => world.store.fileTicket(same)));
  const ids = new Set(filed.map((each) => (each.kind === 'filed' ? each.ticketId : each.kind)));
  expect(ids.size).toBe(1);
  const [id = ''] = ids;
  await Promise.all([1, 2, 3].map((n) => world.store.sayToTicket({ ...word(`${n}`), id })));
  expect((await eventTypes(world, id)).filter((type) => type === 'ticket-opened' || type === 'opened')).toHaveLength(1);
  expect(await wordsOf(world, id)).toHaveLength(4);
});
