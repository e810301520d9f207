/** Words of a person that go on demand, and what is taken along before (decision 0057). */
import { createHash } from 'node:crypto';
import type { PersonActor } from '../../domain/policy/actor';
import { erasedMark } from '../../texts/erasure';
import { ticketKind } from '../../domain/ticket';
import { foldAnew } from '../../store/process/state-of';
import { actsPatch } from '../domain/ticket/acts-desk';
import { keysIn } from '../support/keys-in';
import { placesIn } from '../support/places-in';
import { act, addActor, day, file, hour, makeWorld, solve, type World } from '../store/support';

let world: World;
let vera: PersonActor;
let administrator: PersonActor;
let ticketId: string;
/** Of lent access data. */
const keys = new Map<string, Buffer>();

const name = 'Вера Кошелькова';
const email = 'koshelkova@people.example';
/** What nobody may find any more. */
const words = {
  subject: 'Пропадает топливо на Сосновой',
  text: 'Соседи говорят, что сливает сторож',
  later: 'Прошу перезвонить после обеда',
  note: 'Кошелькова просила не звонить вечером',
  file: 'договор-кошельковой.txt',
  bytes: 'паспорт 4509 123456',
  contact: 'Спрашивала про тарифы для дачи',
  comment: 'Мастер опоздал на час',
} as const;
const phone = '+79165550177';

beforeAll(async () => {
  world = await makeWorld(undefined, { accessKeys: () => keysIn(keys) });
  const { store, prisma, clientId, specialist, clock } = world;
  vera = await addActor(store, 'koshelkova', 'client', clientId);
  administrator = await addActor(store, 'boss', 'administrator', null);
  await prisma.person.update({ where: { id: vera.personId }, data: { name, phone } });
  const bytes = Buffer.from(words.bytes);
  const kept = await store.addAttachment({
    ...{ desk: 'skai', uploadedBy: vera.personId, name: words.file, mediaType: 'text/plain', size: bytes.length },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    chunks: async function* chunks() {
      yield await Promise.resolve(bytes);
    },
  });
  if (kept.kind !== 'kept') throw new Error(kept.kind);
  const filed = await file(world, {
    ...{ actor: vera, authorId: vera.personId, subject: words.subject, text: words.text },
    ...{ attachments: [kept.attachment.id], fields: { address: `Сосновая, 5, ${name}, ${phone}` } },
  });
  ({ ticketId } = filed);
  clock.pass(hour);
  await act(world, ticketId, specialist, { type: 'note', text: words.note });
  await act(world, ticketId, vera, { type: 'reply', text: words.later });
  await act(world, ticketId, specialist, { type: 'reply', text: `Вера Кошелькова, датчик заменим завтра. ${email}` });
  await prisma.contact.create({
    data: {
      ...{ id: crypto.randomUUID(), identity: 'c', digest: 'c', desk: 'skai', clientId, personId: vera.personId },
      ...{
        by: specialist.shortId,
        channel: 'phone',
        text: words.contact,
        at: new Date(clock.at),
        createdAt: new Date(clock.at),
      },
    },
  });
  const [entryId, createdAt] = [crypto.randomUUID(), new Date(clock.at)];
  await prisma.registerEntry.create({ data: { id: entryId, desk: 'skai', createdAt } });
  await prisma.registerVersion.create({
    data: {
      ...{ entryId, version: 1, changeId: ticketId, because: 'contacts', body: 'Управа', name, phone, email },
      ...{ since: createdAt, receivedOn: createdAt, authorId: specialist.personId, createdAt },
    },
  });
  await solve(world, ticketId);
  await act(world, ticketId, vera, { type: 'close' });
  await act(world, ticketId, vera, { type: 'rate', score: 'bad', comment: words.comment } as never);
  // Another one's, in which nothing of hers stands.
  await file(world, { subject: 'Чужая заявка', text: 'Слова других остаются' });
});
afterAll(() => world.close());

const placesOf = (text: string) => placesIn(world.prisma, text);

