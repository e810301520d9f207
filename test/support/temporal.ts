import { randomBytes } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowBundlePath } from '@temporalio/worker';
import { searchAttributes } from '../../workflows/messages';
import { service } from './services';

/**
 * A server that skips time whenever everybody waits, with the product's search attributes known: it refuses a start that
 * names others, and retries a workflow's upsert of them for ever. Call `teardown()` on it in `afterAll`.
 */
export async function timeSkippingEnvironment(): Promise<TestWorkflowEnvironment> {
  const file = process.env.REGLAMENT_TEST_SERVER_PATH;
  const environment = await TestWorkflowEnvironment.createTimeSkipping(
    file ? { server: { executable: { type: 'existing-path', path: file } } } : {},
  );
  // It takes them, but cannot list them, so the worker's own way of registering does not serve here.
  const { INDEXED_VALUE_TYPE_KEYWORD, INDEXED_VALUE_TYPE_DATETIME } = temporal.api.enums.v1.IndexedValueType;
  const types = Object.values(searchAttributes).map(({ name, type }): [string, number] => [
    name,
    type === 'DATETIME' ? INDEXED_VALUE_TYPE_DATETIME : INDEXED_VALUE_TYPE_KEYWORD,
  ]);
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: Object.fromEntries(types),
  });
  return environment;
}

/**
 * The development server that all tests of a run share. The namespace belongs to this jest worker, so that files running
 * beside each other do not see each other's workflows; the task queue is new at every call.
 */
export function devServer(): { address: string; namespace: string; taskQueue: string } {
  return {
    address: service('REGLAMENT_TEST_TEMPORAL_ADDRESS'),
    namespace: `test-${process.env.JEST_WORKER_ID ?? '1'}`,
    taskQueue: `test-${randomBytes(6).toString('hex')}`,
  };
}

/** The workflow code, bundled once for the run, as `Worker.create` takes it in `workflowBundle`. */
export function workflowBundle(): WorkflowBundlePath {
  return { codePath: service('REGLAMENT_TEST_BUNDLE') };
}
