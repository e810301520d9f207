import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../local/paths';
import { readPromises } from '../local/promises';
import { writtenTests } from '../local/test-titles';
import { readArguments } from './arguments';
import { pageFaults, promisesPage, type PageSources } from './promises/page';
import { readDesk } from './promises/rules';

const usage = `usage: npm run promises [-- check]
Writes docs/regulations.md: every promise of the written regulations with the rules that carry it, their paragraphs and its tests.
check: writes nothing, and tells whether the page there is as it would be written.
Exit status: 0 good, 1 a rule or a test is missing, or the page is not up to date, 2 wrong use.
`;

const page = path.join(root, 'docs', 'regulations.md');

/** `npm run promises [-- check]` */
function main(args: readonly string[]): number {
  const read = readArguments(args, usage, 1);
  if ('status' in read) return read.status;
  const [verb = 'write'] = read.names;
  if (verb !== 'write' && verb !== 'check') {
    process.stderr.write(usage);
    return 2;
  }
  const sources: PageSources = { promises: readPromises(), tests: writtenTests(), deskOf: once(readDesk) };
  const text = promisesPage(sources);
  const faults = [...pageFaults(sources)];
  if (verb === 'write') writeFileSync(page, text);
  else if (readFileSync(page, 'utf8') !== text) faults.push('docs/regulations.md is not up to date: npm run promises');
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

function once<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? read(name);
    known.set(name, value);
    return value;
  };
}

process.exitCode = main(process.argv.slice(2));
