import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadBuiltIns } from '../regulations';
import { shippedLayers } from '../regulations/load-calendars';
import { readArguments } from './arguments';
import { lettersPage } from './letters/page';

const usage = `usage: npm run letters [-- FILE]
Writes one page of HTML: every letter, step and refusal of the desk SKAI in both languages, and of the other built-in desks the
letters that they word themselves. FILE: where to; default: .reglament/letters.html. Prints the path.
`;

/** `npm run letters [-- FILE]` */
async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args, usage, 1);
  if ('status' in read) return read.status;
  const file = path.resolve(read.names[0] ?? path.join('.reglament', 'letters.html'));
  const desks = loadBuiltIns(shippedLayers()).map(({ regulation }) => regulation);
  const skai = desks.find(({ code }) => code === 'skai');
  if (skai === undefined) throw new Error('The desk SKAI is not among the built-in regulations.');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(
    file,
    lettersPage(
      skai,
      desks.filter((desk) => desk !== skai),
    ),
  );
  console.log(file);
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
