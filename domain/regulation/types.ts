/**
 * What a regulation says, as the process reads it. The files in regulations/ are parsed into these types;
 * a contract is laid over the file before parsing, so whatever reads this never sees two layers.
 */
import type { CalendarSpec, LocalDate, Term, ThresholdMoment } from '../time';
import type { PartsRule, VisitRule } from './field-types';
import type { Owner, Text } from './text';

export type { Owner, Text } from './text';

/** Whoever works by a regulation. The integrator acts as the person whose key it holds. */
export type Role =
  'client' | 'specialist' | 'coordinator' | 'technician' | 'personal-manager' | 'manager' | 'administrator';

/** Who is told, as a regulation names them; the store finds the persons. */
export type Audience = 'author' | 'responsible' | 'manager' | 'coordinator' | 'technician' | 'personal-manager';

/** How a limit is found. `stated`: a date told by a person; `not-promised`: shown as such, never invented. */
export type Limit =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'topic' }
  | { readonly kind: 'level' }
  | { readonly kind: 'priority' }
  | { readonly kind: 'objection' }
  /** By the federal district of the work address (SK-17). */
  | { readonly kind: 'visit' }
  | { readonly kind: 'stated' }
  | { readonly kind: 'to-be-agreed' }
  | { readonly kind: 'not-promised' };

/** A limit that stands in a table of topics, levels or priorities. */
export type TableLimit = Extract<Limit, { kind: 'term' | 'to-be-agreed' | 'not-promised' }>;

/** What starts a clock. */
export type ClockStart =
  | 'opened' // the ticket was received; a new cycle likewise
  | 'client-word' // every public word of the client, each with a due instant of its own
  | 'estimate' // an indicative date was told
  | 'proposal' // an extension was proposed
  | 'wait' // a wait with an expected end began
  | 'solution-delivered' // the letter with the solution arrived
  | 'limit-missing' // the topic's limit is to be agreed
  | 'phone-call-missing' // the topic asks for a call that was not logged
  | 'word-after-solution' // the client wrote while the ticket was solved
  | 'word-after-closing' // the client wrote after it was closed
  | 'delivery-failed' // a letter that matters came back
  | 'signal-refused' // a hand in the engine's console asked for something impossible
  | 'visit-requested'
  | 'parts-ordered' // an order with a promised arrival
  // ---- borne by a visit ----
  | 'visit-ready' // the last of the keys that `visits.startsWhen` names is there
  | 'slot-offered'
  | 'slot-agreed'
  | 'work-done' // the work waits to be checked
  | 'visit-handed-back' // so many no-shows that the responsible has to decide
  | 'visit-in-doubt'; // an agreed visit whose ticket has ended, or whose technician is not there: goes it ahead?

/** What ends a clock. `topic`: the ways that the topic names in `endsBy`. */
export type ClockEnd =
  | 'first-answer' // triage or solution
  | 'reaction' // any public word of a person of the desk
  | 'solution'
  | 'topic'
  | 'answered' // the proposal, the word or the signal was answered
  | 'client-word'
  | 'wait-ended'
  | 'limit-agreed'
  | 'call-logged'
  | 'visit-arranged'
  | 'parts-received'
  | 'slot-answered'
  | 'work-begun'
  | 'work-done'
  | 'work-checked'
  | 'visit-taken-up'
  | 'visit-decided';

export type TopicEnd = 'conclusion' | 'visit-request';

export interface Telling {
  readonly at: ThresholdMoment;
  readonly whom: readonly Audience[];
  /** Tellings go out in working hours unless the rule says otherwise. */
  readonly anyHour?: boolean;
}

export interface ClockRule {
  readonly title: Text;
  readonly from: ClockStart;
  readonly until: ClockEnd;
  readonly limit: Limit;
  /** Code of a calendar of the same regulation. */
  readonly calendar: string;
  /** Where a term in days ends; by default closing for working days, midnight for calendar days. */
  readonly ends?: 'closing' | 'midnight';
  /** Who owes what this clock measures. */
  readonly owes: Audience;
  /** Keyed by threshold code; `due` is the code of the due instant itself. */
  readonly tell: Readonly<Record<string, Telling>>;
  readonly source: string;
}

/** A limit that holds for these numbers of vehicles (both ends count), or for any. */
export interface ConditionalLimit {
  readonly vehicles?: readonly [number, number];
  readonly limit: TableLimit;
}

export interface Topic {
  readonly title: Text;
  /** Tried in order; the last one has no condition. See `limitFor`. */
  readonly limits: readonly ConditionalLimit[];
  readonly endsBy: readonly TopicEnd[];
  readonly phoneCall?: 'required';
  /** The indicative time must be told at triage (SK-13). */
  readonly estimate?: 'required';
  readonly priority?: string;
  readonly source: string;
}

export interface Level {
  readonly title: Text;
  /** By clock code. */
  readonly limits: Readonly<Record<string, TableLimit>>;
  readonly source: string;
}

