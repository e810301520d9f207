/** What a look of a run notes and what it can never lose. */
import { nextTick } from '../../domain/process';
import { act, decided, eventTypes, file, look, makeWorld, minute, put, receipt, say, solve, wordsOf } from './support';
import type { World } from './support';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const runOf = (id: string) => world.prisma.run.findFirstOrThrow({ where: { id } });
/** Without an order asked for, rows come as the store finds them. */
const inOrder = (processId: string, type: string) =>
  world.prisma.event.findMany({ where: { processId, type }, orderBy: { revision: 'asc' } });
const revisionOf = async (id: string) => (await world.prisma.process.findFirstOrThrow({ where: { id } })).revision;

test('a look that finds nothing to do notes that its run knows all, and writes nothing of the ticket', async () => {
  const { ticketId, tid } = await file(world);
  await act(world, ticketId, world.manager, { type: 'assign', to: world.specialist.shortId });
  expect(await runOf(ticketId)).toMatchObject({ workflowId: tid, startedAt: null, seen: null });
  const [process] = await world.prisma.process.findMany({ where: { id: ticketId } });
  const { revision, stage, ended, more } = await look(world, ticketId);
  expect({ revision, stage, ended, more }).toEqual({
    revision: process?.revision,
    stage: 'triage',
    ended: false,
    more: false,
  });
  const at = new Date(world.clock.at);
  expect(await runOf(ticketId)).toMatchObject({ seen: revision, staleSince: null, leaseUntil: null, startedAt: at });
  expect(await world.prisma.process.findMany({ where: { id: ticketId } })).toEqual([process]);
});

test('a signal that names a row of the ticket asks for nothing more; one that names another’s, or none, is on the record once', async () => {
  const [{ ticketId }, other] = [await file(world), await file(world)];
  const own = await act(world, ticketId, world.author, { type: 'reply', text: 'своё' });
  const foreign = await act(world, other.ticketId, world.author, { type: 'reply', text: 'чужое' });
  const naming = (n: number, inboxId: string) =>
    ({ id: `signal/${ticketId}/${n}`, name: 'reply', payload: { inboxId } }) as const;
  const before = await revisionOf(ticketId);
  await look(world, ticketId, { words: [naming(1, own.commandId), naming(2, own.commandId.toUpperCase())] });
  expect(await revisionOf(ticketId)).toBe(before);
  for (const words of [[naming(3, own.commandId), naming(4, foreign.commandId)], [naming(5, 'nothing')]]) {
    await look(world, ticketId, { words });
    await look(world, ticketId, { words });
  }
  const refused = await inOrder(ticketId, 'signal-refused');
  expect(refused.map(({ data }) => data)).toEqual(
    [4, 5].map((n) => ({ signal: `signal/${ticketId}/${n}`, refusal: 'malformed' })),
  );
});

test('X-5 looks that race with words lose nothing: the ledger says what the run does not know', async () => {
  const { author, manager, specialist } = world;
  const { ticketId } = await file(world);
  let looking = true;
  const looks = (async () => {
    while (looking) await look(world, ticketId);
  })();
  for (let round = 0; round < 15; round += 1) {
    const to = round % 2 === 0 ? specialist.shortId : manager.shortId;
    await Promise.all([
      act(world, ticketId, author, { type: 'reply', text: `слово ${round}` }),
      act(world, ticketId, manager, { type: 'assign', to }),
    ]);
    // Whichever was last: a run that has not seen the newest assignment has something to learn.
    const { seen, staleSince } = await runOf(ticketId);
    const known = (await inOrder(ticketId, 'assigned')).at(-1);
    expect(staleSince !== null || (seen ?? 0) >= (known?.revision ?? Infinity)).toBe(true);
  }
  looking = false;
  await looks;
  await look(world, ticketId);
  expect(await runOf(ticketId)).toMatchObject({ seen: await revisionOf(ticketId), staleSince: null });
  expect(await wordsOf(world, ticketId)).toHaveLength(16);
});

test('a look of a ticket for which something is due tells it, and says what comes next and in how long', async () => {
  const { clock } = world;
  const { ticketId, state } = await file(world);
  const first = nextTick(state);
  if (first === null) throw new Error('nothing is due');
  clock.at = first.at + minute;
  const { next, more } = await look(world, ticketId);
  expect(more).toBe(false);
  expect(await eventTypes(world, ticketId)).toContain('threshold-told');
  expect(next).toMatchObject({ inMs: (next?.at ?? 0) - clock.at });
  expect((await runOf(ticketId)).nextTick?.getTime()).toBe(next?.at);
});

