import { connectEngine, type Engine, type EnginePorts, type EngineSettings } from '../../engine';
import { ticketWorkflowId } from '../../workflows/ids';
import { eventTypes, eventually, historiesOf, devServerStage, type Stage } from '../workflows/harness';

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

const outcomeOf =
  (ticketId: string): NonNullable<EnginePorts['outcomeOf']> =>
  async (commandId) =>
    stage.store.of(ticketId).rows.find((row) => row.commandId === commandId)?.outcome ?? undefined;

test('starting is asked for once: the second time the run is found', async () => {
  const engine = await engineWith();
  const { id } = stage.keep();
  await expect(engine.startTicket(id)).resolves.toBe('started');
  await expect(engine.startTicket(id)).resolves.toBe('running');
});

test('what the labels say stands in Temporal from the start, so that the first commit writes none of it again', async () => {
  const ticket = stage.keep();
  const due = Date.now() + 3_600_000;
  ticket.due = [{ at: due, name: 'triage due' }];
  const engine = await engineWith({}, { eventsPerRun: 1 });
  await engine.startTicket(ticket.id, {
    tid: `SKAI-${ticket.id}`,
    desk: 'skai',
    topic: 'server-failure',
    stage: 'triage',
    clientId: 'c0ffee00-0000-4000-8000-000000000001',
    nextDue: due,
  });
  await eventually('the first commit', () => ticket.commits.length > 0);
  const handle = stage.client.workflow.getHandle(ticketWorkflowId(ticket.id));
  const description = await handle.describe();
  await expect(description.staticSummary()).resolves.toBe(`SKAI-${ticket.id} · server-failure`);
  // And it goes on standing when the next run takes over.
  await engine.wake(ticket.id);
  await eventually('the next run', async () => (await handle.describe()).runId !== description.runId);
  await eventually('its commit', () => ticket.commits.length >= 3);
  for (const history of await historiesOf(stage.client, ticket.id)) {
    expect(eventTypes(history)).not.toContain('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES');
  }
});

test('X-5 a word for a ticket without a run starts it and is answered', async () => {
  const { id } = stage.keep();
  const engine = await engineWith({ labelsOf: async () => ({ tid: 'SKAI-1', desk: 'skai', topic: 'other' }) });
  stage.store.receive(id, `${id}-word`);
  await expect(engine.process(id, `${id}-word`, 10_000)).resolves.toEqual({
    outcome: 'done',
    revision: 2,
    refusal: null,
  });
  const description = await stage.client.workflow.getHandle(ticketWorkflowId(id)).describe();
  await expect(description.staticSummary()).resolves.toBe('SKAI-1 · other');
});

test('X-5 a word that leaves an ended ticket ended is answered, though its run is gone before it can be asked', async () => {
  const ticket = stage.keep();
  ticket.ended = true;
  const engine = await engineWith({ outcomeOf: outcomeOf(ticket.id) });
  stage.store.receive(ticket.id, `${ticket.id}-rate`, () => ({ refused: 'already-rated' }));
  await expect(engine.process(ticket.id, `${ticket.id}-rate`, 10_000)).resolves.toMatchObject({
    outcome: 'refused',
    refusal: 'already-rated',
  });
});

test('X-5 of several words at once, one of which ends the ticket, each is answered', async () => {
  const ticket = stage.keep();
  const engine = await engineWith({ outcomeOf: outcomeOf(ticket.id) });
  await engine.startTicket(ticket.id);
  await eventually('the first commit', () => ticket.commits.length === 1);
  const ids = ['thanks', 'confirm', 'rate', 'more'].map((name) => `${ticket.id}-${name}`);
  for (const id of ids) {
    stage.store.receive(ticket.id, id, () => {
      ticket.ended = true;
      return 'done';
    });
  }
  const answers = await Promise.all(ids.map((id) => engine.process(ticket.id, id, 20_000)));
  expect(answers.map((answer) => answer !== 'pending' && answer.revision)).toEqual([2, 3, 4, 5]);
});

test('X-5 at the boundaries between runs every word is answered once, though callers are cut off there', async () => {
  const ticket = stage.keep();
  const engine = await engineWith({ outcomeOf: outcomeOf(ticket.id) }, { eventsPerRun: 40 });
  const lanes = 5;
  const each = 12;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let n = 0; n < each; n += 1) {
        const id = `${ticket.id}-${lane}-${n}`;
        stage.store.receive(ticket.id, id);
        await expect(engine.process(ticket.id, id, 20_000)).resolves.toMatchObject({ outcome: 'done' });
      }
    }),
  );
  expect(ticket.revision).toBe(1 + lanes * each);
  expect((await historiesOf(stage.client, ticket.id)).length).toBeGreaterThanOrEqual(3);
});

test('a command that the inbox does not hold is an error, not an outcome', async () => {
  const { id } = stage.keep();
  const engine = await engineWith();
  await expect(engine.process(id, 'never-stored')).rejects.toThrow();
});

test('X-5 while the worker is stopped the answer is pending, and the word is taken when it is back', async () => {
  const other = await devServerStage();
  try {
    const filed = await other.file();
    await eventually('the first commit', () => filed.ticket.commits.length === 1);
    await other.stopWorkers();
    const engine = await engineWith({}, { taskQueue: other.taskQueue });
    await expect(engine.process(filed.id, other.store.receive(filed.id, 'word'), 1_000)).resolves.toBe('pending');
    await expect(engine.wake(filed.id, 'word')).resolves.toBe('woken');
    await other.startWorker();
    await eventually('the word is taken', () => filed.ticket.revision === 2);
    await expect(engine.process(filed.id, 'word', 10_000)).resolves.toMatchObject({ outcome: 'done', revision: 2 });
  } finally {
    await other.close();
  }
});

test('more askers at once than the server lets into one run are answered or told that it is pending', async () => {
  const ticket = stage.keep();
  const engine = await engineWith();
  await engine.startTicket(ticket.id);
  await eventually('the first commit', () => ticket.commits.length === 1);
  const ids = Array.from({ length: 25 }, (_, n) => stage.store.receive(ticket.id, `${ticket.id}-${n}`));
  const answers = await Promise.all(ids.map((id) => engine.process(ticket.id, id, 5_000)));
  for (const answer of answers) expect(answer === 'pending' || answer.outcome === 'done').toBe(true);
  await eventually('every word is taken', () => ticket.revision === 26);
});

describe('while Temporal is away', () => {
  const nobody = { address: '127.0.0.1:1' };

  test('X-5 nothing throws: starts and wakes say unreachable, a word is pending', async () => {
    const engine = await engineWith({}, nobody);
    await expect(engine.startTicket('some-ticket', undefined, { deadlineMs: 500 })).resolves.toBe('unreachable');
    await expect(engine.process('some-ticket', 'some-word', 700)).resolves.toBe('pending');
    await expect(engine.wake('some-ticket')).resolves.toBe('unreachable');
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
  await expect(engine.startTicket('some-ticket', undefined, { deadlineMs: 2_000 })).resolves.toBe('unreachable');
  expect(troubles.join()).toContain('no-such-namespace');
});