/** Dates, clocks, numbers and outcomes, which stay. */
async function accounts() {
  const { prisma } = world;
  const ticket = await prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
  const clocks = await world.store.readClocks({ kind: 'ticket', id: ticketId });
  const events = await prisma.event.findMany({
    where: { processId: ticketId },
    select: { revision: true, type: true, at: true, asOf: true, by: true },
    orderBy: { revision: 'asc' },
  });
  const outcomes = await prisma.inbox.findMany({
    where: { processId: ticketId },
    select: { type: true, receivedAt: true, outcome: true, outcomeRevision: true },
    orderBy: { seq: 'asc' },
  });
  const { tid, stage, topic, receivedAt, closedAt, revision } = ticket;
  return { tid, stage, topic, receivedAt, closedAt, revision, clocks, events, outcomes };
}

async function eraseAll(): Promise<void> {
  for (let more = true; more;) more = (await world.store.eraseNext()) === 'more';
}

test('what is taken along of a company is read back with every word of it, and with nothing that opens anything', async () => {
  const { store, prisma, clientId } = world;
  await prisma.apiKey.create({
    data: {
      id: crypto.randomUUID(),
      hash: 'h4sh',
      prefix: 'px',
      name: 'k',
      personId: vera.personId,
      createdAt: new Date(),
    },
  });
  const by = { personId: administrator.personId, requestId: 'r' };
  const read = async (internal: boolean) => {
    const lines = await store.exportClient({ desk: 'skai', clientId, internal, by });
    const texts: string[] = [];
    for await (const line of lines ?? []) texts.push(JSON.stringify(line));
    return texts;
  };
  const lines = (await read(false)).map((line) => JSON.parse(line) as { type: string } & Record<string, unknown>);
  expect(lines[0]).toMatchObject({ type: 'export', format: 1, desk: 'skai', client: clientId });
  expect(lines.at(-1)).toEqual({ type: 'end', records: lines.length - 2 });
  const whole = JSON.stringify(lines);
  const { note: _note, bytes: _bytes, ...taken } = words;
  for (const text of [name, email, phone, ...Object.values(taken)]) expect(whole).toContain(text);
  const bytes = lines.flatMap((line) => (line.type === 'bytes' ? [String(line['base64'])] : []));
  expect(Buffer.from(bytes.join(''), 'base64').toString()).toBe(words.bytes);
  const types = new Set(lines.map(({ type }) => type));
  for (const type of ['company', 'person', 'contact', 'ticket', 'event', 'message', 'attachment', 'letter', 'feedback'])
    expect(types).toContain(type);
  for (const secret of ['h4sh', words.note]) expect(whole).not.toContain(secret);
  expect((await read(true)).join('\n')).toContain(words.note);
  expect(await store.exportClient({ desk: 'simai', clientId, internal: false, by })).toBeUndefined();
  const acts = await prisma.audit.findMany({ where: { act: 'client-exported' } });
  expect(acts.map(({ subjectId, personId }) => [subjectId, personId])).toEqual([
    [clientId, administrator.personId],
    [clientId, administrator.personId],
  ]);
});

