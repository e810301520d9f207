import { randomUUID } from 'node:crypto';
import { connectEngine, type Engine, type EnginePorts, type EngineSettings } from '../../engine';
import { eventTypes, eventually, historiesOf, devServerStage, nudge, type Stage } from '../workflows/harness';
import { labelsOf, type FakeProcess } from '../workflows/fake-store';

let stage: Stage;
const engines: Engine[] = [];

beforeAll(async () => {
  stage = await devServerStage();
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});
afterAll(() => stage.close());

async function engineWith(ports: EnginePorts = {}, settings: Partial<EngineSettings> = {}): Promise<Engine> {
  const { address, namespace, taskQueue } = stage;
  const engine = await connectEngine({ address, namespace, taskQueue, ...settings }, ports);
  engines.push(engine);
  return engine;
}

const runOf = ({ workflowId }: Pick<FakeProcess, 'workflowId'>) => ({ kind: 'ticket', workflowId });
const handleOf = ({ workflowId }: FakeProcess) => stage.client.workflow.getHandle(workflowId);
/** What the newest run has been signalled. */
const signalsOf = async ({ workflowId }: FakeProcess): Promise<{ name: string; data: string }[]> => {
  const [history] = await historiesOf(stage.client, workflowId);
  return (history?.events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) =>
    signal
      ? [{ name: signal.signalName ?? '', data: Buffer.from(signal.input?.payloads?.[0]?.data ?? []).toString() }]
      : [],
  );
};
const look = { name: 'process', inboxId: null, quiet: false } as const;

test('starting is asked for once: the second time the run is found', async () => {
  const engine = await engineWith();
  const ticket = stage.keep();
  await expect(engine.start(runOf(ticket))).resolves.toBe('started');
  await expect(engine.start(runOf(ticket))).resolves.toBe('running');
});

