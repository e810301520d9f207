import { devServerStage, eventTypes, eventually, historiesOf, nudge, say, timersOf, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

test('X-5 forced continue-as-new, with words and hands at the boundary, lose nothing and double nothing', async () => {
  const filed = await stage.file({ eventsPerRun: 60 });
  let words = 0;
  const hands = 20;
  const handle = stage.client.workflow.getHandle(filed.id);
  // They speak on until a second run has begun: when a run hands over hangs on how the words fall together. Ever more slowly: Temporal
  // ends no run to which something has come while it was deciding that, which on a busy machine is always.
  let begun = false;
  const runs = async () => (await historiesOf(stage.client, filed.id)).length;
  const second = eventually('a second run', async () => (await runs()) >= 2).finally(() => (begun = true));
  const speaking = async (): Promise<void> => {
    for (let n = 0; n < 10 || !begun; n += 1) {
      words += 1;
      const inboxId = stage.store.receive(filed.id, `${filed.id}-${words}`);
      await handle.signal('reply', { inboxId });
      if (n >= 10) await new Promise((resolve) => setTimeout(resolve, 5 * n));
    }
  };
  const signalling = async (): Promise<void> => {
    for (let n = 0; n < hands; n += 1) {
      await handle.signal('reassign', { to: `sp-${n}` });
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  await Promise.all([second, ...Array.from({ length: 6 }, speaking), signalling()]);
  const { ticket } = filed;
  await eventually('every hand is committed', () => ticket.hands.length === hands);
  await eventually('every word is taken', () => ticket.rows.every(({ outcome }) => outcome !== null));
  // Exact books: every word done once, in a revision of its own, and every hand's signal once.
  expect(ticket.revision).toBe(1 + words);
  expect(ticket.hands.map(({ payload }) => payload)).toEqual(
    Array.from({ length: hands }, (_, n) => ({ to: `sp-${n}` })),
  );
  const told = ticket.looks.flatMap(({ hand }) => hand?.id ?? []);
  expect(told).toHaveLength(hands);
});

test('a run hands over with its settings and its search attributes, and the next one aims the timer again', async () => {
  const filed = await stage.file({ eventsPerRun: 25 });
  const latest = { ...filed, handle: stage.client.workflow.getHandle(filed.id) as never };
  // Far away while words are said, so that it is no matter how long they take.
  filed.ticket.due = [{ at: Date.now() + 3_600_000, name: 'triage due' }];
  for (let n = 0; n < 6; n += 1) await say(latest);
  const runsNow = () => historiesOf(stage.client, filed.id);
  await eventually('a later run has aimed', async () => {
    const [first, ...earlier] = await runsNow();
    return earlier.length > 0 && timersOf(first).length > 0;
  });
  const due = Date.now() + 1_000;
  filed.ticket.due = [{ at: due, name: 'triage due' }];
  await say(latest);
  await eventually('the timer of a later run fires', () => filed.ticket.reached.includes(due));
  const runs = await runsNow();
  // What the first run showed to Temporal stands with the next one, which writes only what has changed.
  const started = runs[0]?.events?.[0]?.workflowExecutionStartedEventAttributes?.searchAttributes?.indexedFields ?? {};
  expect(Object.keys(started)).toEqual(expect.arrayContaining(['Desk', 'Stage', 'TicketNumber', 'Topic', 'ClientId']));
  const types = eventTypes(runs[0]);
  expect(types.slice(0, types.indexOf('TIMER_STARTED'))).not.toContain('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
});

test('a run that has grown long waits for its next word before it hands over, however low the limit', async () => {
  const filed = await stage.file({ eventsPerRun: 1 });
  await eventually('the first look', () => filed.ticket.looks.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(filed.ticket.looks).toHaveLength(1);
  await nudge(filed);
  // The word is found by the look with which the next run begins: the long one makes none any more.
  await eventually('the look of the next run', () => filed.ticket.looks.length === 2);
  const [, first] = await historiesOf(stage.client, filed.id);
  expect(eventTypes(first).at(-1)).toBe('WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
  expect(eventTypes(first).filter((type) => type === 'MARKER_RECORDED')).toHaveLength(1);
});

test('what is worked off in many looks is handed over too, a look a run at least', async () => {
  const filed = await stage.file({ eventsPerRun: 1 });
  await eventually('the first look', () => filed.ticket.looks.length === 1);
  filed.ticket.more = 5;
  await nudge(filed);
  await eventually('everything is worked off', () => filed.ticket.looks.length === 7);
  expect((await historiesOf(stage.client, filed.id)).length).toBe(7);
});
