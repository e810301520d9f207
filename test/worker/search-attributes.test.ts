import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { connectEngine } from '../../engine';
import { ensureSearchAttributes } from '../../worker/search-attributes';
import { devServer } from '../support/temporal';
import { eventually } from '../workflows/harness';

const { address } = devServer();
const namespace = `bare-${randomUUID()}`;
let connection: Connection;

beforeAll(async () => {
  connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  await eventually('the namespace is known', () =>
    connection.workflowService.countWorkflowExecutions({ namespace }).then(
      () => true,
      () => false,
    ),
  );
});
afterAll(() => connection.close());

test('a Temporal that knows no attributes gets them, once, and takes starts that name them', async () => {
  const troubles: string[] = [];
  const engine = await connectEngine(
    { address, namespace, taskQueue: 'nobody' },
    { onTrouble: ({ reason }) => troubles.push(reason) },
  );
  const run = { kind: 'ticket', workflowId: 'SKAI-1' };
  const attributes = {
    Desk: 'skai',
    TicketNumber: 'SKAI-1',
    Stage: 'triage',
    Topic: 'other',
    Assignee: null,
    ClientId: 'c',
    NextDue: Date.now(),
  };
  const labels = { summary: 'SKAI-1', attributes, store: 's' };
  await expect(engine.start(run, labels)).resolves.toBe('busy');
  expect(troubles.join()).toContain('search attribute');
  await expect(ensureSearchAttributes(connection, namespace)).resolves.toHaveLength(7);
  await expect(engine.start(run, labels)).resolves.toBe('started');
  await expect(ensureSearchAttributes(connection, namespace)).resolves.toEqual([]);
  await engine.close();
});
