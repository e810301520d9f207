import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths';
import type { Say } from './temporal-binaries';

const entry = path.join(root, 'workflows', 'index.ts');
const cache = path.join(root, 'node_modules', '.cache', 'reglament');

/**
 * Builds the bundle of workflow code that all tests of a run share, unless the sources are those of the last one.
 *
 * @returns the environment that tells tests where it is; empty while there are no workflows
 */
export async function buildTestBundle(say: Say): Promise<Record<string, string>> {
  if (!existsSync(entry)) return {};
  const file = path.join(cache, `workflows-${await sourcesDigest()}.js`);
  if (!existsSync(file)) {
    say('building the workflow bundle');
    const { bundleWorkflowCode } = await import('@temporalio/worker');
    const silent = { trace() {}, debug() {}, info() {}, log() {}, warn: say, error: say };
    const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: silent });
    await mkdir(cache, { recursive: true });
    await writeFile(`${file}.${process.pid}`, code);
    await rename(`${file}.${process.pid}`, file);
  }
  return { REGLAMENT_TEST_BUNDLE: file };
}

/** Workflows import from themselves and, by the arrows, types of domain and activities; and from the packages of the lock file. */
async function sourcesDigest(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(root, 'package-lock.json')));
  for (const folder of ['workflows', 'domain']) {
    const names = await readdir(path.join(root, folder), { recursive: true });
    for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
      hash.update(`${folder}/${name}\n`).update(await readFile(path.join(root, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
