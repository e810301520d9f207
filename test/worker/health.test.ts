import { createMetrics } from '../../worker/metrics';
import { serveHealth, type HealthServer } from '../../operations/health';

let server: HealthServer;
const well = { worker: true, store: true };

beforeAll(async () => {
  const metrics = createMetrics(() => 17);
  metrics.commits.observe({ result: 'done' }, 0.01);
  server = await serveHealth(
    { host: '127.0.0.1', port: 0 },
    {
      worker: () => well.worker,
      store: async () => {
        if (!well.store) throw new Error('away');
        return true;
      },
    },
    metrics.registry,
  );
});
afterAll(() => server.close());

const get = async (path: string, method = 'GET'): Promise<{ status: number; body: string }> => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  return { status: response.status, body: await response.text() };
};

test('live as long as the process answers; ready only while everything it needs does, named part by part', async () => {
  await expect(get('/health/live')).resolves.toMatchObject({ status: 200 });
  await expect(get('/health/ready')).resolves.toMatchObject({ status: 200 });
  well.store = false;
  const failing = await get('/health/ready');
  expect(failing.status).toBe(503);
  expect(JSON.parse(failing.body)).toEqual({ status: 'failing', worker: 'ok', store: 'failing' });
  await expect(get('/health/live')).resolves.toMatchObject({ status: 200 });
  well.store = true;
});

test('metrics are served, other paths and methods are not', async () => {
  const { body } = await get('/metrics');
  expect(body).toContain('reglament_cached_workflows 17');
  expect(body).toContain('reglament_commit_seconds_count{result="done"} 1');
  await expect(get('/')).resolves.toMatchObject({ status: 404 });
  await expect(get('/metrics', 'POST')).resolves.toMatchObject({ status: 405 });
});

test('a taken port is an error at once', async () => {
  const { registry } = createMetrics(() => 0);
  await expect(serveHealth({ host: '127.0.0.1', port: server.port }, {}, registry)).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
