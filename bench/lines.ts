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
