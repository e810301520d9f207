/** Reports that a desk owes month by month, and its register of responsible persons: what a file says of them. */
import type { Text } from './text';
import type { reportHands, reportSubjects } from './vocabulary';

/** What the figures of a report are drawn from: the tickets of the month, or the ratings given in it. */
export type ReportSubject = (typeof reportSubjects)[number];

/** Who hands it in: each service its own, or the desk as a whole. */
export type ReportHands = (typeof reportHands)[number];

/** A report on each calendar month, owed after its end (EA-6, SK-12). */
export interface ReportRule {
  readonly title: Text;
  readonly about: ReportSubject;
  readonly by: ReportHands;
  /** Code of the clock that runs from the end of the month until it is handed in. */
  readonly clock: string;
  /** What is published of all services' reports together; its clock runs from the end of the month as well. */
  readonly summary?: { readonly title: Text; readonly clock: string; readonly source: string };
  readonly source: string;
}

/** The register of responsible persons and hotlines (EA-7). */
export interface RegisterRule {
  readonly title: Text;
  /** Code of the clock from the receipt of a change until it is published. */
  readonly changes: string;
  /** Code of the clock from the day on which an operator was determined until it is announced. */
  readonly operators: string;
  readonly source: string;
}

/** The part of a regulation that is about reports and registers. */
export interface ReportRules {
  readonly reports: Readonly<Record<string, ReportRule>>;
  /** Absent: the desk keeps none. */
  readonly register?: RegisterRule;
}