test('an erased person stands nowhere: no word, name or address in any table; numbers, dates and clocks stay', async () => {
  const { store, prisma } = world;
  const by = { personId: administrator.personId, requestId: 'r' };
  await prisma.session.create({
    data: {
      ...{ id: 's', token: 't', userId: vera.personId, expiresAt: new Date(world.clock.at + day) },
      ...{ createdAt: new Date(world.clock.at), updatedAt: new Date(world.clock.at) },
    },
  });
  await store.changePersonData({ desk: 'skai', shortId: vera.shortId, changes: { language: 'en' }, by });
  for (const text of [name, email, ...Object.values(words)]) expect((await placesOf(text)).length).toBeGreaterThan(0);
  const before = await accounts();

  const asked = { desk: 'skai', shortId: vera.shortId, reason: 'Отзыв согласия', by } as const;
  expect(await store.askErasure({ ...asked, repeated: 'cl-99' })).toEqual({ kind: 'number-differs' });
  const { specialist } = world;
  expect(await store.askErasure({ ...asked, shortId: specialist.shortId, repeated: specialist.shortId })).toEqual({
    kind: 'works-here',
  });
  expect(await store.askErasure({ ...asked, repeated: vera.shortId })).toMatchObject({
    kind: 'asked',
    erasure: { phase: 'tickets', looked: 0, gone: 0, toReview: 0, finishedAt: null },
  });
  expect(await prisma.session.count({ where: { userId: vera.personId } })).toBe(0);
  await eraseAll();

  expect(await store.readErasure('skai', vera.shortId)).toMatchObject({
    looked: 2,
    gone: 1,
    finishedAt: world.clock.at,
  });
  for (const text of [name, email, phone, 'кошельков', ...Object.values(words)])
    expect(await placesOf(text)).toEqual([]);
  expect((await placesOf('Слова других остаются')).length).toBeGreaterThan(0);
  // What the desk answered stays but for the name.
  const answers = await prisma.message.findMany({
    where: { processId: ticketId, side: 'desk' },
    orderBy: { at: 'asc' },
  });
  expect(answers.map(({ text }) => text)).toContain(`${erasedMark}, датчик заменим завтра. ${erasedMark}`);
  expect(await accounts()).toEqual(before);
  // The facts fold to what stands, and are closed to change again.
  expect(await store.checkIntegrity()).toMatchObject({ faults: [] });
  await expect(prisma.event.updateMany({ data: { type: 'x' } })).rejects.toThrow('append-only');
  await expect(prisma.audit.deleteMany()).rejects.toThrow('append-only');
  // Said again it is the same; who was erased comes back by nothing.
  expect(await store.askErasure({ ...asked, repeated: vera.shortId })).toMatchObject({ kind: 'asked' });
  expect(await prisma.membership.count({ where: { personId: vera.personId, active: true } })).toBe(0);
  const [line] = await prisma.audit.findMany({ where: { act: 'person-erased' } });
  expect(line).toMatchObject({ subjectName: erasedMark, personId: administrator.personId });
});

