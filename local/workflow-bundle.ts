import path from 'node:path';
import { existsSync } from 'node:fs';
import { root } from './paths';
import type { Say } from './temporal-binaries';

const cache = path.join(root, 'node_modules', '.cache', 'reglament');

/**
 * Builds the bundle of workflow code that all tests of a run share, unless the sources are those of the last one.
 *
 * @returns the environment that tells tests where it is; empty while there are no workflows
 */
export async function buildTestBundle(say: Say): Promise<Record<string, string>> {
  if (!existsSync(path.join(root, 'workflows', 'index.ts'))) return {};
  const { workflowBundle } = await import('../worker/bundle');
  const silent = { trace() {}, debug() {}, info() {}, log() {}, warn: say, error: say };
  const { codePath } = await workflowBundle(cache, silent);
  return { REGLAMENT_TEST_BUNDLE: codePath };
}
