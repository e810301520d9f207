import type { AimLagFigure } from './figures/aim-lag';
import type { MillionFigure } from './figures/at-a-million';
import type { AwayFigure } from './figures/away';
import type { BoardPageFigure } from './figures/board-page';
import type { ClientRulesFigure } from './figures/client-rules';
import type { DeskHistoryFigure } from './figures/desk-histories';
import type { DeskRepliesFigure } from './figures/desk-replies';
import type { FileCheckFigure } from './figures/file-check';
import type { FilingFigure } from './figures/filing';
import type { FloodsFigure } from './figures/floods';
import type { FormCheckFigure } from './figures/form-check';
import type { IdleMemoryFigure } from './figures/idle-memory';
import type { FilingAnswerFigure } from './figures/filing-answer';
import type { FilingSustainedFigure } from './figures/filing-sustained';
import type { PublicationFigure, PublicationRateFigure } from './figures/publication';
import type { ImportFigure } from './figures/import';
import type { LateWordsFigure } from './figures/late-words';
import type { LettersInFigure } from './figures/letters-in';
import type { LettersOutFigure } from './figures/letters-out';
import type { ListFigure } from './figures/list-page';
import type { LiveFigure } from './figures/live';
import { requestTracker, type NeighboursFigure } from './figures/neighbours';
import type { OutboxTwoFigure } from './figures/outbox-two';
import type { OverviewFigure } from './figures/overview';
import type { PagesFigure } from './figures/pages';
import type { RebuildFigure } from './figures/rebuild';
import type { RehearsalFigure } from './figures/rehearsal';
import type { RepliesFigure } from './figures/replies-sustained';
import type { MailParseFigure } from './figures/mail-parse';
import type { ReplyFigure } from './figures/reply';
import type { SearchFigure } from './figures/search';
import type { StallFigure } from './figures/stall';
import type { UploadsFigure } from './figures/uploads';
import type { BoardFigure, BoardName } from './figures/visit-board';
import type { WhatIfFigure } from './figures/what-if';
import { rounded } from './harness/statistics';
import {
  against,
  atLeast,
  atMost,
  board,
  besidePublication,
  filing,
  foundArticles,
  inMs,
  published,
  rates,
  searched,
  tableOf,
  timesRequestTracker,
  toldToAll,
  type Line,
} from './lines';

/** What a run of the bench measured; its last line is this as JSON. */
export interface Results {
  readonly whatIf: WhatIfFigure;
  readonly reply: ReplyFigure;
  readonly aimLagP95Ms: AimLagFigure;
  readonly replies: RepliesFigure;
  /** The quotient of `replies` over that of release 0.2.0. */
  readonly repliesVsBefore: number;
  readonly filingAnswer: FilingAnswerFigure;
  readonly filingSustained: FilingSustainedFigure;
  readonly filing: Readonly<Record<'1' | '8' | '32', FilingFigure>>;
  readonly neighbours: NeighboursFigure;
  readonly historyEvents: number;
  readonly idleMiB: IdleMemoryFigure;
  readonly visitHistoryEvents: number;
  readonly lateWords: LateWordsFigure;
  readonly stallMs: number;
  readonly stall: StallFigure;
  readonly workerAwayP99Ms: number;
  readonly workerAway: AwayFigure;
  /** The worse of killed and stopped. */
  readonly engineAwayP99Ms: number;
  readonly engineAway: { readonly killed: AwayFigure; readonly stopped: AwayFigure };
  readonly rebuild: RebuildFigure;
  /** Runs told by two outboxes over those told by one. */
  readonly outboxTwo: number;
  readonly outboxes: OutboxTwoFigure;
  readonly floods: FloodsFigure;
  readonly uploads: UploadsFigure;
  readonly overview: OverviewFigure;
  readonly rehearsal: RehearsalFigure;
  readonly atAMillion: MillionFigure;
  readonly imported: ImportFigure;
  readonly knowledge: Parameters<typeof foundArticles>[0];
  readonly incident: Parameters<typeof toldToAll>[0];
  readonly publication: PublicationFigure;
  readonly publicationRate: PublicationRateFigure;
  readonly pages: PagesFigure;
  readonly boardPage: BoardPageFigure;
  readonly lettersIn: LettersInFigure;
  readonly lettersOut: LettersOutFigure;
  readonly live: LiveFigure;
  readonly bundleRatio: number;
  readonly workflowKb: number;
  readonly deadlinesPerSecond: number;
  readonly accountsPerSecond: number;
  readonly lists: Readonly<Record<string, ListFigure>>;
  readonly search: SearchFigure;
  readonly visitBoards: Readonly<Record<BoardName, BoardFigure>>;
  readonly deskHistories: Readonly<Record<string, DeskHistoryFigure>>;
  readonly deskReplies: DeskRepliesFigure;
  readonly clientRules: ClientRulesFigure;
  readonly fileCheck: FileCheckFigure;
  readonly formCheck: FormCheckFigure;
  readonly mailParse: MailParseFigure;
}

