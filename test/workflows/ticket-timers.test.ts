import {
  eventually,
  eventTypes,
  historiesOf,
  nudge,
  say,
  timersOf,
  timeSkippingStage,
  type Filed,
  type Stage,
} from './harness';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let stage: Stage;

beforeAll(async () => {
  stage = await timeSkippingStage();
});
afterAll(() => stage.close());

const now = (): Promise<number> => stage.time!.currentTimeMs();
const skip = (ms: number): Promise<void> => stage.time!.sleep(ms);

/** A ticket whose first look names these instants, counted from now. */
async function filedWith(...due: [inMs: number, name: string][]): Promise<Filed & { from: number }> {
  const from = await now();
  let release = (): void => undefined;
  stage.store.gate = new Promise((resolve) => (release = resolve));
  const filed = await stage.file();
  filed.ticket.due = due.map(([inMs, name]) => ({ at: from + inMs, name }));
  release();
  await eventually('the first look', () => filed.ticket.looks.length > 0);
  return { ...filed, from };
}

const historyOf = async ({ id }: Filed) => (await historiesOf(stage.client, id))[0];

test('each instant that matters is waited for by a timer of its name, one after the other, over days', async () => {
  const filed = await filedWith([2 * day, 'triage due'], [12 * day, 'resolution due']);
  await skip(13 * day);
  await say(filed);
  expect(filed.ticket.reached).toEqual([filed.from + 2 * day, filed.from + 12 * day]);
  expect(timersOf(await historyOf(filed)).map(({ name }) => name)).toEqual(['triage due', 'resolution due']);
});

test('a word that leaves the next instant where it was leaves the timer alone', async () => {
  const filed = await filedWith([2 * day, 'triage due']);
  for (let n = 0; n < 3; n += 1) await say(filed);
  await skip(3 * day);
  await say(filed);
  const types = eventTypes(await historyOf(filed));
  expect(types.filter((type) => type === 'TIMER_STARTED')).toHaveLength(1);
  expect(types).not.toContain('TIMER_CANCELED');
  expect(filed.ticket.reached).toEqual([filed.from + 2 * day]);
});

test('a word that moves the next instant re-aims the timer, earlier, later or away', async () => {
  const filed = await filedWith([5 * day, 'resolution due']);
  const move = (...due: [inMs: number, name: string][]) =>
    say(filed, (ticket) => {
      ticket.due = due.map(([inMs, name]) => ({ at: filed.from + inMs, name }));
      return 'done';
    });
  // A timer that is set and dropped within one task leaves no event: the first one is to stand before it is moved.
  await eventually('the first timer', async () => timersOf(await historyOf(filed)).length === 1);
  await move([2 * day, 'estimate slips']);
  await move([9 * day, 'resolution due']);
  await skip(8 * day);
  expect(filed.ticket.reached).toEqual([]);
  await move();
  await skip(10 * day);
  await say(filed);
  expect(filed.ticket.reached).toEqual([]);
  const history = await historyOf(filed);
  expect(timersOf(history).map(({ name }) => name)).toEqual(['resolution due', 'estimate slips', 'resolution due']);
  expect(eventTypes(history).filter((type) => type === 'TIMER_CANCELED')).toHaveLength(3);
});

test('an instant already due is handed to a look before anything is waited for, without a timer', async () => {
  const filed = await stage.file();
  await say(filed);
  const past = (await now()) - hour;
  // The fake drops what is past, so the word sets it after that, as a look does that finds it a moment too late.
  stage.store.afterwards = async (ticket) => {
    if (ticket.workflowId === filed.id && !ticket.reached.includes(past))
      ticket.due = [{ at: past, name: 'triage due' }];
  };
  await say(filed);
  stage.store.afterwards = () => Promise.resolve();
  await say(filed);
  expect(filed.ticket.reached).toEqual([past]);
  expect(timersOf(await historyOf(filed))).toEqual([]);
});

test('a look that names the same past instant again and again is asked ever later, and words still pass', async () => {
  const filed = await stage.file();
  await say(filed);
  const past = (await now()) - hour;
  stage.store.afterwards = async (ticket) => {
    if (ticket.workflowId === filed.id) ticket.due = [{ at: past, name: 'triage due' }];
  };
  await nudge(filed);
  await skip(hour);
  await say(filed);
  stage.store.afterwards = () => Promise.resolve();
  await skip(hour);
  await say(filed);
  const pauses = timersOf(await historyOf(filed)).map(({ ms }) => ms / 1000);
  expect(pauses.slice(0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256]);
  expect(Math.max(...pauses)).toBe(300);
  expect(filed.ticket.looks.length).toBeLessThan(40);
});

test('the timer waits for the instant, whatever clock the worker has: it fires a moment early and the look is told which instant', async () => {
  const filed = await filedWith([1_234.5, 'triage due']);
  await skip(2_000);
  await say(filed);
  expect(filed.ticket.reached).toEqual([filed.from + 1_234.5]);
});
