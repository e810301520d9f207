import type { FilingFigure } from './figures/filing';
import type { IdleMemoryFigure } from './figures/idle-memory';
import type { ReplyFigure } from './figures/reply';
import type { BoardFigure, BoardName } from './figures/visit-board';
import { rounded } from './harness/statistics';

/** What a run of the bench measured; its last line is this as JSON. */
export interface Results {
  readonly filing: Readonly<Record<'1' | '8' | '32', FilingFigure>>;
  readonly reply: ReplyFigure;
  readonly historyEvents: number;
  readonly idleMiB: IdleMemoryFigure;
  readonly bundleRatio: number;
  readonly workflowKb: number;
  readonly deadlinesPerSecond: number;
  readonly accountsPerSecond: number;
  readonly listP95Ms: number;
  readonly visitHistoryEvents: number;
  readonly visitBoards: Readonly<Record<BoardName, BoardFigure>>;
}

interface Line {
  readonly figure: string;
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

/** What there is to say of each figure that was taken. */
const tellers: { readonly [Name in keyof Results]: (measured: Results[Name]) => readonly Line[] } = {
  filing: (figures) => [filing(figures, '1', 0.5), filing(figures, '8', 0.6), filing(figures, '32', 0.6)],
  reply: (figure) => [reply(figure, 1.5)],
  historyEvents: (count) => [atMost('history events of the standard path', count, 45, '')],
  visitHistoryEvents: (count) => [atMost('history events of a visit', count, 70, '')],
  idleMiB: ({ idle, after5000 }) => [
    atMost('memory of an idle stack, second start', idle, 550, ' MiB'),
    atMost('the same after 5,000 filings', after5000, 700, ' MiB'),
  ],
  bundleRatio: (ratio) => [atMost("workflow bundle over the bare SDK's", ratio, 1.1, '')],
  workflowKb: (kb) => [atMost('memory of a cached ticket workflow', kb, 60, ' KB')],
  deadlinesPerSecond: (rate) => [atLeast('deadlines, instants only', rate, 150_000, '/s')],
  accountsPerSecond: (rate) => [atLeast('deadlines with the account', rate, 20_000, '/s')],
  listP95Ms: (ms) => [atMost('list of 50 at 200,000 tickets, p95', ms, 50, ' ms')],
  visitBoards: (figures) => Object.entries(figures).map(([name, figure]) => board(name, figure, 50)),
};

/** The figures for a person: what was measured, what the aim is, whether it is met. */
export function table(results: Partial<Results>): string {
  const tell = <Name extends keyof Results>(name: Name): readonly Line[] => {
    const measured = results[name];
    return measured === undefined ? [] : tellers[name](measured);
  };
  const lines = (Object.keys(tellers) as (keyof Results)[]).flatMap((name) => tell(name));
  const rows = [
    ['figure', 'aim', 'measured', 'met'],
    ...lines.map(({ figure, aim, measured, met }) => [figure, aim, measured, met ? 'yes' : 'NO']),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${text.join('\n')}\n`;
}

/** What was measured, on one line, with numbers as short as their precision allows. */
export function json(measured: unknown): string {
  return JSON.stringify(measured, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value));
}

function filing(figures: Results['filing'], concurrency: '1' | '8' | '32', aim: number): Line {
  const { perSecond, bare, ratio } = figures[concurrency];
  return {
    figure: `filing over HTTP, ${concurrency} at once, against bare starts`,
    aim: `>= ${aim}`,
    measured: `${ratio.toFixed(2)}  (${perSecond.toFixed(1)}/s against ${bare.toFixed(1)}/s)`,
    met: ratio >= aim,
  };
}

function reply({ p50Ms, bareP50Ms, ratio }: ReplyFigure, aim: number): Line {
  return {
    figure: 'reply until committed, p50, against a bare update',
    aim: `<= ${aim}`,
    measured: `${ratio.toFixed(2)}  (${p50Ms.toFixed(1)} ms against ${bareP50Ms.toFixed(1)} ms)`,
    met: ratio <= aim,
  };
}

function board(name: string, { p95Ms, storeP95Ms }: BoardFigure, aim: number): Line {
  return {
    figure: `${name} at 20,000 visits, p95`,
    aim: `<= ${aim} ms`,
    measured: `${rounded(p95Ms, 3)} ms  (at the store ${rounded(storeP95Ms, 3)} ms)`,
    met: p95Ms <= aim,
  };
}

function atMost(figure: string, value: number, aim: number, unit: string): Line {
  return { figure, aim: `<= ${aim}${unit}`, measured: `${rounded(value, 3)}${unit}`, met: value <= aim };
}

function atLeast(figure: string, value: number, aim: number, unit: string): Line {
  return {
    figure,
    aim: `>= ${aim.toLocaleString('en')}${unit}`,
    measured: `${rounded(value, 3).toLocaleString('en')}${unit}`,
    met: value >= aim,
  };
}
