/** Words that processes have for each other: in one transaction where the other is free, waiting and told of where it is not. */
import type { PersonActor } from '../../domain/policy/actor';
import type { LaterVisitCommand } from '../../domain/visit';
import { makeFieldWorld, offer, requestVisit, type FieldWorld } from './field-world';
import { actedOf, act, look, lookUntilDone, receipt, type Acted } from './support';

let world: FieldWorld;
let coordinator: PersonActor;
beforeAll(async () => {
  world = await makeFieldWorld();
  ({ coordinator } = world);
});
afterAll(() => world.close());

interface Pair {
  readonly ticketId: string;
  readonly visitId: string;
}

const visit = () => requestVisit(world);

const actOnVisit = async (visitId: string, actor: PersonActor, body: LaterVisitCommand): Promise<Acted> =>
  actedOf(await world.store.sayToVisit(receipt('visit', visitId, actor, body)));

/** What the ticket knows of its visit. */
async function knownOf({ ticketId }: Pair): Promise<unknown> {
  return (await world.store.readTicket(ticketId))?.state.visits[0];
}

/** Holds the lock of a process until what is done meanwhile is done. */
async function whileLocked<T>(id: string, work: () => Promise<T>): Promise<T> {
  return world.prisma.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM "process" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
      return work();
    },
    { timeout: 20_000 },
  );
}

test('a visit that gets on tells its ticket in the same transaction', async () => {
  const pair = await visit();
  const before = await knownOf(pair);
  const said = await world.store.sayToVisit(receipt('visit', pair.visitId, coordinator, offer(world)));
  if (said.kind !== 'decided') throw new Error(said.kind);
  expect(await knownOf(pair)).not.toEqual(before);
  const passed = await world.prisma.inbox.findMany({ where: { processId: pair.ticketId, type: 'visit-progress' } });
  expect(passed).toMatchObject([{ outcome: 'done', identity: `visit/${pair.visitId}/${said.state.revision}` }]);
  expect(passed[0]?.decidedAt).toEqual(new Date(world.clock.at));
  expect(said.tellings.map(({ kind }) => kind).sort()).toEqual(['ticket', 'visit']);
  const [both] = await world.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT xmin::text)::int AS "count" FROM "process" WHERE "root_id" = ${pair.ticketId}::uuid`;
  expect(both?.count).toBe(1);
});

test('X-5 a ticket that is busy hears of its visit later: the row waits, its run is told, and nothing is doubled', async () => {
  const pair = await visit();
  await look(world, pair.ticketId);
  const before = await knownOf(pair);
  const said = await whileLocked(pair.ticketId, () =>
    world.store.sayToVisit(receipt('visit', pair.visitId, coordinator, offer(world))),
  );
  if (said.kind !== 'decided') throw new Error(said.kind);
  expect(said.result.kind).toBe('done');
  const telling = said.tellings.find(({ id }) => id === pair.ticketId);
  expect(telling).toMatchObject({ kind: 'ticket', quiet: false, isNew: false, started: true });
  expect(await knownOf(pair)).toEqual(before);
  const where = { processId: pair.ticketId, type: 'visit-progress' };
  expect(await world.prisma.inbox.findMany({ where })).toMatchObject([{ outcome: null }]);
  await look(world, pair.ticketId);
  expect(await world.prisma.inbox.findMany({ where })).toMatchObject([{ outcome: 'done' }]);
  expect(await knownOf(pair)).not.toEqual(before);
});

test('a ticket that is classified anew moves its visits with it; one that is busy follows when it commits', async () => {
  const [free, busy] = [await visit(), await visit()];
  const classify = ({ ticketId }: Pair) =>
    act(world, ticketId, world.specialist, { type: 'classify', topic: 'consulting' });
  const topicOf = async ({ visitId }: Pair) => (await world.store.readVisit(visitId))?.state.topic;
  expect(await classify(free)).toMatchObject({ outcome: 'done' });
  expect(await topicOf(free)).toBe('consulting');
  expect(await whileLocked(busy.visitId, () => classify(busy))).toMatchObject({ outcome: 'done' });
  expect(await topicOf(busy)).toBe('remote-diagnostics');
  await look(world, busy.visitId);
  expect(await topicOf(busy)).toBe('consulting');
});

test('X-5 tickets and their visits that speak to each other at once neither stop each other nor lose a word', async () => {
  const pairs = await Promise.all([1, 2].map(visit));
  const words = pairs.flatMap((pair) =>
    Array.from({ length: 20 }, (_, index) => [
      actOnVisit(
        pair.visitId,
        world.author,
        index % 2 === 0 ? { type: 'ready' } : { type: 'withdraw-ready', reason: 'Ушёл в рейс' },
      ),
      act(world, pair.ticketId, world.specialist, {
        type: 'classify',
        topic: index % 2 === 0 ? 'consulting' : 'remote-diagnostics',
      }),
      ...(index % 5 === 0 ? [actOnVisit(pair.visitId, coordinator, offer(world))] : []),
      ...(index % 7 === 0 ? [look(world, pair.ticketId), look(world, pair.visitId)] : []),
    ]),
  );
  const outcomes = await Promise.allSettled(words.flat());
  // On a busy machine one may wait longer for its lock than is waited for: it is stored, and decided by a look.
  const failed = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  expect(failed.filter((reason) => reason !== 'Error: not decided: pending')).toEqual([]);
  const said = ['ready', 'withdraw-ready', 'classify', 'offer-slot'];
  const processes = pairs.flatMap(({ ticketId, visitId }) => [ticketId, visitId]);
  const stored = await world.prisma.inbox.count({ where: { type: { in: said }, processId: { in: processes } } });
  expect(stored).toBe(pairs.length * (20 * 2 + 4));
  for (const { ticketId, visitId } of pairs) {
    await lookUntilDone(world, visitId);
    await lookUntilDone(world, ticketId);
    await lookUntilDone(world, visitId);
    const [ticket, visited] = [await world.store.readTicket(ticketId), await world.store.readVisit(visitId)];
    expect(visited?.state.topic).toBe(ticket?.state.topic);
  }
  const waiting = await world.prisma.inbox.findMany({ where: { outcome: null } });
  expect(waiting).toEqual([]);
  expect((await world.store.checkIntegrity()).faults).toEqual([]);
});
