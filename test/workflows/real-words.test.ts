import { rebuild } from '../../cli/rebuild';
import { ticketWorkflowId } from '../../workflows/ids';
import { eventually } from './harness';
import { startProduct, type Product } from './product';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  await product.startWorker();
}, 120_000);
afterAll(() => product.close(), 60_000);

const handleOf = (ticketId: string) => product.client.workflow.getHandle(ticketWorkflowId(ticketId));
const eventsOf = (ticketId: string, type: string) => product.prisma.ticketEvent.findMany({ where: { ticketId, type } });

async function filed(): Promise<string> {
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  return ticketId;
}

test('SK-5 a ticket split off gets a workflow of its own from the commit that split it', async () => {
  const ticketId = await filed();
  const specialist = await product.person('specialist');
  await expect(
    product.say(ticketId, specialist, 'split', { subject: 'Second problem', text: 'Another vehicle.' }),
  ).resolves.toMatchObject({ outcome: 'done' });
  const split = await product.prisma.ticket.findFirstOrThrow({
    where: { id: { not: ticketId }, subject: 'Second problem' },
  });
  await product.confirmed(split.id);
  expect((await handleOf(split.id).describe()).status.name).toBe('RUNNING');
});

test('reassign in Temporal UI moves the ticket and what Temporal shows of it; a wrong one is an event and a duty', async () => {
  const ticketId = await filed();
  const { shortId } = await product.person('specialist');
  await handleOf(ticketId).signal('reassign', { to: shortId, reason: 'asked for it' });
  await eventually('the assignment', async () => (await eventsOf(ticketId, 'assigned')).length === 1);
  await eventually('Temporal shows it', async () => {
    const found = await handleOf(ticketId).describe();
    return JSON.stringify(found.typedSearchAttributes).includes(shortId);
  });
  await handleOf(ticketId).signal('reassign', { to: 'nobody-99' });
  await handleOf(ticketId).signal('close', ['not', 'a', 'reason']);
  await eventually('both refusals', async () => (await eventsOf(ticketId, 'signal-refused')).length === 2);
  const ticket = await product.store.readTicket(ticketId);
  expect(ticket?.state.clocks.some(({ from, stoppedAt }) => from === 'signal-refused' && stoppedAt === null)).toBe(
    true,
  );
  expect(ticket?.state.stage).not.toBe('closed');
});

test('X-6 the delivery of a solution wakes the ticket, whose silence then has its timer', async () => {
  const ticketId = await filed();
  const specialist = await product.person('specialist');
  await product.say(ticketId, specialist, 'solve', { kind: 'answer', text: 'Replace the antenna.' });
  await eventually('the letter is sent and comes back', async () => {
    await product.send();
    return (await eventsOf(ticketId, 'solution-delivered')).length === 1;
  });
  const ticket = await product.store.readTicket(ticketId);
  expect(ticket?.state.solution?.deliveredAt).not.toBeNull();
});

test('X-5 what is filed while nobody starts it is started by the pump, a word that woke nobody is taken by it', async () => {
  const { ticketId } = await product.file({ start: false });
  const client = await product.person('client');
  const word = await product.put(ticketId, client, 'reply', { text: 'Anybody there?' });
  await eventually('the pump has started it', async () => {
    await product.pump();
    return (await product.store.readOutcome(word))?.outcome === 'done';
  });
  expect((await handleOf(ticketId).describe()).status.name).toBe('RUNNING');
  const late = await product.put(ticketId, client, 'reply', { text: 'One more thing.' });
  await eventually('the pump has woken it', async () => {
    await product.pump();
    return (await product.store.readOutcome(late))?.outcome === 'done';
  });
});

test('X-5 an engine that has lost a run gets it again by rebuild, and what runs is left running', async () => {
  const lost = await filed();
  const kept = await filed();
  const before = (await handleOf(kept).describe()).runId;
  await handleOf(lost).terminate('data lost');
  const lines: string[] = [];
  const rebuilding = rebuild(product.store, (line) => lines.push(line), 30_000);
  let done = false;
  void rebuilding.then(() => (done = true));
  await eventually('rebuild is done', async () => {
    await product.pump();
    return done;
  });
  await expect(rebuilding).resolves.toBe(0);
  expect((await handleOf(lost).describe()).status.name).toBe('RUNNING');
  const after = await handleOf(kept).describe();
  expect(after.status.name).toBe('RUNNING');
  expect(after.runId).toBe(before);
  const client = await product.person('client');
  await expect(product.say(lost, client, 'reply', { text: 'Still here.' })).resolves.toMatchObject({ outcome: 'done' });
  expect(lines[0]).toMatch(/^\d+ tickets/);
}, 60_000);

test('X-5 the books balance', async () => {
  await expect(product.store.checkBooks()).resolves.toMatchObject({ balanced: true, faults: [] });
});