test('SK-20 a solution that stands in the portal has arrived: silence runs from the commit that wrote it', async () => {
  const { store, clock } = world;
  const { ticketId } = await file(world);
  await act(world, ticketId, world.specialist, {
    type: 'triage',
    outcome: 'estimate',
    text: 'Смотрим.',
    expectedAt: clock.at + 60 * minute,
  });
  const said = decided(
    await say(world, ticketId, world.specialist, { type: 'solve', kind: 'answer', text: 'Перезагрузите блок.' }),
  );
  // The answer shows it already, and what the run is told is the state with the timer in it.
  expect(said.state.clocks.find(({ code }) => code === 'silence')).toMatchObject({ startedAt: clock.at });
  const [telling] = said.tellings;
  expect(telling).toMatchObject({ quiet: false, standing: { revision: said.state.revision } });
  expect(telling?.standing?.next).toEqual(pick(nextTick(said.state)));
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 100 });
  expect(events.at(-1)?.revision).toBe(said.state.revision);
  expect(events.find(({ type }) => type === 'solution-delivered')).toMatchObject({ deliveredAt: clock.at });
  const rows = await world.prisma.inbox.findMany({ where: { processId: ticketId, outcome: null } });
  expect(rows).toEqual([]);
  expect((await store.checkIntegrity()).faults).toEqual([]);
});

test('a word received before a due instant still meets it, though the instant was told meanwhile', async () => {
  const { clock, specialist, store } = world;
  const { ticketId, state } = await file(world);
  const triage = state.clocks.find(({ code }) => code === 'triage');
  const due = triage?.aim.due ?? 0;
  clock.at = due + minute;
  await look(world, ticketId);
  const told = (await store.readTimeline(ticketId, { after: 0, most: 100 })).events.filter(
    (event) => event.type === 'threshold-told' && event.key === triage?.key && event.due === due,
  );
  expect(told.length).toBeGreaterThan(0);
  // Its transaction was slow: it reached us a minute before the end.
  const body = { type: 'triage', outcome: 'estimate', text: 'Смотрим.', expectedAt: due + 600 * minute } as const;
  expect(await act(world, ticketId, specialist, body, { at: due - minute })).toMatchObject({ outcome: 'done' });
  const clocks = await store.readClocks({ kind: 'ticket', id: ticketId });
  expect(clocks.find(({ clock: { key } }) => key === triage?.key)?.clock).toMatchObject({ stoppedAt: due - minute });
  // What was told stays on the record, and instants never decrease along it.
  const { events } = await store.readTimeline(ticketId, { after: 0, most: 100 });
  expect(events.filter((event) => told.some(({ revision }) => revision === event.revision))).toEqual(told);
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
});

test('a refused word moves nothing, whatever instant it names', async () => {
  const { clock, author, specialist } = world;
  const { ticketId } = await file(world);
  await solve(world, ticketId);
  const before = await world.prisma.process.findFirstOrThrow({ where: { id: ticketId } });
  for (const at of [clock.at + 10_000 * minute, clock.at - 10_000 * minute]) {
    const receivedAt = at;
    const refused = await act(world, ticketId, specialist, { type: 'triage', outcome: 'no' } as never, { receivedAt });
    expect(refused.outcome).not.toBe('done');
    const withdrawn = { type: 'log-call', text: 'звонок', reached: true } as never;
    await act(world, ticketId, author, withdrawn, { receivedAt });
  }
  const after = await world.prisma.process.findFirstOrThrow({ where: { id: ticketId } });
  expect((after.state as { clocks: unknown }).clocks).toEqual((before.state as { clocks: unknown }).clocks);
  expect(await eventTypes(world, ticketId)).not.toContain('closed');
});

test('X-5 a row that waits is taken by the next look, whatever woke the run', async () => {
  const { author, store } = world;
  const { ticketId } = await file(world);
  const id = await put(world, receipt('ticket', ticketId, author, { type: 'reply', text: 'раз' }));
  const { revision } = await look(world, ticketId);
  expect(await store.readOutcomes([id])).toMatchObject([{ outcome: 'done', revision }]);
  expect(await runOf(ticketId)).toMatchObject({ seen: revision, staleSince: null });
});

function pick(tick: ReturnType<typeof nextTick>) {
  return tick && { name: tick.name, at: tick.at };
}
