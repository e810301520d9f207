import { devServerStage, eventTypes, eventually, historiesOf, say, type Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
  stage = await devServerStage();
});
afterEach(() => {
  stage.store.failure = () => null;
});
afterAll(() => stage.close());

class Refused extends Error {
  readonly code = 'ECONNREFUSED';
}

test('X-5 while the store is away for long a normal activity waits, the history does not grow, and the word is taken', async () => {
  const filed = await stage.file();
  await say(filed);
  stage.store.failure = () => new Refused('connect 127.0.0.1');
  const said = say(filed);
  const lengthNow = async () => (await historiesOf(stage.client, filed.id))[0]?.events?.length ?? 0;
  await eventually('the normal activity waits', async () => {
    const { raw } = await filed.handle.describe();
    return (raw.pendingActivities ?? []).some(({ attempt }) => (attempt ?? 0) >= 3);
  });
  const length = await lengthNow();
  const calls = stage.store.calls.length;
  await eventually('more attempts', () => stage.store.calls.length > calls);
  expect(await lengthNow()).toBe(length);
  const { raw } = await filed.handle.describe();
  expect(raw.pendingActivities?.[0]?.lastFailure).toMatchObject({
    message: 'Error: ECONNREFUSED',
    applicationFailureInfo: { type: 'StoreAway' },
  });
  stage.store.failure = () => null;
  await said;
  const types = eventTypes((await historiesOf(stage.client, filed.id))[0]);
  expect(types.filter((type) => type === 'ACTIVITY_TASK_SCHEDULED')).toHaveLength(1);
  // The next look is a local one again.
  await say(filed);
  const after = eventTypes((await historiesOf(stage.client, filed.id))[0]);
  expect(after.filter((type) => type === 'ACTIVITY_TASK_SCHEDULED')).toHaveLength(1);
});

test('X-5 a store that hangs without an error is left to the normal activity, and what both attempts do is done once', async () => {
  const filed = await stage.file();
  await say(filed);
  let release = (): void => undefined;
  stage.store.gate = new Promise((resolve) => (release = resolve));
  const said = say(filed);
  await eventually('the normal activity runs', async () => {
    const { raw } = await filed.handle.describe();
    return (raw.pendingActivities ?? []).length === 1;
  });
  release();
  await said;
  expect(filed.ticket.revision).toBe(3);
});

test('a short absence of the store is bridged by the local activity alone', async () => {
  const filed = await stage.file();
  await say(filed);
  let failures = 2;
  stage.store.failure = () => (failures-- > 0 ? new Refused('connect 127.0.0.1') : null);
  await say(filed);
  const types = eventTypes((await historiesOf(stage.client, filed.id))[0]);
  expect(types).not.toContain('ACTIVITY_TASK_SCHEDULED');
});

test('a fault of ours is visible as a pending activity, retried, and the word is not lost when it is mended', async () => {
  const filed = await stage.file();
  await say(filed);
  stage.store.failure = () => new TypeError("Cannot read properties of undefined (reading 'due')");
  const said = say(filed);
  await eventually('the failure shows', async () => {
    const { raw } = await filed.handle.describe();
    return raw.pendingActivities?.[0]?.lastFailure?.applicationFailureInfo?.type === 'CommitFault';
  });
  stage.store.failure = () => null;
  await said;
});

test('what a database error quotes of a client does not reach Temporal', async () => {
  const filed = await stage.file();
  await say(filed);
  const quoting = Object.assign(new Error('Invalid value: "Ivan Petrov, flat 7"'), {
    name: 'PrismaClientValidationError',
  });
  let failures = 1;
  stage.store.failure = () => (failures-- > 0 ? quoting : null);
  await say(filed);
  const [history] = await historiesOf(stage.client, filed.id);
  const text = JSON.stringify(history, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
  );
  expect(text).not.toContain('Petrov');
  expect(JSON.stringify(stage.logged)).not.toContain('Petrov');
});
