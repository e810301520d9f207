/** Each fault that the standing check knows, made for real: found by a pass of its run, told with what to do, mended, and gone. */
import { randomUUID } from 'node:crypto';
import { rebuild } from '../../cli/rebuild';
import { tellCheck } from '../../cli/check/tell-check';
import { withEngineAddress } from '../../cli/engine-address';
import { findingCodes, type FindingCode } from '../../domain/standing-check';
import { findingTexts } from '../../texts/standing-check';
import { devServer } from '../support/temporal';
import { eventually } from './harness';
import { startProduct, type Product } from './product';

const desk = 'skai';
const hour = 3_600_000;
let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await product.startWorker();
  product.tell(await product.store.standChecks());
  await started();
});
afterAll(() => product.close());

async function ticket(): Promise<{ id: string; tid: string }> {
  const { ticketId: id, tid } = await product.file();
  await started();
  return { id, tid };
}

/** Until every run is there and knows all, by the outbox where a busy engine took no start; only while nothing is broken on purpose. */
async function started(): Promise<void> {
  const { prisma, store } = product;
  await eventually('every run is there and knows all', async () => {
    await product.outbox();
    return (
      (await store.countUnstartedRuns()) + (await prisma.run.count({ where: { staleSince: { not: null } } })) === 0
    );
  });
}

/** A pass by the check's own run, begun by an administrator. @returns what stands, by code */
async function pass(): Promise<ReadonlyMap<FindingCode, readonly string[]>> {
  const { store } = product;
  const [check] = await store.listChecks([desk]);
  if (check === undefined) throw new Error('no check stands');
  const word = {
    id: check.id,
    identity: randomUUID(),
    actor: await product.person('administrator'),
    channel: 'portal',
  };
  const said = await store.sayToCheck({ ...word, channel: 'portal', kind: 'check', type: 'begin-pass', content: {} });
  if (said.kind !== 'decided') throw new Error(said.kind);
  expect(said.result.kind).toBe('done');
  await eventually('its run has heard of it', async () => {
    const heard = { name: 'process', inboxId: null, quiet: false } as const;
    return (await product.engine.signal({ kind: 'check', workflowId: check.number }, heard)) === 'heard';
  });
  await eventually('the pass is over', async () => {
    const [now] = await store.listChecks([desk]);
    return now?.stage === 'waiting' && now.passes > check.passes && now.last !== null;
  });
  const page = await store.listFindings(desk, null, 200);
  if (page.kind !== 'page') throw new Error(page.kind);
  const byCode = new Map<FindingCode, string[]>();
  for (const { code, name } of page.items) byCode.set(code, [...(byCode.get(code) ?? []), name]);
  return byCode;
}

test('DESIGN 6 a desk where all is well: nothing is found, the pass is dated, and the next one has its instant', async () => {
  await ticket();
  expect(await pass()).toEqual(new Map());
  const [check] = await product.store.listChecks([desk]);
  expect(check?.last).toMatchObject({ found: 0 });
  expect(check?.last?.asked).toBeGreaterThanOrEqual(2);
  const due = check?.clocks.find(({ stoppedAt }) => stoppedAt === null)?.aim.due ?? 0;
  expect(due - (check?.last?.endedAt ?? 0)).toBe(hour);
  // And it rings then: nobody has to press a button for it.
  const run = { kind_id: { kind: 'check' as const, id: check?.id ?? '' } };
  expect((await product.prisma.run.findUniqueOrThrow({ where: run })).nextTick).toEqual(new Date(due));
  // A second desk's check knows nothing of this one.
  expect(await product.store.listFindings('hivetaxi', null, 10)).toMatchObject({ items: [] });
});

