/** Letters of a clock wait for the hours that the desk names; what somebody wrote does not. */
import { act, file, look, makeWorld, minute, monday, solve, type World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld(monday, { lettersLeave: true });
  const { store, clientId } = world;
  const patch = { letterHours: { calendar: 'work', source: '7' } };
  const contract = { desk: 'skai', clientId, number: '7', patch, validFrom: '2026-01-01', validTo: null };
  expect(await store.addContract(contract)).toMatchObject({ kind: 'added' });
});
afterAll(() => world.close());

const claim = { most: 100, leaseMs: minute, mailDomain: 'desk.example' };

/** Hands over what is due. @returns the kinds that the author gets */
async function toAuthor(): Promise<string[]> {
  const kinds: string[] = [];
  for (;;) {
    const claimed = await world.store.claimNotices(claim);
    if (claimed.length === 0) return kinds;
    for (const { id, attempt, kind, recipient } of claimed) {
      if (recipient?.id === world.author.personId) kinds.push(kind);
      await world.store.settleNotice(id, attempt, { state: 'delivered' });
    }
  }
}

test('SK-7 a reminder of the clock that is written at night waits for the opening, and an answer overtakes it', async () => {
  const { clock, specialist } = world;
  // At night: a confirmation and an answer are for whoever is awake.
  clock.at = Date.parse('2026-03-02T00:30:00Z');
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  expect(await toAuthor()).toEqual(['acknowledgement', 'answer', 'solution']);
  const { next } = await look(world, ticketId);
  expect(next).not.toBeNull();
  // The worker was away until Saturday, three in the morning in Moscow: the warning is written then.
  clock.at = Date.parse('2026-03-07T00:00:00Z');
  await look(world, ticketId, { reached: next?.at ?? null });
  expect(await toAuthor()).toEqual([]);
  const held = { recipientId: world.author.personId, state: 'waiting' };
  const [warning] = await world.prisma.notice.findMany({ where: held });
  expect(warning?.kind).toBe('silence-warning');
  // Monday the 9th is a day off.
  expect(warning?.notBefore.toISOString()).toBe('2026-03-10T06:30:00.000Z');
  await act(world, ticketId, specialist, { type: 'reply', text: 'Мы на связи.' });
  expect(await toAuthor()).toEqual(['answer']);
  clock.at = Date.parse('2026-03-10T06:30:00Z');
  expect(await toAuthor()).toEqual(['silence-warning']);
});
