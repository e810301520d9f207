/**
 * npm run bench: the figures of docs/benchmarks.md, on a product of its own that it starts and ends; named ones alone with
 * `npm run bench -- FIGURE ...`. Progress goes to standard error; standard output holds the table and, last, one line of
 * JSON.
 */
import { measureAimLag } from './figures/aim-lag';
import { measureAtAMillion } from './figures/at-a-million';
import { measureEngineKilled, measureEngineStopped, measureWorkerAway } from './figures/away';
import { measureBoardPage } from './figures/board-page';
import { measureBundle } from './figures/bundle';
import { measureClientRules } from './figures/client-rules';
import { measureDeadlines } from './figures/deadlines';
import { measureDeskHistories } from './figures/desk-histories';
import { measureDeskReplies } from './figures/desk-replies';
import { measureFileCheck } from './figures/file-check';
import { measureFiling } from './figures/filing';
import { measureFilingAnswer } from './figures/filing-answer';
import { measureFilingSustained } from './figures/filing-sustained';
import { measureFloods } from './figures/floods';
import { measureFormCheck } from './figures/form-check';
import { measureHistoryEvents } from './figures/history-events';
import { measureIdleMemory } from './figures/idle-memory';
import { measureImport } from './figures/import';
import { measureIncident } from './figures/incident';
import { measureKnowledge } from './figures/knowledge';
import { measureLateWords } from './figures/late-words';
import { measureLettersIn } from './figures/letters-in';
import { measureLettersOut } from './figures/letters-out';
import { measureListPage } from './figures/list-page';
import { measureLive } from './figures/live';
import { measureMailParse } from './figures/mail-parse';
import { measureNeighbours } from './figures/neighbours';
import { measureOutboxTwo } from './figures/outbox-two';
import { measureOverview } from './figures/overview';
import { measurePages } from './figures/pages';
import { measurePublication, measurePublicationRate } from './figures/publication';
import { measureRebuild } from './figures/rebuild';
import { measureRehearsal } from './figures/rehearsal';
import { measureReplies, quotientBefore } from './figures/replies-sustained';
import { measureReply } from './figures/reply';
import { measureSearch } from './figures/search';
import { measureStall, stallMs } from './figures/stall';
import { measureUploads } from './figures/uploads';
import { measureVisitBoard } from './figures/visit-board';
import { measureVisitHistory } from './figures/visit-history';
import { measureWhatIf } from './figures/what-if';
import { measureWorkflowMemory } from './figures/workflow-memory';
import { withBench } from './harness/bench';
import type { Bench } from './harness/bench';
import type { Say, Settings } from './harness/product';
import { json } from './lines';
import { table } from './results';
import type { Results } from './results';

const begun = performance.now();
const say: Say = (line) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);

/** What stands alone, by the names under which figures are asked for. */
const alone: Readonly<Record<string, () => Promise<Partial<Results>>>> = {
  deadlines: () => figure('deadlines', async () => measureDeadlines()),
  'idle-memory': async () => ({ idleMiB: await figure('memory of an idle stack', () => measureIdleMemory(say)) }),
  'file-check': async () => ({
    fileCheck: await figure('a file with 200 mistakes', async () => measureFileCheck()),
  }),
  'form-check': async () => ({ formCheck: await figure('a form of 40 fields', async () => measureFormCheck()) }),
  'letters-out': async () => ({ lettersOut: await figure('letters out', () => measureLettersOut()) }),
  'mail-parse': async () => ({ mailParse: await figure('letters read', measureMailParse) }),
  bundle: async () => ({ bundleRatio: (await figure('workflow bundle', measureBundle)).ratio }),
};

/** What a product that holds nothing else is measured for: each with one of its own. */
const withOwnProduct: Readonly<Record<string, (bench: Bench) => Promise<Partial<Results>>>> = {
  'outbox-two': async (bench) => {
    const outboxes = await figure('two outboxes', () => measureOutboxTwo(bench));
    return { outboxTwo: outboxes.ratio, outboxes };
  },
  rebuild: async (bench) => ({ rebuild: await figure('rebuild of 10,000 tickets', () => measureRebuild(bench)) }),
  'client-rules': async (bench) => ({
    clientRules: await figure('rules of 1,000 clients', () => measureClientRules(bench)),
  }),
  'letters-in': async (bench) => ({ lettersIn: await figure('letters in', () => measureLettersIn(bench)) }),
  pages: async (bench) => ({ pages: await figure('pages in the browser', () => measurePages(bench)) }),
  'board-page': async (bench) => ({ boardPage: await figure('the board of visits', () => measureBoardPage(bench)) }),
  overview: async (bench) => ({
    overview: await figure('a desk of 200,000 tickets at a glance', () => measureOverview(bench)),
  }),
  import: async (bench) => ({ imported: await figure('10,000 tickets brought in', () => measureImport(bench)) }),
  knowledge: async (bench) => ({ knowledge: await figure('100,000 articles', () => measureKnowledge(bench)) }),
  incident: async (bench) => ({ incident: await figure('a word to 500 tickets', () => measureIncident(bench)) }),
  rehearsal: async (bench) => ({
    rehearsal: await figure('a decree over 100,000 open tickets, rehearsed', () => measureRehearsal(bench)),
  }),
  'at-a-million': async (bench) => ({
    atAMillion: await figure('lists and commits at 1,000,000 tickets', () => measureAtAMillion(bench)),
  }),
  publication: async (bench) => ({ publication: await figure('a publication', () => measurePublication(bench)) }),
  'publication-rate': async (bench) => ({
    publicationRate: await figure('replies beside a publication', () => measurePublicationRate(bench)),
  }),
  uploads: async (bench) => ({ uploads: await figure('40 uploads of 25 MB', () => measureUploads(bench)) }),
};

