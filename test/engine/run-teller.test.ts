import { createRunTeller, type Engine, type RunSignal, type RunTask, type RunTeller } from '../../engine';

type Answer = 'started' | 'running' | 'ended-before' | 'heard' | 'missing' | 'busy' | 'away';

/** An engine that answers when the test says so. */
function stage({ limit }: { limit?: number } = {}) {
  const calls: { what: string; answer: (with_: Answer) => Promise<void> }[] = [];
  const told: string[] = [];
  const state = { now: 0, failing: false };
  const call = (what: string): Promise<never> => {
    if (state.failing) return Promise.reject(new TypeError('ours'));
    return new Promise((resolve) => {
      calls.push({
        what,
        answer: async (value) => {
          resolve(value as never);
          await settled();
        },
      });
    });
  };
  const engine: Pick<Engine, 'start' | 'signal'> = {
    start: (run, _labels, options) => call(`start ${run.workflowId} in ${options?.first?.next?.inMs}`),
    signal: (run, { name, inboxId, quiet }, options) =>
      call(
        [
          name,
          run.workflowId,
          inboxId ?? '-',
          ...(quiet ? ['quiet'] : []),
          ...(options?.startWith ? ['or start'] : []),
        ].join(' '),
      ),
  };
  const teller = createRunTeller({
    engine,
    limit,
    elapsed: () => state.now,
    onTold: ({ workflowId }, how, first) => told.push(`${workflowId} ${how}${first ? ` ${first.revision}` : ''}`),
    onFault: ({ workflowId }, error) => told.push(`${workflowId} ${String(error)}`),
  });
  return { teller, calls, told, state, sent: () => calls.map(({ what }) => what) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const runOf = (workflowId: string) => ({ kind: 'ticket', id: `id of ${workflowId}`, workflowId });
const labels = { summary: 'a', store: 's', attributes: {} as never };
const word = (
  id: string,
  { name = 'reply', quiet = false, run = 'a' }: Partial<RunSignal> & { run?: string } = {},
): RunTask => ({
  run: runOf(run),
  started: true,
  signal: { name, inboxId: id, quiet },
});
const filing = (run = 'a'): RunTask => ({
  run: runOf(run),
  start: {
    labels,
    first: { revision: 3, stage: 'triage', digest: 'd', next: { name: 'due', at: 9_000, inMs: 1_000 } },
  },
});
const tellAll = (teller: RunTeller, ...tasks: RunTask[]): void => tasks.forEach((task) => teller.tell(task));

test('at a person’s pace every word has its own named signal', async () => {
  const { teller, calls, sent, told } = stage();
  for (const [index, name] of (['reply', 'close'] as const).entries()) {
    teller.tell(word(`w${index}`, { name }));
    await calls[index]?.answer('heard');
  }
  expect(sent()).toEqual(['reply a w0', 'close a w1']);
  expect(told).toEqual(['a heard', 'a heard']);
});

test('words that come while one is under way are told as one, after it', async () => {
  const { teller, calls, sent } = stage();
  tellAll(teller, word('w1'), word('w2'), word('w3'), word('w4'));
  expect(sent()).toEqual(['reply a w1']);
  await calls[0]?.answer('heard');
  expect(sent()).toEqual(['reply a w1', 'reply a w2']);
  await calls[1]?.answer('heard');
  expect(sent()).toHaveLength(2);
});

test('a quiet word never stands for a later one, and is left out while another is on its way', async () => {
  const { teller, calls, sent } = stage();
  tellAll(teller, word('q1', { quiet: true }), word('q2', { quiet: true }), word('w1'), word('q3', { quiet: true }));
  await calls[0]?.answer('heard');
  expect(sent()).toEqual(['reply a q1 quiet', 'reply a w1']);
});

test('a quiet word that waits for its turn gives way to a word', async () => {
  const { teller, calls, sent } = stage({ limit: 1 });
  tellAll(teller, word('other', { run: 'b' }), word('q', { quiet: true }), word('w'));
  await calls[0]?.answer('heard');
  expect(sent()).toEqual(['reply b other', 'reply a w']);
});

test('the word after a filing is told when its start is acknowledged', async () => {
  const { teller, calls, sent, told } = stage();
  tellAll(teller, filing(), word('w1'));
  expect(sent()).toEqual(['start a in 1000']);
  await calls[0]?.answer('started');
  await calls[1]?.answer('heard');
  expect(sent()).toEqual(['start a in 1000', 'reply a w1']);
  expect(told).toEqual(['a started 3', 'a heard']);
});

test('what a start has waited for here is taken off the time that is left', async () => {
  const { teller, calls, sent, state } = stage({ limit: 1 });
  tellAll(teller, word('other', { run: 'b' }), filing());
  state.now = 400;
  await calls[0]?.answer('heard');
  expect(sent()).toEqual(['reply b other', 'start a in 600']);
});

test('what waits longer than half a lease is left to the outbox, so that nothing is told twice', async () => {
  const { teller, calls, sent, told, state } = stage({ limit: 1 });
  tellAll(teller, filing('a'), filing('b'), word('w', { run: 'c' }), filing('d'));
  state.now = 5_001;
  tellAll(teller, filing('e'));
  await calls[0]?.answer('started');
  expect(told).toEqual(['a started 3', 'b busy 3', 'c busy', 'd busy 3']);
  expect(sent()).toEqual(['start a in 1000', 'start e in 1000']);
});

test('a start that finds a run has it look; one that comes after the end is left to the outbox', async () => {
  const { teller, calls, sent, told } = stage();
  teller.tell(filing());
  await calls[0]?.answer('running');
  expect(sent().slice(1)).toEqual(['process a -']);
  await calls[1]?.answer('heard');
  teller.tell(filing('b'));
  await calls[2]?.answer('ended-before');
  expect(told).toEqual(['a heard 3', 'b busy 3']);
});

test('a missing run is fine if it has been there, and the outbox’s if not', async () => {
  const { teller, calls, told } = stage();
  teller.tell(word('w'));
  await calls[0]?.answer('missing');
  teller.tell({ ...word('w', { run: 'b' }), started: false });
  await calls[1]?.answer('missing');
  expect(told).toEqual(['a missing', 'b busy']);
});

test('the latest word says whether there has to be a run', async () => {
  const { teller, calls, sent } = stage();
  tellAll(teller, word('w1'), word('w2'), { ...word('w3'), startWith: labels });
  await calls[0]?.answer('heard');
  expect(sent()).toEqual(['reply a w1', 'reply a w2 or start']);
});

test.each(['busy', 'away'] as const)(
  'X-5 a run that is %s is left to the outbox, with what came meanwhile',
  async (how) => {
    const { teller, calls, sent, told } = stage();
    tellAll(teller, word('w1'), word('w2'));
    await calls[0]?.answer(how);
    expect(sent()).toHaveLength(1);
    expect(told).toEqual([`a ${how}`]);
    teller.tell(word('w3'));
    expect(sent()).toEqual(['reply a w1', 'reply a w3']);
  },
);

test('calls and queue are bounded; what does not fit is the outbox’s', async () => {
  const { teller, calls, told } = stage({ limit: 2 });
  for (let n = 0; n < 40; n += 1) teller.tell(word('w', { run: `r${n}` }));
  expect(calls).toHaveLength(2);
  expect(told).toHaveLength(40 - 2 * 16);
  expect(told.every((line) => line.endsWith('away'))).toBe(true);
  for (let n = 0; n < 32; n += 1) await calls[n]?.answer('heard');
  expect(calls).toHaveLength(32);
});

test('a fault of ours is told of, and leaves the run to the outbox', async () => {
  const { teller, told, state } = stage();
  state.failing = true;
  teller.tell(word('w'));
  await settled();
  expect(told).toEqual(['a TypeError: ours', 'a busy']);
});

test('closing waits for what is under way, and for nothing else', async () => {
  const { teller, calls, sent } = stage();
  tellAll(teller, word('w1'), word('w2'));
  let isClosed = false;
  const closing = teller.close().then(() => (isClosed = true));
  await settled();
  expect(isClosed).toBe(false);
  await calls[0]?.answer('heard');
  await closing;
  expect(sent()).toEqual(['reply a w1']);
});
