import { addActor, file, makeWorld, put, receipt } from './support';
import type { World } from './support';
import { whole } from '../support/pages';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test('DESIGN 7.5 received = tickets + commands + tray, and what does not add up is named', async () => {
  const { store, author, prisma } = world;
  const { ticketId } = await file(world);
  await put(world, receipt('ticket', ticketId, author, { type: 'reply', text: 'раз' }));
  const content = { raw: 'From: ?\0', list: [1] };
  const trayId = await store.addToTray({ desk: 'skai', channel: 'email', reason: 'unknown-sender', content });
  const books = await store.checkIntegrity();
  expect(books).toMatchObject({ tray: 1, waiting: 1, faults: [], balanced: true });
  expect(books.received).toBe(books.tickets + books.commands + books.tray);
  expect(await prisma.inbox.count()).toBe(books.tickets + books.commands);
  const [item] = await listTray();
  expect(item).toMatchObject({ id: trayId, reason: 'unknown-sender', content: { raw: 'From: ?\ufffd', list: [1] } });
  expect(await store.resolveTrayItem(trayId, { by: null, act: 'drop' })).toBe(true);
  expect(await store.resolveTrayItem(trayId, { by: null, act: 'drop' })).toBe(false);
  expect(await listTray()).toEqual([]);
  expect((await store.checkIntegrity()).balanced).toBe(true);
  await prisma.$executeRaw`UPDATE process SET revision = revision + 1 WHERE id = ${ticketId}::uuid`;
  await prisma.$executeRaw`DELETE FROM inbox WHERE process_id = ${ticketId}::uuid AND type = 'open'`;
  const broken = await store.checkIntegrity();
  expect(broken.balanced).toBe(false);
  expect(broken.faults).toEqual(
    expect.arrayContaining([
      { ticketId, fault: 'gap-in-events' },
      { ticketId, fault: 'no-filing' },
    ]),
  );
});

async function listTray() {
  const page = await world.store.listTray({ desk: 'skai', withNobodys: false }, null, 10);
  if (page.kind !== 'page') throw new Error(page.kind);
  return page.items;
}

test('SK-3 a consultation is only logged, once', async () => {
  const { store, specialist, clientId, author, prisma } = world;
  const tickets = await prisma.ticket.count();
  const contact = {
    identity: 'contact/1',
    desk: 'skai',
    clientId,
    personId: author.personId,
    by: specialist.shortId,
    channel: 'phone',
    text: 'Спросили, где отчёт.',
  } as const;
  const logged = await store.logContact(contact);
  expect(logged).toMatchObject({ kind: 'logged', replay: false });
  expect(await store.logContact(contact)).toEqual({ ...logged, replay: true });
  expect(await store.logContact({ ...contact, text: 'Другое.' })).toEqual({ kind: 'conflict' });
  for (const text of ['два', 'три']) await store.logContact({ ...contact, identity: `contact/${text}`, text });
  const first = await store.listContacts({ desk: 'skai' }, null, 2);
  if (first.kind !== 'page') throw new Error(first.kind);
  const rest = await store.listContacts({ desk: 'skai' }, first.cursor, 2);
  if (rest.kind !== 'page') throw new Error(rest.kind);
  expect([...first.items, ...rest.items].map(({ text }) => text)).toEqual(['три', 'два', 'Спросили, где отчёт.']);
  expect(await whole(store.listContacts({ desk: 'skai', clients: [clientId] }, null, 9))).toHaveLength(3);
  expect(first.items[0]).toMatchObject({ clientName: 'Северный путь' });
  expect(await prisma.ticket.count()).toBe(tickets);
});

test('short ids are given once, also to those who come at the same time', async () => {
  const { store } = world;
  const actors = await Promise.all([1, 2, 3, 4].map((n) => addActor(store, `many-${n}`, 'specialist', null)));
  expect(actors.map(({ shortId }) => shortId).sort()).toEqual(['sp-02', 'sp-03', 'sp-04', 'sp-05']);
  const people = await whole(store.listDeskPeople({ desk: 'skai', clients: null, role: 'specialist' }, null, 50));
  expect(people.map(({ shortId }) => shortId).sort()).toEqual(['sp-01', 'sp-02', 'sp-03', 'sp-04', 'sp-05']);
});
