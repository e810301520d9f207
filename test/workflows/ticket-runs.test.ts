import { ServiceError, WorkflowNotFoundError } from '@temporalio/client';
import { processUpdate } from '../../workflows/messages';
import { ask, devServerStage, eventTypes, eventually, historiesOf, nudge, type Filed, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

/** As the engine does at a boundary: the same update id until there is an answer. */
async function askUntilAnswered(filed: Filed, commandId: string): Promise<unknown> {
  for (;;) {
    try {
      const handle = stage.client.workflow.getHandle(filed.handle.workflowId);
      return await handle.executeUpdate(processUpdate, { args: [commandId], updateId: commandId });
    } catch (error) {
      if (!(error instanceof ServiceError || error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}

test('X-5 two forced continue-as-new, with updates and signals at the boundary, lose nothing and double nothing', async () => {
  const filed = await stage.file({ eventsPerRun: 60 });
  const words = 60;
  const hands = 20;
  const outcomes: unknown[] = [];
  const lane = async (lane: number): Promise<void> => {
    for (let n = 0; n < words / 6; n += 1) {
      const id = `${filed.id}-${lane}-${n}`;
      outcomes.push(await askUntilAnswered(filed, stage.store.receive(filed.id, id)));
    }
  };
  const signalling = async (): Promise<void> => {
    const handle = stage.client.workflow.getHandle(filed.handle.workflowId);
    for (let n = 0; n < hands; n += 1) {
      await handle.signal('reassign', { to: `sp-${n}` });
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  await Promise.all([...Array.from({ length: 6 }, (_, index) => lane(index)), signalling()]);
  await eventually('every signal is committed', () => filed.ticket.signals.length === hands);
  // Exact books: every word done once, in a revision of its own, and every hand's signal once.
  expect(outcomes).toHaveLength(words);
  expect(filed.ticket.revision).toBe(1 + words);
  expect(filed.ticket.rows.map(({ outcome }) => outcome?.revision).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: words }, (_, index) => index + 2),
  );
  expect(filed.ticket.signals.map(({ payload }) => payload)).toEqual(
    Array.from({ length: hands }, (_, n) => ({ to: `sp-${n}` })),
  );
  const runs = await historiesOf(stage.client, filed.id);
  expect(runs.length).toBeGreaterThanOrEqual(3);
});

test('a run hands over with its settings, its search attributes and its summary, and the next one aims the timer again', async () => {
  const filed = await stage.file({ eventsPerRun: 25 });
  const due = Date.now() + 4_000;
  filed.ticket.due = [{ at: due, name: 'triage due' }];
  for (let n = 0; n < 6; n += 1)
    await ask(filed, stage.store.receive(filed.id, `${filed.id}-${n}`)).catch(() => undefined);
  await nudge(filed);
  await eventually('the timer of a later run fires', () => filed.ticket.reached.includes(due));
  const runs = await historiesOf(stage.client, filed.id);
  expect(runs.length).toBeGreaterThanOrEqual(2);
  // What the first run showed to Temporal stands with the next one, which writes only what has changed.
  const started = runs[0]?.events?.[0]?.workflowExecutionStartedEventAttributes?.searchAttributes?.indexedFields ?? {};
  expect(Object.keys(started)).toEqual(expect.arrayContaining(['Desk', 'Stage', 'TicketNumber', 'Topic', 'ClientId']));
  const description = await stage.client.workflow.getHandle(filed.handle.workflowId).describe();
  expect(description.typedSearchAttributes.getAll().length).toBeGreaterThanOrEqual(5);
});

test('a run that has grown long waits for its next word before it hands over, however low the limit', async () => {
  const filed = await stage.file({ eventsPerRun: 1 });
  await eventually('the first commit', () => filed.ticket.commits.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(filed.ticket.commits).toHaveLength(1);
  await nudge(filed);
  await eventually('the next run begins with a commit', () => filed.ticket.commits.length === 3);
  const [, first] = await historiesOf(stage.client, filed.id);
  expect(eventTypes(first).at(-1)).toBe('WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
});
