import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../../local/paths';

/** As a person has it, in whose environment nothing tells of services that run already. */
const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(JEST_|REGLAMENT_TEST_)/.test(name)));

/** `npm test` on these files alone: how it ended, and the last line on its standard output. */
async function suite(files: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; last: string }> {
  const child = spawn(process.execPath, [path.join(root, 'local', 'test.mjs'), ...files], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, last: text.trimEnd().split('\n').at(-1) ?? '' };
}

test('a run whose tests pass ends with 0, and one that found nothing to run does not', async () => {
  const good = await suite(['test/tooling/tally.test.ts'], own);
  expect(good.code).toBe(0);
  expect(good.last).toMatch(/^[1-9]\d* passed, 0 failed$/);
  await expect(suite(['test/no-such-file.test.ts'], process.env)).resolves.toEqual({
    code: 1,
    last: '0 passed, 1 failed',
  });
});