export interface Priority {
  readonly title: Text;
  /** 1 goes first. */
  readonly rank: number;
  readonly limits: Readonly<Record<string, TableLimit>>;
  readonly source: string;
}

export interface Wait {
  readonly title: Text;
  readonly owner: Owner;
  /** Clock codes that stand meanwhile; none unless the paragraph or a contract grants it. */
  readonly pauses: readonly string[];
  readonly needs?: 'agreed-extension';
  readonly source: string;
}

export interface FormField {
  readonly title: Text;
  readonly kind: 'text' | 'long-text' | 'number' | 'choice' | 'list';
  readonly choices?: Readonly<Record<string, Text>>;
  readonly required: boolean;
}

export interface RequestType {
  readonly title: Text;
  readonly topic?: string;
  readonly fields: Readonly<Record<string, FormField>>;
  readonly source: string;
}

/**
 * The status shown is the first match by rank; the last one has no condition. The rank is written out because the
 * order of keys is lost in a store of JSON and means nothing to a merge patch.
 */
export interface Status {
  readonly title: Text;
  /** 1 is tried first. */
  readonly rank: number;
  /** All of these hold; a key that is missing asks nothing. */
  readonly when: StatusCondition;
  readonly source: string;
}

export interface StatusCondition {
  readonly stage?: readonly Stage[];
  /** Reasons of the wait that goes on. */
  readonly wait?: readonly string[];
  readonly assigned?: boolean;
  /** The ticket is in its second or a later cycle. */
  readonly reopened?: boolean;
}

/** Where the ticket is in the process. Regulations name and show them, the process moves between them. */
export type Stage = 'triage' | 'resolution' | 'visit' | 'solved' | 'closed';

export interface SolutionRule {
  /** How long silence must last; null: silence never closes (HD-7). */
  readonly objection: Term | null;
  readonly countsFrom: 'delivery' | 'solution';
  /** A warning delivered at least this long before; null: none is promised. */
  readonly warn: Term | null;
  /** Where the silence ends when it is counted in days. */
  readonly ends?: 'closing' | 'midnight';
  readonly source: string;
}

export interface ExtensionRule {
  /** Who may agree on the client's side. */
  readonly agreedBy: readonly ('author' | 'company')[];
  /** How long a proposal made after the due instant stands. */
  readonly lateProposal: Term;
  readonly source: string;
}

export interface FeedbackRule {
  readonly scale: Readonly<
    Record<string, { readonly title: Text; readonly colour?: string; readonly value: number | null }>
  >;
  readonly reasons: Readonly<Record<string, Text>>;
  readonly reason: 'required' | 'optional';
  readonly comment: 'required' | 'optional';
  readonly source: string;
}

export interface AttachmentRule {
  /** Media types or families such as image/*; empty: any. */
  readonly types: readonly string[];
  readonly maxBytes: number;
  readonly source: string;
}

/** How requests come in. No clock runs by the calendar of intake unless it names it. */
export interface IntakeRule {
  readonly calendar: string;
  readonly channels: readonly Channel[];
  readonly portal?: string;
  /** `senders`: how a letter's sender is recognised. */
  readonly email?: { readonly address: string; readonly senders: 'company-domain' | 'registered-address' };
  readonly phones: readonly string[];
  readonly source: string;
}

export interface Regulation {
  readonly code: string;
  readonly version: string;
  readonly title: Text;
  /** The written regulation that this is made from. */
  readonly source: string;
  readonly publishedOn: LocalDate;
  readonly inForceFrom: LocalDate;
  readonly timeZone: string;
  readonly numbering: { readonly prefix: string; readonly first: number };
  readonly calendars: Readonly<Record<string, CalendarSpec & { readonly source: string }>>;
  readonly intake: IntakeRule;
  readonly topics: Readonly<Record<string, Topic>>;
  /** The topic of a ticket that names none: its limit is to be agreed. */
  readonly otherTopic: string;
  readonly requestTypes: Readonly<Record<string, RequestType>>;
  readonly levels: Readonly<Record<string, Level>>;
  /** The level of a client whose contract names none; undefined where the desk has no levels. */
  readonly defaultLevel?: string;
  readonly priorities: Readonly<Record<string, Priority>>;
  readonly defaultPriority: string;
  readonly clocks: Readonly<Record<string, ClockRule>>;
  readonly waits: Readonly<Record<string, Wait>>;
  readonly extensions: ExtensionRule;
  readonly solution: SolutionRule;
  readonly feedback: FeedbackRule;
  readonly statuses: Readonly<Record<string, Status>>;
  readonly attachments: AttachmentRule;
  readonly visits?: VisitRule;
  readonly parts?: PartsRule;
  /** How far back a recorded call may be dated (working time of the calendar). */
  readonly recordedCalls: { readonly within: Term; readonly calendar: string; readonly source: string };
}

export type Channel = 'portal' | 'email' | 'phone' | 'api' | 'console';
export const channels = ['portal', 'email', 'phone', 'api', 'console'] as const satisfies readonly Channel[];
