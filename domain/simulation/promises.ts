/** What was promised, kept and missed: every clock of every cycle, once. */
import { foldClocks, type ClockState, type Rules } from '../process';
import { ticketKind } from '../ticket';
import { localDateOf, workingTimeBetween, type Calendar, type Instant } from '../time';
import { visitKind } from '../visit';
import type { Case } from './case';
import type { Counts, Ledger, Longest, PromiseRow } from './result';

type Fate = 'kept' | 'missed' | 'running' | 'undated';

interface Row {
  readonly of: PromiseRow['of'];
  readonly clock: string;
  readonly source: string;
  readonly owes: ClockState['owes'];
  readonly fates: Record<Fate, number>;
  latest: Longest | null;
}

const none: Counts = { promised: 0, kept: 0, missed: 0, running: 0 };

export class Promises {
  readonly #rows = new Map<string, Row>();
  readonly #months = new Map<string, Record<'kept' | 'missed' | 'running', number>>();

  constructor(
    private readonly rules: Rules,
    private readonly calendar: Calendar,
    /** When the year ends. */
    private readonly end: Instant,
  ) {}

  /** Counts a request as it stands at the end of the year; once. */
  count(played: Case): void {
    for (const clock of foldClocks(ticketKind, played.events)) this.#take(clock, 'ticket', played.id);
    for (const events of played.visitEvents.values())
      for (const clock of foldClocks(visitKind, events)) this.#take(clock, 'visit', played.id);
  }

  /** What the desk's people owe. */
  ofDesk(): Ledger {
    return this.#ledger(({ owes }) => owes !== 'author');
  }

  /** What is asked of clients. */
  ofClients(): Ledger {
    return this.#ledger(({ owes }) => owes === 'author');
  }

  /** Of the desk, by the month in which they fall due. */
  months(): ReadonlyMap<string, Counts> {
    return new Map([...this.#months].map(([month, fates]) => [month, countsOf(fates)]));
  }

  #take(clock: ClockState, of: PromiseRow['of'], tid: string): void {
    const { code, owes, limit, startedAt, stoppedAt } = clock;
    // What a machine does nobody is late with; a duty that ended as it began was none.
    if (owes === 'nobody' || startedAt === stoppedAt) return;
    const key = [of, code, limit.source, owes].join('\n');
    const row = this.#rows.get(key) ?? newRow(of, clock);
    this.#rows.set(key, row);
    const fate = this.#fateOf(clock);
    row.fates[fate] += 1;
    const late = fate === 'missed' ? this.#lateBy(clock) : 0;
    if (late > 0) row.latest = longer(row.latest, tid, late);
    if (fate === 'undated' || owes === 'author') return;
    const month = localDateOf(this.calendar, clock.aim.due ?? this.end).slice(0, 7);
    const fates = this.#months.get(month) ?? { kept: 0, missed: 0, running: 0 };
    this.#months.set(month, fates);
    fates[fate] += 1;
  }

  #fateOf({ aim, limit, stoppedAt, owes, from }: ClockState): Fate {
    if (limit.kind === 'to-be-agreed' || limit.kind === 'not-promised') return 'undated';
    const { due } = aim;
    // It stands, and so cannot be late.
    if (due === null) return stoppedAt === null ? 'running' : 'kept';
    if (stoppedAt === null) return due < this.end ? 'missed' : 'running';
    // Silence is over at its end, and so is a question that nobody has answered.
    const lapses = owes === 'author' && (from === 'solution-delivered' || from === 'proposal');
    return stoppedAt < due || (stoppedAt === due && !lapses) ? 'kept' : 'missed';
  }

  #lateBy({ aim, stoppedAt, calendar }: ClockState): number {
    const worked = workingTimeBetween(this.rules.calendar(calendar), aim.due ?? this.end, stoppedAt ?? this.end);
    return worked.ok ? worked.value : 0;
  }

  #ledger(which: (row: Row) => boolean): Ledger {
    const rows = [...this.#rows.values()].filter(which).map((row) => this.#rowOf(row));
    return { total: rows.reduce(plus, none), rows: rows.sort(byPlace) };
  }

  #rowOf({ of, clock, source, owes, fates, latest }: Row): PromiseRow {
    const title = this.rules.regulation.clocks[clock]?.title ?? { ru: clock, en: clock };
    return { of, clock, title, source, owes, ...countsOf(fates), undated: fates.undated, latest };
  }
}

function newRow(of: PromiseRow['of'], { code, limit, owes }: ClockState): Row {
  const fates = { kept: 0, missed: 0, running: 0, undated: 0 };
  return { of, clock: code, source: limit.source, owes, fates, latest: null };
}

function countsOf({ kept, missed, running }: Record<'kept' | 'missed' | 'running', number>): Counts {
  return { promised: kept + missed + running, kept, missed, running };
}

function plus(a: Counts, b: Counts): Counts {
  return {
    promised: a.promised + b.promised,
    kept: a.kept + b.kept,
    missed: a.missed + b.missed,
    running: a.running + b.running,
  };
}

export function longer(longest: Longest | null, tid: string, workingSeconds: number): Longest {
  return longest === null || workingSeconds > longest.workingSeconds ? { tid, workingSeconds } : longest;
}

/** What is promised most first; of two alike the first by its name. */
function byPlace(a: PromiseRow, b: PromiseRow): number {
  const name = (row: PromiseRow): string => `${row.of} ${row.clock} ${row.source}`;
  return b.promised - a.promised || (name(a) < name(b) ? -1 : 1);
}
