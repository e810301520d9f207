import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadBuiltIns } from '../regulations';
import { shippedLayers } from '../regulations/load-calendars';
import { readArguments } from './arguments';
import { compiledFrame, frameFile } from './letters/frame';
import { writeLetters } from './letters/write-letters';

const usage = `usage: npm run letters [-- FOLDER [DESK] | --frame]
Writes every letter of every built-in desk in both languages, as it would arrive, and a page that shows them all beside their plain
text, with the steps and refusals. FOLDER: where to; default: .reglament/letters. DESK: that one alone. Prints the page.
--frame: compiles letters/looks/frame.mjml, after a change of it.
`;

/** `npm run letters [-- FOLDER | --frame]` */
async function main(args: readonly string[]): Promise<number> {
  if (args.length === 1 && args[0] === '--frame') {
    await writeFile(frameFile, await compiledFrame());
    console.log(frameFile);
    return 0;
  }
  const read = readArguments(args, usage, 2);
  if ('status' in read) return read.status;
  const [folder = path.join('.reglament', 'letters'), only] = read.names;
  const desks = loadBuiltIns(shippedLayers())
    .map(({ regulation }) => regulation)
    .filter(({ code }) => only === undefined || code === only);
  if (desks.length === 0) {
    console.error(`no desk ${only}\n${usage}`);
    return 2;
  }
  console.log(await writeLetters(desks, path.resolve(folder)));
  return 0;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
