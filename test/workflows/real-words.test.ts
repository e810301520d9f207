import { rebuild } from '../../cli/rebuild';
import { eventTypes, eventually, timersOf } from './harness';
import { startProduct, type Product } from './product';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  await product.startWorker();
});
afterAll(() => product.close());

const handleOf = async (id: string) => product.client.workflow.getHandle(await product.workflowIdOf(id));
const eventsOf = (processId: string, type: string) => product.prisma.event.findMany({ where: { processId, type } });

async function filed(): Promise<string> {
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  return ticketId;
}

test('SK-1 the run of a ticket bears its public number, and aims without a look', async () => {
  const { ticketId, tid } = await product.file();
  await product.confirmed(ticketId);
  const history = async () => (await product.histories(ticketId))[0];
  await eventually('it has aimed', async () => timersOf(await history()).length === 1);
  expect(eventTypes(await history())).not.toContain('MARKER_RECORDED');
  const found = await product.client.workflow.getHandle(tid).describe();
  expect(found.type).toBe('ticket');
  await expect(product.prisma.run.findFirst({ where: { id: ticketId } })).resolves.toMatchObject({
    workflowId: tid,
    staleSince: null,
  });
});

test('a word that leaves what a run goes by as it was is a quiet signal by its name, and no look', async () => {
  const ticketId = await filed();
  const client = await product.person('client');
  await product.say(ticketId, client, 'reply', { text: 'And another vehicle.' });
  const history = async () => (await product.histories(ticketId))[0];
  await eventually('it stands in the history', async () =>
    eventTypes(await history()).includes('WORKFLOW_EXECUTION_SIGNALED'),
  );
  await product.settled(ticketId);
  expect(eventTypes(await history())).not.toContain('MARKER_RECORDED');
});

test('SK-5 a ticket split off gets a run of its own', async () => {
  const ticketId = await filed();
  const specialist = await product.person('specialist');
  const content = { subject: 'Second problem', text: 'Another vehicle.' };
  await expect(product.say(ticketId, specialist, 'split', content)).resolves.toBe('done');
  const split = await product.prisma.ticket.findFirstOrThrow({
    where: { id: { not: ticketId }, subject: 'Second problem' },
  });
  await product.confirmed(split.id);
  expect((await (await handleOf(split.id)).describe()).status.name).toBe('RUNNING');
});

test('reassign in Temporal UI moves the ticket and what Temporal shows of it; a wrong one is an event and a duty', async () => {
  const ticketId = await filed();
  const handle = await handleOf(ticketId);
  const { shortId } = await product.person('specialist');
  await handle.signal('reassign', { to: shortId, reason: 'asked for it' });
  await eventually('the assignment', async () => (await eventsOf(ticketId, 'assigned')).length === 1);
  await eventually('Temporal shows it', async () => {
    const found = await handle.describe();
    return JSON.stringify(found.typedSearchAttributes).includes(shortId);
  });
  await handle.signal('reassign', { to: 'nobody-99' });
  await handle.signal('close', ['not', 'a', 'reason']);
  await eventually('both refusals', async () => (await eventsOf(ticketId, 'signal-refused')).length === 2);
  const ticket = await product.store.readTicket(ticketId);
  expect(ticket?.state.stage).not.toBe('closed');
});

test('close in Temporal UI closes the ticket, and its run ends', async () => {
  const ticketId = await filed();
  const handle = await handleOf(ticketId);
  await handle.signal('close', { reason: 'duplicate' });
  await handle.result();
  expect((await product.store.readTicket(ticketId))?.state.stage).toBe('closed');
});

test('X-6 with the solution delivered, silence has its timer', async () => {
  const ticketId = await filed();
  const specialist = await product.person('specialist');
  await product.say(ticketId, specialist, 'solve', { kind: 'answer', text: 'Replace the antenna.' });
  await eventually('the letter is sent and comes back', async () => {
    await product.send();
    return (await eventsOf(ticketId, 'solution-delivered')).length === 1;
  });
  const ticket = await product.store.readTicket(ticketId);
  expect(ticket?.state.solution?.deliveredAt).not.toBeNull();
  await eventually('the timer', async () => timersOf((await product.histories(ticketId))[0]).length >= 2);
});

test('X-5 what is filed while nobody starts it is started by the outbox, a word that was told to nobody is taken by it', async () => {
  const { ticketId } = await product.file({ start: false });
  const client = await product.person('client');
  const decided = async (id: string) => (await product.store.readOutcomes([id]))[0]?.outcome;
  const word = await product.put(ticketId, client, 'reply', { text: 'Anybody there?' });
  await eventually('the outbox has started it', async () => {
    await product.outbox();
    return (await decided(word)) === 'done';
  });
  expect((await (await handleOf(ticketId)).describe()).status.name).toBe('RUNNING');
  const late = await product.put(ticketId, client, 'reply', { text: 'One more thing.' });
  await eventually('the outbox has woken it', async () => {
    await product.outbox();
    return (await decided(late)) === 'done';
  });
});

test('X-5 an engine that has lost a run gets it again by rebuild, and what runs is left running', async () => {
  const lost = await filed();
  const kept = await filed();
  const before = (await (await handleOf(kept)).describe()).runId;
  await (await handleOf(lost)).terminate('data lost');
  const lines: string[] = [];
  const rebuilding = rebuild(product.store, (line) => lines.push(line), 30_000);
  let done = false;
  void rebuilding.then(() => (done = true));
  await eventually('rebuild is done', async () => {
    await product.outbox();
    return done;
  });
  await expect(rebuilding).resolves.toBe(0);
  expect((await (await handleOf(lost)).describe()).status.name).toBe('RUNNING');
  const after = await (await handleOf(kept)).describe();
  expect(after.status.name).toBe('RUNNING');
  expect(after.runId).toBe(before);
  const client = await product.person('client');
  await expect(product.say(lost, client, 'reply', { text: 'Still here.' })).resolves.toBe('done');
  expect(lines[0]).toMatch(/^\d+ tickets/);
});

test('X-5 the books balance', async () => {
  await expect(product.store.checkIntegrity()).resolves.toMatchObject({ balanced: true, faults: [] });
});
