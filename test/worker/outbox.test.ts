import { createOutbox, type ClaimedRun, type OutboxPorts } from '../../worker/outbox';

/** A store and an engine of which the test says everything. */
function stage(settings: Partial<OutboxPorts> = {}) {
  const state = {
    ready: [] as ClaimedRun[],
    claims: [] as number[],
    did: [] as string[],
    settled: [] as string[],
    atOnce: 0,
    most: 0,
    answer: (_call: string): string => 'heard',
  };
  const call = async (what: string): Promise<never> => {
    state.did.push(what);
    state.atOnce += 1;
    state.most = Math.max(state.most, state.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    state.atOnce -= 1;
    return state.answer(what) as never;
  };
  const outbox = createOutbox({
    store: {
      claimRuns: async ({ most }) => {
        state.claims.push(most);
        return state.ready.splice(0, most);
      },
      settleRuns: async (runs) => void state.settled.push(...runs.map(({ kind, id, told }) => `${kind} ${id} ${told}`)),
    },
    engine: {
      start: ({ workflowId }, labels, options) =>
        call(`start ${workflowId}${labels && !options?.first ? '' : ' wrongly'}`),
      signal: ({ workflowId }, { name }, options) =>
        call(`${name} ${workflowId}${options?.startWith ? ' or start' : ''}`),
    },
    inFlight: 16,
    ...settings,
  });
  return { state, outbox };
}

const labels = { summary: 'a', store: 's', attributes: {} as never };
const run = (id: string, more: Partial<ClaimedRun> = {}): ClaimedRun => ({
  kind: 'ticket',
  id,
  workflowId: `SKAI-${id}`,
  started: true,
  ended: false,
  reason: 'stale',
  labels,
  ...more,
});

test('X-5 what was never started is started, what has something to learn is woken, or started where it is missing', async () => {
  const { state, outbox } = stage();
  state.ready = [
    run('1', { started: false, reason: 'never-started' }),
    run('2'),
    run('3', { reason: 'tick-overdue' }),
    run('4', { ended: true }),
  ];
  state.answer = (what) => (what.startsWith('start') ? 'started' : what === 'process SKAI-4' ? 'missing' : 'heard');
  await expect(outbox()).resolves.toBe('more');
  expect(state.did).toEqual(['start SKAI-1', 'process SKAI-2 or start', 'process SKAI-3 or start', 'process SKAI-4']);
  expect(state.settled).toEqual(['ticket 1 started', 'ticket 2 heard', 'ticket 3 heard', 'ticket 4 missing']);
  await expect(outbox()).resolves.toBe('idle');
});

test('a run that is there already, though it was forgotten, is woken: only a look notes it again', async () => {
  const { state, outbox } = stage();
  state.ready = [run('1', { started: false, reason: 'never-started' })];
  state.answer = (what) => (what.startsWith('start') ? 'running' : 'heard');
  await outbox();
  expect(state.did).toEqual(['start SKAI-1', 'process SKAI-1 or start']);
  expect(state.settled).toEqual(['ticket 1 heard']);
});

test('16 are under way at most, however many there are, and none waits for a batch to end', async () => {
  const { state, outbox } = stage();
  state.ready = Array.from({ length: 500 }, (_, n) => run(String(n)));
  await outbox();
  expect(state.most).toBe(16);
  expect(state.settled).toHaveLength(500);
  expect(Math.max(...state.claims)).toBeLessThanOrEqual(32);
});

test('one that is busy is put off alone', async () => {
  const { state, outbox } = stage();
  state.ready = ['1', '2', '3'].map((id) => run(id));
  state.answer = (what) => (what.includes('SKAI-2') ? 'busy' : 'heard');
  await expect(outbox()).resolves.toBe('more');
  expect(state.settled).toEqual(['ticket 1 heard', 'ticket 2 busy', 'ticket 3 heard']);
});

test('X-5 while Temporal is away a pass ends with what is under way, and fails, so that the pauses grow', async () => {
  const { state, outbox } = stage({ inFlight: 2 });
  state.ready = Array.from({ length: 100 }, (_, n) => run(String(n)));
  state.answer = () => 'away';
  await expect(outbox()).rejects.toThrow('Temporal');
  expect(state.settled.length).toBeLessThanOrEqual(4);
  state.answer = () => 'heard';
  await expect(outbox()).resolves.toBe('more');
});

test('a store that fails ends the pass, after what is under way', async () => {
  let claims = 0;
  const { state, outbox } = stage({
    store: {
      claimRuns: async () => {
        claims += 1;
        if (claims > 1) throw new Error('away');
        return [run('1')];
      },
      settleRuns: async () => undefined,
    },
  });
  await expect(outbox()).rejects.toThrow('away');
  expect(state.did).toEqual(['process SKAI-1 or start']);
});

test('it tells how it went, and why it had to', async () => {
  const told: string[] = [];
  const { state, outbox } = stage({ onTold: ({ id, reason }, how) => void told.push(`${id} ${reason} ${how}`) });
  state.ready = [run('1', { reason: 'tick-overdue' })];
  await outbox();
  expect(told).toEqual(['1 tick-overdue heard']);
});
