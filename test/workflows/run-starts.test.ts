import { randomUUID } from 'node:crypto';
import { connectEngine, type Engine } from '../../engine';
import { digestOf, labelsOf, type FakeProcess } from './fake-store';
import { devServerStage, eventTypes, eventually, historiesOf, say, timersOf, type Stage } from './harness';

let stage: Stage;
let engine: Engine;

beforeAll(async () => {
  stage = await devServerStage();
  const { address, namespace, taskQueue } = stage;
  engine = await connectEngine({ address, namespace, taskQueue });
});
afterAll(async () => {
  await engine.close();
  await stage.close();
});

type History = Awaited<ReturnType<typeof historiesOf>>[number];

const runOf = ({ workflowId }: FakeProcess) => ({ kind: 'ticket', workflowId });
const handleOf = ({ workflowId }: FakeProcess) => stage.client.workflow.getHandle(workflowId);
const firstOf = (process: FakeProcess, inMs: number) => ({
  revision: process.revision,
  stage: process.stage,
  digest: digestOf(process),
  details: 'as it was filed',
  next: { name: 'triage due', at: Date.now() + inMs, inMs },
});

/** When something first stood in a history, in milliseconds by Temporal's clock. */
function firstAt(history: History | undefined, type: string): number {
  const time = history?.events?.[eventTypes(history).indexOf(type)]?.eventTime;
  return Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1e6;
}

