import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { processUpdate, unknownCommand } from '../../workflows/messages';
import { ask, devServerStage, eventTypes, eventually, historiesOf, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

test('X-5 words are committed in the order in which they were stored, whoever wakes, and each asker gets his own outcome', async () => {
  const filed = await stage.file();
  const order: string[] = [];
  const ids = ['one', 'two', 'three', 'four', 'five'];
  for (const id of ids) stage.store.receive(filed.id, id, () => (order.push(id), 'done'));
  const outcomes = await Promise.all([...ids].reverse().map((id) => ask(filed, id)));
  expect(order).toEqual(ids);
  expect(outcomes.map(({ revision }) => revision)).toEqual([6, 5, 4, 3, 2]);
});

test('a refusal is an outcome and no failure', async () => {
  const filed = await stage.file();
  stage.store.receive(filed.id, 'late', () => ({ refused: 'ticket-closed' }));
  await expect(ask(filed, 'late')).resolves.toEqual({ outcome: 'refused', revision: null, refusal: 'ticket-closed' });
});

test('asked twice, also under another update id, a command is answered as the first time and done once', async () => {
  const filed = await stage.file();
  let times = 0;
  stage.store.receive(filed.id, 'word', () => ((times += 1), 'done'));
  const first = await ask(filed, 'word');
  const again = await filed.handle.executeUpdate(processUpdate, { args: ['word'], updateId: 'another' });
  expect(again).toEqual(first);
  expect(times).toBe(1);
});

test('words that come while a commit is under way are taken by the next one together', async () => {
  const filed = await stage.file();
  stage.store.receive(filed.id, 'first');
  await ask(filed, 'first');
  let release = (): void => undefined;
  stage.store.gate = new Promise((resolve) => (release = resolve));
  const before = filed.ticket.commits.length;
  const asked = ['second', 'third', 'fourth'].map((id) => ask(filed, stage.store.receive(filed.id, id)));
  await new Promise((resolve) => setTimeout(resolve, 300));
  release();
  await Promise.all(asked);
  expect(filed.ticket.commits.length - before).toBeLessThanOrEqual(2);
});

test('a question about a command that the inbox does not hold fails for its asker alone', async () => {
  const filed = await stage.file();
  const failure = await ask(filed, 'never-stored').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(WorkflowUpdateFailedError);
  expect((failure as WorkflowUpdateFailedError).cause).toBeInstanceOf(ApplicationFailure);
  expect(((failure as WorkflowUpdateFailedError).cause as ApplicationFailure).type).toBe(unknownCommand);
  stage.store.receive(filed.id, 'stored');
  await expect(ask(filed, 'stored')).resolves.toMatchObject({ outcome: 'done' });
});

test.each([[[]], [['']], [[7]], [[{ id: 'x' }]], [['x'.repeat(101)]], [['fine', 12]], [[null]]])(
  'an update of the wrong shape is turned away and leaves no trace: %j',
  async (args) => {
    const filed = await stage.file();
    stage.store.receive(filed.id, 'before');
    await ask(filed, 'before');
    await expect(filed.handle.executeUpdate('process', { args: args as [unknown] })).rejects.toThrow(
      WorkflowUpdateFailedError,
    );
    stage.store.receive(filed.id, 'after');
    await ask(filed, 'after');
    const [history] = await historiesOf(stage.client, filed.id);
    expect(eventTypes(history).filter((type) => type.includes('UPDATE'))).toHaveLength(4);
  },
);

test('the ids of HTTP requests reach the commit', async () => {
  const filed = await stage.file({ requestId: 'request-0' });
  const logged = () => stage.logged.filter(({ ticketId }) => ticketId === filed.id);
  await eventually('the filing is committed', () => logged().length === 1);
  stage.store.receive(filed.id, 'word');
  await filed.handle.executeUpdate(processUpdate, { args: ['word', 'request-1'], updateId: 'word' });
  expect(logged().map(({ commandIds, requestIds }) => ({ commandIds, requestIds }))).toEqual([
    { commandIds: [], requestIds: ['request-0'] },
    { commandIds: ['word'], requestIds: ['request-1'] },
  ]);
});