/** What there is to say of each figure that was taken. */
const tellers: { readonly [Name in keyof Results]: (measured: Results[Name]) => readonly Line[] } = {
  whatIf: ({ ratio, perSecond, bare }) => [
    against(
      'what-if questions, 8 at once, against a bare Express route',
      ratio,
      'at least',
      0.25,
      rates(perSecond, bare),
    ),
  ],
  reply: ({ ratio, p50Ms, bareP50Ms }) => [
    against('reply until answered, p50, against a bare update', ratio, 'at most', 0.6, inMs(p50Ms, bareP50Ms)),
  ],
  aimLagP95Ms: ({ paced, eightAtOnce }) => [
    atMost('from the answer until the run has aimed, p95', paced, 150, ' ms'),
    atMost('the same at 8 at once', eightAtOnce, 2_000, ' ms'),
  ],
  replies: () => [],
  repliesVsBefore: (times) => [atLeast("replies over bare updates at 8 at once, of 0.2.0's", times, 3, ' times')],
  filingAnswer: ({ ratio, p50Ms, bareP50Ms }) => [
    against('filing until answered, p50, against a bare start', ratio, 'at most', 0.5, inMs(p50Ms, bareP50Ms)),
  ],
  filingSustained: ({ ratio, perSecond, bare, startedTwicePercent, apiGrowthMib }) => [
    against('filing until aimed, against bare starts', ratio, 'at least', 0.9, rates(perSecond, bare)),
    atMost('starts sent twice', startedTwicePercent, 1, ' %'),
    atMost('growth of the API meanwhile', apiGrowthMib, 50, ' MiB'),
  ],
  filing: (figures) => [filing(figures, '1', 0.5), filing(figures, '8', 0.6), filing(figures, '32', 0.6)],
  neighbours: ({ files, replies }) => [
    ...timesRequestTracker('files', files, requestTracker.files),
    ...timesRequestTracker('replies', replies, requestTracker.replies),
  ],
  imported: ({ perSecond }) => [atLeast('tickets brought in', perSecond, 200, '/s')],
  knowledge: foundArticles,
  incident: toldToAll,
  publication: (measured) => [published(measured)],
  publicationRate: (measured) => [besidePublication(measured)],
  overview: ({ usual, buried }) => [
    atMost(`a desk of 200,000 tickets at a glance, ${usual.open} open, p95`, usual.p95Ms, 100, ' ms'),
    atMost(`the same with ${buried.open} open`, buried.p95Ms, 100, ' ms'),
  ],
  rehearsal: ({ asked, moves, seconds, ratio, p99Ms, quietP99Ms }) => [
    atMost(`a decree over ${asked} open tickets rehearsed, ${moves} of which move`, seconds, 60, ' s'),
    against('  replies meanwhile, p99, against before', ratio, 'at most', 2, inMs(p99Ms, quietP99Ms)),
  ],
  atAMillion: ({ few, many, ratio }) => [
    atMost(
      `open tickets by due date at 1,000,000, p95 (at 1,000: ${rounded(few.listP95Ms, 3)} ms)`,
      many.listP95Ms,
      50,
      ' ms',
    ),
    against('  replies there, p95, against 1,000', ratio, 'at most', 1.5, inMs(many.replyP95Ms, few.replyP95Ms)),
  ],
  historyEvents: (count) => [atMost('history events of the standard path', count, 36, '')],
  visitHistoryEvents: (count) => [atMost('history events of a visit', count, 70, '')],
  idleMiB: ({ idle, after5000 }) => [
    atMost('memory of an idle stack, second start', idle, 550, ' MiB'),
    atMost('the same after 5,000 filings', after5000, 700, ' MiB'),
  ],
  lateWords: ({ ratio, p50Ms, noneP50Ms }) => [
    against('word to a ticket with 2,000 late ones, against none', ratio, 'at most', 2, inMs(p50Ms, noneP50Ms)),
  ],
  stallMs: (ms) => [atMost('longest stall beyond the idle one, of worker and API', ms, 50, ' ms')],
  stall: () => [],
  workerAwayP99Ms: (ms) => [atMost('answers while the worker is killed, p99', ms, 100, ' ms')],
  workerAway: ({ notDone }) => [atMost('  of them other than 201', notDone, 0, '')],
  engineAwayP99Ms: (ms) => [atMost('answers while the engine is killed or stopped, p99', ms, 100, ' ms')],
  engineAway: ({ killed, stopped }) => [
    atMost('  of them other than 201, killed', killed.notDone, 0, ''),
    atMost('  of them other than 201, stopped', stopped.notDone, 0, ''),
  ],
  rebuild: ({ ratio, perSecond, bare }) => [
    against('10,000 tickets after a lost engine, against bare starts', ratio, 'at least', 0.8, rates(perSecond, bare)),
  ],
  outboxTwo: (times) => [atLeast('two outboxes against one', times, 1.8, ' times')],
  outboxes: ({ toldTwice }) => [atMost('  of the runs told twice', toldTwice, 0, '')],
  floods: ({ ratio, p99Ms, quietP99Ms, cpu, others, ownerStatus }) => [
    against("others' p99 under floods, against the quiet one", ratio, 'at most', 2, inMs(p99Ms, quietP99Ms)),
    atMost('  CPU of the API meanwhile', cpu, 0.5, ' cores'),
    atMost('  answers to others that were none of theirs', others, 0, ''),
    atMost('  status of the flooded account signing in from its own device', ownerStatus, 201, ''),
  ],
  uploads: ({ growthMib, notKept }) => [
    atMost('growth of the API during 40 uploads of 25 MB at once', growthMib, 60, ' MiB'),
    atMost('  of them not kept', notKept, 0, ''),
  ],
  pages: ({ firstKb, fontsKb, openP95Ms, peer, keyP95Ms, wheel, seenP95Ms }) => [
    atMost('what a browser receives until the queue is readable, gz', firstKb, 230, ' KB'),
    atMost('  of fonts', fontsKb, 60, ' KB'),
    atMost('from the click on a ticket until its conversation is readable, p95', openP95Ms, 200, ' ms'),
    ...(peer === null
      ? []
      : [
          against(
            "  over Request Tracker's, click by click in turn",
            openP95Ms / peer.openP95Ms,
            'at most',
            0.2,
            `${inMs(openP95Ms, peer.openP95Ms)}, whose p50 is ${peer.openP50Ms.toFixed(0)} ms`,
          ),
        ]),
    atMost('from a key to its paint while 500 tickets change a minute, p95', keyP95Ms, 50, ' ms'),
    atMost('a wheel through 5,000 tickets: the longest frame', wheel.longestFrameMs, 100, ' ms'),
    atMost('  the longest blank', wheel.longestBlankMs, 300, ' ms'),
    atMost('from a commit to its showing in another browser, p95', seenP95Ms, 300, ' ms'),
  ],
  boardPage: ({ shownMs, longestFrameMs, overFirstKb, answerP95Ms }) => [
    atMost('the board of 200 technicians and 2,000 jobs, until it is shown', shownMs, 1_500, ' ms'),
    atMost('  the longest frame while a card is carried', longestFrameMs, 50, ' ms'),
    atMost('  what it brings over the first load, gz', overFirstKb, 20, ' KB'),
    atMost('  the answer of the API, p95', answerP95Ms, 300, ' ms'),
  ],
  lettersIn: ({ perSecond, confirmedP95Ms, largeMib }) => [
    // Its rt-mailgate takes some 0.3 s a letter; by REST it files faster than a letter can come in there.
    atLeast("letters in, of twenty times Request Tracker's filings", perSecond, 20 * requestTracker.files['8'], '/s'),
    atMost("from our 250 to the confirmation's 250, p95, one a second", confirmedP95Ms, 300, ' ms'),
    atMost('growth of the mail process by a letter of 25 MB', largeMib, 150, ' MiB'),
  ],
  lettersOut: ({ perSecond, cpuMs, whileOneHangs, p95Ms }) => [
    atLeast('letters to a local server', perSecond, 60, '/s'),
    atMost('  processor time of the sender for one', cpuMs, 16, ' ms'),
    atLeast('the same while one of ten domains hangs, over that to the others', whileOneHangs, 0.9, ''),
    atMost('from a commit until the server has the letter, p95', p95Ms, 300, ' ms'),
  ],
  live: ({ p95Ms, mib, cpuPercent }) => [
    atMost('from a commit until 500 streams have it, p95', p95Ms, 300, ' ms'),
    atMost('500 idle streams: memory of the API', mib, 60, ' MiB'),
    atMost('  processor time of the API, of one core', cpuPercent, 2, ' %'),
  ],
  bundleRatio: (ratio) => [atMost("workflow bundle over the bare SDK's", ratio, 1.1, '')],
  workflowKb: (kb) => [atMost('memory of a cached ticket workflow', kb, 60, ' KB')],
  deadlinesPerSecond: (rate) => [atLeast('deadlines, instants only', rate, 150_000, '/s')],
  accountsPerSecond: (rate) => [atLeast('deadlines with the account', rate, 20_000, '/s')],
  lists: (lists) =>
    Object.entries(lists).flatMap(([name, figure]) =>
      Object.entries(figure).map(([order, ms]) =>
        atMost(`list of 50 of 1,000,000, ${name}, by ${order}, p95`, ms, 50, ' ms'),
      ),
    ),
  search: ({ frequent, number, form, late, small }) => [
    searched('search at 200,000 tickets, p95: a word that a fifth have', frequent, 30),
    searched('  a rare number', number, 30),
    searched('  another form of a word that one in a hundred has', form, 30),
    searched('  a word of one in twenty, all at the end of the order', late, 500),
    searched('  a client of a small company meanwhile', small, 10),
  ],
  visitBoards: (figures) => Object.entries(figures).map(([name, figure]) => board(name, figure, 50)),
  deskHistories: (desks) =>
    Object.entries(desks).map(([desk, { events, clocks, most }]) =>
      atMost(`history events of the path at ${desk}, ${clocks} clocks`, events, most, ''),
    ),
  deskReplies: ({ ratios, p50Ms }) =>
    Object.entries(ratios).map(([desk, ratio]) =>
      against(
        `a reply at ${desk}, p50, against SKAI`,
        ratio,
        'at most',
        1.15,
        inMs(p50Ms[desk] ?? NaN, p50Ms['skai'] ?? NaN),
      ),
    ),
  clientRules: ({ coldP50Ms, cachedP50Us }) => [
    atMost('rules for a client with a contract, at 1,000 clients, p50', coldP50Ms, 8, ' ms'),
    atMost('  the same once more', cachedP50Us, 20, ' us'),
  ],
  fileCheck: ({ faults, p50Ms }) => [
    atMost(`a file with 200 mistakes checked, ${faults} faults told`, p50Ms, 200, ' ms'),
  ],
  formCheck: ({ soundMs, faultyMs }) => [
    atMost('a form of 40 fields with conditions checked, p50', soundMs, 1, ' ms'),
    atMost('  with a fault in each field', faultyMs, 1, ' ms'),
  ],
  mailParse: ({ usualMs, fullestMs, fullest }) => [
    atMost('a letter of 30 KB read, p50', usualMs, 5, ' ms'),
    atMost(`  the slowest that fills a limit (${fullest})`, fullestMs, 2000, ' ms'),
  ],
};

/** The figures for a person: what was measured, what the aim is, whether it is met. */
export function table(results: Partial<Results>): string {
  const tell = <Name extends keyof Results>(name: Name): readonly Line[] => {
    const measured = results[name];
    return measured === undefined ? [] : tellers[name](measured);
  };
  const lines = (Object.keys(tellers) as (keyof Results)[]).flatMap((name) => tell(name));
  return tableOf(lines);
}
