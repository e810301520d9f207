import type { Instant } from '../../domain/time';
import type { RehearsalCounts, RehearsalLine, RehearsalSummary } from './types';

const mostMisfits = 100;
const none: RehearsalCounts = { asked: 0, moves: 0, unfit: 0 };

/** Counts lines as they come. */
export class Summing {
  private stays = 0;
  private red = 0;
  private green = 0;
  private readonly byDesk = new Map<string, RehearsalCounts>();

  constructor(private readonly at: Instant) {}

  add(lines: readonly RehearsalLine[]): void {
    for (const { desk, outcome, moves } of lines) {
      const counts = this.byDesk.get(desk) ?? none;
      this.byDesk.set(desk, {
        asked: counts.asked + 1,
        moves: counts.moves + (outcome === 'moves' ? 1 : 0),
        unfit: counts.unfit + (outcome === 'unfit' ? 1 : 0),
      });
      if (outcome === 'stays') this.stays += 1;
      for (const { turns } of moves) {
        if (turns === 'red') this.red += 1;
        if (turns === 'green') this.green += 1;
      }
    }
  }

  summary({ faults = [], misfits = [] }: Partial<Pick<RehearsalSummary, 'faults' | 'misfits'>>): RehearsalSummary {
    const { at, stays, red, green } = this;
    const desks = [...this.byDesk].sort(([a], [b]) => (a < b ? -1 : 1));
    const sum = (of: keyof RehearsalCounts): number => desks.reduce((total, [, counts]) => total + counts[of], 0);
    return {
      ...{ at, asked: sum('asked'), moves: sum('moves'), stays, unfit: sum('unfit'), red, green },
      byDesk: Object.fromEntries(desks),
      faults,
      misfits: misfits.slice(0, mostMisfits),
    };
  }
}
