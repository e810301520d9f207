/**
 * npm run bench: the figures of docs/benchmarks.md, on a product of its own that it starts and ends; named ones alone with
 * `npm run bench -- FIGURE ...`. Progress goes to standard error; standard output holds the table and, last, one line of
 * JSON.
 */
import { measureBundle } from './figures/bundle';
import { measureDeadlines } from './figures/deadlines';
import { measureFiling } from './figures/filing';
import { measureHistoryEvents } from './figures/history-events';
import { measureIdleMemory } from './figures/idle-memory';
import { measureListPage } from './figures/list-page';
import { measureReply } from './figures/reply';
import { measureVisitBoard } from './figures/visit-board';
import { measureVisitHistory } from './figures/visit-history';
import { measureWorkflowMemory } from './figures/workflow-memory';
import { withBench } from './harness/bench';
import type { Bench } from './harness/bench';
import type { Say } from './harness/product';
import { json, table } from './results';
import type { Results } from './results';

const begun = performance.now();
const say: Say = (line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

/** What stands alone, by the names under which figures are asked for. */
const alone: Readonly<Record<string, () => Promise<Partial<Results>>>> = {
  deadlines: () => figure('deadlines', async () => measureDeadlines()),
  'idle-memory': async () => ({ idleMiB: await figure('memory of an idle stack', () => measureIdleMemory(say)) }),
  bundle: async () => ({ bundleRatio: (await figure('workflow bundle', measureBundle)).ratio }),
};

/** What the running product is measured for, in this order: what fills the store comes last. */
const withProduct: Readonly<Record<string, (bench: Bench) => Promise<Partial<Results>>>> = {
  'history-events': async (bench) => ({
    historyEvents: await figure('history events', () => measureHistoryEvents(bench)),
  }),
  'visit-history': async (bench) => ({
    visitHistoryEvents: await figure('history events of a visit', () => measureVisitHistory(bench)),
  }),
  filing: async (bench) => ({
    filing: {
      '1': await figure('filing, 1 at once', () => measureFiling(bench, 1)),
      '8': await figure('filing, 8 at once', () => measureFiling(bench, 8)),
      '32': await figure('filing, 32 at once', () => measureFiling(bench, 32)),
    },
  }),
  reply: async (bench) => ({ reply: await figure('reply', () => measureReply(bench)) }),
  'list-page': async (bench) => ({
    listP95Ms: await figure('list at 200,000 tickets', () => measureListPage(bench)),
  }),
  'visit-board': async (bench) => ({
    visitBoards: await figure('boards at 20,000 visits', () => measureVisitBoard(bench)),
  }),
  // Over tickets that `list-page` has filled in.
  'workflow-memory': async (bench) => ({
    workflowKb: await figure('memory of cached workflows', () => measureWorkflowMemory(bench)),
  }),
};

async function main(asked: readonly string[]): Promise<number> {
  const names = [...Object.keys(alone), ...Object.keys(withProduct)];
  if (!asked.every((name) => names.includes(name))) {
    process.stderr.write(`usage: npm run bench [-- FIGURE ...]\nfigures: ${names.join(', ')}\n`);
    return 2;
  }
  const wanted = new Set(asked.length > 0 ? asked : names);
  if (wanted.has('workflow-memory')) wanted.add('list-page');
  const results = await measure(wanted);
  process.stdout.write(`${table(results)}\n${json(results)}\n`);
  return 0;
}

/** What needs no servers comes first, while the machine is idle. */
async function measure(wanted: ReadonlySet<string>): Promise<Partial<Results>> {
  let results: Partial<Results> = {};
  for (const [name, run] of Object.entries(alone)) if (wanted.has(name)) results = { ...results, ...(await run()) };
  const runs = Object.entries(withProduct).filter(([name]) => wanted.has(name));
  if (runs.length === 0) return results;
  say('starting the product');
  return withBench(say, async (bench) => {
    for (const [, run] of runs) results = { ...results, ...(await run(bench)) };
    say('stopping the product');
    return results;
  });
}

async function figure<T>(name: string, run: () => Promise<T>): Promise<T> {
  say(name);
  const result = await run();
  say(`  ${json(result)}`);
  return result;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
