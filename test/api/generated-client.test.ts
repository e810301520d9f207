/** A client made of the document by a generator, compiled as strictly as it gets, files, reads and answers over HTTP. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../local/paths';
import { openapiTypescript } from '../soak/clients/openapi-typescript';
import { startApi } from './harness';
import type { Api } from './harness';

let api: Api;
let folder: string;
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-client-'));
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

/** The packages of the checkout, by the names of their programs. */
const programs: Readonly<Record<string, string>> = {
  'openapi-typescript': path.join(root, 'node_modules', 'openapi-typescript', 'bin', 'cli.js'),
  tsc: path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
};

async function does(step: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const args = step.filter((word) => word !== 'npx' && word !== '--no-install' && word !== 'node');
  const [program = '', ...rest] = args;
  const ran = await promisify(execFile)(process.execPath, [programs[program] ?? program, ...rest], {
    cwd: folder,
    env,
  });
  return ran.stdout;
}

it('F16 of openapi-typescript: commands told apart by type, nulls where they come, refusals as problems', async () => {
  const document = await (await fetch(`${api.base}/api/openapi.json`)).text();
  const { files, generate, compile, run } = openapiTypescript;
  for (const [name, content] of Object.entries({ ...files, 'openapi.json': document })) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const env = { ...process.env, API: api.base, KEY: api.account('client').apiKey };
  for (const step of [...generate, ...compile]) await does(step, env);
  expect(await does(run, env)).toMatch(/^\d+\nopenapi-typescript SKAI-\d+ \S+ done\n$/);
});
