import type { FilingFigure } from './figures/filing';
import type { IncidentFigure } from './figures/incident';
import type { KnowledgeFigure } from './figures/knowledge';
import type { NeighboursFigure } from './figures/neighbours';
import type { PublicationFigure, PublicationRateFigure } from './figures/publication';
import type { SearchSpeed } from './figures/search';
import type { BoardFigure } from './figures/visit-board';
import { rounded } from './harness/statistics';

/** What there is to say of a figure: what it is, what the aim is, what was measured. */
export interface Line {
  readonly figure: string;
  readonly aim: string;
  readonly measured: string;
  readonly met: boolean;
}

/** A figure of ours over a bare one, with both behind it. */
export function against(figure: string, ratio: number, bound: 'at least' | 'at most', aim: number, both: string): Line {
  return {
    figure,
    aim: `${bound === 'at least' ? '>=' : '<='} ${aim}`,
    measured: `${ratio.toFixed(2)}  (${both})`,
    met: bound === 'at least' ? ratio >= aim : ratio <= aim,
  };
}

export function rates(ours: number, bare: number): string {
  return `${ours.toFixed(1)}/s against ${bare.toFixed(1)}/s`;
}

export function inMs(ours: number, bare: number): string {
  return `${ours.toFixed(1)} ms against ${bare.toFixed(1)} ms`;
}

export function published({ ratio, msEach, bareMsEach }: PublicationFigure): Line {
  return against('a publication, a ticket, against a bare workflow', ratio, 'at most', 0.5, inMs(msEach, bareMsEach));
}

export function besidePublication({ ratio, repliesP95Ms, meanwhileP95Ms }: PublicationRateFigure): Line {
  return against('replies beside a publication, p95', ratio, 'at most', 1.5, inMs(meanwhileP95Ms, repliesP95Ms));
}

export function foundArticles({ searchP95Ms, suggestP95Ms }: KnowledgeFigure): Line[] {
  return [
    atMost('a search of 100,000 articles, p95', searchP95Ms, 30, ' ms'),
    atMost('what is suggested while a request is written, p95', suggestP95Ms, 100, ' ms'),
  ];
}

export function toldToAll({ tickets, seconds, ratio, repliesP95Ms, meanwhileP95Ms }: IncidentFigure): Line[] {
  return [
    atMost(`one word to an incident of ${tickets} tickets until all have it`, seconds, 20, ' s'),
    against('  replies meanwhile, p95', ratio, 'at most', 1.5, inMs(meanwhileP95Ms, repliesP95Ms)),
  ];
}

export function board(name: string, measured: BoardFigure, aim: number): Line {
  return searched(`${name} at 20,000 visits, p95`, measured, aim);
}

export function searched(figure: string, { p95Ms, storeP95Ms }: SearchSpeed, aim: number): Line {
  return {
    figure,
    aim: `<= ${aim} ms`,
    measured: `${rounded(p95Ms, 3)} ms  (at the store ${rounded(storeP95Ms, 3)} ms)`,
    met: p95Ms <= aim,
  };
}

export function atMost(figure: string, value: number, aim: number, unit: string): Line {
  return { figure, aim: `<= ${aim}${unit}`, measured: `${rounded(value, 3)}${unit}`, met: value <= aim };
}

export function atLeast(figure: string, value: number, aim: number, unit: string): Line {
  return {
    figure,
    aim: `>= ${aim.toLocaleString('en')}${unit}`,
    measured: `${rounded(value, 3).toLocaleString('en')}${unit}`,
    met: value >= aim,
  };
}

export function filing(
  figures: Readonly<Record<'1' | '8' | '32', FilingFigure>>,
  concurrency: '1' | '8' | '32',
  aim: number,
): Line {
  const { perSecond, bare, ratio } = figures[concurrency];
  const figure = `filing over HTTP, ${concurrency} at once, against bare starts`;
  return against(figure, ratio, 'at least', aim, rates(perSecond, bare));
}

/** Ten times its figure is the aim. */
export function timesRequestTracker(what: string, ours: PerClients, theirs: PerClients): readonly Line[] {
  return (['1', '4', '8'] as const).map((clients) =>
    atLeast(`${what}, ${clients} clients`, ours[clients], 10 * theirs[clients], '/s'),
  );
}

type PerClients = NeighboursFigure['files'];

/** What was measured, on one line, with numbers as short as their precision allows. */
export function json(measured: unknown): string {
  return JSON.stringify(measured, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value));
}

/** Lines as a table for a person. */
export function tableOf(lines: readonly Line[]): string {
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
