// node local/run.mjs FILE.ts ARGS: sets up quietly, then runs one TypeScript program. Standard output is the program's alone.
import path from 'node:path';
import { launch } from './launch.mjs';
import { reportAndExit, root, setUp, programArguments } from './setup.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  process.stderr.write('usage: node local/run.mjs FILE.ts [arguments]\n');
  process.exit(2);
}
try {
  await setUp((line) => process.stderr.write(`reglament: ${line}\n`));
  launch(programArguments(path.resolve(root, file), args));
} catch (error) {
  reportAndExit(error);
}
