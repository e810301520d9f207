import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadBuiltIns } from '../regulations';
import { shippedLayers } from '../regulations/load-calendars';
import { lettersPage } from './letters/page';

/** `npm run letters [-- FILE]`: every letter, step and refusal of the desk SKAI in both languages, as one page of HTML. */
async function main(): Promise<void> {
  const file = path.resolve(process.argv[2] ?? path.join('.reglament', 'letters.html'));
  const skai = loadBuiltIns(shippedLayers()).find(({ regulation }) => regulation.code === 'skai');
  if (skai === undefined) throw new Error('The desk SKAI is not among the built-in regulations.');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, lettersPage(skai.regulation));
  console.log(file);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
