/** Words to many that come while others are still being told: to the tickets of an incident, and of an announcement. */
import type { LinkRule } from '../../domain/incident';
import type { Reach } from '../../domain/announcement';
import { createStore } from '../../store';
import type { Receipt } from '../../store/process/receipt';
import { day, file, hour, identity, makeWorld, minute, put, type World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const word = (kind: string, id: string, type: string, content: object): Receipt => ({
  ...{ kind, id, identity: identity(), type, content: { ...content }, actor: world.manager, channel: 'portal' },
});

const narrow = { topics: [], categories: [], services: [], companies: [], since: 0 };

async function declare(rule: LinkRule | null = null): Promise<string> {
  const declared = await world.store.declareIncident({
    ...{ id: crypto.randomUUID(), desk: 'skai', title: 'Нет данных', text: null, rule },
    ...{ actor: world.manager, channel: 'portal' },
  });
  if (declared.kind !== 'declared') throw new Error(declared.kind);
  return declared.id;
}

async function give(id: string, type: string, content: object): Promise<void> {
  const said = await world.store.sayToIncident(word('incident', id, type, content));
  expect(said).toMatchObject({ kind: 'decided', result: { kind: 'done' } });
}

const given = (id: string) => ({ id, identity: identity(), actor: world.manager, channel: 'portal' as const });

/** A ticket, linked by hand. */
async function linked(id: string): Promise<string> {
  const { ticketId } = await file(world);
  expect(await world.store.linkByHand(given(id), [ticketId])).toMatchObject({ answer: [{ refused: null }] });
  return ticketId;
}

const steps = { most: 100, pace: () => Promise.resolve(), goesOn: () => true, tell: () => undefined };

/** One step of telling, or all of them. */
async function tell(kind: 'incident' | 'announcement', id: string, all = true): Promise<void> {
  const { workflowId } = await world.prisma.run.findUniqueOrThrow({ where: { kind_id: { kind, id } } });
  const step = { ...steps, workflowId };
  const once = () => (kind === 'incident' ? world.store.tellIncident(step) : world.store.tellAnnouncement(step));
  for (let over = false; !over;) over = (await once()).over || !all;
}

/** What a ticket was told by the desk, in order. */
async function heard(ticketId: string): Promise<readonly string[]> {
  const rows = await world.prisma.message.findMany({
    where: { processId: ticketId, authorId: world.manager.personId, kind: 'public' },
    orderBy: { revision: 'asc' },
  });
  return rows.map(({ text }) => text);
}

const solution = (text: string) => ({ text, kind: 'repair' });

test('EA-5 what fits the rule and was filed before it was restored is solved, too, if it was not linked until then', async () => {
  const before = await file(world, { subject: 'Молчит маяк' });
  const id = await declare({ ...narrow, words: ['маяк'] });
  await give(id, 'solve', solution('Маяк отвечает'));
  world.clock.pass(minute);
  const after = await file(world, { subject: 'Маяк молчит снова' });
  await tell('incident', id);
  expect(await heard(before.ticketId)).toEqual(['Маяк отвечает']);
  expect(await heard(after.ticketId)).toEqual([]);
});

test('EA-5 a solution that was no end goes out no more, neither to whoever lags behind nor to what is linked since', async () => {
  const id = await declare();
  const lagging = await linked(id);
  await give(id, 'tell', { text: 'Чиним' });
  await give(id, 'solve', solution('Починили'));
  await give(id, 'reopen', { reason: 'Снова' });
  const since = await linked(id);
  await tell('incident', id);
  expect([await heard(lagging), await heard(since)]).toEqual([['Чиним'], []]);
  await give(id, 'solve', solution('Снова починили'));
  await give(id, 'reopen', { reason: 'Опять' });
  await give(id, 'solve', solution('Починили совсем'));
  const last = await linked(id);
  await tell('incident', id);
  const all = await Promise.all([lagging, since, last].map(heard));
  expect(all).toEqual([['Чиним', 'Починили совсем'], ['Починили совсем'], ['Починили совсем']]);
});

test('EA-5 what is linked after the solution gets it, and what was said since, by whatever way it is linked', async () => {
  const before = await file(world, { subject: 'Молчит буй' });
  const id = await declare({ ...narrow, words: ['буй'] });
  await give(id, 'tell', { text: 'Чиним' });
  await give(id, 'solve', solution('Буй отвечает'));
  await give(id, 'tell', { text: 'Настройки менять не нужно' });
  const byHand = await linked(id);
  await tell('incident', id);
  const said = ['Буй отвечает', 'Настройки менять не нужно'];
  expect(await Promise.all([before.ticketId, byHand].map(heard))).toEqual([said, said]);
});

test('EA-5 a word that waits as the last ticket has been told is told, too', async () => {
  const id = await declare();
  const ticketId = await linked(id);
  await give(id, 'tell', { text: 'Чиним' });
  await tell('incident', id, false);
  await put(world, word('incident', id, 'tell', { text: 'Ещё чиним' }));
  await tell('incident', id);
  expect(await heard(ticketId)).toEqual(['Чиним', 'Ещё чиним']);
  expect((await world.store.readIncident(id))?.state.telling).toBeNull();
});

test('EA-5 EA-8 whoever has left owes no incident and no announcement their next step: a manager does', async () => {
  const id = await declare();
  const { id: announcement } = await announcing();
  const owners = async () => [
    (await world.store.readIncident(id))?.state.owner,
    (await world.store.readAnnouncement(announcement))?.state.owner,
  ];
  const { personId, shortId } = world.manager;
  expect(await owners()).toEqual([shortId, shortId]);
  const leaves = (active: boolean) =>
    world.prisma.membership.updateMany({ where: { personId, desk: 'skai' }, data: { active } });
  await leaves(false);
  const page = await world.store.listIncidents({ desks: ['skai'] }, null, 50);
  expect('items' in page && page.items.map(({ state }) => state.owner)).toContain(null);
  expect(await owners()).toEqual([null, null]);
  await leaves(true);
});

test('EA-5 whoever does not see a ticket does not unlink it', async () => {
  const id = await declare();
  const ticketId = await linked(id);
  await world.prisma.ticket.update({ where: { id: ticketId }, data: { services: ['care'] } });
  expect(await world.store.unlinkByHand(given(id), ticketId, ['sales'])).toMatchObject({ code: 'not-linked' });
  expect(await world.store.unlinkByHand(given(id), ticketId, ['sales', 'care'])).toMatchObject({ kind: 'done' });
});

/** A draft of an announcement. */
async function announcing() {
  const reach: Reach = [{ who: 'clients' }];
  const plan = { about: 'break', from: monthAhead(), to: monthAhead() + hour, reach, services: [] } as const;
  const words = { title: 'Перерыв', text: 'Портал недоступен', titleEn: null, textEn: null };
  const written = await world.store.writeAnnouncement({
    ...{ id: crypto.randomUUID(), desk: 'skai', plan, words, actor: world.manager, channel: 'portal' },
  });
  if (written.kind !== 'written') throw new Error(written.kind);
  return { id: written.id, plan, words };
}

test('HT-17 a change that waits as the last person has been told is told, too', async () => {
  const { id, plan, words } = await announcing();
  for (const type of ['announce', 'send'])
    expect(await world.store.sayToAnnouncement(word('announcement', id, type, {}))).toMatchObject({
      result: { kind: 'done' },
    });
  await tell('announcement', id, false);
  await put(world, word('announcement', id, 'change', { plan, words }));
  await tell('announcement', id);
  const letters = await world.prisma.announcementLetter.findMany({ where: { announcementId: id } });
  const versions = (person: string) =>
    letters.filter(({ personId }) => personId === person).map(({ version }) => version);
  expect([versions(world.author.personId).sort(), versions(world.colleague.personId).sort()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('HT-17 whom a fall has left out behind others is told in the end, and once', async () => {
  const { id } = await announcing();
  for (const type of ['announce', 'send'])
    expect(await world.store.sayToAnnouncement(word('announcement', id, type, {}))).toMatchObject({
      result: { kind: 'done' },
    });
  const all = [world.author.personId, world.colleague.personId].sort();
  const told = () =>
    world.prisma.announcementLetter.findMany({ where: { announcementId: id }, orderBy: { personId: 'asc' } });
  // The later one by id was told, the earlier one was in hand as the worker fell.
  await tell('announcement', id, false);
  const [first] = all;
  await world.prisma.announcementLetter.deleteMany({ where: { announcementId: id, personId: first ?? '' } });
  await tell('announcement', id);
  expect((await told()).map(({ personId }) => personId)).toEqual(all);
});

test('HT-17 a letter that can never leave is given up: overtaken while it was tried, or its person has no address any more', async () => {
  const { clock, prisma } = world;
  const store = createStore({ prisma, clock, lettersLeave: true });
  const { id, plan, words } = await announcing();
  const { workflowId } = await prisma.run.findFirstOrThrow({ where: { id } });
  const tellAll = async () => {
    for (let over = false; !over;) ({ over } = await store.tellAnnouncement({ ...steps, workflowId }));
  };
  const said = async (type: string, content = {}) =>
    expect(await store.sayToAnnouncement(word('announcement', id, type, content))).toMatchObject({
      result: { kind: 'done' },
    });
  await said('announce');
  await said('send');
  await tellAll();
  const claims = { most: 50, leaseMs: minute };
  const tried = await store.claimAnnouncements(claims);
  expect(tried.length).toBeGreaterThan(1);
  for (const { id: letter, attempt } of tried)
    await store.settleAnnouncement(letter, attempt, { state: 'again', notBefore: clock.at + day, fault: 'greylisted' });
  await said('change', { plan, words });
  await tellAll();
  await prisma.person.update({ where: { id: world.colleague.personId }, data: { email: null } });
  const again = await store.claimAnnouncements(claims);
  expect(again.map(({ says }) => says)).toEqual(again.map(() => 'changed'));
  for (const { id: letter, attempt } of again) await store.settleAnnouncement(letter, attempt, { state: 'delivered' });
  await store.claimAnnouncements(claims);
  const left = await prisma.announcementLetter.findMany({
    where: { announcementId: id },
    orderBy: [{ version: 'asc' }, { personId: 'asc' }],
  });
  const of = (version: number) => left.filter((letter) => letter.version === version);
  expect(of(1).map(({ state, fault }) => [state, fault])).toEqual(of(1).map(() => ['failed', 'greylisted']));
  expect(of(2).map(({ personId, state, fault }) => [personId, state, fault])).toEqual(
    of(2).map(({ personId }) =>
      personId === world.colleague.personId ? [personId, 'failed', 'no-recipient'] : [personId, 'delivered', null],
    ),
  );
  // Somebody has to tell that person another way.
  const read = await store.readAnnouncement(id);
  expect([read?.told.failed, read?.unheard]).toEqual([1, [{ id: world.colleague.personId, name: 'colleague' }]]);
  const waiting = await store.countWaiting({ desk: 'skai', withNobodys: false }, clock.at);
  expect(waiting.announcementsUnheard).toBe(1);
});

const monthAhead = (): number => world.clock.at + 30 * day;
