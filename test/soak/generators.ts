/**
 * `npm run soak:clients`: clients of four kinds, generated from the document of a running product into a temporary folder, compiled,
 * and each has to file a ticket, read it and answer in it. It wants Java, Maven and Python beside what the product wants, and
 * takes minutes, so it is no part of CI: there one of them is made and used (test/api/generated-client.test.ts).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../../bench/harness/product';
import { openapiTypescript } from './clients/openapi-typescript';
import { orval } from './clients/orval';
import { pythonClient, typescriptFetch } from './clients/openapi-generator';
import type { ClientProgram, Step } from './clients/program';

const clients: Readonly<Record<string, ClientProgram>> = {
  'openapi-typescript': openapiTypescript,
  orval,
  'typescript-fetch': typescriptFetch,
  python: pythonClient,
};

async function main(asked: readonly string[]): Promise<number> {
  const names = asked.length > 0 ? asked : Object.keys(clients);
  const product = await startProduct((line) => console.log(line));
  const folder = await mkdtemp(path.join(tmpdir(), 'reglament-clients-'));
  const failed: string[] = [];
  try {
    const document = await (await fetch(`${product.api}/api/openapi.json`)).text();
    for (const name of names) {
      const program = clients[name];
      if (program === undefined) throw new Error(`there is no client ${name}: ${Object.keys(clients).join(', ')}`);
      const env = { ...process.env, API: product.api, KEY: product.account('client').apiKey };
      try {
        await use(program, path.join(folder, name), document, env);
        console.log(`${name}: files, reads and answers`);
      } catch (error) {
        failed.push(name);
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await product.stop();
    await product.clear();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${names.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

async function use(
  { files, generate, compile, run }: ClientProgram,
  folder: string,
  document: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  for (const [name, content] of Object.entries({ ...files, 'openapi.json': document })) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const install: readonly Step[] =
    'package.json' in files ? [['npm', 'install', '--silent', '--no-fund', '--no-audit']] : [];
  for (const step of [...install, ...generate, ...compile, run]) await does(step, folder, env);
}

/** @throws with what it said, when a step fails */
async function does([program, ...args]: Step, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new Error(
      `${[program, ...args].join(' ')} ended with ${code}:\n${Buffer.concat(said).toString().slice(-4_000)}`,
    );
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