test('what a process decides by outlives an erasure, and each state is still its facts folded', async () => {
  const { store, prisma, specialist, clock } = world;
  const release = '5.12.3';
  const clientId = await store.addClient({ name: 'Южный путь', emailDomains: [] });
  await store.addContract({
    desk: 'skai',
    clientId,
    number: '1',
    patch: actsPatch,
    validFrom: '2026-01-01',
    validTo: null,
  });
  const user = await addActor(store, 'user', 'client', clientId);
  const anna = await addActor(store, 'a-m', 'specialist', null);
  const filed = await file(world, { clientId, actor: user, authorId: user.personId, subject: 'Ошибка в отчёте' });
  const second = await file(world, { clientId, actor: user, authorId: user.personId });
  const reason = 'next-release';
  expect(await act(world, filed.ticketId, anna, { type: 'wait', reason })).toMatchObject({ outcome: 'done' });
  expect(await act(world, filed.ticketId, anna, { type: 'plan-release', release })).toMatchObject({ outcome: 'done' });
  // Her namesake, the same sender at another desk, and an address that ends as hers does are not hers.
  const [her, other] = ['a@my-company.ru', 'ma@my-company.ru'];
  await prisma.person.update({ where: { id: anna.personId }, data: { name: 'Анна-Мария', email: her } });
  const at = new Date(clock.at);
  for (const [index, email] of [her, other].entries()) {
    const entryId = crypto.randomUUID();
    await prisma.registerEntry.create({ data: { id: entryId, desk: 'skai', createdAt: at } });
    const changeId = index === 0 ? filed.ticketId : second.ticketId;
    await prisma.registerVersion.create({
      data: {
        ...{ entryId, version: 1, changeId, because: 'contacts', body: `Орган ${index}`, name: 'Анна-Мария', email },
        ...{ since: at, receivedOn: at, authorId: specialist.personId, createdAt: at },
      },
    });
  }
  await prisma.verification.createMany({
    data: [JSON.stringify({ email: her }), JSON.stringify({ email: other })].map((value, index) => ({
      ...{ id: `v${index}`, identifier: `change-${index}`, value, expiresAt: at, createdAt: at, updatedAt: at },
    })),
  });
  await prisma.blob.create({ data: { sha256: 'raw' } });
  for (const [index, desk] of ['skai', 'simai'].entries()) {
    const letterId = crypto.randomUUID();
    await prisma.letterIn.create({
      data: {
        ...{ id: letterId, desk, way: 'pipe', sha256: 'raw', size: 1, receivedAt: at, settledAt: at, outcome: 'tray' },
        ...{ identity: `letter-${index}`, fromAddress: her, envelopeTo: [] },
      },
    });
    await prisma.tray.create({
      data: {
        ...{ id: crypto.randomUUID(), desk, channel: 'email', reason: 'unknown-sender', receivedAt: at, letterId },
        content: { text: 'Слова письма', phone: '89165550199', number: 4 },
      },
    });
  }
  await prisma.membership.updateMany({ where: { personId: anna.personId }, data: { active: false, endedAt: at } });
  const by = { personId: administrator.personId, requestId: 'r' };
  const asked = { desk: 'skai', shortId: anna.shortId, repeated: anna.shortId, reason: 'r', by };
  expect(await store.askErasure(asked)).toMatchObject({ kind: 'asked' });
  // From then on nothing brings her back.
  const role = { id: crypto.randomUUID(), role: 'client', clientId, inCompany: null, services: [] } as const;
  expect(await store.giveRole('skai', anna.shortId, { role, by })).toEqual({ kind: 'unknown-person' });
  await expect(
    store.addMembership({ personId: anna.personId, desk: 'simai', role: 'manager', clientId: null }),
  ).rejects.toThrow();
  const added = { name: 'Анна', email: her, phone: null, language: 'ru', timeZone: 'Europe/Moscow' } as const;
  expect(
    await store.addDeskPerson({
      ...added,
      desk: 'simai',
      roles: [{ ...role, role: 'manager', clientId: null }],
      invite: false,
      by,
    }),
  ).toEqual({
    kind: 'person-known',
  });
  const record = {
    id: 'p9',
    name: 'Анна',
    email: her,
    phone: null,
    company: null,
    staff: true,
    at: { file: 'people.csv', line: 2 },
  };
  await store.importPeople({ desk: 'skai', source: 'csv' }, { records: [record], timeZone: 'Europe/Moscow' });
  expect(await prisma.membership.count({ where: { personId: anna.personId } })).toBe(1);
  expect((await store.readImportKnown('simai', 'csv')).people.get(her)).toEqual({ companies: [''], staff: false });

  await eraseAll();
  expect(await prisma.registerVersion.findMany({ where: { name: 'Анна-Мария' }, select: { email: true } })).toEqual([
    { email: other },
  ]);
  expect(await prisma.verification.findMany({ select: { id: true } })).toEqual([{ id: 'v1' }]);
  const trayed = await prisma.tray.findMany({ where: { reason: 'unknown-sender' }, orderBy: { desk: 'desc' } });
  expect(trayed.map(({ content }) => content)).toEqual([
    { text: erasedMark, phone: erasedMark, number: 4 },
    { text: 'Слова письма', phone: '89165550199', number: 4 },
  ]);
  for (const { id, state } of await prisma.process.findMany({ where: { kind: 'ticket' } }))
    expect(state).toEqual(JSON.parse(JSON.stringify(await foldAnew(prisma, ticketKind, id))));
  expect(await store.publishRelease({ desk: 'skai', release, by: specialist.personId })).toMatchObject({ told: 1 });
  expect((await store.readTicket(filed.ticketId))?.state.wait).toBeNull();
});

