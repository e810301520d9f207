import { eventTypes, eventually, timersOf } from './harness';
import { startProduct, type Product } from './product';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  await product.startWorker();
}, 120_000);
afterAll(() => product.close());

test('the standard path leaves at most 45 events, and its timers bear names', async () => {
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  const client = await product.person('client');
  const specialist = await product.person('specialist');
  const said = [
    await product.say(ticketId, specialist, 'triage', {
      outcome: 'estimate',
      text: 'We look into it.',
      expectedAt: Date.now() + 3 * 86_400_000,
    }),
    await product.say(ticketId, client, 'reply', { text: 'Thank you, one more detail.' }),
    await product.say(ticketId, specialist, 'solve', { kind: 'answer', text: 'Replace the antenna.' }),
    await product.say(ticketId, client, 'confirm'),
  ];
  expect(said.map((outcome) => (outcome === 'pending' ? outcome : outcome.outcome))).toEqual(Array(4).fill('done'));
  await eventually('the run ends', async () => (await product.store.readTicket(ticketId))?.ended === true);
  const [history] = await product.histories(ticketId);
  const types = eventTypes(history);
  expect(types.length).toBeLessThanOrEqual(45);
  expect(timersOf(history).every(({ name }) => name.length > 0)).toBe(true);
});
