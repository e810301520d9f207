/**
 * A clock: one running promise, kept by its inputs and by the rule that applies to it. Processes of every kind carry clocks of
 * the same kind, so a deadline is computed, told of and explained in one way.
 */
import type { Instant, LocalDate, Term } from '../../time';
import type { ClockEnd, ClockStart, Obliged, Owner, TableLimit } from '../../regulation/types';
import type { RulesPin } from './rules';

/** The limit a clock runs by, with the rule it came from. `stated`: a date somebody told. */
export type AppliedLimit =
  | (TableLimit & { readonly source: string })
  | { readonly kind: 'stated'; readonly due: Instant; readonly source: string }
  /** A limit that was to be agreed, and was: the closing of that date, moved by pauses begun after the agreement. */
  | { readonly kind: 'agreed'; readonly date: LocalDate; readonly agreedAt: Instant; readonly source: string };

export type ExtensionTerm =
  | { readonly kind: 'add'; readonly term: Term }
  | { readonly kind: 'until'; readonly date: LocalDate };

export interface AgreedExtension {
  readonly terms: ExtensionTerm;
  readonly agreedAt: Instant;
  readonly proposalId: string;
}

export interface ClockPause {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly cause: string;
  readonly owner: Owner;
}

export interface AimedThreshold {
  readonly code: string;
  readonly at: Instant;
  /** False once told, and when a due instant moved later leaves it behind, told before. */
  readonly armed: boolean;
}

/** The instants that follow from a clock's inputs, as the last commit computed them. */
export interface Aim {
  /** Null while a pause is open, and for limits without a date. */
  readonly due: Instant | null;
  readonly remainingSeconds: number | null;
  readonly endOfDay: boolean;
  readonly provisional: boolean;
  readonly thresholds: readonly AimedThreshold[];
}

export interface ClockState {
  /** Unique within its bearer: `<cycle>/<code>`, and `<cycle>/<code>/<n>` for one that runs several times a cycle. */
  readonly key: string;
  readonly code: string;
  readonly cycle: number;
  /** The rules under which it was last aimed: its account is computed with these, whatever its process moved to since. */
  readonly pin: RulesPin;
  readonly from: ClockStart;
  /** Whatever of these comes first, as the rule applied to its bearer. */
  readonly until: readonly ClockEnd[];
  readonly owes: Obliged;
  readonly calendar: string;
  readonly ends: 'closing' | 'midnight' | null;
  readonly startedAt: Instant;
  readonly limit: AppliedLimit;
  readonly pauses: readonly ClockPause[];
  readonly extensions: readonly AgreedExtension[];
  /** What was agreed under an earlier limit: the later of the two due instants holds (a reclassification). */
  readonly agreed: { readonly limit: AppliedLimit; readonly extensions: readonly AgreedExtension[] } | null;
  /** The due instant never lies before this (a warning delivered late). */
  readonly notBefore: Instant | null;
  readonly stoppedAt: Instant | null;
  /** The command, or the tick, that stopped it. */
  readonly stoppedBy: string | null;
  readonly aim: Aim;
  /** Codes of thresholds told, with the due instant they were aimed at. */
  readonly told: readonly { readonly code: string; readonly due: Instant | null }[];
  /** So long before its end its process warns by itself, whatever the regulation says of the code. Absent: it does not. */
  readonly warn?: Term;
  /** What the clock is about: a message, a proposal, a notice, an order of parts. */
  readonly subject: string | null;
}

/** The rule that a clock runs by, as applied: a change of it is a fact, for the same recorded intervals. */
export type AppliedRule = Pick<ClockState, 'limit' | 'calendar' | 'ends' | 'until' | 'owes'>;
