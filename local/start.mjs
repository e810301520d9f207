// npm start [-- --watch]: sets up, then runs the product until Ctrl-C.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { launch } from './launch.mjs';
import { buildPages, reportAndExit, root, setUp, programArguments } from './setup.mjs';

const supervisor = path.join(root, 'local', 'up.ts');

try {
  await setUp((line) => process.stdout.write(`${line}\n`));
  await buildPages((line) => process.stdout.write(`${line}\n`));
  launch(programArguments(supervisor, process.argv.slice(2)), {
    keeper: true,
    ended: (signal) => {
      // Killed, it could not stop its parts: that is done for it now, and not only by the next start.
      if (signal)
        spawnSync(process.execPath, programArguments(supervisor, ['--sweep']), { stdio: 'inherit', timeout: 60_000 });
    },
  });
} catch (error) {
  reportAndExit(error);
}
