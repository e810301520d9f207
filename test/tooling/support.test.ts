import { Client as Temporal, Connection } from '@temporalio/client';
import { Client } from 'pg';
import { createTestDatabase } from '../support/database';
import { devServer, timeSkippingEnvironment } from '../support/temporal';

async function migrationsIn(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM _prisma_migrations');
  await client.end();
  return rows[0]?.count ?? 0;
}

test('a test database is migrated and alone', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  expect(first.url).not.toBe(second.url);
  expect(await migrationsIn(first.url)).toBeGreaterThan(0);
  await Promise.all([first.drop(), second.drop()]);
  await expect(migrationsIn(first.url)).rejects.toThrow('does not exist');
});

test('the shared development server knows the search attributes', async () => {
  const { address, namespace } = devServer();
  const connection = await Connection.connect({ address });
  const workflows = new Temporal({ connection, namespace }).workflow.list({
    query: 'Desk = "nobody-files-here" AND NextDue > "2026-01-01T00:00:00Z"',
  });
  for await (const workflow of workflows) throw new Error(`unexpected ${workflow.workflowId}`);
  await connection.close();
});

test('the time-skipping server takes a start with search attributes', async () => {
  const environment = await timeSkippingEnvironment();
  const handle = await environment.client.workflow.start('any', {
    taskQueue: 'nobody',
    workflowId: 'attributes',
    searchAttributes: { Desk: ['skai'], NextDue: [new Date(0)] },
  });
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await environment.teardown();
});
