import { WorkflowNotFoundError } from '@temporalio/client';
import { devServerStage, eventTypes, eventually, historiesOf, nudge, say, type Filed, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

/** A ticket whose run has made its first look. */
async function opened(): Promise<Filed> {
  const filed = await stage.file();
  await eventually('the first look', () => filed.ticket.looks.length > 0);
  return filed;
}

const closing: Parameters<typeof say>[1] = (ticket) => {
  ticket.stage = 'closed';
  ticket.ended = true;
  return 'done';
};

test('the run ends when nothing with a date is left', async () => {
  const filed = await opened();
  await say(filed, closing, 'close');
  await filed.handle.result();
  const [history] = await historiesOf(stage.client, filed.id);
  expect(eventTypes(history).at(-1)).toBe('WORKFLOW_EXECUTION_COMPLETED');
});

test('X-5 a late word starts it again under the same id, and it goes on from what the store holds', async () => {
  const filed = await opened();
  await say(filed, closing);
  await filed.handle.result();
  const handle = stage.client.workflow.getHandle(filed.id);
  await expect(nudge({ handle: handle as never })).rejects.toBeInstanceOf(WorkflowNotFoundError);
  filed.ticket.stage = 'triage';
  filed.ticket.ended = false;
  await stage.client.workflow.signalWithStart('ticket', {
    workflowId: filed.id,
    taskQueue: stage.taskQueue,
    signal: 'process',
  });
  await say({ ticket: filed.ticket, handle: handle as never });
  expect((await handle.describe()).status.name).toBe('RUNNING');
});

test('X-5 a hand that comes while a ticket ends is committed before its run is left', async () => {
  const filed = await opened();
  let release = (): void => undefined;
  stage.store.gate = new Promise((resolve) => (release = resolve));
  const said = say(filed, closing);
  await eventually('the look is under way', () => stage.store.calls.filter((id) => id === filed.id).length === 2);
  await filed.handle.signal('reassign', { to: 'sp-07' });
  release();
  await said;
  await filed.handle.result();
  expect(filed.ticket.hands).toHaveLength(1);
});

test('a run that was started for a ticket that has ended ends at once', async () => {
  const filed = await stage.file();
  filed.ticket.ended = true;
  await nudge(filed).catch(() => undefined);
  await filed.handle.result();
});

test('a run without a ticket fails and says so, instead of trying for ever', async () => {
  const handle = await stage.client.workflow.start('ticket', {
    workflowId: 'SKAI-no-such-ticket',
    taskQueue: stage.taskQueue,
  });
  await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { type: 'UnknownRun' } } });
});
