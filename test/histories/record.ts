/**
 * Records the histories that later code must go on replaying: `node local/run.mjs test/histories/record.ts`. To be run when the
 * orchestration gets a new way to go, and then the new files are added beside the old ones, under the release's name.
 */
import { startTestServices } from '../../local/test-services';
import { buildTestBundle } from '../../local/workflow-bundle';
import { ask, devServerStage, eventually, historiesOf, nudge, type History, type Stage } from '../workflows/harness';
import { startProduct } from '../workflows/product';
import { save } from './save';

const day = 86_400_000;

async function main(): Promise<void> {
  const say = (line: string): void => console.error(line);
  const services = await startTestServices(say);
  Object.assign(process.env, services.environment, await buildTestBundle(say));
  try {
    await save('standard-path', (await standardPath())[0]);
    const stage = await devServerStage();
    await save('timers', (await timers(stage))[0]);
    await save('hands', (await hands(stage))[0]);
    await save('store-away', (await storeAway(stage))[0]);
    const [second, first] = await runs(stage);
    await save('hands-over', first);
    await save('takes-over', second);
    await stage.close();
  } finally {
    await services.stop();
  }
}

/** Filed, triaged with an indicative time, answered, solved, confirmed. */
async function standardPath(): Promise<History[]> {
  const product = await startProduct();
  await product.startWorker();
  const { ticketId } = await product.file();
  await product.confirmed(ticketId);
  const client = await product.person('client');
  const specialist = await product.person('specialist');
  const expectedAt = Date.now() + 2 * day;
  await product.say(ticketId, specialist, 'triage', { outcome: 'estimate', text: 'We look.', expectedAt });
  await product.say(ticketId, client, 'reply', { text: 'Thank you.' });
  await product.say(ticketId, specialist, 'solve', { kind: 'answer', text: 'Replace it.' });
  await product.say(ticketId, client, 'confirm');
  await eventually('the end', async () => (await product.store.readTicket(ticketId))?.ended === true);
  const histories = await product.histories(ticketId);
  await product.close();
  return histories;
}

/** Timers aimed, re-aimed, fired and dropped, and an instant already due. */
async function timers(stage: Stage): Promise<History[]> {
  const filed = await stage.file();
  const { id, ticket } = filed;
  const say = (name: string, ...due: number[]) =>
    ask(
      filed,
      stage.store.receive(id, `${id}-${name}`, () => {
        ticket.due = due.map((inMs) => ({ at: Date.now() + inMs, name: 'triage due' }));
        return 'done';
      }),
    );
  await say('far', day);
  await say('near', 300);
  await eventually('the timer fires', () => ticket.reached.length === 1);
  await say('again', 2 * day);
  await say('none');
  const past = Date.now() - day;
  stage.store.afterwards = async () => {
    if (!ticket.reached.includes(past)) ticket.due = [{ at: past, name: 'estimate slips' }];
  };
  await nudge(filed);
  await eventually('the past instant is handed over', () => ticket.reached.includes(past));
  stage.store.afterwards = () => Promise.resolve();
  await say('last', day);
  return historiesOf(stage.client, id);
}

/** Signals from Temporal UI, good, bad and unreadable, and a cancellation. */
async function hands(stage: Stage): Promise<History[]> {
  const filed = await stage.file();
  await filed.handle.signal('reassign', { to: 'sp-07' });
  await filed.handle.signal('close', 'no reason');
  await filed.handle.signal('unheard-of', 1);
  await filed.handle.cancel();
  await stage.client.workflowService.signalWorkflowExecution({
    namespace: stage.namespace,
    workflowExecution: { workflowId: filed.handle.workflowId },
    signalName: 'reassign',
    input: { payloads: [{ metadata: { encoding: Buffer.from('json/protobuf') }, data: Buffer.from('{"to":') }] },
  });
  await eventually('the signals are taken', () => filed.ticket.signals.length === 3);
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-word`));
  return historiesOf(stage.client, filed.id);
}

/** A commit that falls back to the normal activity. */
async function storeAway(stage: Stage): Promise<History[]> {
  const filed = await stage.file();
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-first`));
  stage.store.failure = () => Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  const asked = ask(filed, stage.store.receive(filed.id, `${filed.id}-second`));
  await eventually('the normal activity waits', async () => {
    const { raw } = await filed.handle.describe();
    return (raw.pendingActivities ?? []).length > 0;
  });
  stage.store.failure = () => null;
  await asked;
  return historiesOf(stage.client, filed.id);
}

/** Two runs of one ticket. */
async function runs(stage: Stage): Promise<History[]> {
  const filed = await stage.file({ eventsPerRun: 10 });
  filed.ticket.due = [{ at: Date.now() + day, name: 'triage due' }];
  await eventually('the first commit', () => filed.ticket.commits.length > 0);
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-first`));
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-second`));
  await eventually('the second run', async () => (await historiesOf(stage.client, filed.id)).length === 2);
  await eventually('its commit', () => filed.ticket.commits.length >= 4);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return historiesOf(stage.client, filed.id);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
