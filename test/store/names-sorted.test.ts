import { whole, walk } from '../support/pages';
import { addActor, makeWorld } from './support';
import type { World } from './support';

let world: World;
const names = ['Яковлев', 'Zebra', 'Ёлкин', 'абрамова', 'Абрамов', 'Елена', 'Жуков', 'Ёж', 'ёлкин', '1С-Рарус'];
/** As people sort, by another library than the database's. */
const sorted = [...names].sort(new Intl.Collator('ru').compare);

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test('companies come as people sort: «Ёлкин» after «Абрамов», a page at a time', async () => {
  const { store, clientId } = world;
  for (const [index, name] of names.entries()) {
    const id = await store.addClient({ name, emailDomains: [] });
    await addActor(store, `user-${index}`, 'client', id);
  }
  await store.addClient({ name: 'Ничья', emailDomains: [] });
  const pages = (size: number) => walk((cursor) => store.listClients({ desk: 'skai' }, cursor, size));
  const found = await pages(200);
  expect(found.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(sorted);
  expect(found.map(({ name }) => name)).toContain('Северный путь');
  expect(found.map(({ name }) => name)).not.toContain('Ничья');
  expect(await pages(1)).toEqual(found);
  expect(await whole(store.listClients({ desk: 'skai', clients: [clientId] }, null, 9))).toHaveLength(1);
  expect(await store.listClients({ desk: 'skai' }, 'x', 9)).toEqual({ kind: 'bad-cursor' });
});

test('people come as people sort, a line each person, with all the roles; others than those asked for do not', async () => {
  const { store, prisma, clientId, author, colleague } = world;
  for (const name of names) await addActor(store, name.toLowerCase() === name ? `x${name}` : name, 'specialist', null);
  await prisma.person.updateMany({ where: { name: { startsWith: 'x' } }, data: { name: 'ёлкин' } });
  const [first] = await whole(store.listDeskPeople({ desk: 'skai', clients: null, role: 'specialist' }, null, 50));
  if (first === undefined) throw new Error('nobody');
  await store.addMembership({ personId: first.id, desk: 'skai', role: 'manager', clientId: null });
  const pages = (size: number) => walk((cursor) => store.listDeskPeople({ desk: 'skai', clients: null }, cursor, size));
  const staff = await pages(200);
  const found = staff.map(({ name }) => name);
  expect(found).toEqual([...found].sort(new Intl.Collator('ru').compare));
  expect(await pages(1)).toEqual(staff);
  expect(staff.find(({ id }) => id === first.id)?.roles).toEqual(['manager', 'specialist']);
  expect(staff.map(({ id }) => id)).not.toContain(author.personId);
  const managers = await whole(store.listDeskPeople({ desk: 'skai', clients: null, role: 'manager' }, null, 50));
  expect(managers.map(({ id }) => id).sort()).toEqual([first.id, world.manager.personId].sort());
  const users = await whole(store.listDeskPeople({ desk: 'skai', clients: [clientId] }, null, 50));
  expect(users.map(({ id }) => id).sort()).toEqual([author.personId, colleague.personId].sort());
  expect(users[0]?.companies).toEqual([{ id: clientId, name: 'Северный путь' }]);
  const others = { desk: 'skai', clients: [clientId], except: author.personId };
  expect((await whole(store.listDeskPeople(others, null, 50))).map(({ id }) => id)).toEqual([colleague.personId]);
});