test('a run whose start is fresh aims without a look, shows what the start says, and looks with the first word', async () => {
  const ticket = stage.keep();
  const first = firstOf(ticket, 3_600_000);
  ticket.due = [first.next];
  await engine.start(runOf(ticket), labelsOf(ticket), { first: { ...first, digest: digestOf(ticket) } });
  const history = async () => (await historiesOf(stage.client, ticket.workflowId))[0];
  await eventually('it has aimed', async () => timersOf(await history()).length === 1);
  expect(eventTypes(await history())).toEqual([
    'WORKFLOW_EXECUTION_STARTED',
    'WORKFLOW_TASK_SCHEDULED',
    'WORKFLOW_TASK_STARTED',
    'WORKFLOW_TASK_COMPLETED',
    'TIMER_STARTED',
  ]);
  const [timer] = timersOf(await history());
  expect(timer?.name).toBe('triage due');
  // What has passed since the call is taken off.
  expect(timer!.ms).toBeGreaterThan(3_600_000 - 5_000);
  expect(timer!.ms).toBeLessThanOrEqual(3_600_000);
  expect(ticket.looks).toEqual([]);
  const known = await handleOf(ticket).query<{ currentDetails: string }>('__temporal_workflow_metadata');
  expect(known.currentDetails).toBe('as it was filed');
  await say({ ticket, handle: handleOf(ticket) as never });
  expect(ticket.looks.map(({ shown }) => shown)).toEqual([digestOf(ticket)]);
  // The same instant: the timer was left as it ran, and nothing was shown again.
  const types = eventTypes(await history());
  expect(types).not.toContain('TIMER_CANCELED');
  expect(types).not.toContain('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
});

test('X-5 a start that waited longer than 5 seconds for a worker looks, and its timer is aimed at the instant all the same', async () => {
  const other = await devServerStage();
  try {
    await other.stopWorkers();
    const { address, namespace, taskQueue } = other;
    const late = await connectEngine({ address, namespace, taskQueue });
    const ticket = other.keep();
    const first = firstOf(ticket, 3_600_000);
    ticket.due = [first.next];
    await late.start(runOf(ticket), labelsOf(ticket), { first });
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    await other.startWorker();
    const history = async () => (await historiesOf(other.client, ticket.workflowId))[0];
    await eventually('it has aimed', async () => timersOf(await history()).length === 1);
    expect(ticket.looks).toHaveLength(1);
    // What was left until the instant was counted by the look, which came after the task began and before it was over.
    const aimed = await history();
    const [{ ms } = { ms: NaN }] = timersOf(aimed);
    expect(firstAt(aimed, 'WORKFLOW_TASK_STARTED') + ms).toBeLessThanOrEqual(first.next.at + 1);
    expect(firstAt(aimed, 'TIMER_STARTED') + ms).toBeGreaterThanOrEqual(first.next.at - 1);
    const soon = Date.now() + 1_000;
    ticket.due = [{ ...first.next, at: soon }];
    await say({ ticket, handle: other.client.workflow.getHandle(ticket.workflowId) as never });
    await eventually('the timer fires', () => ticket.reached.length === 1);
    expect(ticket.looks.map(({ reached }) => reached)).toEqual([null, null, soon]);
    await late.close();
  } finally {
    await other.close();
  }
});

test('a start that comes after its run has ended opens no second one; a word does', async () => {
  const ticket = stage.keep();
  ticket.ended = true;
  await expect(engine.start(runOf(ticket), labelsOf(ticket))).resolves.toBe('started');
  await handleOf(ticket).result();
  const first = firstOf(ticket, 60_000);
  await expect(engine.start(runOf(ticket), labelsOf(ticket), { first })).resolves.toBe('ended-before');
  const signal = { name: 'process', inboxId: null, quiet: false } as const;
  await expect(engine.signal(runOf(ticket), signal)).resolves.toBe('missing');
  await expect(engine.signal(runOf(ticket), signal, { startWith: labelsOf(ticket) })).resolves.toBe('heard');
  await eventually('it has looked', () => ticket.looks.length === 2);
});

test('a first start that finds its run there leaves it alone', async () => {
  const ticket = stage.keep();
  await engine.start(runOf(ticket), labelsOf(ticket));
  await expect(engine.start(runOf(ticket), labelsOf(ticket), { first: firstOf(ticket, 60_000) })).resolves.toBe(
    'running',
  );
  await expect(engine.start(runOf(ticket))).resolves.toBe('running');
});

test('a run started by hand without anything lives as every other one: it looks first', async () => {
  const filed = await stage.file();
  await eventually('the first look', () => filed.ticket.looks.length === 1);
  await say(filed);
});

test('a visit is started as a child with its labels; one that runs already is as good', async () => {
  const filed = await stage.file();
  const visits = [1, 2].map((n) => stage.keep(`${filed.id}/${n}`));
  await eventually('the first look', () => filed.ticket.looks.length === 1);
  await engine.start({ kind: 'visit', workflowId: `${filed.id}/2` });
  filed.ticket.children = visits.map(({ workflowId }) => workflowId);
  await say(filed);
  filed.ticket.children = [];
  await eventually('both have looked', () => visits.every(({ looks }) => looks.length > 0));
  const child = await stage.client.workflow.getHandle(`${filed.id}/1`).describe();
  await expect(child.staticSummary()).resolves.toBe(`${filed.id}/1`);
  await say(filed);
  const types = eventTypes((await historiesOf(stage.client, filed.id))[0]);
  expect(types).not.toContain('WORKFLOW_TASK_FAILED');
  expect(types.filter((type) => type === 'START_CHILD_WORKFLOW_EXECUTION_FAILED')).toHaveLength(1);
});

test('a run of a visit hears no hands, and says so in the log only', async () => {
  const visit = stage.keep();
  await engine.start({ kind: 'visit', workflowId: visit.workflowId });
  const handle = handleOf(visit);
  await handle.signal('reassign', { to: 'sp-07' });
  await handle.signal('reply', { text: 'Hello' });
  await say({ ticket: visit, handle: handle as never });
  expect(visit.hands).toEqual([]);
  expect(visit.looks.every(({ hand }) => hand === undefined)).toBe(true);
});

describe('a run that release 0.2 began', () => {
  test('X-5 lives as it began, hears plain signals, and hands over to a run of today under its old id', async () => {
    const filed = await stage.file({ eventsPerRun: 20 }, `ticket/${randomUUID()}`);
    const run = { kind: 'ticket', workflowId: filed.id };
    const { ticket } = filed;
    await eventually('the first commit', () => ticket.looks.length === 1);
    for (let n = 0; n < 6; n += 1) {
      stage.store.receive(filed.id, `${filed.id}-${n}`);
      await expect(engine.signal(run, { name: 'reply', inboxId: `${filed.id}-${n}`, quiet: true })).resolves.toBe(
        'heard',
      );
      await eventually('the word is taken', () => ticket.revision === n + 2);
    }
    await eventually('a run of today', async () => (await historiesOf(stage.client, filed.id)).length >= 2);
    const [latest] = await historiesOf(stage.client, filed.id);
    const [input] = latest?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
    expect(JSON.parse(Buffer.from(input?.data ?? []).toString())).toEqual({ format: 1, eventsPerRun: 20 });
    const handle = stage.client.workflow.getHandle(filed.id);
    await handle.signal('close', { reason: 'duplicate' });
    await eventually('its hand is taken', () => ticket.hands.length === 1);
  });

  test('has its hands and its visits as ever', async () => {
    const filed = await stage.file({}, `ticket/${randomUUID()}`);
    await filed.handle.signal('reassign', { to: 'sp-07' });
    await eventually('the hand is taken', () => filed.ticket.hands.length === 1);
    expect(filed.ticket.hands).toEqual([
      { id: `signal/${filed.handle.firstExecutionRunId}/1`, name: 'reassign', payload: { to: 'sp-07' } },
    ]);
    const visit = stage.keep(`SKAI-${randomUUID()}/1`);
    filed.ticket.children = [visit.workflowId];
    await filed.handle.signal('process');
    await eventually('the visit looks', () => visit.looks.length === 1);
    filed.ticket.children = [];
  });
});
