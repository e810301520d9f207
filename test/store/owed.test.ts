/** Who owes the next step, as lists know it: by the commit, by an older release's rows, by roles (issue: whose step it is). */
import { nextStep, owedBy } from '../../domain/ticket';
import type { OwedFilter } from '../../store/tickets/owed-filter';
import { act, addActor, day, file, makeWorld, solve } from './support';
import type { World } from './support';

let world: World;
/** By what has become of them. */
let ids: Readonly<Record<'unassigned' | 'assigned' | 'waiting' | 'solved' | 'closed', string>>;

beforeAll(async () => {
  world = await makeWorld();
  const { manager, specialist, author } = world;
  const filed = async (): Promise<string> => (await file(world)).ticketId;
  ids = {
    unassigned: await filed(),
    assigned: await filed(),
    waiting: await filed(),
    solved: await filed(),
    closed: await filed(),
  };
  for (const id of [ids.assigned, ids.waiting, ids.solved])
    await act(world, id, manager, { type: 'assign', to: specialist.shortId });
  await act(world, ids.waiting, specialist, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });
  await act(world, ids.waiting, specialist, { type: 'propose-extension', days: 3, reason: 'Ждём поставщика' });
  await solve(world, ids.solved);
  await act(world, ids.closed, author, { type: 'close' });
});
afterAll(() => world.close());

async function owing(owes: OwedFilter, more: object = {}): Promise<string[]> {
  const page = await world.store.listTickets({ reach: [{ desk: 'skai' }], owes, ...more }, null, 100);
  if (page.kind !== 'page') throw new Error(page.kind);
  return page.items.map(({ id }) => id).sort();
}

const sorted = (...some: string[]): string[] => [...some].sort();

async function words(): Promise<Record<string, string | null>> {
  const rows = await world.prisma.ticket.findMany({ select: { id: true, owedBy: true } });
  return Object.fromEntries(rows.map((row) => [row.id, row.owedBy]));
}

it('HT-4 what each commit writes is whose step the ticket itself says it is', async () => {
  const states = await world.store.readTicketStates(Object.values(ids));
  const written = await words();
  for (const [id, state] of states) expect([id, written[id]]).toEqual([id, owedBy(state)]);
  expect(new Set([...states.values()].map((state) => nextStep(state).owes))).toEqual(
    new Set(['manager', 'responsible', 'author', 'nobody']),
  );
});

it('HT-4 a list is asked by the side that owes, in every order', async () => {
  for (const order of ['nextDue', 'receivedAt', 'updatedAt', 'changes'] as const) {
    expect(await owing({ side: 'client' }, { order })).toEqual(sorted(ids.waiting, ids.solved));
    expect(await owing({ side: 'desk' }, { order })).toEqual(sorted(ids.unassigned, ids.assigned));
    expect(await owing({ side: 'nobody' }, { order })).toEqual([ids.closed]);
    expect(await owing({ side: 'supplier' }, { order })).toEqual([]);
  }
  expect(await owing({ side: 'desk' }, { text: 'топливе' })).toEqual(sorted(ids.unassigned, ids.assigned));
});

describe('HT-4 what waits for somebody', () => {
  const held = (role: string, shortId: string, clientId: string | null = null) => ({
    ...{ desk: 'skai', role, shortId, clientId },
    services: [],
  });
  const waiting = async (...roles: ReturnType<typeof held>[]): Promise<string[]> =>
    owing(await world.store.owedTo(roles));

  it('is what is assigned and is theirs now; for a manager what nobody has', async () => {
    const { specialist, manager } = world;
    expect(await waiting(held('specialist', specialist.shortId))).toEqual([ids.assigned]);
    expect(await waiting(held('manager', manager.shortId))).toEqual([ids.unassigned]);
    expect(await waiting(held('specialist', specialist.shortId), held('manager', specialist.shortId))).toEqual(
      sorted(ids.assigned, ids.unassigned),
    );
    // An administrator stands in for managers only where there are none.
    expect(await waiting(held('administrator', 'ad-01'))).toEqual([]);
    expect(await waiting(held('client', 'cl-01', world.clientId))).toEqual([]);
  });

  it('is the manager’s as long as nobody fills the role, and then that one’s', async () => {
    const estimate = { outcome: 'estimate', text: 'Едем', expectedAt: world.clock.at + 2 * day } as const;
    await act(world, ids.assigned, world.specialist, { type: 'triage', ...estimate });
    const asked = await act(world, ids.assigned, world.specialist, {
      ...{ type: 'request-visit', subject: '54', vehicles: 1 },
      ...{ address: 'Красный проспект, 1', contact: 'Иван' },
    });
    expect(asked).toMatchObject({ outcome: 'done' });
    const { manager } = world;
    expect(await waiting(held('manager', manager.shortId))).toContain(ids.assigned);
    const coordinator = await addActor(world.store, 'coordinator', 'coordinator', null);
    expect(await waiting(held('coordinator', coordinator.shortId))).toEqual([ids.assigned]);
    expect(await waiting(held('manager', manager.shortId))).toEqual([ids.unassigned]);
  });
});

it('X-2 tickets of an earlier release are told whose step it is, some at a time, while work goes on', async () => {
  const before = await words();
  await world.prisma.$executeRaw`UPDATE "ticket" SET "owed_by" = NULL, "owed_at" = NULL`;
  // An earlier release beside this one writes a revision, and not whose step it is then.
  await world.prisma.$executeRaw`
    UPDATE "ticket" SET "owed_by" = 'nobody', "owed_at" = "revision" - 1 WHERE "id" = ${ids.solved}::uuid`;
  let after: string | null = null;
  let passes = 0;
  do {
    after = (await world.store.noteOwed(after, 2)).after;
    passes += 1;
  } while (after !== null);
  expect(passes).toBe(3);
  expect(await words()).toEqual(before);
  expect(await world.store.noteOwed(null)).toEqual({ after: null, noted: 0 });
  world.clock.pass(day);
});
