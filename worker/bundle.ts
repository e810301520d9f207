import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BundleOptions, WorkflowBundlePath } from '@temporalio/worker';

const workflows = path.join(__dirname, '..', 'workflows');
const workflowsPath = path.join(workflows, 'index.ts');
const payloadConverterPath = path.join(workflows, 'payloads.ts');

/**
 * From what the bundle is made; whoever builds one for tests or measurements takes the same. Its modules are loaded once for
 * all workflows of a thread instead of once for each, which saves half the memory of a ticket: no file in workflows/ keeps
 * anything in a variable of its own.
 */
export const bundleSources: BundleOptions & { readonly workflowsPath: string } = {
  workflowsPath,
  payloadConverterPath,
  preloadModules: [workflowsPath, payloadConverterPath],
};

/**
 * The workflow code as a worker takes it. Building takes seconds of a start, so it is kept in `folder` under the digest of
 * what it is made of.
 */
export async function workflowBundle(folder: string, logger?: BundleOptions['logger']): Promise<WorkflowBundlePath> {
  const codePath = path.join(folder, `workflows-${await sourcesDigest()}.js`);
  if (!(await isFile(codePath))) {
    // Only whoever builds loads what building needs.
    const { bundleWorkflowCode } = await import('@temporalio/worker');
    const { code } = await bundleWorkflowCode({ ...bundleSources, logger });
    await mkdir(folder, { recursive: true });
    // Two workers may build at once: each writes its own file, and either one will do.
    const draft = `${codePath}.${process.pid}`;
    await writeFile(draft, code);
    await rename(draft, codePath);
  }
  return { codePath };
}

/** Workflows take nothing but types from outside their folder, so their files and the SDK's version say it all. */
async function sourcesDigest(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(__filename));
  for (const part of ['worker', 'workflow', 'common']) {
    hash.update(await readFile(require.resolve(`@temporalio/${part}/package.json`)));
  }
  for (const name of (await readdir(workflows, { recursive: true })).sort()) {
    if (name.endsWith('.ts')) hash.update(`${name}\n`).update(await readFile(path.join(workflows, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function isFile(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isFile(),
    () => false,
  );
}
