/** Whoever publishes a release tells all that wait for it, in portions, each once. */
import { actsPatch } from '../domain/ticket/acts-desk';
import { act, eventTypes, file, makeWorld, wordsOf, type World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const contract = { number: '14/2026', patch: actsPatch, validFrom: '2026-01-01', validTo: null };
  await world.store.addContract({ desk: 'skai', clientId: world.clientId, ...contract });
});
afterAll(() => world.close());

const publish = (release: string) => world.store.publishRelease({ desk: 'skai', release, by: world.manager.personId });

async function waiting(release: string): Promise<string> {
  const { ticketId } = await file(world);
  await act(world, ticketId, world.specialist, { type: 'wait', reason: 'next-release' });
  const planned = await act(world, ticketId, world.specialist, { type: 'plan-release', release });
  expect(planned.outcome).toBe('done');
  return ticketId;
}

const noticesOf = (processId: string, kind = 'release-out') =>
  world.prisma.notice.findMany({ where: { processId, kind }, select: { recipientId: true } });

test('HT-6 SP-7 EA-4 more than one portion of them, and nobody else', async () => {
  const tickets: string[] = [];
  for (let n = 0; n < 23; n += 1) tickets.push(await waiting('5.12'));
  const other = await waiting('5.13');
  const { told, waiting: left, tellings } = await publish('5.12');
  expect({ told, left }).toEqual({ told: 23, left: 0 });
  expect(new Set(tellings.map(({ id }) => id))).toEqual(new Set(tickets));
  for (const id of tickets) {
    expect((await world.store.readTicket(id))?.state.wait).toBeNull();
    expect((await eventTypes(world, id)).filter((type) => type === 'release-published')).toHaveLength(1);
    expect(await noticesOf(id)).toContainEqual({ recipientId: world.author.personId });
  }
  expect((await world.store.readTicket(other))?.state.wait?.release?.name).toBe('5.13');
  expect(await publish('5.12')).toEqual({ told: 0, waiting: 0, tellings: [] });
});

test('HT-6 planned for a release that is out already, a ticket is told so at once, and not by publishing it again', async () => {
  await publish('5.0');
  const first = await waiting('5.0');
  expect((await world.store.readTicket(first))?.state.wait).toBeNull();
  expect(await noticesOf(first)).toContainEqual({ recipientId: world.author.personId });
  // One letter says it: not one more that it is still to come.
  expect(await noticesOf(first, 'release-planned')).toEqual([]);
  expect(await publish('5.0')).toMatchObject({ told: 0, waiting: 0 });
  expect((await eventTypes(world, first)).filter((type) => type === 'release-published')).toHaveLength(1);
});

test('HT-6 a release that another desk has published is none of this one', async () => {
  await world.store.publishRelease({ desk: 'hivetaxi', release: '4.0', by: world.manager.personId });
  expect((await world.store.readTicket(await waiting('4.0')))?.state.wait?.release?.name).toBe('4.0');
});

test('planned again for the same release after it was out, a ticket is told again', async () => {
  const id = await waiting('6.0');
  await publish('6.0');
  await act(world, id, world.specialist, { type: 'wait', reason: 'next-release' });
  await act(world, id, world.specialist, { type: 'plan-release', release: '6.0' });
  expect(await publish('6.0')).toMatchObject({ told: 0, waiting: 0 });
  expect((await eventTypes(world, id)).filter((type) => type === 'release-published')).toHaveLength(2);
});

test('what no longer waits is not told, whatever it had waited for', async () => {
  const [resumed, solved] = [await waiting('7.0'), await waiting('7.0')];
  await act(world, resumed, world.specialist, { type: 'resume' });
  await act(world, solved, world.specialist, { type: 'solve', kind: 'answer', text: 'Обошли.' });
  expect(await publish('7.0')).toMatchObject({ told: 0, waiting: 0 });
  expect((await wordsOf(world, solved)).map(({ text }) => text)).toContain('Обошли.');
});
