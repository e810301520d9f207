/** How words go: in bounded steps, with what a person decides about, and by the desk's term (decision 0057). */
import type { PersonActor } from '../../domain/policy/actor';
import { storeContext } from '../../store';
import { askStore } from '../../store/standing-check/questions';
import { erasedMark } from '../../texts/erasure';
import { placesIn } from '../support/places-in';
import { act, addActor, day, file, hour, makeWorld, type World } from '../store/support';

let world: World;
let administrator: PersonActor;

beforeAll(async () => {
  world = await makeWorld();
  administrator = await addActor(world.store, 'boss', 'administrator', null);
});
afterAll(() => world.close());

const placesOf = (text: string) => placesIn(world.prisma, text);
const by = () => ({ personId: administrator.personId, requestId: 'r' });

async function eraseAll(): Promise<void> {
  for (let more = true; more;) more = (await world.store.eraseNext()) === 'more';
}

/** What the standing check says of erasures. */
async function findings(): Promise<(string | null)[][]> {
  const { prisma, clock } = world;
  const found = await askStore(storeContext({ prisma, clock }), 'skai');
  return found.flatMap(({ code, name, detail }) => (code === 'erasure-to-review' ? [[code, name, detail]] : []));
}

/** Somebody of the client, by a name. */
async function named(login: string, name: string): Promise<PersonActor> {
  const actor = await addActor(world.store, login, 'client', world.clientId);
  await world.prisma.person.update({ where: { id: actor.personId }, data: { name } });
  return actor;
}

function ask({ shortId }: PersonActor) {
  return world.store.askErasure({ desk: 'skai', shortId, repeated: shortId, reason: 'Отзыв согласия', by: by() });
}

test('an erasure goes on in bounded steps, tells how far it is, and goes on behind where it was left', async () => {
  const { store, clock } = world;
  const pavel = await named('pavel-f', 'Павел Фирсов');
  for (let number = 0; number < 5; number += 1) {
    clock.pass(hour);
    const own = number % 2 === 0;
    await file(world, own ? { actor: pavel, authorId: pavel.personId, subject: `Пашина ${number}` } : {});
  }
  const asked = await ask(pavel);
  // Nothing was gone through yet: the answer does not wait for that.
  expect(asked).toMatchObject({ kind: 'asked', erasure: { phase: 'tickets', looked: 0, gone: 0 } });
  expect(await placesOf('Пашина')).not.toEqual([]);
  // A call with a colleague, of which somebody has noted whom it was about.
  const noted = { id: crypto.randomUUID(), identity: 'call', digest: 'call', by: world.specialist.shortId };
  const at = new Date(clock.at);
  await world.prisma.contact.create({
    data: {
      ...{ ...noted, desk: 'skai', clientId: world.clientId, personId: world.colleague.personId, channel: 'phone' },
      ...{ text: 'Просили передать: Павел Фирсов, +7 (900)', at, createdAt: at },
    },
  });
  const told: unknown[] = [];
  for (let more = true; more;) {
    more = (await store.eraseNext(2)) === 'more';
    const { phase, looked, gone } = (await store.readErasure('skai', pavel.shortId)) ?? {};
    told.push(`${phase} ${looked} ${gone}`);
  }
  expect([...new Set(told)]).toEqual([
    'tickets 2 1',
    'tickets 4 2',
    'review 5 3',
    'meanwhile 5 3',
    'tray 5 3',
    'contacts 5 3',
    'letters 5 3',
    'audit 5 3',
    'person 5 3',
  ]);
  expect(await placesOf('Пашина')).toEqual([]);
  expect(await placesOf('Фирсов')).toEqual([]);
});

