/**
 * The state of a ticket: a plain JSON value folded from its events (see evolve.ts), and nothing that the
 * events do not say. No names and no texts: ids only.
 */
import type { AuthorKind } from '../../policy/may';
import type { AgreedExtension, ClockState, ExtensionTerm, RulesPin } from '../../process';
import type { Instant, Term } from '../../time';
import type { PartsOrder } from '../../parts';
import type { CallOutcome, Channel, Owner, Stage } from '../../regulation/types';
import type { VisitProgress } from '../../visit-progress';
import type { TicketAccess } from './access';
import type { Consents } from './consent';
import type { Emergency } from './emergency';
import type { TicketWork } from './work';

export interface Proposal {
  readonly id: string;
  readonly by: 'desk' | 'client';
  /** Who of that side; null where it was no person. */
  readonly personId: string | null;
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
  /** Who brought it; null where a visit did. */
  readonly personId: string | null;
  readonly at: Instant;
  readonly objection: Term | null;
  /** Whether the silence counts from delivery of a letter that is still on its way. */
  readonly deliveredAt: Instant | null;
  readonly warnedAt: Instant | null;
  readonly warningDeliveredAt: Instant | null;
}

export type Closing =
  | 'confirmed'
  | 'confirmed-by-phone'
  | 'silence'
  | 'unanswered'
  | 'withdrawn'
  | 'duplicate'
  | 'by-author'
  | 'declined'
  | 'redirected'
  /** Before it was brought here. */
  | 'elsewhere';

/** What an ending names: of a duplicate the ticket that goes on, why it was declined, where it was sent; codes of the regulation. */
export interface EndedBy {
  readonly of?: OtherTicket;
  readonly reason?: string;
  readonly redirect?: string;
}

export interface ClosedTicket extends EndedBy {
  readonly at: Instant;
  readonly how: Closing;
  /** Where it stood, of one that was not solved and closed for want of an answer. */
  readonly was?: Stage;
}

/** The release that ends a wait (HT-6). */
export interface PlannedRelease {
  readonly name: string;
  readonly expectedAt: Instant | null;
  /** The command that named it. */
  readonly plannedBy: string;
}

/** Another ticket of the same client, as facts and states name it. */
export interface OtherTicket {
  readonly id: string;
  readonly tid: string;
}

/** The first word of those that nobody has judged yet: from it everything counts. */
export interface WordToJudge {
  readonly messageId: string;
  readonly at: Instant;
  readonly after: 'solution' | 'closing';
  /** How many words it stands for: itself, and those that came while it waited. */
  readonly count: number;
}

export interface Rating {
  readonly cycle: number;
  readonly score: string;
  readonly reason: string | null;
  readonly personId: string;
  /** Who the rating is about. */
  readonly about: string | null;
  readonly at: Instant;
  /** When this cycle was rated first; `at` is later where the rating was corrected. */
  readonly givenAt: Instant;
}

export interface VisitRequest {
  readonly id: string;
  /** It belongs to the work of this cycle, and decides nothing in a later one. */
  readonly cycle: number;
  readonly at: Instant;
  readonly byRole: 'client' | 'staff';
  /** Code of the federal subject of the work address. */
  readonly subject: string;
  readonly vehicles: number;
  /** Public number: `SKAI-1042/2`. */
  readonly number: string;
  /** As the visit last told; null for a request that was only recorded, before visits had a life of their own. */
  readonly progress: VisitProgress | null;
  /** When it was told to be over. */
  readonly overAt: Instant | null;
}

/** Which service of the desk has the ticket. */
export interface TicketService {
  /** Code of the one that holds it; null: the desk has one, unnamed. */
  readonly holds: string | null;
  /** All that ever had it, or were asked to take it: these see it. */
  readonly took: readonly string[];
  /** Those that the rules of the desk had asked in this cycle: none of them is asked by a rule again. */
  readonly byRule: readonly string[];
  /** It is handed over, and not taken yet. */
  readonly pending: HandOverPending | null;
}

