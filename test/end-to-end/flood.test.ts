/** A program that does not know when to stop: its own ticket is held to its limit, and nobody else's work stops for it. */
import { flood, speakMeanwhile } from './harness/flood';
import { sharedGround } from './harness/grounds';
import { startProduct, type Product } from './harness/product';
import { castOf, done, timeline, type Cast } from './promises/cast';

/** `npm run soak` floods for 20 seconds. */
const seconds = 1;

let product: Product;
let cast: Cast;

beforeAll(async () => {
  product = await startProduct(sharedGround);
  cast = await castOf(product);
});
afterAll(() => product?.close());

test('SK-8 X-5 a thousand words a second to a closed ticket: 429 beyond the limit, what was taken is there, others are answered', async () => {
  const { author, specialist } = cast;
  const { id } = await author.file({ topic: 'consulting' });
  await done(specialist, id, 'close', { reason: 'duplicate' });
  const others = await Promise.all(Array.from({ length: 10 }, () => author.file({ topic: 'consulting' })));
  const meanwhile = speakMeanwhile(
    specialist,
    others.map((ticket) => ticket.id),
  );
  const { sent, answers, withoutRetryAfter } = await flood(author, id, seconds);
  const { statuses, count, p99 } = await meanwhile.stop();
  process.stderr.write(`flood: ${sent} words, others' p99 of ${count} answers ${Math.round(p99)} ms\n`);

  // On a busy machine a word may find its ticket taken: it is stored, and its outcome comes later.
  const taken = (answers.get(201) ?? 0) + (answers.get(202) ?? 0);
  expect([...answers.keys()].filter((status) => status !== 202).sort()).toEqual([201, 429]);
  expect(withoutRetryAfter).toBe(0);
  // A minute of the limit may end and another one begin meanwhile.
  expect([30, 60]).toContain(taken);
  expect(statuses).toEqual(new Set([201]));
  // The ticket commits: a person of the desk judges what the client has written since.
  const judged = await done(specialist, id, 'mark-courtesy');
  expect(judged).toMatchObject({ stage: 'closed', closed: { how: 'duplicate' } });
  expect((await timeline(specialist, id)).filter(({ type }) => type === 'replied')).toHaveLength(taken);
});
