import { readSettings } from '../../worker/settings';

const least = { DATABASE_URL: 'postgresql://localhost/reglament' };

test('the least that a worker needs is a database; the rest is as npm start has it', () => {
  expect(readSettings(least)).toMatchObject({
    engine: { address: '127.0.0.1:7233', namespace: 'default', taskQueue: 'reglament', tls: undefined },
    port: 3001,
    host: '127.0.0.1',
    outboxInFlight: 16,
    batches: { movesPerSecond: 15, wordsPerSecond: 28, settleMs: 25_000 },
  });
});

test('every variable that is missing or wrong is named', () => {
  const wrong = { WORKER_PORT: '70000', LOG_LEVEL: 'loud', TEMPORAL_TLS_CA: '/no/such/file' };
  for (const name of ['DATABASE_URL', ...Object.keys(wrong)]) expect(() => readSettings(wrong)).toThrow(name);
});

test('TLS is meant when anything of it is said, unless it is switched off', () => {
  expect(readSettings({ ...least, TEMPORAL_TLS_SERVER_NAME: 'temporal.example.org' }).engine.tls).toMatchObject({
    serverNameOverride: 'temporal.example.org',
  });
  expect(readSettings({ ...least, TEMPORAL_API_KEY: 'key' }).engine.tls).toBeDefined();
  expect(readSettings({ ...least, TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }).engine.tls).toBeUndefined();
  expect(readSettings({ ...least, TEMPORAL_TLS: 'true' }).engine.tls).toBeDefined();
});

test('a client certificate needs its key', () => {
  expect(() => readSettings({ ...least, TEMPORAL_TLS_CERT: __filename })).toThrow('TEMPORAL_TLS_KEY');
});