test('what the labels say stands in Temporal from the start, so that the first look writes none of it again', async () => {
  const ticket = stage.keep();
  ticket.due = [{ at: Date.now() + 3_600_000, name: 'triage due' }];
  const engine = await engineWith({}, { eventsPerRun: 1 });
  await engine.start(runOf(ticket), labelsOf(ticket));
  await eventually('the first look', () => ticket.looks.length > 0);
  const description = await handleOf(ticket).describe();
  await expect(description.staticSummary()).resolves.toBe(`${ticket.workflowId} · server-failure`);
  // And it goes on standing when the next run takes over.
  await engine.signal(runOf(ticket), look);
  await eventually('the next run', async () => (await handleOf(ticket).describe()).runId !== description.runId);
  await eventually('its look', () => ticket.looks.length >= 2);
  for (const history of await historiesOf(stage.client, ticket.workflowId)) {
    expect(eventTypes(history)).not.toContain('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
  }
});

test('X-5 a word for a process without a run starts one where there has to be one, and is no trouble where not', async () => {
  const ticket = stage.keep();
  const engine = await engineWith();
  const word = { name: 'reply', inboxId: 'word', quiet: false } as const;
  await expect(engine.signal(runOf(ticket), word)).resolves.toBe('missing');
  await expect(engine.signal(runOf(ticket), word, { startWith: labelsOf(ticket) })).resolves.toBe('heard');
  await eventually('it has looked', () => ticket.looks.length > 0);
  const description = await handleOf(ticket).describe();
  await expect(description.staticSummary()).resolves.toBe(labelsOf(ticket).summary);
  expect(await signalsOf(ticket)).toEqual([{ name: 'process', data: '' }]);
});

test.each(['process', 'reply', 'reassign', 'close'] as const)(
  'a stored word is told by the signal %s',
  async (name) => {
    const ticket = stage.keep();
    const engine = await engineWith();
    await engine.start(runOf(ticket));
    await expect(engine.signal(runOf(ticket), { name, inboxId: 'word', quiet: true })).resolves.toBe('heard');
    await eventually('the signal stands in the history', async () => (await signalsOf(ticket)).length === 1);
    expect(await signalsOf(ticket)).toEqual([{ name, data: '{"inboxId":"word","quiet":true}' }]);
  },
);

test('a run under an id of release 0.2 is told to look, in the words that it knows', async () => {
  const ticket = stage.keep(`ticket/${randomUUID()}`);
  const engine = await engineWith();
  await engine.start(runOf(ticket));
  await engine.signal(runOf(ticket), { name: 'close', inboxId: 'word', quiet: true });
  await eventually('the signal stands in the history', async () => (await signalsOf(ticket)).length === 1);
  expect(await signalsOf(ticket)).toEqual([{ name: 'process', data: '' }]);
});

test('X-5 while no worker is there a word is heard all the same, and found when one is back', async () => {
  const other = await devServerStage();
  try {
    const filed = await other.file();
    await eventually('the first look', () => filed.ticket.looks.length === 1);
    await other.stopWorkers();
    const engine = await engineWith({}, { taskQueue: other.taskQueue });
    const inboxId = other.store.receive(filed.id, 'word');
    await expect(engine.signal(runOf(filed.ticket), { name: 'reply', inboxId, quiet: false })).resolves.toBe('heard');
    await other.startWorker();
    await eventually('the word is found', () => filed.ticket.revision === 2);
  } finally {
    await other.close();
  }
});

test('X-5 at the boundaries between runs every signal is heard', async () => {
  const ticket = stage.keep();
  const engine = await engineWith({}, { eventsPerRun: 40 });
  await engine.start(runOf(ticket));
  // They speak on until a second run has begun: when a run hands over hangs on how the words fall together. Ever more slowly: Temporal
  // ends no run to which something has come while it was deciding that, which on a busy machine is always.
  const runs = async () => (await historiesOf(stage.client, ticket.workflowId)).length;
  let begun = false;
  const second = eventually('a second run', async () => (await runs()) >= 2).finally(() => (begun = true));
  let said = 0;
  const lane = async (): Promise<void> => {
    for (let n = 0; n < 12 || !begun; n += 1) {
      said += 1;
      const inboxId = stage.store.receive(ticket.workflowId, `${ticket.workflowId}-${said}`);
      await expect(engine.signal(runOf(ticket), { name: 'reply', inboxId, quiet: false })).resolves.toBe('heard');
      if (n >= 12) await new Promise((resolve) => setTimeout(resolve, 5 * n));
    }
  };
  await Promise.all([second, ...Array.from({ length: 5 }, lane)]);
  await eventually('every word is found', () => ticket.revision === 1 + said);
});

describe('while Temporal is away', () => {
  test('X-5 nothing throws: starts and signals say so', async () => {
    const engine = await engineWith({}, { address: '127.0.0.1:1' });
    await expect(engine.start({ kind: 'ticket', workflowId: 'SKAI-1' }, undefined, { deadlineMs: 500 })).resolves.toBe(
      'away',
    );
    await expect(engine.signal({ kind: 'ticket', workflowId: 'SKAI-1' }, look)).resolves.toBe('away');
    await expect(engine.health()).resolves.toBe(false);
  });
});

test('health is true while Temporal answers', async () => {
  await expect((await engineWith()).health()).resolves.toBe(true);
});

test('what waiting does not mend is told: a namespace that does not exist', async () => {
  const troubles: string[] = [];
  const engine = await engineWith(
    { onTrouble: ({ call, reason }) => troubles.push(`${call}: ${reason}`) },
    { namespace: 'no-such-namespace' },
  );
  await expect(engine.start({ kind: 'ticket', workflowId: 'SKAI-1' })).resolves.toBe('away');
  expect(troubles.join()).toContain('no-such-namespace');
});

test('a start that Temporal does not take is the trouble of that run alone', async () => {
  const troubles: string[] = [];
  const engine = await engineWith({ onTrouble: ({ reason }) => troubles.push(reason) });
  const workflowId = `SKAI-${'x'.repeat(2_000)}`;
  await expect(engine.start({ kind: 'ticket', workflowId })).resolves.toBe('busy');
  expect(troubles).toHaveLength(1);
});

test('a run that takes no more signals is busy, and others are told', async () => {
  const ticket = stage.keep();
  const engine = await engineWith();
  await engine.start(runOf(ticket));
  await eventually('the first look', () => ticket.looks.length > 0);
  await nudge({ handle: handleOf(ticket) as never });
  const tooLong = { name: 'reply', inboxId: 'x'.repeat(3_000_000), quiet: true } as const;
  await expect(engine.signal(runOf(ticket), tooLong)).resolves.toBe('busy');
  await expect(engine.signal(runOf(ticket), look)).resolves.toBe('heard');
});
