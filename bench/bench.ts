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
import { jsonLine, table } from './results';
import type { Results } from './results';

const begun = performance.now();
const say: Say = (line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

async function main(): Promise<void> {
  const results = await measure();
  process.stdout.write(`${table(results)}\n${jsonLine(results)}\n`);
}

/** What needs no servers comes first, while the machine is idle; what fills the store comes last. */
async function measure(): Promise<Results> {
  say('deadlines');
  const deadlines = measureDeadlines();
  say('workflow bundle');
  const bundle = await measureBundle();
  say(
    `  ${bundle.ratio.toFixed(3)}; against an entry that does not import the SDK: ${bundle.withoutImport.toFixed(3)}`,
  );
  say('starting the product');
  return withBench(say, async (bench) => {
    say('history events');
    const historyEvents = await measureHistoryEvents(bench);
    say('filing, 1 at once');
    const one = await measureFiling(bench, 1);
    say('filing, 8 at once');
    const eight = await measureFiling(bench, 8);
    say('filing, 32 at once');
    const many = await measureFiling(bench, 32);
    say('reply');
    const reply = await measureReply(bench);
    say('list at 200,000 tickets');
    const listP95Ms = await measureListPage(bench);
    say('memory of cached workflows');
    const workflowKb = await measureWorkflowMemory(bench);
    say('stopping the product');
    return {
      filing: { '1': one, '8': eight, '32': many },
      reply,
      historyEvents,
      bundleRatio: bundle.ratio,
      workflowKb,
      ...deadlines,
      listP95Ms,
    };
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
