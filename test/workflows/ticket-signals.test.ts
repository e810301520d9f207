import { ask, devServerStage, eventTypes, eventually, historiesOf, nudge, type Filed, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

const signalsOf = async (filed: Filed, count: number) => {
  await eventually(`${count} signals reach the commit`, () => filed.ticket.signals.length >= count);
  return filed.ticket.signals;
};

test('reassign and close from Temporal UI reach the commit one by one, in order, each under an id of its own', async () => {
  const filed = await stage.file();
  await filed.handle.signal('reassign', { to: 'sp-07', reason: 'leave' });
  await filed.handle.signal('close', { reason: 'duplicate' });
  await filed.handle.signal('reassign', { to: 'sp-08' });
  const signals = await signalsOf(filed, 3);
  const run = filed.handle.firstExecutionRunId;
  expect(signals).toEqual([
    { id: `signal/${run}/1`, kind: 'reassign', payload: { to: 'sp-07', reason: 'leave' } },
    { id: `signal/${run}/2`, kind: 'close', payload: { reason: 'duplicate' } },
    { id: `signal/${run}/3`, kind: 'reassign', payload: { to: 'sp-08' } },
  ]);
});

test('malformed signals never fail a workflow task: they reach the commit as they came', async () => {
  const filed = await stage.file();
  const payloads = [undefined, null, 'sp-07', 42, [], { too: 'sp-07' }, { to: { deep: [1, 2] } }, 'x'.repeat(10_000)];
  for (const payload of payloads) {
    await filed.handle.signal('reassign', ...(payload === undefined ? [] : [payload]));
  }
  await filed.handle.signal('close');
  const signals = await signalsOf(filed, payloads.length + 1);
  expect(signals.map(({ payload }) => payload)).toEqual([...payloads.map((payload) => payload ?? null), null]);
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-end`));
  const [history] = await historiesOf(stage.client, filed.id);
  expect(eventTypes(history)).not.toContain('WORKFLOW_TASK_FAILED');
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
  await send('reply');
  const signals = await signalsOf(filed, 1);
  expect(signals[0]).toMatchObject({ kind: 'reassign', payload: { unreadable: 'ValueError' } });
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-end`));
  const [history] = await historiesOf(client, filed.id);
  expect(eventTypes(history)).not.toContain('WORKFLOW_TASK_FAILED');
});

test('a signal that no ticket understands is passed over', async () => {
  const filed = await stage.file();
  await filed.handle.signal('explode', { now: true });
  await expect(ask(filed, stage.store.receive(filed.id, `${filed.id}-end`))).resolves.toMatchObject({
    outcome: 'done',
  });
});

test.each(['process', 'reply'])('the signal %s, well formed or not, has the stored words taken', async (name) => {
  const filed = await stage.file();
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-first`));
  for (const payload of [{ inboxId: 'word' }, 'word', null]) {
    stage.store.receive(filed.id, `${filed.id}-${JSON.stringify(payload)}`);
    await filed.handle.signal(name, payload);
    await eventually('the word is taken', () => filed.ticket.rows.every(({ outcome }) => outcome !== null));
  }
});

test('a signal given with the start is not lost', async () => {
  const filed = await stage.file();
  await nudge(filed);
  await filed.handle.signal('close', { reason: 'duplicate' });
  expect((await signalsOf(filed, 1))[0]).toMatchObject({ kind: 'close' });
});

test('a cancellation from Temporal UI does not end a ticket whose promises stand', async () => {
  const filed = await stage.file();
  filed.ticket.due = [{ at: Date.now() + 1_500, name: 'triage due' }];
  await ask(filed, stage.store.receive(filed.id, `${filed.id}-before`));
  await filed.handle.cancel();
  await expect(ask(filed, stage.store.receive(filed.id, `${filed.id}-after`))).resolves.toMatchObject({
    outcome: 'done',
  });
  await eventually('the timer fires', () => filed.ticket.reached.length === 1);
  expect((await filed.handle.describe()).status.name).toBe('RUNNING');
});
