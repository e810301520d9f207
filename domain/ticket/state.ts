/**
 * The state of a ticket: a plain JSON value folded from its events (see evolve.ts), and nothing that the
 * events do not say. No names and no texts: ids only.
 */
import type { Instant, LocalDate, Term } from '../time';
import type { Audience, Channel, ClockEnd, ClockStart, Owner, Stage, TableLimit } from '../regulation/types';

/** The limit a clock runs by, with the rule it came from. `stated`: a date somebody told. */
export type AppliedLimit =
  | (TableLimit & { readonly source: string })
  | { readonly kind: 'stated'; readonly due: Instant; readonly source: string }
  /** A limit that was to be agreed, and was: the closing of that date, moved by pauses begun after the agreement. */
  | { readonly kind: 'agreed'; readonly date: LocalDate; readonly agreedAt: Instant; readonly source: string };

export type ExtensionTerm =
  { readonly kind: 'add'; readonly term: Term } | { readonly kind: 'until'; readonly date: LocalDate };

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
  /** Unique within the ticket: `<cycle>/<code>`, and `<cycle>/<code>/<n>` for one that runs several times a cycle. */
  readonly key: string;
  readonly code: string;
  readonly cycle: number;
  readonly from: ClockStart;
  readonly until: ClockEnd;
  readonly owes: Audience;
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
  readonly aim: Aim;
  /** Codes of thresholds told, with the due instant they were aimed at. */
  readonly told: readonly { readonly code: string; readonly due: Instant | null }[];
  /** What the clock is about: a message, a proposal, a notice. */
  readonly subject: string | null;
}

export interface Proposal {
  readonly id: string;
  readonly by: 'desk' | 'client';
  readonly clock: string;
  readonly terms: ExtensionTerm;
  readonly reason: string | null;
  readonly proposedAt: Instant;
  /** The due instant it would lead to, were it accepted at once; null while that cannot be said (an open pause). */
  readonly wouldBeDue: Instant | null;
}

export type SolutionKind = 'answer' | 'recommendation' | 'repair';

export interface Solution {
  /** The command that solved; also the id of its message. */
  readonly id: string;
  readonly kind: SolutionKind;
  readonly at: Instant;
  readonly objection: Term | null;
  /** Whether the silence counts from delivery of a letter that is still on its way. */
  readonly deliveredAt: Instant | null;
  readonly warnedAt: Instant | null;
  readonly warningDeliveredAt: Instant | null;
}

export type Closing = 'confirmed' | 'confirmed-by-phone' | 'silence' | 'withdrawn' | 'duplicate' | 'by-author';

export interface WordToJudge {
  readonly messageId: string;
  readonly at: Instant;
  readonly after: 'solution' | 'closing';
}

export interface Rating {
  readonly cycle: number;
  readonly score: string;
  readonly reason: string | null;
  readonly personId: string;
  /** Who the rating is about. */
  readonly about: string | null;
  readonly at: Instant;
}

export interface VisitRequest {
  readonly id: string;
  readonly at: Instant;
  readonly byRole: 'client' | 'staff';
  /** Code of the federal subject of the work address. */
  readonly subject: string;
  readonly vehicles: number;
}

/** What a ticket is pinned to: the merged rules by digest, and the version of the calendars. */
export interface RulesPin {
  readonly digest: string;
  readonly calendars: string;
}

export interface TicketState {
  readonly schema: 1;
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly authorId: string;
  readonly sharedWith: readonly string[];
  readonly channel: Channel;
  readonly rules: RulesPin;
  readonly revision: number;
  /** The latest instant of any event, so that a recorded call cannot slip before it. */
  readonly lastAt: Instant;
  readonly receivedAt: Instant;
  readonly cycle: number;
  readonly cycleStartedAt: Instant;
  readonly stage: Stage;
  readonly requestType: string | null;
  readonly topic: string;
  readonly priority: string;
  readonly level: string | null;
  readonly vehicles: number | null;
  readonly assignee: string | null;
  readonly triagedAt: Instant | null;
  readonly estimate: { readonly expectedAt: Instant; readonly statedAt: Instant } | null;
  readonly wait: {
    readonly reason: string;
    readonly owner: Owner;
    readonly since: Instant;
    readonly until: Instant | null;
  } | null;
  readonly proposal: Proposal | null;
  /** Extensions agreed in this cycle. */
  readonly agreements: readonly AgreedExtension[];
  readonly solution: Solution | null;
  readonly closed: { readonly at: Instant; readonly how: Closing } | null;
  readonly words: readonly WordToJudge[];
  readonly phoneCall: { readonly required: boolean; readonly loggedAt: Instant | null };
  readonly agreedByPhoneAt: Instant | null;
  readonly visits: readonly VisitRequest[];
  readonly ratings: readonly Rating[];
  readonly splitFrom: string | null;
  readonly splitOff: readonly string[];
  readonly clocks: readonly ClockState[];
}
