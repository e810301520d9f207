/** EA-5: one word to all tickets of an incident, on the real store and the real engine. */
import { randomUUID } from 'node:crypto';
import type { PersonActor } from '../../domain/policy/actor';
import type { ProcessState } from '../../domain/process';
import { eventually } from './harness';
import { startProduct, type Product } from './product';
import { spawnDying } from './spawn-dying';

/** At full size what the issue asks for; else a part of it. */
const tickets = process.env.REGLAMENT_FULL_SIZE === '1' ? 500 : 30;

let product: Product;
let coordinator: PersonActor;
beforeAll(async () => {
  product = await startProduct();
  await product.startWorker('runs');
  coordinator = await product.person('coordinator');
});
afterAll(() => product.close());

async function declare(rule: { topics: string[]; since: number } | null): Promise<string> {
  const declared = await product.store.declareIncident({
    ...{
      id: randomUUID(),
      desk: 'skai',
      title: 'Нет данных с трекеров',
      text: null,
      actor: coordinator,
      channel: 'api',
    },
    rule: rule && { categories: [], services: [], companies: [], words: [], ...rule },
  });
  if (declared.kind !== 'declared') throw new Error(declared.kind);
  product.tell(declared.tellings);
  return declared.id;
}

async function give(id: string, type: string, content: object): Promise<string> {
  const said = await product.store.sayToIncident({
    ...{
      kind: 'incident',
      id,
      identity: randomUUID(),
      type,
      content: { ...content },
      actor: coordinator,
      channel: 'api',
    },
  });
  if (said.kind !== 'decided') throw new Error(said.kind);
  product.tell(said.tellings);
  return said.result.kind === 'refused' ? said.result.code : said.result.kind;
}

async function link(id: string, tids: readonly string[]): Promise<readonly (string | null)[]> {
  const given = { id, identity: randomUUID(), actor: coordinator, channel: 'api' as const };
  const linked = await product.store.linkByHand(given, tids);
  if (linked.kind !== 'done') throw new Error(JSON.stringify(linked));
  product.tell(linked.tellings);
  return linked.answer.map(({ refused }) => refused);
}

/** Waits until every ticket has what was said. */
const caughtUp = (id: string): Promise<void> =>
  eventually('all tickets are told', async () => (await product.store.readIncident(id))?.state.telling === null, {
    limitMs: 300_000,
  });

/** How often each ticket has each word. */
async function heard(text: string): Promise<ReadonlyMap<string, number>> {
  const rows = await product.prisma.message.findMany({ where: { text, processKind: 'ticket' } });
  const times = new Map<string, number>();
  for (const { processId } of rows) times.set(processId, (times.get(processId) ?? 0) + 1);
  return times;
}

/** Due instants of resolution, by ticket: a word of the desk moves none. */
async function resolutions(): Promise<ReadonlyMap<string, number | null>> {
  const rows = await product.prisma.process.findMany({ where: { kind: 'ticket' } });
  return new Map(
    rows.map(({ id, state }) => {
      const { clocks } = state as unknown as ProcessState;
      return [id, clocks.find(({ code }) => code === 'resolution')?.aim.due ?? null];
    }),
  );
}