export interface HandOverPending {
  readonly to: string;
  readonly from: string;
  readonly since: Instant;
  /** Id of who handed it over; null where it was no person. */
  readonly by: string | null;
}

export interface TestResult {
  readonly result: string;
  /** The service whose zone the fault lies in by that. */
  readonly service: string | null;
  readonly at: Instant;
}

export interface TicketState {
  readonly schema: 9;
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly authorId: string;
  readonly authorKind: AuthorKind;
  readonly sharedWith: readonly string[];
  readonly channel: Channel;
  readonly rules: RulesPin;
  readonly revision: number;
  /** The instant of the last event, so that a recorded call cannot slip before it. */
  readonly lastAt: Instant;
  readonly receivedAt: Instant;
  readonly cycle: number;
  readonly cycleStartedAt: Instant;
  /** Since when the work goes on that the next solution will end: the cycle's beginning, or the last objection. */
  readonly roundStartedAt: Instant;
  readonly stage: Stage;
  readonly requestType: string | null;
  readonly topic: string;
  readonly priority: string;
  /** As somebody named it, or by default: without what the topic makes of it. */
  readonly ownPriority: string;
  /** What the problem is; null where the desk does not tell problems apart. */
  readonly category: string | null;
  readonly level: string | null;
  /** As somebody named it instead of the regulation. */
  readonly ownLevel: string | null;
  readonly vehicles: number | null;
  readonly assignee: string | null;
  /** Since when somebody works on it in this cycle; see work-begun.ts. */
  readonly begunAt: Instant | null;
  readonly service: TicketService;
  /** Of each preliminary test the last result; the events keep all. */
  readonly tests: Readonly<Record<string, TestResult>>;
  /** Of each list of questions the last answers; the events keep all. */
  readonly answers: Readonly<Record<string, { readonly messageId: string; readonly at: Instant }>>;
  readonly triagedAt: Instant | null;
  readonly estimate: { readonly expectedAt: Instant; readonly statedAt: Instant } | null;
  readonly wait: {
    readonly reason: string;
    readonly owner: Owner;
    readonly since: Instant;
    readonly until: Instant | null;
    readonly release: PlannedRelease | null;
  } | null;
  readonly proposal: Proposal | null;
  /** The last proposal that nobody had answered in time, and when it lapsed: an answer by phone may have been in time. */
  readonly lapsed: { readonly proposal: Proposal; readonly at: Instant } | null;
  /** Extensions agreed in this cycle. */
  readonly agreements: readonly AgreedExtension[];
  /** What else the client was asked to agree to. */
  readonly consents: Consents;
  /** Works that are counted, of every cycle. */
  readonly works: readonly TicketWork[];
  readonly solution: Solution | null;
  readonly closed: ClosedTicket | null;
  readonly words: readonly WordToJudge[];
  readonly phoneCall: { readonly required: boolean; readonly loggedAt: Instant | null };
  /** What the last logged call of this cycle brought, and when it was; see `askedOf`. */
  readonly lastCall: { readonly outcome: CallOutcome; readonly at: Instant } | null;
  /** When the client last agreed in a call; see `agreedByPhone`. */
  readonly agreedByPhoneAt: Instant | null;
  /** The latest word of the client that may say the opposite, written or spoken. */
  readonly contradictedAt: Instant | null;
  readonly visits: readonly VisitRequest[];
  /** Parts on their way for the ticket itself: a remote repair (SK-18). */
  readonly orders: readonly PartsOrder[];
  readonly ratings: readonly Rating[];
  readonly emergency: Emergency;
  /** Access data that were asked for; absent: none ever were. */
  readonly accesses?: readonly TicketAccess[];
  readonly splitFrom: string | null;
  readonly splitOff: readonly string[];
  /** Tickets that were closed as duplicates of this one. */
  readonly duplicates: readonly OtherTicket[];
  /** Those that run or may run on; the events keep the others. */
  readonly clocks: readonly ClockState[];
}
