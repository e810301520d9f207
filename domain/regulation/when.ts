import type { callOutcomes, cycles, emergencyStates, faults, rounds, stages } from './vocabulary';

/**
 * The one condition of regulation files: all that is named must hold. A list holds where the situation has one of its members;
 * what is not named asks nothing.
 */
export interface When {
  readonly stage?: readonly (typeof stages)[number][];
  readonly topic?: readonly string[];
  readonly requestType?: readonly string[];
  readonly level?: readonly string[];
  /** What the problem is: a question, a defect, an outage ... */
  readonly category?: readonly string[];
  /** As the client's contract says. */
  readonly clientCategory?: readonly string[];
  readonly priority?: readonly string[];
  /** The service that holds the ticket. */
  readonly service?: readonly string[];
  readonly emergency?: readonly (typeof emergencyStates)[number][];
  readonly fault?: readonly (typeof faults)[number][];
  /** Reasons of the wait that goes on. */
  readonly wait?: readonly string[];
  readonly cycle?: readonly (typeof cycles)[number][];
  readonly round?: readonly (typeof rounds)[number][];
  /** From and to, both included. A ticket that names no number is about one vehicle. */
  readonly vehicles?: readonly [number, number];
  /** Federal districts of the work address. */
  readonly district?: readonly string[];
  readonly assigned?: boolean;
  /** What the last logged call brought. */
  readonly asked?: readonly (typeof callOutcomes)[number][];
}

/** What a condition is asked of: a ticket, or a visit of it, as it stands. Null: there is none. */
export interface Situation {
  readonly stage: (typeof stages)[number];
  readonly topic: string;
  readonly requestType: string | null;
  readonly level: string | null;
  readonly category: string | null;
  readonly clientCategory: string | null;
  readonly priority: string;
  readonly service: string | null;
  readonly emergency: (typeof emergencyStates)[number];
  readonly fault: (typeof faults)[number];
  readonly wait: string | null;
  readonly cycle: (typeof cycles)[number];
  readonly round: (typeof rounds)[number];
  readonly vehicles: number | null;
  readonly district: string | null;
  readonly assigned: boolean;
  readonly asked: (typeof callOutcomes)[number] | null;
}

/** Whether a condition holds; one that names nothing always does. */
export function holds(when: When, situation: Situation): boolean {
  const { vehicles, assigned, ...named } = when;
  if (vehicles !== undefined) {
    // A ticket that names no number is taken to be about one: the client then has a date, and the desk can classify it anew.
    const count = situation.vehicles ?? 1;
    if (count < vehicles[0] || count > vehicles[1]) return false;
  }
  if (assigned !== undefined && assigned !== situation.assigned) return false;
  return (Object.keys(named) as (keyof typeof named)[]).every((key) => {
    const wanted: readonly string[] | undefined = named[key];
    const actual = situation[key];
    return wanted === undefined || (actual !== null && wanted.includes(actual));
  });
}

/** A row of a table: its value where its condition holds. The last row of a table asks nothing. */
export interface Row<Value> {
  /** Its name in the file; `else` is the last one. */
  readonly name: string;
  readonly when: When;
  readonly value: Value;
  readonly source: string;
}

/** Rows in the order in which they are tried. */
export type Table<Value> = readonly Row<Value>[];

/** The first row whose condition holds. A checked table has one for every situation. */
export function rowFor<Value>(table: Table<Value>, situation: Situation): Row<Value> {
  const found = table.find(({ when }) => holds(when, situation));
  if (found === undefined) throw new Error('a table of the regulation has no row for this situation');
  return found;
}
