// npm test [-- jest arguments]: sets up, then runs every check and test; the last line on standard output counts them.
import path from 'node:path';
import { launch } from './launch.mjs';
import { reportAndExit, root, setUp, programArguments } from './setup.mjs';

try {
  await setUp((line) => process.stderr.write(`reglament: ${line}\n`));
  launch(programArguments(path.join(root, 'local', 'suite.ts'), process.argv.slice(2)), { keeper: true });
} catch (error) {
  reportAndExit(error);
}