/** With what settings, where not with those that are shipped. */
const settingsOf: Readonly<Record<string, Settings>> = { publication: { BATCH_PER_SECOND: '0' } };

/**
 * What the running product is measured for, in this order: first what needs it fresh, then what ends its processes, last
 * what fills the store.
 */
const withProduct: Readonly<Record<string, (bench: Bench) => Promise<Partial<Results>>>> = {
  'history-events': async (bench) => ({
    historyEvents: await figure('history events', () => measureHistoryEvents(bench)),
  }),
  'visit-history': async (bench) => ({
    visitHistoryEvents: await figure('history events of a visit', () => measureVisitHistory(bench)),
  }),
  'desk-histories': async (bench) => ({
    deskHistories: await figure('history events at each desk', () => measureDeskHistories(bench)),
  }),
  'desk-replies': async (bench) => ({
    deskReplies: await figure('replies at each desk', () => measureDeskReplies(bench)),
  }),
  'what-if': async (bench) => ({ whatIf: await figure('what-if, 8 at once', () => measureWhatIf(bench)) }),
  reply: async (bench) => ({ reply: await figure('reply', () => measureReply(bench)) }),
  'aim-lag': async (bench) => ({ aimLagP95Ms: await figure('aim lag', () => measureAimLag(bench)) }),
  replies: async (bench) => {
    const replies = await figure('replies, 8 at once', () => measureReplies(bench));
    return { replies, repliesVsBefore: replies.quotient / quotientBefore };
  },
  'filing-answer': async (bench) => ({
    filingAnswer: await figure('filing until answered', () => measureFilingAnswer(bench)),
  }),
  'filing-sustained': async (bench) => ({
    filingSustained: await figure('filing until aimed', () => measureFilingSustained(bench)),
  }),
  filing: async (bench) => ({
    filing: {
      '1': await figure('filing, 1 at once', () => measureFiling(bench, 1)),
      '8': await figure('filing, 8 at once', () => measureFiling(bench, 8)),
      '32': await figure('filing, 32 at once', () => measureFiling(bench, 32)),
    },
  }),
  neighbours: async (bench) => ({ neighbours: await figure('1, 4 and 8 clients', () => measureNeighbours(bench)) }),
  'late-words': async (bench) => ({ lateWords: await figure('late words', () => measureLateWords(bench)) }),
  floods: async (bench) => ({ floods: await figure('floods', () => measureFloods(bench)) }),
  stall: async (bench) => {
    const stall = await figure('stall', () => measureStall(bench));
    return { stallMs: stallMs(stall), stall };
  },
  live: async (bench) => ({ live: await figure('500 streams of changes', () => measureLive(bench)) }),
  'worker-away': async (bench) => {
    const workerAway = await figure('worker killed', () => measureWorkerAway(bench));
    return { workerAwayP99Ms: workerAway.p99Ms, workerAway };
  },
  'engine-away': async (bench) => {
    const killed = await figure('engine killed', () => measureEngineKilled(bench));
    const stopped = await figure('engine stopped', () => measureEngineStopped(bench));
    return { engineAwayP99Ms: Math.max(killed.p99Ms, stopped.p99Ms), engineAway: { killed, stopped } };
  },
  'list-page': async (bench) => ({
    lists: await figure('lists at 1,000,000 tickets', () => measureListPage(bench)),
  }),
  'visit-board': async (bench) => ({
    visitBoards: await figure('boards at 20,000 visits', () => measureVisitBoard(bench)),
  }),
  search: async (bench) => ({ search: await figure('search at 200,000 tickets', () => measureSearch(bench)) }),
  'workflow-memory': async (bench) => ({
    workflowKb: await figure('memory of cached workflows', () => measureWorkflowMemory(bench)),
  }),
};

async function main(asked: readonly string[]): Promise<number> {
  const names = [...Object.keys(alone), ...Object.keys(withOwnProduct), ...Object.keys(withProduct)];
  if (!asked.every((name) => names.includes(name))) {
    process.stderr.write(`usage: npm run bench [-- FIGURE ...]\nfigures: ${names.join(', ')}\n`);
    return 2;
  }
  const wanted = new Set(asked.length > 0 ? asked : names);
  const results = await measure(wanted);
  process.stdout.write(`${table(results)}\n${json(results)}\n`);
  return 0;
}

/** What needs no servers comes first, while the machine is idle. */
async function measure(wanted: ReadonlySet<string>): Promise<Partial<Results>> {
  let results: Partial<Results> = {};
  for (const [name, run] of Object.entries(alone)) if (wanted.has(name)) results = { ...results, ...(await run()) };
  for (const [name, run] of Object.entries(withOwnProduct))
    if (wanted.has(name)) results = { ...results, ...(await onProduct([run], settingsOf[name])) };
  const runs = Object.entries(withProduct).filter(([name]) => wanted.has(name));
  return runs.length === 0 ? results : { ...results, ...(await onProduct(runs.map(([, run]) => run))) };
}

/** Starts a product, measures on it, and stops it. */
async function onProduct(
  runs: readonly ((bench: Bench) => Promise<Partial<Results>>)[],
  settings?: Settings,
): Promise<Partial<Results>> {
  say('starting the product');
  return withBench(
    say,
    async (bench) => {
      let results: Partial<Results> = {};
      for (const run of runs) results = { ...results, ...(await run(bench)) };
      say('stopping the product');
      return results;
    },
    settings,
  );
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
