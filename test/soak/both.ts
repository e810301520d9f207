/** `npm run soak`: the kill tests at full size, one after the other; `-- 100` plays smaller ones. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../../local/paths';

for (const part of ['soak.ts', 'letters-in.ts']) {
  const file = path.join(root, 'test', 'soak', part);
  const run = path.join(root, 'local', 'run.mjs');
  const { status } = spawnSync(process.execPath, [run, file, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) {
    process.exitCode = status ?? 1;
    break;
  }
}
