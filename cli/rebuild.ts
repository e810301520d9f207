/**
 * `npm run rebuild`: fills an engine that has lost its data. It forgets that any run was ever acknowledged; the outbox of the
 * worker then starts a workflow for every ticket and visit that has not ended, each of which loads the store and aims its timer. Safe at
 * any time: what runs already is found and left running.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createStore, type Store } from '../store';
import { batchLimits, createPrisma } from '../store/database';
import { readArguments } from './arguments';
import { databaseAddress } from './database-address';

/** Without any run acknowledged for so long, something is missing: a worker, most likely. */
const patienceMs = 60_000;

/**
 * Has every ticket that has not ended started anew, and waits for it.
 *
 * @param say is given lines for a person
 * @returns how many tickets were still without a run when no more were started for a minute; 0 when all is well
 */
export async function rebuild(
  store: Pick<Store, 'forgetRuns' | 'countUnstartedRuns'>,
  say: (line: string) => void,
  patience = patienceMs,
): Promise<number> {
  let forgotten = 0;
  for (let last: Awaited<ReturnType<Store['forgetRuns']>>['last'] = null; ;) {
    const pass = await store.forgetRuns(last);
    forgotten += pass.count;
    last = pass.last;
    if (last === null) break;
  }
  let left = await store.countUnstartedRuns();
  say(`${forgotten} tickets and visits that have not ended are started anew by the worker`);
  for (let quietSince = performance.now(); left > 0;) {
    await delay(Math.min(1_000, patience));
    const now = await store.countUnstartedRuns();
    if (now !== left) {
      quietSince = performance.now();
      say(`${now} to go`);
    } else if (performance.now() - quietSince > patience) return now;
    left = now;
  }
  return 0;
}

const usage = `usage: npm run rebuild
Has every ticket and visit that has not ended started anew in the engine. Data: DATABASE_URL, or those of REGLAMENT_HOME.
`;

async function main(args: readonly string[]): Promise<void> {
  const read = readArguments(args, usage, 0);
  if ('status' in read) {
    process.exitCode = read.status;
    return;
  }
  const prisma = createPrisma(databaseAddress(process.env), { poolSize: 2, ...batchLimits });
  try {
    const left = await rebuild(createStore({ prisma }), (line) => console.log(line));
    if (left === 0) return console.log('every open ticket has its workflow');
    console.error(
      `${left} tickets still have none: is a worker running (npm start)? They are started as soon as one is.`,
    );
    process.exitCode = 1;
  } finally {
    await prisma.$disconnect();
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