test('who is only named is surely so by the whole name, address or number; whatever else may be another one is decided by a person', async () => {
  const { store, prisma, specialist } = world;
  const lidia = await named('goryunova', 'Лидия Горюнова');
  await prisma.person.update({ where: { id: lidia.personId }, data: { phone: '+79165550133' } });
  const texts = {
    whole: 'Передали от: лидия горюнова',
    number: 'Звонить 8 (916) 555-01-33',
    swapped: 'Горюновой Лидии передать ключ',
    initials: 'Спросить у Л. Горюновой',
    address: 'пишет goryunova@home.example',
    alone: 'Горюнову не беспокоить',
    shouted: 'ГОРЮНОВОЙ ЛИДИИ — срочно',
    namesake: 'У Лидии другой вопрос',
    nobody: 'Горючее пропало',
  };
  // Another one of the desk has the same name, so that the name alone says nothing.
  await named('lidia-k', 'Лидия Кравцова');
  const ids = new Map<string, string>();
  for (const [form, text] of Object.entries(texts)) ids.set((await file(world, { text })).ticketId, form);
  // In her own ticket too, what may be another one's is decided about.
  const own = await file(world, { actor: lidia, authorId: lidia.personId, text: 'Мой вопрос' });
  await act(world, own.ticketId, specialist, { type: 'note', text: 'Ей же: goryunova@work.example' });
  ids.set(own.ticketId, 'own');
  // In the answers to a form, at the beginning of a line.
  ids.set((await file(world, { fields: { address: 'Сосновая, 5\nГорюнова встретит' } })).ticketId, 'answer');
  const other = await store.addClient({ name: 'Дальний путь', emailDomains: [] });
  const stranger = await addActor(store, 'stranger', 'client', other);
  await file(world, { clientId: other, actor: stranger, authorId: stranger.personId, text: 'Горюновой Лидии, другой' });
  await ask(lidia);
  await eraseAll();

  // The sure ones are gone; it waits for a person, and keeps nothing else waiting.
  expect(
    [...(await placesOf('лидия горюнова')), ...(await placesOf('555-01-33'))].filter(
      (place) => !place.startsWith('person'),
    ),
  ).toEqual([]);
  expect(await store.readErasure('skai', lidia.shortId)).toMatchObject({
    phase: 'review',
    toReview: 7,
    finishedAt: null,
  });
  const page = await store.listMentions({ desk: 'skai', shortId: lidia.shortId }, null, 50);
  if (page?.kind !== 'page') throw new Error('no page');
  const found = page.items.map(({ ticket, form, excerpt, decision }) => [ids.get(ticket.id), form, excerpt, decision]);
  expect(found.sort()).toEqual([
    ['address', 'address', expect.stringContaining(texts.address), null],
    ['alone', 'part', expect.stringContaining(texts.alone), null],
    ['answer', 'part', 'Сосновая, 5 Горюнова встретит', null],
    ['initials', 'initials', expect.stringContaining(texts.initials), null],
    ['own', 'address', expect.stringContaining('goryunova@work.example'), null],
    ['shouted', 'name', expect.stringContaining(texts.shouted), null],
    ['swapped', 'name', expect.stringContaining(texts.swapped), null],
  ]);
  expect(await prisma.ticket.count({ where: { erasedAt: { not: null } } })).toBe(0);
  expect(await findings()).toEqual([['erasure-to-review', lidia.shortId, '7']]);

  const decide = (form: string, decision: 'erase' | 'keep') => {
    const ticketId = [...ids].find(([, each]) => each === form)?.[0] ?? '';
    return store.decideMention({ desk: 'skai', shortId: lidia.shortId, ticketId, decision, by: by() });
  };
  expect(await decide('namesake', 'erase')).toEqual({ kind: 'unknown-mention' });
  for (const form of ['address', 'initials', 'swapped', 'shouted', 'answer', 'own'])
    expect(await decide(form, 'erase')).toEqual({ kind: 'decided' });
  expect(await decide('swapped', 'erase')).toEqual({ kind: 'decided' });
  expect(await decide('swapped', 'keep')).toEqual({ kind: 'conflict' });
  await eraseAll();
  for (const text of [
    'goryunova@home',
    'goryunova@work',
    'Л. Горюн',
    'Горюновой Лидии передать',
    'ЛИДИИ — срочно',
    'Горюнова встретит',
  ])
    expect(await placesOf(text)).toEqual([]);
  expect(await store.readErasure('skai', lidia.shortId)).toMatchObject({ toReview: 1, finishedAt: null });
  // Written while it waits.
  const idOf = (form: string) => [...ids].find(([, each]) => each === form)?.[0] ?? '';
  await act(world, idOf('nobody'), specialist, { type: 'note', text: 'Лидия Горюнова звонила ещё раз' });
  ids.set((await file(world, { text: 'Ещё один ключ Лидии Горюновой' })).ticketId, 'later');
  const at = new Date(world.clock.at);
  const row = { desk: 'skai', createdAt: at, at, by: specialist.shortId, channel: 'phone', digest: 'd' };
  for (const [identity, clientId, text] of [
    ['own', world.clientId, 'Звонила Лидия Горюнова, перезвонит'],
    ['far', other, 'Лидия Горюнова, однофамилица'],
    ['number', other, 'Звонили с 8 916 555-01-33'],
  ] as const)
    await prisma.contact.create({ data: { ...row, id: crypto.randomUUID(), identity, clientId, text } });
  await prisma.tray.create({
    data: {
      ...{ id: crypto.randomUUID(), desk: 'skai', channel: 'email', reason: 'unknown-sender', receivedAt: at },
      content: { text: 'Это Лидия Горюнова, пишу с работы' },
    },
  });
  expect(await decide('alone', 'keep')).toEqual({ kind: 'decided' });
  await eraseAll();
  expect(await store.readErasure('skai', lidia.shortId)).toMatchObject({ phase: 'review', toReview: 1 });
  // What was to stay, and what was gone, is written in once more.
  world.clock.pass(hour);
  for (const form of ['alone', 'initials'])
    await act(world, idOf(form), specialist, { type: 'note', text: 'И снова Горюновой позвонить' });
  expect(await decide('later', 'erase')).toEqual({ kind: 'decided' });
  await eraseAll();
  expect(await store.readErasure('skai', lidia.shortId)).toMatchObject({ phase: 'review', toReview: 1 });
  expect(await placesOf('И снова Горюновой позвонить')).not.toEqual([]);
  expect(await decide('alone', 'keep')).toEqual({ kind: 'decided' });
  await eraseAll();
  expect(await store.readErasure('skai', lidia.shortId)).toMatchObject({
    // Each ticket is counted once, however often words went: two surely, the own one, five decided and one more.
    ...{ gone: 9, toReview: 0, finishedAt: world.clock.at },
  });
  expect(await placesOf('звонила ещё раз')).toEqual([
    expect.stringContaining(erasedMark),
    expect.stringContaining(erasedMark),
  ]);
  // Of another company it is a namesake; a number is nobody else's.
  expect(await placesOf('Лидия Горюнова')).toEqual([expect.stringContaining('однофамилица')]);
  expect(await placesOf('555-01-33')).toEqual([]);
  expect(await prisma.message.count({ where: { text: 'И снова Горюновой позвонить' } })).toBe(1);
  expect(await findings()).toEqual([]);
  // Somebody has decided so.
  expect(await placesOf(texts.alone)).not.toEqual([]);
  expect(await placesOf(texts.namesake)).not.toEqual([]);
  expect(await decide('alone', 'erase')).toEqual({ kind: 'conflict' });
  expect(await prisma.audit.count({ where: { act: 'mention-decided', personId: administrator.personId } })).toBe(9);
});

