import { once } from 'node:events';
import { shippedLayers } from '../regulations/load-calendars';
import { readArguments } from './arguments';
import { answerTooLong, createAnswerer } from './worktime/answer';
import { linesOf } from './worktime/lines';

/** Longest line taken in, in bytes: a calendar with every date of the engine's years is far below. */
const LONGEST_LINE = 16 * 1024 * 1024;

const usage = `usage: npm run --silent worktime
Reads questions about working time as JSON Lines from standard input and answers each by a line. See README.md.
`;

/** `npm run --silent worktime`: JSON Lines on standard input, one answer a line on standard output, in order. */
async function main(args: readonly string[]): Promise<void> {
  const read = readArguments(args, usage, 0);
  if ('status' in read) {
    process.exitCode = read.status;
    return;
  }
  const answer = createAnswerer(shippedLayers());
  // A reader that has seen enough (head) is no fault of ours.
  process.stdout.on('error', () => process.exit(0));
  for await (const lines of linesOf(process.stdin, LONGEST_LINE)) {
    let output = '';
    for (const line of lines) output += `${line === null ? answerTooLong() : answer(line)}\n`;
    if (!process.stdout.write(output)) await once(process.stdout, 'drain');
  }
}

void main(process.argv.slice(2));
