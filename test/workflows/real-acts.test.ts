/** A release that is out, an emergency and an ending with a reason, as the runs of their tickets see them. */
import { pino } from 'pino';
import { createRuns } from '../../api/runs/create-runs';
import { tellRuns } from '../../api/runs/tell-runs';
import { actsPatch } from '../domain/ticket/acts-desk';
import { timersOf } from './harness';
import { startProduct, type Product } from './product';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  const { clientId } = await product.person('client');
  const contract = { number: '14/2026', patch: actsPatch, validFrom: '2026-01-01', validTo: null };
  await product.store.addContract({ desk: 'skai', clientId: clientId ?? '', ...contract });
  await product.startWorker();
}, 120_000);
afterAll(() => product.close(), 60_000);

const stateOf = async (id: string) => (await product.store.readTicket(id))?.state;

async function filed(): Promise<string> {
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  return ticketId;
}

test('HT-6 SP-7 EA-4 the runs of the tickets that wait for a release learn that it is out', async () => {
  const [specialist, manager] = [await product.person('specialist'), await product.person('manager')];
  const tickets = [await filed(), await filed()];
  for (const id of tickets) {
    const reason = { reason: 'next-release', text: 'It comes with a release.' };
    await expect(product.say(id, specialist, 'postpone', reason)).resolves.toBe('done');
    const plan = { release: '5.12', expectedAt: Date.now() + 3_600_000 };
    await expect(product.say(id, specialist, 'plan-release', plan)).resolves.toBe('done');
    await product.settled(id);
  }
  const published = await product.store.publishRelease({ desk: 'skai', release: '5.12', by: manager.personId });
  expect(published).toMatchObject({ told: 2, waiting: 0 });
  const runs = createRuns({ engine: product.engine, store: product.store, log: pino({ level: 'silent' }) });
  tellRuns(runs, published.tellings);
  for (const id of tickets) await product.settled(id);
  await runs.close();
  for (const id of tickets) expect((await stateOf(id))?.wait).toBeNull();
}, 60_000);

test('HT-3 an emergency goes to developers, and HT-14 a declined ticket ends its run', async () => {
  const [specialist, personalManager] = [await product.person('specialist'), await product.person('personal-manager')];
  const id = await filed();
  await expect(product.say(id, specialist, 'declare-emergency', { reason: 'by-agreement' })).resolves.toBe('done');
  await expect(product.say(id, personalManager, 'answer-emergency', { answer: 'accept' })).resolves.toBe('done');
  await expect(product.say(id, specialist, 'end-emergency', { because: 'developers' })).resolves.toBe('done');
  await product.settled(id);
  expect((await stateOf(id))?.emergency).toMatchObject({ state: 'with-developers', reason: 'by-agreement' });
  const handle = product.client.workflow.getHandle(await product.workflowIdOf(id));
  await expect(product.say(id, specialist, 'decline', { reason: 'no-details', text: 'No log.' })).resolves.toBe('done');
  await handle.result();
  expect((await stateOf(id))?.closed).toMatchObject({ how: 'declined', reason: 'no-details' });
  expect(timersOf((await product.histories(id))[0]).length).toBeGreaterThan(0);
}, 60_000);

test('X-5 the books balance', async () => {
  await expect(product.store.checkIntegrity()).resolves.toMatchObject({ balanced: true, faults: [] });
});
