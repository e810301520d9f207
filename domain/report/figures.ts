/** The figures of a monthly report, as the product drew them up: counts and seconds by codes. */
import type { Owner } from '../regulation';
import type { Instant } from '../time';

/** Tickets of one topic, or of all. */
export interface TicketCounts {
  /** Received in the month. */
  readonly received: number;
  /** Of which a solution was brought in the month. */
  readonly solved: number;
  /** Of those solved: every date that the desk owed was kept. */
  readonly inTime: number;
  /** Of those solved: one at least was missed. */
  readonly late: number;
}

export interface WorkFigures {
  readonly about: 'work';
  readonly asOf: Instant;
  readonly total: TicketCounts;
  readonly byTopic: readonly (TicketCounts & { readonly topic: string })[];
  /** Whose the working seconds of the month were. */
  readonly seconds: Readonly<Record<Owner, number>>;
}

/** How often a score was given. */
export interface ScoreCount {
  /** Null: no reason was given, nobody was responsible. */
  readonly key: string | null;
  readonly score: string;
  readonly count: number;
}

export interface FeedbackFigures {
  readonly about: 'feedback';
  readonly asOf: Instant;
  readonly total: number;
  readonly byScore: readonly ScoreCount[];
  readonly byReason: readonly ScoreCount[];
  readonly byPerson: readonly ScoreCount[];
  readonly byTopic: readonly ScoreCount[];
}

export type Figures = WorkFigures | FeedbackFigures;
