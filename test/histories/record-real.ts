/**
 * Records histories as the product itself writes them, with its store, worker and API: `node local/run.mjs test/histories/record-real.ts`,
 * when there is a new way to go; it takes some minutes. Those of record.ts come from a store that does what it is told.
 */
import { randomUUID } from 'node:crypto';
import { startTestServices } from '../../local/test-services';
import { buildTestBundle } from '../../local/workflow-bundle';
import { eventually } from '../end-to-end/harness/caller';
import { viewRun } from '../end-to-end/harness/engine-view';
import { sharedGround } from '../end-to-end/harness/grounds';
import { startProduct, type Product } from '../end-to-end/harness/product';
import { clockOf } from '../end-to-end/harness/views';
import { castOf, done, timeline, type Cast } from '../end-to-end/promises/cast';
import { historiesOf, type History } from '../workflows/harness';
import { save } from './save';

const answer = { kind: 'answer', text: 'Замените антенну' };

async function main(): Promise<void> {
  const say = (line: string): void => console.error(line);
  const services = await startTestServices(say);
  Object.assign(process.env, services.environment, await buildTestBundle(say));
  try {
    await withProduct({}, async (product, cast) => {
      const silent = await solvedAtDemo(product);
      await save('real-path', await last(product, await wholePath(cast)));
      await save('real-extension', await last(product, await extension(cast)));
      const [mother, daughter] = await split(cast);
      await save('real-split', await last(product, mother));
      await save('real-split-off', await last(product, daughter));
      await save('real-refused-signals', await last(product, await refusedSignals(product, cast)));
      await save('real-killed-worker', await last(product, await killedWorker(product, cast)));
      say('silence takes two minutes');
      const over = async () => (await viewRun(product.temporal, silent))?.status === 'COMPLETED';
      await eventually('closed by silence', over, 240_000);
      await save('real-silence', await last(product, silent));
    });
    await withProduct({ TICKET_EVENTS_PER_RUN: '30' }, async (product, cast) => {
      const [, second, first] = await manyWords(product, cast);
      await save('real-hands-over', first);
      await save('real-takes-over', second);
    });
  } finally {
    await services.stop();
  }
}

async function withProduct(
  environment: Record<string, string>,
  record: (product: Product, cast: Cast) => Promise<void>,
): Promise<void> {
  const product = await startProduct(sharedGround, {
    gated: true,
    environment: { COMMAND_WAIT_MS: '20000', ...environment },
  });
  try {
    await record(product, await castOf(product));
  } finally {
    await product.close();
  }
}

/** The newest run of a ticket, once nothing of it is under way. */
async function last(product: Product, ticketId: string): Promise<History | undefined> {
  await eventually('its letters are settled', async () => {
    const waiting = await product.prisma.notice.count({ where: { ticketId, state: 'waiting' } });
    const rows = await product.prisma.inbox.count({ where: { ticketId, outcome: null } });
    return waiting + rows === 0;
  });
  await product.gate().quiet();
  return (await historiesOf(product.temporal, ticketId))[0];
}

/** Assigned, triaged, answered, solved, objected, waited for, solved again, confirmed. */
async function wholePath({ author, specialist, manager }: Cast): Promise<string> {
  const { id, clocks } = await author.file({ topic: 'remote-diagnostics', vehicles: 3 });
  await done(manager, id, 'assign', { to: specialist.shortId });
  const expectedAt = clockOf({ clocks }, 'resolution').due;
  await done(specialist, id, 'triage', { outcome: 'estimate', text: 'Смотрим', expectedAt });
  await done(author, id, 'reply', { text: 'Ждём' });
  await done(specialist, id, 'solve', answer);
  await done(author, id, 'object', { text: 'Не помогло' });
  await done(specialist, id, 'wait', { reason: 'client-details', text: 'Пришлите журнал' });
  await done(author, id, 'reply', { text: 'Вот' });
  await done(specialist, id, 'solve', answer);
  // A letter that arrives after the end would start the ticket once more.
  await eventually('delivered', async () => (await author.read(id)).solution?.deliveredAt);
  await done(author, id, 'confirm');
  return id;
}

async function extension({ author, specialist }: Cast): Promise<string> {
  const { id } = await author.file({ topic: 'consulting' });
  await done(specialist, id, 'propose-extension', { days: 5, reason: 'Новая прошивка' });
  await done(author, id, 'answer-extension', { answer: 'counter', days: 2 });
  await done(specialist, id, 'answer-extension', { answer: 'accept' });
  await done(specialist, id, 'propose-extension', { days: 3, reason: 'И ещё раз' });
  await done(author, id, 'answer-extension', { answer: 'decline' });
  return id;
}

async function split({ author, specialist }: Cast): Promise<[mother: string, daughter: string]> {
  const { id } = await author.file({ topic: 'consulting' });
  const { splitOff } = await done(specialist, id, 'split', { subject: 'Нет отчёта', text: 'И отчёт не строится' });
  const daughter = splitOff[0] ?? '';
  await done(specialist, daughter, 'reply', { text: 'Смотрим' });
  return [id, daughter];
}

async function refusedSignals({ temporal }: Product, { author, manager, other }: Cast): Promise<string> {
  const { id } = await author.file({ topic: 'consulting' });
  const handle = temporal.workflow.getHandle(`ticket/${id}`);
  await handle.signal('reassign', { to: other.shortId });
  await handle.signal('reassign', { to: 'sp-99' });
  await handle.signal('close', { reason: 'tired' });
  await handle.signal('escalate', { to: 'the moon' });
  await eventually('they are refused', async () => {
    const refused = (await timeline(manager, id)).filter(({ type }) => type === 'signal-refused');
    return refused.length === 2;
  });
  return id;
}

/** The first commit's worker dies before its answer; the second one commits again, with a new word. */
async function killedWorker(product: Product, { author, specialist }: Cast): Promise<string> {
  const { id } = await author.file({ topic: 'consulting' });
  await eventually('it waits', async () => (await viewRun(product.temporal, id))?.timers.length === 1);
  await product.gate().quiet();
  product.gate().hold();
  const said = [author.give(id, 'reply', { text: 'Алло?' }, { key: randomUUID() })];
  const row = (type: string) => product.prisma.inbox.findFirst({ where: { ticketId: id, type } });
  await eventually('committed', async () => (await row('reply'))?.outcome === 'done');
  said.push(specialist.give(id, 'note', { text: 'Звонит' }, { key: randomUUID() }));
  await eventually('stored', () => row('note'));
  await product.worker.kill();
  product.gate().drop();
  await product.worker.start();
  await Promise.all(said);
  return id;
}

/** Delivered, warned of, closed by the silence of two minutes that a contract at the demonstration's desk agrees on. */
async function solvedAtDemo(product: Product): Promise<string> {
  const author = await product.as('dispatcher@taxi.example', 'demo');
  const specialist = await product.as('specialist@demo.example', 'demo');
  const { id } = await author.file({ topic: 'consulting' });
  await done(specialist, id, 'solve', answer);
  return id;
}

/** Every run of a ticket that is spoken to until there are three, newest first. */
async function manyWords({ temporal }: Product, { author, specialist }: Cast): Promise<History[]> {
  const { id } = await author.file({ topic: 'consulting' });
  for (;;) {
    await Promise.all([author, specialist].map((who) => done(who, id, 'reply', { text: 'Слово' })));
    const runs = await historiesOf(temporal, id);
    if (runs.length >= 3) return runs;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
