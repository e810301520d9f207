/** What the commit of a visit holds in the database: stocks and people's time, whatever comes in one batch. */
import type { PersonActor } from '../../domain/policy/actor';
import type { LaterVisitCommand } from '../../domain/visit';
import { makeFieldWorld, offer, requestVisit, week, type FieldWorld } from './field-world';
import { layPatch } from '../../regulations/tables';
import { act, hour, identity, look, lookUntilDone, put, receipt } from './support';

let world: FieldWorld;
let coordinator: PersonActor;
let technician: PersonActor;
beforeAll(async () => {
  world = await makeFieldWorld();
  ({ coordinator, technician } = world);
});
afterAll(() => world.close());

const visit = () => requestVisit(world);

/** Stores commands, and takes them in as few commits as there is time for. */
async function batch(
  { visitId }: { readonly visitId: string },
  ...commands: readonly (readonly [PersonActor, LaterVisitCommand])[]
): Promise<(string | null)[]> {
  const asked: string[] = [];
  for (const [actor, body] of commands) asked.push(await put(world, receipt('visit', visitId, actor, body)));
  await lookUntilDone(world, visitId);
  const outcomes = new Map((await world.store.readOutcomes(asked)).map((each) => [each.commandId, each]));
  return asked.map((id) => outcomes.get(id)?.refusal ?? outcomes.get(id)?.outcome ?? null);
}

test('SK-16 a visit is asked for again until a run has spoken for it, so that a lost answer leaves no child without its parent', async () => {
  const { ticketId, visitId } = await visit();
  const again = async () => (await look(world, ticketId)).children;
  const { workflowId } = await world.prisma.run.findFirstOrThrow({ where: { id: visitId } });
  const child = { kind: 'visit', workflowId, summary: expect.stringMatching(/ · 54$/) as unknown };
  expect(workflowId).toMatch(/^SKAI-\d+\/1$/);
  expect(await again()).toEqual([child]);
  expect(await again()).toEqual([child]);
  await look(world, visitId);
  expect(await again()).toBeUndefined();
});

test('HD-9 what one command of a batch builds in, the next one does not find free', async () => {
  const one = await visit();
  const van = `van-${technician.shortId}`;
  const moved = await world.store.moveSpares({
    desk: 'skai',
    identity: identity(),
    byId: coordinator.personId,
    lines: [{ part: 'relay', quantity: 1 }],
    origin: null,
    place: van,
  });
  expect(moved.kind).toBe('moved');
  const lines = [{ place: van, part: 'relay', quantity: 1 }];
  const done = await batch(
    one,
    [coordinator, { type: 'reserve-spares', lines }],
    [coordinator, offer(world)],
    [world.author, { type: 'answer-slot', answer: 'confirm' }],
    [technician, { type: 'start' }],
  );
  expect(done).toEqual(['done', 'done', 'done', 'done']);
  const spares = [{ part: 'relay', quantity: 1 }];
  const outcomes = await batch(
    one,
    [technician, { type: 'act', outcome: 'another-visit', text: 'Нужна ещё деталь', spares }],
    [coordinator, { type: 'reserve-spares', lines }],
    [coordinator, { type: 'cancel', reason: 'Отказ' }],
  );
  expect(outcomes).toEqual(['done', 'spares-short', 'done']);
  expect(await world.store.listStock({ desk: 'skai' }, null, 1)).toMatchObject({ items: [] });
  expect(await world.prisma.technicianTime.count({ where: { visitId: one.visitId } })).toBe(0);
});

test('SK-16 one person who goes on visits for two desks is in one place at a time', async () => {
  const { store, prisma } = world;
  const shortId = await store.addMembership({
    personId: technician.personId,
    desk: 'demo',
    role: 'technician',
    clientId: null,
  });
  await store.saveTechnician({ desk: 'demo', shortId, skills: [], home: '54', hours: { week } });
  const from = world.clock.at + 500 * hour;
  const absence = { id: '0190a000-0000-7000-8000-000000000001', desk: 'demo', technician: shortId };
  const added = await store.addAbsence({ ...absence, from, to: from + hour, reason: 'отгул' });
  expect(added.kind).toBe('added');
  const slot = { type: 'offer-slot', technician: technician.shortId, from, to: from + hour } as const;
  expect(await batch(await visit(), [coordinator, slot])).toEqual(['technician-absent']);
  expect(await prisma.technicianTime.count({ where: { personId: technician.personId } })).toBe(1);
});

test('SK-17 X-1 a visit keeps the term of the rules that its ticket was opened under, and follows it to newer ones', async () => {
  const { ticketId, visitId } = await visit();
  const document = await world.store.readRegulationDocument('skai', '2.2');
  const next = layPatch(document ?? {}, { version: '9', clocks: { visit: { limit: '5 working-day' } } });
  const published = await world.store.publishRegulation(next);
  expect(published).toEqual({ kind: 'published' });
  await batch({ visitId }, [world.author, { type: 'ready' }]);
  const term = async () => {
    const limit = (await world.store.readVisit(visitId))?.state.clocks.find(({ code }) => code === 'visit')?.limit;
    return limit?.kind === 'term' ? limit.term.amount : null;
  };
  expect(await term()).toBe(18);
  await act(world, ticketId, world.manager, { type: 'use-version', regulation: '9' });
  expect(await term()).toBe(5);
});
