/** A file of tests that hangs costs its own tests and no others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../local/paths';
import { tallyJest } from '../../local/tally';
import type { JestReport } from '../../local/tally';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-hanging-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('its process is ended, it counts as failed, and what was to run in that process runs in a new one', async () => {
  const hangs = "test('hangs', () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));";
  const passes = "test('passes', () => undefined);";
  // As many that hang as there are processes, and before all others: those are longer, by which jest orders.
  const texts = [hangs, hangs, passes, passes, passes].map((text, index) => text + ' '.repeat(500 - index * 100));
  await Promise.all(texts.map((text, index) => writeFile(path.join(folder, `${index}.test.js`), text)));
  const config = {
    rootDir: folder,
    runtime: path.join(root, 'test', 'support', 'jest-runtime.cjs'),
    transform: {},
    watchman: false,
    cacheDirectory: path.join(folder, 'cache'),
  };
  const report = path.join(folder, 'report.json');
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const flags = ['--config', JSON.stringify(config), '--maxWorkers=2', '--json', `--outputFile=${report}`];
  const child = spawn(process.execPath, [jest, ...flags], {
    cwd: folder,
    env: { ...process.env, REGLAMENT_TEST_FILE_LIMIT_MS: '8000' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  expect(tallyJest(JSON.parse(await readFile(report, 'utf8')) as JestReport)).toEqual({
    passed: 3,
    failed: 2,
    skipped: 0,
  });
  for (const name of ['0.test.js', '1.test.js']) expect(said).toContain(`${name} did not end in 8 s`);
});
