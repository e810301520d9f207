import { WorkflowNotFoundError } from '@temporalio/client';
import { processUpdate } from '../../workflows/messages';
import { ask, devServerStage, eventTypes, eventually, historiesOf, type Filed, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

/** A ticket whose run has made its first commit. */
async function opened(): Promise<Filed> {
  const filed = await stage.file();
  await eventually('the first commit', () => filed.ticket.commits.length > 0);
  return filed;
}

test('the workflow ends when nothing with a date is left, after the asker has his answer', async () => {
  const filed = await opened();
  stage.store.receive(filed.id, `${filed.id}-confirm`, (ticket) => {
    ticket.stage = 'closed';
    ticket.ended = true;
    return 'done';
  });
  await expect(ask(filed, `${filed.id}-confirm`)).resolves.toMatchObject({ outcome: 'done', revision: 2 });
  await filed.handle.result();
  const [history] = await historiesOf(stage.client, filed.id);
  expect(eventTypes(history).at(-1)).toBe('WORKFLOW_EXECUTION_COMPLETED');
});

test('X-5 a late word starts it again under the same id, and it goes on from what the store holds', async () => {
  const filed = await opened();
  stage.store.receive(filed.id, `${filed.id}-confirm`, (ticket) => {
    ticket.stage = 'closed';
    ticket.ended = true;
    return 'done';
  });
  await ask(filed, `${filed.id}-confirm`);
  await filed.handle.result();
  const word = stage.store.receive(filed.id, `${filed.id}-late`, (ticket) => {
    ticket.stage = 'triage';
    ticket.ended = false;
    return 'done';
  });
  const handle = stage.client.workflow.getHandle(filed.handle.workflowId);
  await expect(handle.executeUpdate(processUpdate, { args: [word] })).rejects.toBeInstanceOf(WorkflowNotFoundError);
  await stage.client.workflow.start('ticket', { workflowId: filed.handle.workflowId, taskQueue: stage.taskQueue });
  await expect(handle.executeUpdate(processUpdate, { args: [word], updateId: word })).resolves.toMatchObject({
    outcome: 'done',
    revision: 3,
  });
  expect((await handle.describe()).status.name).toBe('RUNNING');
});

test('a run that was started for a ticket that has ended ends at once', async () => {
  const filed = await stage.file();
  filed.ticket.ended = true;
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-word`)).catch(() => undefined);
  await filed.handle.result();
});

test('a run without a ticket fails and says so, instead of trying for ever', async () => {
  const handle = await stage.client.workflow.start('ticket', {
    workflowId: 'ticket/no-such-ticket',
    taskQueue: stage.taskQueue,
  });
  await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { type: 'UnknownTicket' } } });
});
