/** Tickets that end, and technicians who are not there, with visits that are agreed: what the store makes of it, and when. */
import { randomUUID } from 'node:crypto';
import type { PersonActor } from '../../domain/policy/actor';
import type { LaterVisitCommand } from '../../domain/visit';
import { makeFieldWorld, requestVisit, type FieldWorld } from './field-world';
import { act, actedOf, day, hour, lookUntilDone, receipt, solve } from './support';

let world: FieldWorld;
beforeAll(async () => {
  world = await makeFieldWorld();
});
afterAll(() => world.close());

interface Pair {
  readonly ticketId: string;
  readonly visitId: string;
}

let slots = 0;

async function onVisit(visitId: string, actor: PersonActor, body: LaterVisitCommand): Promise<void> {
  expect(actedOf(await world.store.sayToVisit(receipt('visit', visitId, actor, body)))).toMatchObject({
    outcome: 'done',
  });
}

/** A visit whose time is agreed, two weeks ahead; those of one test apart from each other. */
async function agreedVisit(): Promise<Pair & { readonly from: number; readonly to: number }> {
  const pair = await requestVisit(world);
  slots += 1;
  const from = world.clock.at + 14 * day + 5 * slots * hour;
  const to = from + hour;
  await onVisit(pair.visitId, world.coordinator, {
    type: 'offer-slot',
    technician: world.technician.shortId,
    from,
    to,
  });
  await onVisit(pair.visitId, world.author, { type: 'answer-slot', answer: 'confirm' });
  return { ...pair, from, to };
}

const doubtsOf = async (visitId: string) =>
  (await world.store.readVisit(visitId))?.state.doubts.map(({ because }) => because) ?? [];

async function whileLocked<T>(id: string, work: () => Promise<T>): Promise<T> {
  return world.prisma.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM "process" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
      return work();
    },
    { timeout: 20_000 },
  );
}

