import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { devServerStage, eventTypes, eventually, historiesOf, nudge, say, type Filed, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

const handsOf = async (filed: Filed, count: number) => {
  await eventually(`${count} hands reach the store`, () => filed.ticket.hands.length >= count);
  return filed.ticket.hands;
};

test('reassign and close from Temporal UI reach the store one by one, in order, each under an id of its own', async () => {
  const filed = await stage.file();
  await filed.handle.signal('reassign', { to: 'sp-07', reason: 'leave' });
  await filed.handle.signal('close', { reason: 'duplicate' });
  await filed.handle.signal('reassign', { to: 'sp-08' });
  const run = filed.handle.firstExecutionRunId;
  expect(await handsOf(filed, 3)).toEqual([
    { id: `signal/${run}/1`, name: 'reassign', payload: { to: 'sp-07', reason: 'leave' } },
    { id: `signal/${run}/2`, name: 'close', payload: { reason: 'duplicate' } },
    { id: `signal/${run}/3`, name: 'reassign', payload: { to: 'sp-08' } },
  ]);
});

test('malformed signals never fail a workflow task: they reach the store as they came', async () => {
  const filed = await stage.file();
  const payloads = [
    undefined,
    null,
    'sp-07',
    42,
    [],
    { too: 'sp-07' },
    { to: { deep: [1, 2] } },
    // A stored word or the fields of a hand, never both; and an id is a text.
    { inboxId: 'word', to: 'sp-07' },
    { inboxId: 7 },
  ];
  for (const payload of payloads) {
    await filed.handle.signal('reassign', ...(payload === undefined ? [] : [payload]));
  }
  await filed.handle.signal('close');
  await filed.handle.signal('reply', { text: 'Hello' });
  const hands = await handsOf(filed, payloads.length + 2);
  const expected = [...payloads.map((payload) => payload ?? null), null, { text: 'Hello' }];
  expect(hands.map(({ payload }) => payload)).toEqual(expected);
  await say(filed);
  const [history] = await historiesOf(stage.client, filed.id);
  expect(eventTypes(history)).not.toContain('WORKFLOW_TASK_FAILED');
});

test('more than a form holds is cut off before it is carried anywhere', async () => {
  const filed = await stage.file();
  await filed.handle.signal('close', { reason: 'x'.repeat(100_000) });
  expect((await handsOf(filed, 1))[0]?.payload).toEqual({ tooLong: 100_013 });
});

test('a signal in an encoding that nobody reads is a malformed one', async () => {
  const filed = await stage.file();
  const { client } = stage;
  const send = (signalName: string) =>
    client.workflowService.signalWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId: filed.handle.workflowId },
      signalName,
      input: {
        payloads: [{ metadata: { encoding: Buffer.from('json/protobuf') }, data: Buffer.from('{"to":') }],
      },
    });
  await send('reassign');
  await send('process');
  const hands = await handsOf(filed, 1);
  expect(hands[0]).toMatchObject({ name: 'reassign', payload: { unreadable: 'ValueError' } });
  await say(filed);
  const [history] = await historiesOf(client, filed.id);
  expect(eventTypes(history)).not.toContain('WORKFLOW_TASK_FAILED');
});

test('a signal that no ticket understands is passed over', async () => {
  const filed = await stage.file();
  await filed.handle.signal('explode', { now: true });
  await say(filed);
  expect(filed.ticket.hands).toEqual([]);
});

test.each([['word'], [null], [{ inboxId: 7 }], [{ inboxId: 'word', more: 1 }]])(
  'the signal process has the run look, whatever stands in it: %j',
  async (payload) => {
    const filed = await stage.file();
    await eventually('the first look', () => filed.ticket.looks.length === 1);
    await filed.handle.signal('process', payload);
    await eventually('the second look', () => filed.ticket.looks.length === 2);
  },
);

test('a cancellation from Temporal UI does not end a ticket whose promises stand', async () => {
  const filed = await stage.file();
  filed.ticket.due = [{ at: Date.now() + 1_500, name: 'triage due' }];
  await say(filed);
  await filed.handle.cancel();
  await say(filed);
  await eventually('the timer fires', () => filed.ticket.reached.length === 1);
  expect((await filed.handle.describe()).status.name).toBe('RUNNING');
});

test('hands that came when a run was to be left are carried to the next one, each once and in order', async () => {
  const filed = await stage.file({ eventsPerRun: 20 });
  await eventually('the first look', () => filed.ticket.looks.length === 1);
  const many = Array.from({ length: 30 }, (_, n) => ({ to: `sp-${n}` }));
  for (const payload of many) await filed.handle.signal('reassign', payload).catch(() => undefined);
  const hands = await handsOf(filed, many.length);
  expect(hands.map(({ payload }) => payload)).toEqual(many);
  expect(new Set(hands.map(({ id }) => id)).size).toBe(many.length);
  expect((await historiesOf(stage.client, filed.id)).length).toBeGreaterThanOrEqual(2);
});

describe('a run that is reset in Temporal UI', () => {
  /** Sets a run back to the end of its first task; what was signalled since is told to the new run again. */
  const reset = async (filed: Filed, runId: string): Promise<void> => {
    const { client, namespace } = stage;
    const history = await client.workflow.getHandle(filed.id, runId).fetchHistory();
    const done = history.events?.find(({ workflowTaskCompletedEventAttributes: task }) => task);
    await client.workflowService.resetWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: filed.id, runId },
      workflowTaskFinishEventId: done?.eventId,
      requestId: randomUUID(),
      resetReapplyType: temporal.api.enums.v1.ResetReapplyType.RESET_REAPPLY_TYPE_SIGNAL,
    });
  };

  test('X-5 tells its hands again under the same ids, so that each is found once', async () => {
    const filed = await stage.file();
    await filed.handle.signal('reassign', { to: 'sp-07' });
    await filed.handle.signal('reassign', { to: 'sp-08' });
    await handsOf(filed, 2);
    await say(filed);
    const looks = filed.ticket.looks.length;
    await reset(filed, filed.handle.firstExecutionRunId);
    await eventually('the new run has told both', () => {
      const again = filed.ticket.looks.slice(looks).flatMap(({ hand }) => (hand ? [hand] : []));
      return again.length === 2;
    });
    expect(filed.ticket.hands.map(({ payload }) => payload)).toEqual([{ to: 'sp-07' }, { to: 'sp-08' }]);
    const handle = stage.client.workflow.getHandle(filed.id);
    expect((await handle.describe()).runId).not.toBe(filed.handle.firstExecutionRunId);
    // A new hand has an id that none had before.
    await handle.signal('close', { reason: 'duplicate' });
    await handsOf(filed, 3);
  });

  test('X-5 the same when the hands came to different runs of one chain', async () => {
    const filed = await stage.file({ eventsPerRun: 12 });
    await eventually('the first look', () => filed.ticket.looks.length === 1);
    const handle = stage.client.workflow.getHandle(filed.id);
    for (const to of ['sp-1', 'sp-2', 'sp-3', 'sp-4']) {
      await handle.signal('reassign', { to });
      await handsOf(filed, Number(to.slice(3)));
      await nudge({ handle: handle as never });
    }
    await eventually('a second run', async () => (await historiesOf(stage.client, filed.id)).length >= 2);
    const looks = filed.ticket.looks.length;
    await reset(filed, filed.handle.firstExecutionRunId);
    await eventually('all have been told again', () => {
      const again = filed.ticket.looks.slice(looks).flatMap(({ hand }) => (hand ? [hand.id] : []));
      return new Set(again).size === 4;
    });
    expect(filed.ticket.hands).toHaveLength(4);
  });
});
