/** One release takes over from another under load, and gives it back: nobody waits for it, and nothing is lost or doubled. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { atFullSize } from '../support/size';
import { audit } from './harness/audit';
import { sharedGround } from './harness/grounds';
import { handOver } from './harness/hand-over';
import { Load } from './harness/load';
import { ofEighteen, peopleOf } from './harness/people';
import { startProduct, type Product } from './harness/product';
import { castOf } from './promises/cast';

let product: Product;
const buildId = 'next-release';

beforeAll(async () => {
  product = await startProduct(sharedGround, {
    fronted: true,
    environment: { CLIENT_WORDS_PER_MINUTE: '100000', STAFF_WORDS_PER_MINUTE: '100000' },
  });
});
afterAll(() => product?.close());

/** The next release: the same sources, whose workflow code is another one. */
async function nextWorker() {
  const beside = await product.beside('worker', { WORKER_BUILD_ID: buildId, WORKER_TAKES_OVER: 'true' });
  const cache = path.join(beside.home, 'cache');
  const [name = ''] = await readdir(cache);
  const code = await readFile(path.join(cache, name), 'utf8');
  const other = code.replaceAll('a look into the store', 'a look of the next release');
  expect(other).not.toBe(code);
  await writeFile(path.join(cache, name), other);
  return beside.program;
}

atFullSize(
  'two releases side by side under load, the one taking over from the other and giving back: every word is answered, nothing is doubled',
  async () => {
    const people = await peopleOf(await castOf(product));
    const load = new Load(people, { tickets: 18, lanes: 6, patienceMs: 180_000 });
    await handOver(product, load, await nextWorker(), buildId);
    const { findings, checked } = await audit(product, [load], { endLeases: true });
    expect(findings).toEqual([]);
    expect(checked).toMatchObject(ofEighteen);
  },
);
