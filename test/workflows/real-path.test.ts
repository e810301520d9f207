import { eventTypes, eventually, timersOf } from './harness';
import { startProduct, type Product } from './product';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  await product.startWorker();
});
afterAll(() => product.close());

test('the standard path leaves at most 36 events, all of them named signals and timers', async () => {
  const { ticketId, tid } = await product.file();
  await product.confirmed(ticketId);
  const client = await product.person('client');
  const specialist = await product.person('specialist');
  const handle = product.client.workflow.getHandle(tid);
  // At a person's pace: each word is heard, and looked at where there is something to learn, before the next one comes.
  const say = async (...word: Parameters<Product['say']>): Promise<void> => {
    const { historyLength: before } = await handle.describe();
    expect(await product.say(...word)).toBe('done');
    await eventually('it stands in the history', async () => (await handle.describe()).historyLength >= before + 4);
    await product.settled(ticketId);
  };
  await say(ticketId, specialist, 'triage', {
    outcome: 'estimate',
    text: 'We look into it.',
    expectedAt: Date.now() + 3 * 86_400_000,
  });
  await say(ticketId, client, 'reply', { text: 'Thank you, one more detail.' });
  await say(ticketId, specialist, 'solve', { kind: 'answer', text: 'Replace the antenna.' });
  await say(ticketId, client, 'confirm');
  await handle.result();
  const [history] = await product.histories(ticketId);
  const types = eventTypes(history);
  expect(types.length).toBeLessThanOrEqual(36);
  expect(timersOf(history).every(({ name }) => name.length > 0)).toBe(true);
});