test('SM-4 access data that somebody has lent are gone when the erasure is asked for, with every key, also of a giving that was lost', async () => {
  const { store, prisma, specialist } = world;
  const clientId = await store.addClient({ name: 'Западный путь', emailDomains: [] });
  const title = { ru: 'Доступ', en: 'Access' };
  const accessData = {
    what: { ftp: { title }, ssh: { title } },
    keptFor: '2 calendar-day',
    calendar: 'always',
    source: 'setting',
  };
  await store.addContract({
    desk: 'skai',
    clientId,
    number: '1',
    patch: { accessData },
    validFrom: '2026-01-01',
    validTo: null,
  });
  const lender = await addActor(store, 'lender', 'client', clientId);
  const filed = await file(world, { clientId, actor: lender, authorId: lender.personId });
  const ask = { type: 'request-access', text: 'Посмотрим' } as const;
  const given = await act(world, filed.ticketId, specialist, { ...ask, what: 'ftp' });
  const lost = await act(world, filed.ticketId, specialist, { ...ask, what: 'ssh' });
  const giving = { id: given.commandId, identity: 'lent', actor: lender, channel: 'portal' } as const;
  expect(await store.giveAccess(giving, 'пароль')).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
  // What a giving that was rolled back leaves.
  keys.set(lost.commandId, Buffer.alloc(32, 8));
  const by = { personId: administrator.personId, requestId: 'r' };
  const asked = { desk: 'skai', shortId: lender.shortId, repeated: lender.shortId, reason: 'r', by };
  expect(await store.askErasure(asked)).toMatchObject({ kind: 'asked' });
  expect([[...keys.keys()], await prisma.accessData.count()]).toEqual([[], 0]);
  for (const { commandId } of [given, lost]) {
    expect((await store.readLease(commandId))?.state).toMatchObject({ stage: 'withdrawn', withdrawn: 'client' });
    // Nobody has told their runs: the outbox does.
    expect(await prisma.run.count({ where: { id: commandId, staleSince: { not: null } } })).toBe(1);
  }
  expect(await prisma.run.count({ where: { id: filed.ticketId, staleSince: { not: null } } })).toBe(1);
  await eraseAll();
});

test('one erasure that fails keeps no other waiting, goes on where it was, and says nothing of what it met', async () => {
  const { store, prisma, clientId } = world;
  const oleg = await addActor(store, 'protsenko', 'client', clientId);
  await prisma.person.update({ where: { id: oleg.personId }, data: { name: 'Олег Проценко' } });
  const ids: string[] = [];
  for (let number = 0; number < 3; number += 1)
    ids.push((await file(world, { actor: oleg, authorId: oleg.personId, subject: `Тайна ${number}` })).ticketId);
  await store.askErasure({
    ...{ desk: 'skai', shortId: oleg.shortId, repeated: oleg.shortId, reason: 'r' },
    by: { personId: administrator.personId, requestId: 'r' },
  });
  const next = await addActor(store, 'next', 'client', clientId);
  await prisma.person.update({ where: { id: next.personId }, data: { name: 'Яна Следующая' } });
  await file(world, { actor: next, authorId: next.personId, subject: 'После' });
  world.clock.pass(hour);
  await store.askErasure({
    ...{ desk: 'skai', shortId: next.shortId, repeated: next.shortId, reason: 'r' },
    by: { personId: administrator.personId, requestId: 'r' },
  });
  // One of the tickets cannot be had: what was gone through before it stays done.
  const third = [...ids].sort()[2] ?? '';
  await prisma.$executeRawUnsafe(
    `ALTER TABLE "ticket" ADD CONSTRAINT "stands" CHECK ("id" <> '${third}' OR "subject" LIKE 'Тайна%')`,
  );
  const fault = await eraseAll().catch((error: unknown) => error);
  expect(fault).toMatchObject({ name: 'ErasureFailed', message: expect.stringMatching(/^[\w -]+$/) as string });
  expect((fault as Error).cause).toBeUndefined();
  expect(await store.readErasure('skai', next.shortId)).toMatchObject({ gone: 1, finishedAt: world.clock.at });
  await prisma.$executeRawUnsafe(`ALTER TABLE "ticket" DROP CONSTRAINT "stands"`);
  expect(await store.readErasure('skai', oleg.shortId)).toMatchObject({ gone: 2, finishedAt: null });
  expect(await placesOf('Тайна')).not.toEqual([]);
  await eraseAll();
  expect(await store.readErasure('skai', oleg.shortId)).toMatchObject({ gone: 3, phase: 'person' });
  expect(await placesOf('Тайна')).toEqual([]);
  expect(await placesOf('Проценко')).toEqual([]);
});
