import { once } from 'node:events';
import { shippedLayers } from '../regulations/load-calendars';
import { answerTooLong, createAnswerer } from './worktime/answer';
import { linesOf } from './worktime/lines';

/** Longest line taken in, in bytes: a calendar with every date of the engine's years is far below. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** `npm run --silent worktime`: JSON Lines on standard input, one answer a line on standard output, in order. */
async function main(): Promise<void> {
  const answer = createAnswerer(shippedLayers());
  // A reader that has seen enough (head) is no fault of ours.
  process.stdout.on('error', () => process.exit(0));
  for await (const lines of linesOf(process.stdin, LONGEST_LINE)) {
    let output = '';
    for (const line of lines) output += `${line === null ? answerTooLong() : answer(line)}\n`;
    if (!process.stdout.write(output)) await once(process.stdout, 'drain');
  }
}

void main();
