/**
 * npm run bench: the figures of docs/benchmarks.md, on a product of its own that it starts and ends. Progress goes to
 * standard error; standard output holds the table and, last, one line of JSON.
 */
import { measureBundle } from './figures/bundle';
import { measureDeadlines } from './figures/deadlines';
import { measureFiling } from './figures/filing';
import { measureHistoryEvents } from './figures/history-events';
import { measureListPage } from './figures/list-page';
import { measureReply } from './figures/reply';
import { measureWorkflowMemory } from './figures/workflow-memory';
import { withBench } from './harness/bench';
import type { Say } from './harness/product';
import { json, table } from './results';
import type { Results } from './results';

const begun = performance.now();
const say: Say = (line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

async function main(): Promise<void> {
  const results = await measure();
  process.stdout.write(`${table(results)}\n${json(results)}\n`);
}

/** What needs no servers comes first, while the machine is idle; what fills the store comes last. */
async function measure(): Promise<Results> {
  const deadlines = await figure('deadlines', async () => measureDeadlines());
  const bundle = await figure('workflow bundle', measureBundle);
  say('starting the product');
  return withBench(say, async (bench) => {
    const historyEvents = await figure('history events', () => measureHistoryEvents(bench));
    const filing = {
      '1': await figure('filing, 1 at once', () => measureFiling(bench, 1)),
      '8': await figure('filing, 8 at once', () => measureFiling(bench, 8)),
      '32': await figure('filing, 32 at once', () => measureFiling(bench, 32)),
    };
    const reply = await figure('reply', () => measureReply(bench));
    const listP95Ms = await figure('list at 200,000 tickets', () => measureListPage(bench));
    const workflowKb = await figure('memory of cached workflows', () => measureWorkflowMemory(bench));
    say('stopping the product');
    return { filing, reply, historyEvents, bundleRatio: bundle.ratio, workflowKb, ...deadlines, listP95Ms };
  });
}

async function figure<T>(name: string, run: () => Promise<T>): Promise<T> {
  say(name);
  const result = await run();
  say(`  ${json(result)}`);
  return result;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
