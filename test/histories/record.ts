/**
 * Records the histories that later code must go on replaying: `node --require ./local/typescript/run.cjs test/histories/record.ts`,
 * with `kinds` those of the kinds beside tickets and visits alone.
 * To be run when the orchestration gets a new way to go, and then the new files are added beside the old ones, under the
 * release's name. Those called `real` come from the product's own store, the others from one that does what it is told.
 */
import { startTestServices } from '../../local/test-services';
import { buildTestBundle } from '../../local/workflow-bundle';
import { devServerStage, eventually, historiesOf, nudge, say, type History, type Stage } from '../workflows/harness';
import { startProduct } from '../workflows/product';
import { recordKinds } from './record-kinds';
import { recordReal } from './record-real';
import { save } from './save';

const day = 86_400_000;

async function main(): Promise<void> {
  const tell = (line: string): void => console.error(line);
  const services = await startTestServices(tell);
  Object.assign(process.env, services.environment, await buildTestBundle(tell));
  try {
    if (process.argv[2] === 'kinds') return await recordKinds(save, tell);
    const stage = await devServerStage();
    await save('timers', (await timers(stage))[0]);
    await save('hands', (await hands(stage))[0]);
    await save('store-away', (await storeAway(stage))[0]);
    const [second, first] = await runs(stage);
    await save('hands-over', first);
    await save('takes-over', second);
    await stage.close();
    await recordReal((eventsPerRun) => startProduct({ eventsPerRun }), save, tell);
    await recordKinds(save, tell);
  } finally {
    await services.stop();
  }
}

/** Timers aimed, re-aimed, fired and dropped, and an instant already due. */
async function timers(stage: Stage): Promise<History[]> {
  const filed = await stage.file();
  const { id, ticket } = filed;
  const aim = (...due: number[]) =>
    say(filed, () => {
      ticket.due = due.map((inMs) => ({ at: Date.now() + inMs, name: 'triage due' }));
      return 'done';
    });
  await aim(day);
  await aim(300);
  await eventually('the timer fires', () => ticket.reached.length === 1);
  await aim(2 * day);
  await aim();
  const past = Date.now() - day;
  stage.store.afterwards = async () => {
    if (!ticket.reached.includes(past)) ticket.due = [{ at: past, name: 'estimate slips' }];
  };
  await nudge(filed);
  await eventually('the past instant is handed over', () => ticket.reached.includes(past));
  stage.store.afterwards = () => Promise.resolve();
  await aim(day);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return historiesOf(stage.client, id);
}

/** Signals from Temporal UI, good, bad and unreadable, a quiet word, and a cancellation. */
async function hands(stage: Stage): Promise<History[]> {
  const filed = await stage.file();
  await filed.handle.signal('reassign', { to: 'sp-07' });
  await filed.handle.signal('close', 'no reason');
  await filed.handle.signal('unheard-of', 1);
  await filed.handle.signal('reply', { inboxId: 'word', quiet: true });
  await filed.handle.cancel();
  await stage.client.workflowService.signalWorkflowExecution({
    namespace: stage.namespace,
    workflowExecution: { workflowId: filed.handle.workflowId },
    signalName: 'reassign',
    input: { payloads: [{ metadata: { encoding: Buffer.from('json/protobuf') }, data: Buffer.from('{"to":') }] },
  });
  await eventually('the signals are taken', () => filed.ticket.hands.length === 3);
  await say(filed);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return historiesOf(stage.client, filed.id);
}

/** A look that falls back to the normal activity. */
async function storeAway(stage: Stage): Promise<History[]> {
  const filed = await stage.file();
  await say(filed);
  stage.store.failure = () => Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
  const said = say(filed);
  await eventually('the normal activity waits', async () => {
    const { raw } = await filed.handle.describe();
    return (raw.pendingActivities ?? []).length > 0;
  });
  stage.store.failure = () => null;
  await said;
  await new Promise((resolve) => setTimeout(resolve, 500));
  return historiesOf(stage.client, filed.id);
}

/** Two runs of one ticket. */
async function runs(stage: Stage): Promise<History[]> {
  const filed = await stage.file({ eventsPerRun: 10 });
  filed.ticket.due = [{ at: Date.now() + day, name: 'triage due' }];
  await eventually('the first look', () => filed.ticket.looks.length > 0);
  const handle = stage.client.workflow.getHandle(filed.id) as typeof filed.handle;
  for (let runsSoFar = 1; runsSoFar < 2;) {
    await say({ ...filed, handle });
    runsSoFar = (await historiesOf(stage.client, filed.id)).length;
  }
  await say({ ...filed, handle });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return historiesOf(stage.client, filed.id);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
