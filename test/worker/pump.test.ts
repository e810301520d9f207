import { createPump, type PumpPorts } from '../../worker/pump';

/** A store and an engine of which the test says everything. */
function stage(settings: Partial<PumpPorts> = {}) {
  const state = {
    waiting: [] as string[],
    unconfirmed: [] as string[],
    running: new Set<string>(),
    reachable: true,
    now: 0,
    did: [] as string[],
    ages: [] as number[],
  };
  const list = (which: 'waiting' | 'unconfirmed') => async (age: number) => {
    state.ages.push(age);
    return [...state[which]];
  };
  const pump = createPump({
    store: { listWithWaitingRows: list('waiting'), listUnconfirmedRuns: list('unconfirmed') },
    engine: {
      start: async (id) => {
        if (!state.reachable) return 'unreachable';
        if (state.running.has(id)) return 'running';
        state.running.add(id);
        state.did.push(`start ${id}`);
        return 'started';
      },
      wake: async (id) => {
        if (!state.reachable) return 'unreachable';
        state.did.push(`wake ${id}`);
        return 'woken';
      },
    },
    perSecond: 1_000_000,
    elapsed: () => state.now,
    ...settings,
  });
  return { state, pump };
}

test('X-5 what was stored and not taken for 5 seconds is woken, what was not started is started', async () => {
  const { state, pump } = stage();
  state.waiting = ['a'];
  state.unconfirmed = ['b'];
  await expect(pump()).resolves.toBe('more');
  expect(state.did.sort()).toEqual(['start b', 'wake a']);
  expect(state.ages).toEqual([5_000, 5_000]);
});

test('a run that runs already and was forgotten is woken, since only a commit confirms it', async () => {
  const { state, pump } = stage();
  state.unconfirmed = ['a'];
  state.running.add('a');
  await pump();
  expect(state.did).toEqual(['wake a']);
});

test('a ticket whose rows stay is asked ever later, up to ten minutes, and anew when its rows were taken', async () => {
  const { state, pump } = stage();
  state.waiting = ['stuck'];
  const at: number[] = [];
  for (state.now = 0; state.now < 3_600_000; state.now += 1_000) {
    const before = state.did.length;
    await pump();
    if (state.did.length > before) at.push(state.now / 1_000);
  }
  expect(at.slice(0, 8)).toEqual([0, 5, 15, 35, 75, 155, 315, 635]);
  expect(Math.max(...at.slice(1).map((second, index) => second - (at[index] ?? 0)))).toBeLessThanOrEqual(600);
  state.waiting = [];
  await expect(pump()).resolves.toBe('idle');
  state.waiting = ['stuck'];
  await expect(pump()).resolves.toBe('more');
});

test('while Temporal is away one ticket is tried and the pass fails, so that the pauses grow', async () => {
  const { state, pump } = stage();
  state.waiting = ['a', 'b', 'c'];
  state.reachable = false;
  await expect(pump()).rejects.toThrow('Temporal');
  // However long it was away, everybody is woken as soon as it is back.
  for (state.now = 1_000; state.now < 600_000; state.now += 30_000) await expect(pump()).rejects.toThrow('Temporal');
  state.reachable = true;
  await pump();
  expect(state.did.sort()).toEqual(['wake a', 'wake b', 'wake c']);
});
