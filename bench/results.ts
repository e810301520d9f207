import type { FilingFigure } from './figures/filing';
import type { ReplyFigure } from './figures/reply';
import { rounded } from './harness/statistics';

/** What a run of the bench measured; its last line is this as JSON. */
export interface Results {
  readonly filing: Readonly<Record<'1' | '8' | '32', FilingFigure>>;
  readonly reply: ReplyFigure;
  readonly historyEvents: number;
  readonly bundleRatio: number;
  readonly workflowKb: number;
  readonly deadlinesPerSecond: number;
  readonly accountsPerSecond: number;
  readonly listP95Ms: number;
}

interface Line {
  readonly figure: string;
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The figures for a person: what was measured, what the aim is, whether it is met. */
export function table(results: Results): string {
  const lines: Line[] = [
    filing(results, '1', 0.5),
    filing(results, '8', 0.6),
    filing(results, '32', 0.6),
    reply(results.reply, 1.5),
    atMost('history events of the standard path', results.historyEvents, 45, ''),
    atMost("workflow bundle over the bare SDK's", results.bundleRatio, 1.1, ''),
    atMost('memory of a cached ticket workflow', results.workflowKb, 60, ' KB'),
    atLeast('deadlines, instants only', results.deadlinesPerSecond, 150_000, '/s'),
    atLeast('deadlines with the account', results.accountsPerSecond, 20_000, '/s'),
    atMost('list of 50 at 200,000 tickets, p95', results.listP95Ms, 50, ' ms'),
  ];
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

function filing({ filing: figures }: Results, concurrency: '1' | '8' | '32', aim: number): Line {
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
