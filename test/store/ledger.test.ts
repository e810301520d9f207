import { createStore } from '../../store';
import type { Store } from '../../store';
import { createPrisma } from '../../store/database';
import type { PersonActor } from '../../domain/policy/actor';
import type { ClaimedRun } from '../../store/process/ledger';
import type { ProcessRef } from '../../store/process/process-ref';
import { act, day, decided, file, look, makeWorld, minute, put, receipt, say } from './support';
import type { FiledTicket, World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
/** Each test begins with a ledger in which there is nothing to do. */
beforeEach(async () => {
  const { prisma, clock } = world;
  const at = new Date(clock.at);
  await prisma.run.updateMany({ data: { startedAt: at, staleSince: null, leaseUntil: null, nextTick: null } });
});

/** For so long nobody else tells a run what a commit is about to tell it. */
const lease = 10_000;
const reply = { type: 'reply', text: 'раз' } as const;

async function claim(most = 100, { store }: Pick<World, 'store'> = world): Promise<[string, ClaimedRun['reason']][]> {
  return (await store.claimRuns({ most })).map(({ id, reason }) => [id, reason]);
}

const ids = (claimed: readonly (readonly [string, string])[]) => claimed.map(([id]) => id);

const runOf = ({ ticketId }: Pick<FiledTicket, 'ticketId'>) =>
  world.prisma.run.findFirstOrThrow({ where: { id: ticketId } });

/** A ticket whose run knows all. */
async function started(): Promise<FiledTicket> {
  const filed = await file(world);
  await look(world, filed.ticketId);
  return filed;
}

test('X-5 what was filed and never started is given out once nobody else is starting it, and no more when its run has looked', async () => {
  const { store, clock } = world;
  const first = await file(world);
  clock.pass(1);
  const second = await file(world);
  expect(await store.countUnstartedRuns()).toBe(2);
  clock.pass(lease - 1);
  expect(await claim()).toEqual([[first.ticketId, 'never-started']]);
  clock.pass(1);
  const [claimed] = await store.claimRuns({ most: 10 });
  expect(claimed).toMatchObject({ id: second.ticketId, workflowId: second.tid, started: false, ended: false });
  expect(claimed?.labels).toEqual(second.tellings[0]?.labels);
  for (const { ticketId } of [first, second]) await look(world, ticketId);
  clock.pass(minute);
  expect(await claim()).toEqual([]);
  expect(await store.countUnstartedRuns()).toBe(0);
});

test('X-5 outboxes beside each other never get the same run, and together all', async () => {
  const { store, clock, url } = world;
  const filed = await Promise.all(Array.from({ length: 30 }, () => file(world)));
  clock.pass(lease);
  const other = createPrisma(url);
  const got: string[] = [];
  const outbox = async (one: Store): Promise<void> => {
    for (;;) {
      const claimed = ids(await claim(4, { store: one }));
      if (claimed.length === 0) return;
      got.push(...claimed);
    }
  };
  const stores = [store, createStore({ prisma: other, clock })];
  await Promise.all([...stores, ...stores].map(outbox));
  await other.$disconnect();
  expect(got.sort()).toEqual(filed.map(({ ticketId }) => ticketId).sort());
});

test('X-5 a run that has something to learn is given out when whoever said it has had its time, until it looks', async () => {
  const { clock, author } = world;
  const ticket = await started();
  clock.pass(minute);
  expect(await claim()).toEqual([]);
  expect(await act(world, ticket.ticketId, author, { type: 'close' })).toMatchObject({ outcome: 'done' });
  expect((await runOf(ticket)).staleSince?.getTime()).toBe(clock.at);
  clock.pass(lease - 1);
  expect(await claim()).toEqual([]);
  clock.pass(1);
  // It has ended, so its run has to be told, and need not be started.
  expect(await world.store.claimRuns({ most: 10 })).toMatchObject([
    { id: ticket.ticketId, reason: 'stale', started: true, ended: true },
  ]);
  await look(world, ticket.ticketId);
  clock.pass(minute);
  expect(await claim()).toEqual([]);
  expect(await runOf(ticket)).toMatchObject({ staleSince: null, leaseUntil: null });
});

test('a run that stays as it is is given out ever later, and at last every ten minutes', async () => {
  const { clock, store } = world;
  const ticket = await file(world);
  const begun = clock.at;
  clock.pass(lease);
  const given: number[] = [];
  for (let step = 0; step < 4_000; step += 1) {
    for (const run of await store.claimRuns({ most: 1 })) {
      given.push((clock.at - begun) / 1_000);
      await store.settleRuns([{ ...run, told: 'busy' }]);
    }
    if (given.length === 10) break;
    const { leaseUntil } = await runOf(ticket);
    clock.at = leaseUntil?.getTime() ?? clock.at;
  }
  expect(given).toEqual([10, 20, 40, 80, 160, 320, 640, 1_240, 1_840, 2_440]);
});

test('while the engine is away nobody has a run; one that is busy keeps its lease, and one that heard is left alone for a minute, and then as long as it waits', async () => {
  const { clock, store } = world;
  const ticket = await file(world);
  clock.pass(lease);
  const [run] = await store.claimRuns({ most: 1 });
  if (run === undefined) throw new Error('nothing claimed');
  await store.settleRuns([{ ...run, told: 'away' }]);
  expect(ids(await claim())).toEqual([ticket.ticketId]);
  await store.settleRuns([{ ...run, told: 'busy' }]);
  expect(await claim()).toEqual([]);
  await store.settleRuns([{ ...run, told: 'started' }]);
  clock.pass(minute - 1);
  expect(await claim()).toEqual([]);
  // It has not looked: what told it may be lost after all.
  clock.pass(1);
  expect(ids(await claim())).toEqual([ticket.ticketId]);
  // As long again as it has waited.
  await store.settleRuns([{ ...run, told: 'heard' }]);
  clock.pass(minute + lease - 1);
  expect(await claim()).toEqual([]);
  clock.pass(1);
  expect(ids(await claim())).toEqual([ticket.ticketId]);
  await look(world, ticket.ticketId);
  await store.settleRuns([{ ...run, told: 'heard' }]);
  expect(await runOf(ticket)).toMatchObject({ staleSince: null, leaseUntil: null });
});

test('X-5 while as many as that were told and have not looked, nobody else is given out; after half a minute they stand in nobody’s way', async () => {
  const { clock, store } = world;
  const filed = [await file(world), await file(world), await file(world)];
  clock.pass(lease);
  const told = await store.claimRuns({ most: 2, unseen: 2 });
  for (const run of told) await store.settleRuns([{ ...run, told: 'started' }]);
  expect(await store.claimRuns({ most: 10, unseen: 2 })).toEqual([]);
  clock.pass(30_000 - 1);
  expect(await store.claimRuns({ most: 10, unseen: 2 })).toEqual([]);
  await look(world, told[0]?.id ?? '');
  const [third] = await store.claimRuns({ most: 10, unseen: 2 });
  expect(filed.map(({ ticketId }) => ticketId).sort()).toEqual([...told.map(({ id }) => id), third?.id].sort());
  clock.pass(1);
  const another = await file(world);
  clock.pass(lease);
  const next = await store.claimRuns({ most: 10, unseen: 2 });
  expect(next.map(({ id }) => id)).toEqual([another.ticketId]);
});

test('a run that is missing is forgotten when its ticket has ended, and else given out again', async () => {
  const { clock, store, author } = world;
  const [open, closed] = [await started(), await started()];
  await act(world, open.ticketId, author, reply);
  await act(world, closed.ticketId, author, { type: 'close' });
  await world.prisma.run.updateMany({ data: { staleSince: new Date(clock.at) } });
  await world.prisma.run.updateMany({
    where: { id: { notIn: [open.ticketId, closed.ticketId] } },
    data: { staleSince: null },
  });
  clock.pass(lease);
  for (const run of await store.claimRuns({ most: 10 })) await store.settleRuns([{ ...run, told: 'missing' }]);
  clock.pass(lease);
  expect(ids(await claim())).toEqual([open.ticketId]);
  expect(await runOf(closed)).toMatchObject({ staleSince: null, leaseUntil: null });
});

test('X-5 a tick that no run has told is given out after ten seconds, and told by the look that follows', async () => {
  const { clock } = world;
  const ticket = await started();
  const { nextTick } = await runOf(ticket);
  if (nextTick === null) throw new Error('no tick');
  clock.at = nextTick.getTime() + lease - 1;
  expect(await claim()).toEqual([]);
  clock.pass(1);
  expect(await claim()).toEqual([[ticket.ticketId, 'tick-overdue']]);
  const { next } = await look(world, ticket.ticketId);
  expect(next?.at).toBeGreaterThan(clock.at);
  expect((await runOf(ticket)).nextTick?.getTime()).toBe(next?.at);
  clock.pass(minute);
  expect(await claim()).toEqual([]);
});

test('X-5 rows that nobody has taken are found after five seconds, each ticket once, and no tick is said to be late', async () => {
  const { clock, author } = world;
  const ticket = await started();
  for (let row = 0; row < 2; row += 1) await put(world, receipt('ticket', ticket.ticketId, author, reply));
  clock.pass(4_999);
  expect(await claim()).toEqual([]);
  clock.pass(1);
  expect(await claim()).toEqual([[ticket.ticketId, 'stale']]);
  await look(world, ticket.ticketId);
  clock.pass(minute);
  expect(await claim()).toEqual([]);
});

test('X-5 an acknowledged start that carried the newest revision leaves nothing to learn; an older one does', async () => {
  const { clock, store, author } = world;
  const [same, moved] = [await file(world), await file(world)];
  const starts = [same, moved].map(({ ticketId, state: { revision } }) => ({ kind: 'ticket', id: ticketId, revision }));
  await act(world, moved.ticketId, author, { type: 'close' });
  await store.noteStarted(starts);
  expect(await runOf(same)).toMatchObject({ seen: same.state.revision, staleSince: null, leaseUntil: null });
  expect(await runOf(moved)).toMatchObject({ seen: moved.state.revision, startedAt: new Date(clock.at) });
  expect((await runOf(moved)).staleSince).not.toBeNull();
  clock.pass(lease);
  expect(await claim()).toEqual([[moved.ticketId, 'stale']]);
});

test('a word after which its run would learn nothing leaves the ledger as it was', async () => {
  const { specialist, clock } = world;
  const ticket = await started();
  clock.pass(minute);
  const before = await runOf(ticket);
  const said = await world.store.sayToTicket(
    receipt('ticket', ticket.ticketId, specialist, { type: 'note', text: 'для себя' }),
  );
  if (said.kind !== 'decided') throw new Error(said.kind);
  expect(said.tellings).toMatchObject([{ id: ticket.ticketId, quiet: true }]);
  expect(await runOf(ticket)).toEqual(before);
});

test('X-5 a lost engine is filled again with everything that has not ended, a page at a time', async () => {
  const { store, clock, author } = world;
  const open = [await started(), await started(), await started()].map(({ ticketId }) => ticketId);
  const closed = await started();
  await act(world, closed.ticketId, author, { type: 'close' });
  await look(world, closed.ticketId);
  const whole = await world.prisma.run.count({ where: { endedAt: null } });
  let [last, count, pages]: [ProcessRef | null, number, number] = [null, 0, 0];
  do {
    const page: Awaited<ReturnType<Store['forgetRuns']>> = await store.forgetRuns(last, 2);
    expect(page.count).toBeLessThanOrEqual(2);
    [last, count, pages] = [page.last, count + page.count, pages + 1];
  } while (last !== null);
  expect(count).toBe(whole);
  expect(pages).toBe(Math.floor(whole / 2) + 1);
  expect(await store.countUnstartedRuns()).toBe(whole);
  const found = ids(await claim(1_000));
  expect(found).toEqual(expect.arrayContaining(open));
  expect(found).not.toContain(closed.ticketId);
  // A run that had gone on all the while looks, and all is as before.
  for (const id of found) await look(world, id);
  clock.pass(day);
  expect(await store.countUnstartedRuns()).toBe(0);
});

describe('a run that has been told and has not looked yet', () => {
  /** Whether the run is told of a word. */
  const isTold = async (
    { ticketId }: FiledTicket,
    actor: PersonActor,
    body: Parameters<typeof say>[3],
  ): Promise<boolean> => {
    const { result, tellings } = decided(await say(world, ticketId, actor, body));
    expect(result.kind).toBe('done');
    expect(tellings).toHaveLength(1);
    return tellings[0]?.awaited === false;
  };
  const isToldOfWait = (filed: FiledTicket, reason: 'vehicle' | 'client-details'): Promise<boolean> =>
    isTold(filed, world.specialist, { type: 'wait', reason, until: world.clock.at + day });

  test('X-5 is not told of what comes meanwhile: its look finds that as well; after the look it is told again', async () => {
    const filed = await started();
    expect(await isToldOfWait(filed, 'vehicle')).toBe(true);
    world.clock.pass(1);
    expect(await isToldOfWait(filed, 'client-details')).toBe(false);
    await look(world, filed.ticketId);
    world.clock.pass(1);
    expect(await isToldOfWait(filed, 'vehicle')).toBe(true);
  });

  test('X-5 is told again once the telling before is so old that it may be lost, and the outbox has it no later for that', async () => {
    const filed = await started();
    expect(await isToldOfWait(filed, 'vehicle')).toBe(true);
    const { leaseUntil } = await runOf(filed);
    world.clock.pass(lease - 1);
    expect(await isToldOfWait(filed, 'client-details')).toBe(false);
    expect((await runOf(filed)).leaseUntil).toEqual(leaseUntil);
    world.clock.pass(1);
    expect(ids(await claim())).toEqual([filed.ticketId]);
    world.clock.pass(1);
    // The outbox is telling it now.
    expect(await isToldOfWait(filed, 'vehicle')).toBe(false);
    world.clock.pass(lease);
    expect(await isToldOfWait(filed, 'client-details')).toBe(true);
  });

  test('X-5 is told of each word while its start is under way, which carries how things were, and of one that opens it again', async () => {
    const filed = await file(world);
    for (const reason of ['vehicle', 'client-details'] as const) {
      world.clock.pass(1);
      expect(await isToldOfWait(filed, reason)).toBe(true);
    }
    await look(world, filed.ticketId);
    for (const body of [{ type: 'close' }, { type: 'reopen', text: 'снова' }] as const) {
      world.clock.pass(1);
      expect(await isTold(filed, world.author, body)).toBe(true);
    }
  });
});

test('X-5 runs of a kind that only a newer release knows are left to its outbox, and the others are given out', async () => {
  const { store, clock, prisma } = world;
  const [newer, known] = [await started(), await started()];
  await prisma.run.updateMany({
    where: { id: { in: [newer.ticketId, known.ticketId] } },
    data: { staleSince: new Date(clock.at) },
  });
  await prisma.$transaction([
    prisma.$executeRaw`SET CONSTRAINTS ALL DEFERRED`,
    prisma.$executeRaw`ALTER TABLE "run" DROP CONSTRAINT "run_process_fkey"`,
    prisma.$executeRaw`UPDATE "run" SET "kind" = 'of-a-newer-release' WHERE "id" = ${newer.ticketId}::uuid`,
  ]);
  clock.pass(lease);
  expect(ids(await claim())).toEqual([known.ticketId]);
  const left = await prisma.run.findFirstOrThrow({ where: { id: newer.ticketId } });
  expect(left.leaseUntil).toBeNull();
  await prisma.run.deleteMany({ where: { id: newer.ticketId } });
  expect(await store.readFigures()).toMatchObject({ oldestStaleRun: lease / 1_000 });
});
