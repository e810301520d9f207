/** Who waits for whom, and how long: the owner of the next step at every instant, in working time of the desk. */
import { nextStep, sideOwing, type TicketState } from '../ticket';
import { workingTimeBetween, type Calendar, type Instant } from '../time';
import type { Case } from './case';
import { longer } from './promises';
import type { Awaited, Longest, WaitRow, Waits } from './result';

/** A wait that goes on. */
export interface Wait {
  readonly awaited: Awaited;
  readonly stage: string;
  readonly clock: string;
  readonly topic: string;
  readonly since: Instant;
}

interface Sum {
  readonly key: string;
  readonly awaited: Awaited;
  workingSeconds: number;
  count: number;
  longest: Longest | null;
}

const views = ['side', 'stage', 'clock', 'topic'] as const;

export class Waiting {
  readonly #sums: Readonly<Record<(typeof views)[number], Map<string, Sum>>> = {
    side: new Map(),
    stage: new Map(),
    clock: new Map(),
    topic: new Map(),
  };

  constructor(private readonly calendar: Calendar) {}

  /** What a request waits for as it now stands: the wait that goes on, or another one that begins. Null: it is over. */
  follow({ ticket, id }: Case, before: Wait | null, now: Instant): Wait | null {
    const awaited = awaitedIn(ticket);
    if (awaited === null) {
      this.end(before, id, now);
      return null;
    }
    const { clock } = nextStep(ticket);
    const wait = { awaited, stage: ticket.stage, clock: clock?.split('/')[1] ?? '-', topic: ticket.topic, since: now };
    if (before !== null && same(before, wait)) return before;
    this.end(before, id, now);
    return wait;
  }

  end(wait: Wait | null, tid: string, now: Instant): void {
    if (wait === null || wait.since >= now) return;
    const worked = workingTimeBetween(this.calendar, wait.since, now);
    const seconds = worked.ok ? worked.value : 0;
    if (seconds === 0) return;
    for (const view of views) {
      const key = view === 'side' ? wait.awaited : wait[view];
      const sums = this.#sums[view];
      const place = `${key}\n${wait.awaited}`;
      const sum = sums.get(place) ?? { key, awaited: wait.awaited, workingSeconds: 0, count: 0, longest: null };
      sums.set(place, sum);
      sum.workingSeconds += seconds;
      sum.count += 1;
      sum.longest = longer(sum.longest, tid, seconds);
    }
  }

  result(): Waits {
    const total = [...this.#sums.side.values()].reduce((sum, { workingSeconds }) => sum + workingSeconds, 0);
    const rows = (view: (typeof views)[number]): WaitRow[] =>
      [...this.#sums[view].values()].map((sum) => rowOf(sum, total)).sort(byLength);
    return {
      workingSeconds: total,
      bySide: rows('side'),
      byStage: rows('stage'),
      byClock: rows('clock'),
      byTopic: rows('topic'),
    };
  }
}

/** Null: nobody owes a step, as of a ticket that is closed and at rest. */
function awaitedIn(ticket: TicketState): Awaited | null {
  const side = sideOwing(ticket);
  return side === 'us' ? 'desk' : side;
}

function same(a: Wait, b: Wait): boolean {
  return a.awaited === b.awaited && a.stage === b.stage && a.clock === b.clock && a.topic === b.topic;
}

function rowOf({ longest, ...sum }: Sum, total: number): WaitRow {
  const share = Math.round((sum.workingSeconds / total) * 10_000) / 10_000;
  return { ...sum, share, longest: longest ?? { tid: '', workingSeconds: 0 } };
}

function byLength(a: WaitRow, b: WaitRow): number {
  return b.workingSeconds - a.workingSeconds || (`${a.key} ${a.awaited}` < `${b.key} ${b.awaited}` ? -1 : 1);
}