describe('SK-16 F4 a ticket that ends tells its visits in the same transaction', () => {
  const close = ({ ticketId }: Pair) => act(world, ticketId, world.author, { type: 'close' });

  it('closed by its author', async () => {
    const pair = await agreedVisit();
    expect(await close(pair)).toMatchObject({ outcome: 'done' });
    expect(await doubtsOf(pair.visitId)).toEqual(['ticket-closed']);
    const [both] = await world.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT xmin::text)::int AS "count" FROM "process" WHERE "root_id" = ${pair.ticketId}::uuid`;
    expect(both?.count).toBe(1);
    // The ticket promises nothing by a visit that goes on without it; who owes what stands on both.
    const ticket = await world.prisma.ticket.findUniqueOrThrow({ where: { id: pair.ticketId } });
    expect(ticket.nextDue).toBeNull();
  });

  it('closed while its visit is busy: closing does not wait, and the visit hears of it at its own commit', async () => {
    const pair = await agreedVisit();
    expect(await whileLocked(pair.visitId, () => close(pair))).toMatchObject({ outcome: 'done' });
    expect(await doubtsOf(pair.visitId)).toEqual([]);
    await lookUntilDone(world, pair.visitId);
    expect(await doubtsOf(pair.visitId)).toEqual(['ticket-closed']);
    expect((await world.store.checkIntegrity()).faults).toEqual([]);
  });

  it('solved, and closed by silence', async () => {
    const pair = await agreedVisit();
    await solve(world, pair.ticketId);
    expect(await doubtsOf(pair.visitId)).toEqual(['ticket-solved']);
    for (let days = 0; days < 6; days += 1) {
      world.clock.pass(day);
      await lookUntilDone(world, pair.ticketId);
      // Its own dates have come as well: what a commit has no time left for waits for the next one.
      await lookUntilDone(world, pair.visitId);
    }
    expect((await world.store.readTicket(pair.ticketId))?.state.closed?.how).toBe('silence');
    expect(await doubtsOf(pair.visitId)).toEqual(['ticket-closed']);
  });

  it('reopened: another round has begun, and what becomes of the visit is still to be decided', async () => {
    const pair = await agreedVisit();
    await close(pair);
    await act(world, pair.ticketId, world.author, { type: 'reopen', text: 'Другая беда: отчёты пустые.' });
    expect(await doubtsOf(pair.visitId)).toEqual(['ticket-closed']);
    await onVisit(pair.visitId, world.coordinator, { type: 'decide', decision: 'keep' });
    expect(await doubtsOf(pair.visitId)).toEqual([]);
  });

  it('a visit that ends under a closed ticket is on the record, and changes nothing else', async () => {
    const pair = await agreedVisit();
    await close(pair);
    const before = (await world.store.readTicket(pair.ticketId))?.state;
    await onVisit(pair.visitId, world.coordinator, { type: 'decide', decision: 'call-off' });
    const after = (await world.store.readTicket(pair.ticketId))?.state;
    expect(after?.visits[0]?.progress?.stage).toBe('cancelled');
    const { visits: _visits, revision: _revision, lastAt: _lastAt, ...rest } = after ?? {};
    expect(before).toMatchObject(rest);
    const { events } = await world.store.readTimeline(pair.ticketId, { after: before?.revision ?? 0, most: 100 });
    expect(events.map(({ type }) => type)).toEqual(['visit-progressed']);
  });
});

describe('SK-16 F12 a technician who is not there', () => {
  const absence = (from: number, to: number) => ({
    id: randomUUID(),
    desk: 'skai',
    technician: world.technician.shortId,
    from,
    to,
    reason: 'болезнь',
  });

  it('an absence over agreed visits is noted, the visits hear of it, and the time is closed', async () => {
    const [one, other, later] = [await agreedVisit(), await agreedVisit(), await agreedVisit()];
    const wanted = absence(one.from - hour, other.to);
    const added = await world.store.addAbsence(wanted);
    if (added.kind !== 'added') throw new Error(added.kind);
    expect(added.visits.map(({ id }) => id)).toEqual([one.visitId, other.visitId]);
    expect(added.tellings.map(({ id }) => id)).toEqual(expect.arrayContaining([one.visitId, other.visitId]));
    const all = () => Promise.all([one, other, later].map(({ visitId }) => doubtsOf(visitId)));
    expect(await all()).toEqual([['technician-absent'], ['technician-absent'], []]);
    // The same again is answered alike, and nothing is told twice.
    expect(await world.store.addAbsence(wanted)).toMatchObject({ kind: 'added', visits: added.visits, tellings: [] });
    const third = await requestVisit(world);
    const slot = {
      type: 'offer-slot',
      technician: world.technician.shortId,
      from: one.to + hour,
      to: one.to + 2 * hour,
    } as const;
    expect(
      actedOf(await world.store.sayToVisit(receipt('visit', third.visitId, world.coordinator, slot))).refusal,
    ).toBe('technician-absent');
    const { id } = wanted;
    await world.store.removeAbsence({ desk: 'skai', technician: world.technician.shortId, id });
    expect(await all()).toEqual([[], [], []]);
  });

  it('a visit that is busy hears of the absence at its own commit', async () => {
    const { visitId, from, to } = await agreedVisit();
    const wanted = absence(from, to);
    expect((await whileLocked(visitId, () => world.store.addAbsence(wanted))).kind).toBe('added');
    expect(await doubtsOf(visitId)).toEqual([]);
    await lookUntilDone(world, visitId);
    expect(await doubtsOf(visitId)).toEqual(['technician-absent']);
    await world.store.removeAbsence({ desk: 'skai', technician: world.technician.shortId, id: wanted.id });
  });

  it('X-5 a booking and an absence at once: the booking is refused, or it is decided on', async () => {
    const pairs = await Promise.all(Array.from({ length: 4 }, () => requestVisit(world)));
    for (const { visitId } of pairs) {
      slots += 1;
      const from = world.clock.at + 14 * day + 5 * slots * hour;
      const slot = { type: 'offer-slot', technician: world.technician.shortId, from, to: from + hour } as const;
      const [booked, added] = await Promise.all([
        world.store.sayToVisit(receipt('visit', visitId, world.coordinator, slot)),
        world.store.addAbsence(absence(from, from + hour)),
      ]);
      expect(added.kind).toBe('added');
      await lookUntilDone(world, visitId);
      // An offered time that is held no more, or one that was never held.
      expect([booked.kind, (await world.store.readVisit(visitId))?.state.slot]).toEqual(['decided', null]);
    }
    expect((await world.store.checkIntegrity()).faults).toEqual([]);
  });

  it('one who goes on visits no more: all visits are listed by one act, and each is decided on', async () => {
    const [one, other] = [await agreedVisit(), await agreedVisit()];
    const offered = await requestVisit(world);
    slots += 1;
    const from = world.clock.at + 14 * day + 5 * slots * hour;
    const technician = world.technician.shortId;
    await onVisit(offered.visitId, world.coordinator, { type: 'offer-slot', technician, from, to: from + hour });
    const gone = { desk: 'skai', technician, act: `test/${randomUUID()}` };
    const { visits } = await world.store.freeVisitsOf(gone);
    expect(visits.map(({ id }) => id)).toEqual(expect.arrayContaining([one.visitId, other.visitId, offered.visitId]));
    expect(await doubtsOf(one.visitId)).toEqual(['technician-inactive']);
    expect(await doubtsOf(other.visitId)).toEqual(['technician-inactive']);
    expect((await world.store.readVisit(offered.visitId))?.state.slot).toBeNull();
    const { revision } = (await world.store.readVisit(one.visitId))?.state ?? {};
    await world.store.freeVisitsOf(gone);
    expect((await world.store.readVisit(one.visitId))?.state.revision).toBe(revision);
  });
});