test('EA-5 HT-17 one word reaches every ticket of an incident once, whatever is killed, those linked later get the last one, each keeps its own dates, and solving asks each client', async () => {
  const { file, person, say, store, prisma } = product;
  const client = await person('client');
  const since = (await store.clock.now()) - 60_000;
  const filed: { ticketId: string; tid: string }[] = [];
  for (let index = 0; index < tickets; index += 1) filed.push(await file({ start: index < 3 }));
  const alone = await file({ topic: 'consulting', start: false });
  const [closed] = filed;
  expect(await say(closed?.ticketId ?? '', client, 'close')).toBe('done');

  // The rule takes what is open and fits; what is closed and what is about something else it leaves.
  const id = await declare({ topics: ['remote-diagnostics'], since });
  await product.startWorker('batches');
  await caughtUp(id);
  const open = filed.slice(1).map(({ ticketId }) => ticketId);
  const links = async () =>
    (await prisma.incidentLink.findMany({ where: { incidentId: id, unlinkedAt: null } })).map(
      ({ ticketId }) => ticketId,
    );
  expect((await links()).sort()).toEqual([...open].sort());

  // By hand, each for itself; a ticket belongs to one incident at a time.
  const other = await declare(null);
  expect(await link(other, [filed[1]?.tid ?? '', alone.tid, closed?.tid ?? '', 'SKAI-0'])).toEqual([
    'in-another-incident',
    null,
    'ticket-closed',
    'unknown-ticket',
  ]);
  expect(await link(other, [alone.ticketId])).toEqual(['already-linked']);

  // The worker of batches is killed in the middle of the word.
  const before = await resolutions();
  await product.stopWorkers();
  await product.startWorker('runs');
  const { child, died } = await spawnDying(product.environment, '9', 'dying-batches');
  try {
    expect(await give(id, 'tell', { text: 'Чиним приём данных' })).toBe('done');
    expect(await died).toBe('SIGKILL');
  } finally {
    child.kill('SIGKILL');
  }
  const some = (await heard('Чиним приём данных')).size;
  expect(some).toBeGreaterThan(4);
  expect(some).toBeLessThan(open.length);
  await product.startWorker('batches');
  await caughtUp(id);
  const times = await heard('Чиним приём данных');
  expect([...times.keys()].sort()).toEqual([...open].sort());
  expect([...new Set(times.values())]).toEqual([1]);
  expect(await resolutions()).toEqual(before);

  // Filed meanwhile, it is linked by itself and hears the last word; unlinked by hand, no rule links it again.
  expect(await give(id, 'tell', { text: 'Починим к вечеру' })).toBe('done');
  await caughtUp(id);
  const late = await file({ start: false });
  await eventually('it is linked', async () => (await links()).includes(late.ticketId));
  await eventually('it hears the last word', async () => (await heard('Починим к вечеру')).get(late.ticketId) === 1, {
    limitMs: 60_000,
  });
  expect((await heard('Чиним приём данных')).has(late.ticketId)).toBe(false);
  const given = { id, identity: randomUUID(), actor: coordinator, channel: 'api' as const };
  expect(await store.unlinkByHand(given, late.ticketId)).toMatchObject({ kind: 'done' });
  expect(await store.unlinkByHand({ ...given, identity: randomUUID() }, late.ticketId)).toMatchObject({
    code: 'not-linked',
  });

  // Solved: each ticket asks its own client; one that has a solution already refuses, and is counted.
  const solved = open[0] ?? '';
  const specialist = await person('specialist');
  expect(await say(solved, specialist, 'solve', { kind: 'answer', text: 'У вас снята антенна' })).toBe('done');
  expect(await give(id, 'solve', { kind: 'repair', text: 'Приём данных восстановлен' })).toBe('done');
  await caughtUp(id);
  const read = await store.readIncident(id);
  expect(read?.words.map(({ progress }) => progress)).toEqual([
    { told: open.length, refused: {}, waiting: 0 },
    { told: open.length + 1, refused: {}, waiting: 0 },
    { told: open.length - 1, refused: { 'already-solved': 1 }, waiting: 0 },
  ]);
  expect(read?.state).toMatchObject({ stage: 'restored', owner: coordinator.shortId });
  const stages = await prisma.ticket.findMany({ where: { id: { in: open } } });
  expect([...new Set(stages.map(({ stage }) => stage))]).toEqual(['solved']);
  expect((await prisma.ticket.findUniqueOrThrow({ where: { id: late.ticketId } })).stage).not.toBe('solved');
  // One client objects and is heard; the incident and all others stand as they are.
  expect(await say(open[1] ?? '', client, 'object', { text: 'Всё ещё молчат' })).toBe('done');
  expect(await say(open[2] ?? '', client, 'confirm')).toBe('done');
  expect(await give(id, 'analyse', { cause: 'Диск', measures: 'Второй диск' })).toBe('done');
  expect((await store.checkIntegrity()).faults).toEqual([]);
  await eventually('its run ends', async () => (await prisma.run.findFirst({ where: { id } }))?.endedAt != null);
});
