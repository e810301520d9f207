import type { ChildProcess } from 'node:child_process';
import { spawnDying } from './spawn-dying';
import { eventually, timersOf } from './harness';
import { startProduct, type Product } from './product';

let product: Product;
const children: ChildProcess[] = [];

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await product.close();
});

/** A worker in a process of its own, which kills itself between the transaction that decides this command and its answer. */
async function dyingWorker(commandId: string): Promise<{ died: Promise<NodeJS.Signals | null> }> {
  const { child, died } = await spawnDying(product.environment, commandId);
  children.push(child);
  return { died };
}

test('X-5 a worker killed after the transaction and before its answer: nothing is lost or doubled, also with a new word meanwhile', async () => {
  const { store, prisma, engine, put } = product;
  const { ticketId, tid } = await product.file();
  const client = await product.person('client');
  const specialist = await product.person('specialist');
  const first = await put(ticketId, client, 'reply', { text: 'It began at nine.' });
  const { died } = await dyingWorker(first);
  const run = { kind: 'ticket', workflowId: tid };
  await expect(engine.signal(run, { name: 'reply', inboxId: first, quiet: false })).resolves.toBe('heard');
  await expect(died).resolves.toBe('SIGKILL');
  expect((await store.readOutcomes([first]))[0]?.outcome).toBe('done');
  const second = await put(ticketId, specialist, 'reply', { text: 'We are looking.' });
  await product.startWorker();
  await engine.signal(run, { name: 'reply', inboxId: second, quiet: false });

  const decided = async () => (await store.readOutcomes([second]))[0]?.outcome;
  await eventually('the second word is decided', async () => (await decided()) === 'done');
  const events = await prisma.event.findMany({ where: { processId: ticketId }, orderBy: { revision: 'asc' } });
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index + 1));
  const replies = events.filter(({ type }) => type === 'replied');
  expect(replies.map(({ commandId }) => commandId)).toEqual([first, second]);
  const messages = await prisma.message.findMany({ where: { processId: ticketId, kind: 'public' } });
  expect(messages.map(({ id }) => id)).toEqual(expect.arrayContaining([first, second]));
  // Every clock has its timer again.
  await eventually('the timer is aimed', async () => timersOf((await product.histories(ticketId))[0]).length > 0);
  await product.settled(ticketId);
});