test('what somebody has asked for goes before what a rule has begun, and what waits for a person keeps nothing waiting', async () => {
  const { store, prisma, clock } = world;
  const [ruled, asked] = [await named('ruled', 'Илья Правилов'), await named('asked', 'Анна')];
  const at = new Date(clock.at);
  const { personId, shortId } = ruled;
  const row = { id: crypto.randomUUID(), desk: 'skai', personId, shortId, reason: 'срок', looked: 0 };
  await prisma.erasure.create({ data: { ...row, askedBy: null, createdAt: new Date(clock.at - 30 * day) } });
  const { ticketId } = await file(world, { text: 'Правилова спросить' });
  await prisma.tray.create({
    data: {
      ...{ id: crypto.randomUUID(), desk: 'skai', channel: 'email', reason: 'unknown-sender', receivedAt: at },
      content: { text: 'Иоанна: ванная протекает' },
    },
  });
  await ask(asked);
  await store.eraseNext();
  expect(await store.readErasure('skai', asked.shortId)).toMatchObject({ phase: 'review' });
  await eraseAll();
  // A word within words, of a name that is one alone, is nobody's name.
  expect(await placesOf('Иоанна: ванная протекает')).not.toEqual([]);
  expect(await store.readErasure('skai', asked.shortId)).toMatchObject({ finishedAt: clock.at });
  // Days of the review are its own, however long its turn was waited for.
  expect(await store.readErasure('skai', shortId)).toMatchObject({
    ...{ phase: 'review', toReview: 1, reviewUntil: clock.at + 20 * day },
  });
  expect(await store.decideMention({ desk: 'skai', shortId, ticketId, decision: 'erase', by: by() })).toEqual({
    kind: 'decided',
  });
  await eraseAll();
  expect(await placesOf('Правилов')).toEqual([]);
});

test('what nobody has decided about in time stays and is told, and the rest goes', async () => {
  const { store, clock } = world;
  const egor = await named('egor', 'Егор Пустовалов');
  const { ticketId } = await file(world, { text: 'Пустовалову позвонить' });
  await ask(egor);
  await eraseAll();
  expect(await store.readErasure('skai', egor.shortId)).toMatchObject({ phase: 'review', toReview: 1 });
  clock.pass(20 * day);
  await eraseAll();
  expect(await store.readErasure('skai', egor.shortId)).toMatchObject({ toReview: 1, finishedAt: clock.at });
  expect(await placesOf('Пустовалову')).not.toEqual([]);
  expect(await placesOf('Егор Пустовалов')).toEqual([]);
  expect(
    await store.decideMention({ desk: 'skai', shortId: egor.shortId, ticketId, decision: 'erase', by: by() }),
  ).toEqual({ kind: 'too-late' });
  expect(await store.listMentions({ desk: 'skai', shortId: egor.shortId }, null, 50)).toMatchObject({
    items: [{ excerpt: null, decision: null }],
  });
});

