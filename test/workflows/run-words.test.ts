import { digestOf, labelsOf } from './fake-store';
import { connectEngine } from '../../engine';
import { devServerStage, eventTypes, eventually, historiesOf, nudge, say, type Filed, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterAll(() => stage.close());

async function opened(): Promise<Filed> {
  const filed = await stage.file();
  await eventually('the first look', () => filed.ticket.looks.length === 1);
  return filed;
}

test.each(['process', 'reply', 'reassign', 'close'])(
  'X-5 the signal %s about a stored word has the run look, and asks for nothing by hand',
  async (name) => {
    const filed = await opened();
    await say(filed, () => 'done', name);
    expect(filed.ticket.hands).toEqual([]);
    expect(filed.ticket.looks).toHaveLength(2);
    const words = filed.ticket.looks[1]?.words?.map(({ payload }) => payload);
    expect(words).toEqual(name === 'process' ? undefined : [{ inboxId: `${filed.id}-0` }]);
  },
);

test('a quiet word is a signal in the history, and no look', async () => {
  const filed = await opened();
  for (const name of ['reply', 'process']) await filed.handle.signal(name, { inboxId: 'word', quiet: true });
  await say(filed);
  expect(filed.ticket.looks).toHaveLength(2);
  const looks = async () =>
    eventTypes((await historiesOf(stage.client, filed.id))[0]).filter((type) => type === 'MARKER_RECORDED');
  await eventually('the last one stands in the history', async () => (await looks()).length === 2);
});

test('words that come while a look is under way are found by the next one together', async () => {
  const filed = await opened();
  let release = (): void => undefined;
  stage.store.gate = new Promise((resolve) => (release = resolve));
  for (let n = 0; n < 5; n += 1) await filed.handle.signal('reply', { inboxId: `word-${n}` });
  await eventually('a look is under way', () => stage.store.calls.filter((id) => id === filed.id).length >= 2);
  release();
  await eventually('it is quiet', () => filed.ticket.looks.length >= 2);
  await say(filed);
  expect(filed.ticket.looks.length).toBeLessThanOrEqual(4);
});

test('as long as the store says that there is more, the run looks again at once', async () => {
  const filed = await opened();
  filed.ticket.more = 4;
  await nudge(filed);
  await eventually('everything is worked off', () => filed.ticket.looks.length === 6);
  const types = eventTypes((await historiesOf(stage.client, filed.id))[0]);
  expect(types.filter((type) => type === 'TIMER_STARTED')).toEqual([]);
});

test('the view travels only when it has changed', async () => {
  const filed = await opened();
  await say(filed);
  const { looks } = filed.ticket;
  expect(looks.map(({ shown }) => shown)).toEqual([undefined, digestOf(filed.ticket)]);
  await say(filed, (ticket) => ((ticket.stage = 'resolution'), 'done'));
  await nudge(filed);
  await eventually('the fourth look', () => looks.length === 4);
  expect(looks[3]?.shown).toBe(digestOf(filed.ticket));
  const [history] = await historiesOf(stage.client, filed.id);
  const upserts = eventTypes(history).filter((type) => type === 'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
  expect(upserts).toHaveLength(2);
});

test('a hundred words as fast as they go leave a history that is soon handed over: never 1,000 events', async () => {
  const filed = await stage.file();
  for (let n = 0; n < 100; n += 1) {
    await Promise.all([0, 1, 2].map((lane) => filed.handle.signal('reply', { inboxId: `${lane}-${n}` })));
  }
  const before = filed.ticket.looks.length;
  await nudge(filed);
  await eventually('the last one is found', () => filed.ticket.looks.length > before);
  const runs = await historiesOf(stage.client, filed.id);
  for (const run of runs) expect(run.events?.length).toBeLessThan(1_000);
  expect(runs.length).toBeGreaterThan(1);
});

test('quiet words too make a run long, and it hands over', async () => {
  const filed = await stage.file({ eventsPerRun: 40 });
  for (let n = 0; n < 60; n += 1) await filed.handle.signal('reply', { inboxId: `word-${n}`, quiet: true });
  await eventually('a second run', async () => (await historiesOf(stage.client, filed.id)).length >= 2);
  const runs = await historiesOf(stage.client, filed.id);
  await eventually('a look a run', () => filed.ticket.looks.length === runs.length);
});

describe('a run of another store', () => {
  const start = async (store: string): Promise<Filed> => {
    const ticket = stage.keep();
    const { address, namespace, taskQueue } = stage;
    const engine = await connectEngine({ address, namespace, taskQueue, eventsPerRun: 1 });
    const run = { kind: 'ticket', workflowId: ticket.workflowId };
    await expect(engine.start(run, { ...labelsOf(ticket), store })).resolves.toBe('started');
    await engine.close();
    return { id: ticket.workflowId, ticket, handle: stage.client.workflow.getHandle(ticket.workflowId) as never };
  };

  test('is refused at its first look', async () => {
    const { handle } = await start('another');
    await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { type: 'ForeignRun' } } });
  });

  test('is known by its memo, which stays over runs', async () => {
    const filed = await start('fake');
    await eventually('the first look', () => filed.ticket.looks.length === 1);
    await nudge(filed);
    await eventually('that of the next run', () => filed.ticket.looks.length === 2);
    expect(filed.ticket.looks.map(({ store }) => store)).toEqual(['fake', 'fake']);
    expect((await historiesOf(stage.client, filed.id)).length).toBe(2);
  });
});
