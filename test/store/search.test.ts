import fc from 'fast-check';
import { finds, lexemesOf, searchQueryOf, tsqueryOf, tsvectorOf } from '../../domain/search';
import type { PersonActor } from '../../domain/policy/actor';
import type { Reach } from '../../store/reach';
import type { SearchBounds } from '../../store/search';
import { listTickets } from '../../store/tickets/list-tickets';
import { storeContext } from '../../store';
import { askFor, corpus, names, searches, type Name } from '../search/corpus';
import { selected, subject } from '../search/subjects';
import { keepFile } from '../support/file';
import { act, addActor, file, makeWorld } from './support';
import type { World } from './support';

let world: World;
let otherClient: string;
let stranger: PersonActor;
const ids = new Map<string, Name>();
const numbers = {} as Record<Name, string>;

/** Everything of the desk, with its own words. */
const staff: Reach = { desk: 'skai', internalToo: true };
const company = (): Reach => ({ desk: 'skai', clientId: world.clientId });

beforeAll(async () => {
  world = await makeWorld();
  otherClient = await world.store.addClient({ name: 'ТрансЛес', emailDomains: [] });
  stranger = await addActor(world.store, 'stranger', 'client', otherClient);
  for (const name of names) {
    const { ticketId, tid } = await file(world, corpus[name]);
    ids.set(ticketId, name);
    numbers[name] = tid;
  }
});
afterAll(() => world.close());

/** Ids of what a text finds, a page of any size at a time. */
async function search(text: string, reach: Reach = staff, size = 100, bounds?: SearchBounds): Promise<string[]> {
  const context = storeContext({ prisma: world.prisma, clock: world.clock });
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listTickets(context, { reach: [reach], text }, cursor, size, bounds);
    if (page.kind !== 'page') throw new Error(page.kind);
    found.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== null);
  return found;
}

/** Names of the corpus among what a text finds. */
async function named(ask: string, reach: Reach = company(), bounds?: SearchBounds): Promise<Name[]> {
  const found = await search(askFor(ask, numbers), reach, 100, bounds);
  return names.filter((name) => found.some((id) => ids.get(id) === name));
}

test('F3 what can be copied out of a ticket finds it, in each of the ways in which a list is searched', async () => {
  const ways: (SearchBounds | undefined)[] = [
    undefined,
    { sample: 1, own: 1, far: 1 },
    { sample: 2, own: 2, far: 1_000 },
  ];
  for (const bounds of ways)
    for (const [ask, found] of searches.filter((_each, index) => bounds === undefined || index % 5 === 0))
      expect([bounds, ask, await named(ask, company(), bounds)]).toEqual([bounds, ask, found]);
});

test('pages of what was found hold each ticket once, in the order of the list', async () => {
  const all = await search('не', company());
  expect(all.length).toBeGreaterThan(3);
  for (const bounds of [undefined, { sample: 2, own: 2, far: 3 }, { sample: 2, own: 2, far: 100 }])
    for (const size of [1, 2, 3]) expect(await search('не', company(), size, bounds)).toEqual(all);
});

test('F3 a word said later finds its ticket, together with words of the subject', async () => {
  const { ticketId } = await file(world, { subject: 'Прицеп Тонар', text: 'Нет данных.' });
  expect(await search('СИМ-карты 8970199')).toEqual([]);
  await act(world, ticketId, world.author, { type: 'reply', text: 'Стоит СИМ-карта 8970199, адрес 10.8.0.17' });
  for (const text of ['8970199', 'прицепы 10.8.0.17', 'тонар сим-карты'])
    expect([text, await search(text, company())]).toEqual([text, [ticketId]]);
});

test('what only the desk reads finds for the desk alone', async () => {
  const { ticketId } = await file(world, { subject: 'Счётчик', text: 'Показания.' });
  await act(world, ticketId, world.specialist, { type: 'note', text: 'Клиент в списке должников, дело 77-АРХ' });
  expect(await search('должник', staff)).toEqual([ticketId]);
  expect(await search('счётчик должников', staff)).toEqual([ticketId]);
  for (const bounds of [undefined, { sample: 1, own: 1, far: 1 }])
    for (const text of ['должник', '77-АРХ', 'счётчик должников'])
      expect(await search(text, company(), 100, bounds)).toEqual([]);
  expect(await search('счётчик', company())).toEqual([ticketId]);
});

test('nobody finds what lies beyond the own reach', async () => {
  const { ticketId } = await file(world, {
    ...{ subject: 'Секретный груз 4417', actor: stranger, clientId: otherClient, authorId: stranger.personId },
  });
  const theirs: Reach = { desk: 'skai', clientId: otherClient };
  for (const bounds of [undefined, { sample: 1, own: 1, far: 1 }]) {
    expect(await search('груз 4417', theirs, 100, bounds)).toEqual([ticketId]);
    expect(await search('груз 4417', company(), 100, bounds)).toEqual([]);
    expect(await search('груз 4417', { ...staff, exceptClients: [otherClient] }, 100, bounds)).toEqual([]);
    expect(await search('груз 4417', { desk: 'demo', internalToo: true }, 100, bounds)).toEqual([]);
    expect(await search('груз', { ...theirs, personId: world.author.personId }, 100, bounds)).toEqual([]);
  }
});