test('DESIGN 6 each of what nobody would see is found, told with what to do, mended and gone', async () => {
  const { prisma, store, client } = product;
  const [terminated, foreign, timer, unlisted, waiting, aside, leased, left, owed] = await Promise.all(
    Array.from({ length: 9 }, ticket),
  );
  if (!terminated || !foreign || !timer || !unlisted || !waiting || !aside || !leased || !left || !owed)
    throw new Error('nine tickets');
  const now = await store.clock.now();
  const specialist = await product.person('specialist');

  await client.workflow.getHandle(terminated.tid).terminate('by the test');
  await client.workflow.getHandle(foreign.tid).terminate('by the test');
  await client.workflow.start('ticket', {
    workflowId: foreign.tid,
    taskQueue: `${devServer().taskQueue}-nobody`,
    args: [{ format: 1 }],
    memo: { store: randomUUID() },
  });
  const run = { kind_id: { kind: 'ticket', id: timer.id } };
  const timerRow = await prisma.run.findUniqueOrThrow({ where: run });
  await prisma.run.update({ where: run, data: { nextTick: new Date(now + hour) } });
  const unlistedRow = await prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'ticket', id: unlisted.id } } });
  await prisma.run.delete({ where: { kind_id: { kind: 'ticket', id: unlisted.id } } });
  const word = await product.put(waiting.id, specialist, 'note', { text: 'nobody hears it' });
  await prisma.inbox.update({ where: { id: word }, data: { storedAt: new Date(now - 11 * 60_000) } });
  const thrown = await product.put(aside.id, specialist, 'note', { text: 'it threw' });
  await prisma.inbox.update({ where: { id: thrown }, data: { outcome: 'fault', decidedAt: new Date(now) } });
  const { revision } = await prisma.process.findFirstOrThrow({ where: { id: aside.id } });
  const asideEvent = { processKind: 'ticket', processId: aside.id, revision: revision + 1 };
  await prisma.event.create({
    data: {
      ...asideEvent,
      ...{ type: 'set-aside', schema: 1, at: new Date(now), recordedAt: new Date(now), commandId: thrown, by: {} },
      data: { what: 'command', ref: thrown, key: null, code: null },
    },
  });
  const notice = await prisma.notice.findFirstOrThrow({ where: { processId: leased.id } });
  const inHand = { state: 'waiting', leaseUntil: new Date(now + 24 * hour) };
  await prisma.notice.update({ where: { id: notice.id }, data: inHand });
  expect(await product.say(left.id, await product.person('manager'), 'assign', { to: specialist.shortId })).toBe(
    'done',
  );
  const leaving = { desk, shortId: specialist.shortId };
  await prisma.membership.updateMany({ where: leaving, data: { active: false } });
  const gone = { desk, role: 'coordinator' };
  await prisma.membership.updateMany({ where: gone, data: { active: false } });
  await prisma.ticket.update({ where: { id: owed.id }, data: { owedBy: 'coordinator' } });
  const { addresses } = await store.readAddressBook();
  const address = addresses.find((each) => each.desk === desk)?.address ?? '';
  const mailbox = { address, folder: 'INBOX', uidValidity: 1n, lastUid: 0n, seenAt: new Date(now - 2 * hour) };
  await prisma.mailbox.create({ data: mailbox });

  const found = await pass();
  expect(Object.fromEntries(found)).toEqual({
    'run-missing': [terminated.tid],
    'run-foreign': [foreign.tid],
    'timer-missing': [timer.tid],
    'ledger-missing': [unlisted.tid],
    'row-waiting': [waiting.tid],
    'row-set-aside': [aside.tid],
    'notice-leased': [leased.tid],
    'assignee-inactive': [left.tid],
    'clock-without-owner': [owed.tid],
    'mailbox-silent': [address],
  });
  const told = await tellCheck(['--desk', desk], (work) => work({ store, runs: product.engine.runs }));
  expect(told.status).toBe(1);
  for (const code of found.keys()) expect(told.output).toContain(findingTexts[code].act.ru);
  expect(told.output).toContain(terminated.tid);

  // Mended: what rebuild can mend by it, the rest as the words say.
  await client.workflow.getHandle(foreign.tid).terminate('by the test');
  await prisma.run.create({ data: unlistedRow });
  await prisma.run.update({ where: run, data: { nextTick: timerRow.nextTick } });
  await prisma.inbox.updateMany({
    where: { id: { in: [word, thrown] } },
    data: { outcome: 'refused', decidedAt: new Date(now) },
  });
  await prisma.$transaction(async (transaction) => {
    // Events are never deleted, but for this one, which nobody has written.
    await transaction.$executeRaw`SET LOCAL session_replication_role = replica`;
    await transaction.event.deleteMany({ where: asideEvent });
  });
  await prisma.notice.update({ where: { id: notice.id }, data: { state: notice.state, leaseUntil: null } });
  await prisma.membership.updateMany({ where: { OR: [leaving, gone] }, data: { active: true } });
  await prisma.mailbox.delete({ where: { address } });
  const pumping = pump();
  expect(await rebuild(store, () => undefined)).toBe(0);
  await pumping.stop();
  for (const { id } of [terminated, foreign]) await product.settled(id);
  expect(Object.fromEntries(await pass())).toEqual({});
  expect((await tellCheck([], (work) => work({ store, runs: product.engine.runs }))).status).toBe(0);
});

test('every code has its words; a wrong use and an engine that is away are told', async () => {
  for (const code of findingCodes) expect(findingTexts[code].act.ru).toMatch(/[а-яё]/);
  const reach = (work: Parameters<Parameters<typeof tellCheck>[1]>[0]) =>
    work({
      store: product.store,
      runs: { ...product.engine.runs, running: () => Promise.reject(new Error('Temporal is away')) },
    });
  expect(await tellCheck(['--nonsense'], reach)).toMatchObject({ status: 2, output: '' });
  expect(await tellCheck(['--desk', 'nobody'], reach)).toMatchObject({ status: 2 });
  const away = await tellCheck(['--desk', desk, '--lang', 'en'], reach);
  expect([away.status, away.complaint]).toEqual([2, 'It could not be asked: Temporal is away\n']);
  // Asked on other ports, a command finds the engine of that home, as it finds its database.
  expect(withEngineAddress({ TEMPORAL_PORT: '4733' })['TEMPORAL_ADDRESS']).toBe('127.0.0.1:4733');
});

/** The outbox of the worker, until it is stopped. */
function pump(): { stop: () => Promise<void> } {
  let goesOn = true;
  const passes = (async () => {
    while (goesOn) if ((await product.outbox()) === 'idle') await new Promise((resolve) => setTimeout(resolve, 50));
  })();
  return {
    stop: async () => {
      goesOn = false;
      await passes;
    },
  };
}