test('words of tickets closed longer than the desk keeps them go by themselves, where its rules say so', async () => {
  const { store, prisma, clock } = world;
  const closed = await file(world, { subject: 'Слова на срок', text: 'Тоже на срок' });
  await act(world, closed.ticketId, world.author, { type: 'close' });
  expect(await store.keepNoLonger()).toBe('idle');
  const current = await prisma.regulationVersion.findFirstOrThrow({ where: { desk: 'skai' } });
  const document = { ...(current.document as object), version: '9.0', inForceFrom: '2026-03-01' };
  const published = await store.publishRegulation({
    ...document,
    retention: { closedTickets: { for: '3 month', source: 'setting' } },
  });
  expect(published).toMatchObject({ kind: expect.stringMatching(/published|added/) as string });
  expect(await store.keepNoLonger()).toBe('idle');
  expect(await placesOf('на срок')).not.toEqual([]);
  const before = await prisma.ticket.findUniqueOrThrow({ where: { id: closed.ticketId } });
  clock.pass(100 * day);
  await store.keepNoLonger();
  expect(await placesOf('на срок')).toEqual([]);
  const after = await prisma.ticket.findUniqueOrThrow({ where: { id: closed.ticketId } });
  expect(after).toEqual({ ...before, subject: erasedMark, erasedAt: new Date(clock.at), fields: after.fields });
  // What is open keeps its words, however old it is.
  expect(await placesOf('Горючее пропало')).not.toEqual([]);
});

test('people of whom nothing else is left follow their tickets, where the rules say that too', async () => {
  const { store, prisma, clock } = world;
  const zoya = await named('zoya', 'Зоя Ляпунова');
  const rests = await named('rests', 'Глеб Отдыхов');
  const holds = await named('holds', 'Инна Должная');
  const worked = await addActor(store, 'worked', 'specialist', null);
  const wrote = await named('wrote', 'Нелли Писалова');
  const said = await named('said', 'Роза Сказова');
  for (const actor of [zoya, holds]) {
    const { ticketId } = await file(world, { actor, authorId: actor.personId, subject: 'Вопрос' });
    await act(world, ticketId, actor, { type: 'close' });
  }
  const open = await file(world, { actor: rests, authorId: rests.personId, subject: 'Ещё открыт' });
  // Words of theirs stand in another one's ticket that is open: in what was refused, and in a message.
  expect(await act(world, open.ticketId, wrote, { type: 'reply', text: 'И у меня' })).toMatchObject({
    outcome: 'refused',
  });
  await act(world, open.ticketId, world.specialist, { type: 'note', text: 'Со слов' });
  await prisma.message.updateMany({ where: { text: 'Со слов' }, data: { authorId: said.personId } });
  const endAll = ({ personId }: PersonActor) =>
    prisma.membership.updateMany({ where: { personId }, data: { active: false, endedAt: new Date(clock.at) } });
  for (const actor of [zoya, rests, worked, wrote, said]) await endAll(actor);
  clock.pass(100 * day);
  const erased = async () =>
    (
      await prisma.person.findMany({
        where: {
          erasedAt: { not: null },
          id: { in: [zoya, rests, holds, worked, wrote, said].map(({ personId }) => personId) },
        },
      })
    ).map(({ id }) => id);
  while ((await store.keepNoLonger()) === 'more');
  await eraseAll();
  // By the rules so far on demand alone.
  expect(await erased()).toEqual([]);
  const current = await prisma.regulationVersion.findFirstOrThrow({
    where: { desk: 'skai' },
    orderBy: { createdAt: 'desc' },
  });
  const retention = { closedTickets: { for: '3 month', source: 'setting' }, people: { source: '152-ФЗ, ст. 5 ч. 7' } };
  await store.publishRegulation({
    ...(current.document as object),
    version: '9.1',
    inForceFrom: '2026-04-01',
    retention,
  });
  while ((await store.keepNoLonger()) === 'more');
  await eraseAll();
  expect(await erased()).toEqual([zoya.personId]);
  expect(await placesOf('Ляпунова')).toEqual([]);
  expect(await prisma.erasure.findFirstOrThrow({ where: { personId: zoya.personId } })).toMatchObject({
    askedBy: null,
  });
  // The last ticket of another one is closed, and its term over: then that one goes.
  await act(world, open.ticketId, world.specialist, { type: 'close', reason: 'duplicate' });
  clock.pass(100 * day);
  while ((await store.keepNoLonger()) === 'more');
  await eraseAll();
  expect((await erased()).sort()).toEqual([zoya, rests, wrote, said].map(({ personId }) => personId).sort());
});