async function upload(name: string, uploadedBy: string): Promise<string> {
  const bytes = new Uint8Array(Buffer.from(name));
  return (await keepFile(world.store, { desk: 'skai', uploadedBy, name, mediaType: 'text/plain', bytes })).id;
}

test('SK-4 names of files find the ticket of the filing, of a word and of what was split off with them', async () => {
  const { author, specialist } = world;
  const { ticketId } = await file(world, { attachments: [await upload('tacho_2026-03-01.ddd', author.personId)] });
  const [photo, secret] = [
    await upload('IMG_7781.jpeg', author.personId),
    await upload('акт-991.pdf', specialist.personId),
  ];
  await act(world, ticketId, author, { type: 'reply', text: 'вот фото', attachments: [photo] });
  await act(world, ticketId, specialist, { type: 'note', text: 'для нас', attachments: [secret] });
  expect(await search('tacho_2026-03-01.ddd', company())).toEqual([ticketId]);
  expect(await search('IMG_7781', company())).toEqual([ticketId]);
  expect(await search('акт-991.pdf', company())).toEqual([]);
  expect(await search('акт-991.pdf')).toEqual([ticketId]);
  await act(world, ticketId, specialist, { type: 'split', subject: 'Другое', text: 'ещё одно', attachments: [photo] });
  const { id } = await world.prisma.ticket.findFirstOrThrow({ where: { subject: 'Другое' } });
  expect((await search('IMG_7781.jpeg', company())).sort()).toEqual([ticketId, id].sort());
  expect(await search('другое img_7781', company())).toEqual([id]);
});

test('the number of a visit and the address of the site find the ticket', async () => {
  const { ticketId, tid } = await file(world);
  await act(world, ticketId, world.specialist, {
    ...{ type: 'request-visit', subject: '54', vehicles: 1 },
    ...{ address: 'Новосибирск, ул. Станционная, 30', contact: 'Пётр, +7 913 000-11-22' },
  });
  expect(await search(`${tid}/1`, company())).toEqual([ticketId]);
  expect(await search('новосибирске станционная', company())).toEqual([ticketId]);
  expect(await search('000-11-22', company())).toEqual([ticketId]);
});

test('a ticket that says nothing but signs is filed and found by its number', async () => {
  const { ticketId, tid } = await file(world, { subject: '!!!', text: '???', fields: { a: '\\\' "', b: ['%', null] } });
  await act(world, ticketId, world.author, { type: 'reply', text: "':* & ! \\ \u0000 🙂" });
  expect(await search(tid, company())).toEqual([ticketId]);
});

test('what an earlier release left without entries is taken up in steps, and found as if it had been written so', async () => {
  const { prisma, store } = world;
  const entries = () => prisma.$queryRaw<object[]>`
    SELECT "source", "id", "root_id", "desk", "client_id", "internal", "version", "words"::text
    FROM "search_entry" ORDER BY "source", "id"`;
  const before = await entries();
  await prisma.searchEntry.deleteMany();
  await prisma.searchProgress.deleteMany();
  const passes = async (most: number): Promise<number> => {
    for (let count = 1; ; count += 1) if ((await store.indexEarlier(most)) === 'idle') return count;
  };
  expect(await named('терминалы')).toEqual([]);
  expect(await passes(3)).toBeGreaterThan(5);
  expect(await entries()).toEqual(before);
  // A word of a release that runs beside this one, and an entry of an earlier way of taking texts apart.
  const [lost] = await prisma.message.findMany({ where: { kind: 'internal' }, orderBy: { id: 'asc' } });
  await prisma.searchEntry.delete({ where: { source_id: { source: 'message', id: lost?.id ?? '' } } });
  await prisma.$executeRaw`UPDATE "search_entry" SET "version" = 0, "words" = '' WHERE "source" = 'ticket'`;
  await prisma.searchProgress.updateMany({ where: { kind: 'ticket' }, data: { version: 0 } });
  await passes(1_000);
  expect(await entries()).toEqual(before);
});

test('F3 PostgreSQL finds what the tokenizer says that it finds', async () => {
  const pairs = fc
    .sample(fc.tuple(subject, subject, fc.nat(200), fc.nat(200), fc.boolean()), 400)
    .map(([title, text, from, to, whole]) => {
      const ask = whole ? selected(text, from, to) : text.slice(from % (text.length + 1)).slice(0, 1 + (to % 12));
      const texts = [{ text: title, isTitle: true }, { text }];
      const query = searchQueryOf(ask);
      return query === undefined
        ? []
        : [{ ask, vector: tsvectorOf(texts), query: tsqueryOf(query), found: finds(query, lexemesOf(texts)) }];
    });
  const asked = pairs.flat();
  const rows = await world.prisma.$queryRaw<{ found: boolean }[]>`
    SELECT q."vector"::tsvector @@ q."query"::tsquery AS "found"
    FROM unnest(${asked.map(({ vector }) => vector)}::text[], ${asked.map(({ query }) => query)}::text[]) AS q("vector", "query")`;
  expect(asked.map(({ ask }, index) => [ask, rows[index]?.found])).toEqual(asked.map(({ ask, found }) => [ask, found]));
  expect(asked.some(({ found }) => !found) && asked.some(({ found }) => found)).toBe(true);
});
