/**
 * What a regulation says, as the process reads it. The files in regulations/ are parsed into these types;
 * a contract is laid over the file before parsing, so whatever reads this never sees two layers.
 */
import type { CalendarSpan, CalendarSpec, LocalDate, Term, ThresholdMoment } from '../time';
import type { AccessRules } from './access';
import type { AnnouncementRules } from './announcements';
import type { IncidentRules } from './incidents';
import type { ActRules } from './acts';
import type { Agreements } from './agreements';
import type { PartsRule, VisitRule } from './field-types';
import type { LetterRules } from './letters';
import type { QuestionList, RequestType } from './forms';
import type { LookRules } from './look';
import type { ReplyRules } from './replies';
import type { ReportRules } from './reports';
import type { ReviewRules } from './review';
import type { RightRules } from './rights';
import type { ServiceRules } from './services';
import type { Owner, Text } from './text';
import type {
  archiveKinds,
  audiences,
  callOutcomes,
  channels,
  clockEnds,
  clockStarts,
  feedbackLetters,
  ruleActs,
  stages,
} from './vocabulary';
import type { Table, When } from './when';
import type { WorksRule } from './works';

export type { Owner, Text } from './text';

/** Whoever works by a regulation. The integrator acts as the person whose key it holds. */
export type Role =
  | 'client'
  | 'specialist'
  | 'coordinator'
  | 'technician'
  | 'personal-manager'
  | 'manager'
  | 'administrator';

/** Who is told, as a regulation names them; the store finds the persons. */
export type Audience = (typeof audiences)[number];

/** Who owes what a clock measures; `nobody`: what it measures a machine will do, so that nobody is ever late with it. */
export type Obliged = Audience | 'nobody';

/** What the process does by itself, with the paragraph that says so. */
export type RuleAct = { readonly source: string } & (
  | { readonly do: Exclude<RuleActCode, 'escalate' | 'hand-over'> }
  /** `to`: code of a priority, or of a service. */
  | { readonly do: 'escalate' | 'hand-over'; readonly to: string }
);

export type RuleActCode = (typeof ruleActs)[number];

/**
 * How a limit is found. `stated`: a date told by a person; `objection`: the time of silence, agreed on the ticket or the desk's;
 * `not-promised`: shown as such, never invented.
 */
export type Limit =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'objection' }
  | { readonly kind: 'stated' }
  | { readonly kind: 'to-be-agreed' }
  | { readonly kind: 'not-promised' };

/** A limit that needs nobody to tell a date. */
export type TableLimit = Extract<Limit, { kind: 'term' | 'to-be-agreed' | 'not-promised' }>;

/** What starts a clock. */
export type ClockStart = (typeof clockStarts)[number];

/** What ends a clock. Closing ends every one. */
export type ClockEnd = (typeof clockEnds)[number];

/** One of several occasions, which counts where its condition holds. */
export interface Occasion<On extends string> {
  readonly on: On;
  readonly when: When;
}

export interface Telling {
  readonly at: ThresholdMoment;
  /** May be nobody where something is done. */
  readonly whom: readonly Audience[];
  /** Tellings go out in working hours unless the rule says otherwise. */
  readonly anyHour?: boolean;
  /** What is done then beside telling. */
  readonly act?: RuleAct;
}

export interface ClockRule {
  readonly title: Text;
  readonly from: readonly Occasion<ClockStart>[];
  readonly until: readonly Occasion<ClockEnd>[];
  readonly limit: Table<Limit>;
  /** Codes of calendars of the same regulation, or `of-service`: that of the service concerned. */
  readonly calendar: Table<string>;
  /** Where a term in days ends; by default closing for working days, midnight for calendar days. */
  readonly ends?: 'closing' | 'midnight';
  readonly owes: Obliged;
  /** Keyed by threshold code; `due` is the code of the due instant itself. */
  readonly tell: Readonly<Record<string, Telling>>;
  readonly source: string;
}

export interface Topic {
  readonly title: Text;
  readonly phoneCall?: 'required';
  /** The indicative time must be told at triage (SK-13). */
  readonly estimate?: 'required';
  readonly priority?: string;
  readonly source: string;
}

/** A name of the desk's own with what people read: of a level, a category of problems or of clients. */
export interface Titled {
  readonly title: Text;
  readonly source: string;
}

export interface Priority extends Titled {
  /** 1 goes first. */
  readonly rank: number;
}

export interface Wait {
  readonly title: Text;
  readonly owner: Owner;
  /** Clock codes that stand meanwhile; none unless the paragraph or a contract grants it. */
  readonly pauses: readonly string[];
  readonly needs?: 'agreed-extension';
  /** The work is put off for this reason: the client is told why (HT-14). */
  readonly postpones?: true;
  /** It ends with a release, which can be named (HT-6). */
  readonly release?: true;
  readonly source: string;
}

/** The status shown is the first match by rank, the place in the file; the last one has no condition. */
export interface Status {
  readonly title: Text;
  /** 1 is tried first. */
  readonly rank: number;
  readonly when: When;
  readonly source: string;
}

export type Stage = (typeof stages)[number];

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

export interface FeedbackRule {
  readonly scale: Readonly<
    Record<
      string,
      { readonly title: Text; readonly colour?: 'green' | 'yellow' | 'red'; readonly value: number | null }
    >
  >;
  readonly reasons: Readonly<Record<string, Text>>;
  readonly reason: 'required' | 'optional';
  readonly comment: 'required' | 'optional';
  /** How long after it was given a rating may be corrected; null: it is given once. */
  readonly correctableMinutes: number | null;
  /** Which letters can be answered by a press; none where the desk names none. */
  readonly letters: readonly FeedbackLetter[];
  readonly source: string;
}

export type FeedbackLetter = (typeof feedbackLetters)[number];

export type ArchiveKind = (typeof archiveKinds)[number];

export interface AttachmentRule {
  /** Media types or families such as image/*; empty: any. */
  readonly types: readonly string[];
  /** Archives that are taken when all that is in them is of these types. */
  readonly packed?: { readonly archives: readonly ArchiveKind[]; readonly types: readonly string[] };
  readonly maxBytes: number;
  readonly source: string;
}

/** How requests come in. No clock runs by the calendar of intake unless it names it. */
export interface IntakeRule {
  readonly calendar: string;
  readonly channels: readonly Channel[];
  /** Whether a request is taken from clients without a contract in force (HT-9). */
  readonly contract: 'required' | 'optional';
  /** Whether a filing has to name its request type: the type is chosen first, and its form opens (IN-1). */
  readonly requestType: 'required' | 'optional';
  /** Who of the client follows every ticket of it beside those with whom its author shares it (IN-2). */
  readonly copies?: 'lead';
  readonly portal?: string;
  /** `also`: further addresses at which letters for the desk come. `senders`: how a letter's sender is recognised. `copied`: left out, users of the company to whom a letter is copied follow its ticket. */
  readonly email?: {
    readonly address: string;
    readonly also?: readonly string[];
    readonly senders: 'company-domain' | 'registered-address';
    readonly copied?: 'nobody';
  };
  readonly phones: readonly string[];
  /** Ways of talking that are no requests: what is said there is logged as a contact, by these codes (HT-11). */
  readonly contacts?: Readonly<Record<string, { readonly title: Text }>>;
  readonly source: string;
}

export interface Regulation
  extends
    AccessRules,
    ActRules,
    AnnouncementRules,
    IncidentRules,
    LetterRules,
    LookRules,
    ReplyRules,
    ReportRules,
    ReviewRules,
    RightRules,
    ServiceRules {
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
  /** What the desk's people ask as the work goes on, by codes of its own. */
  readonly questions: Readonly<Record<string, QuestionList>>;
  /** The number of the contract that is laid over the regulation; null for a client without one in force. */
  readonly contract: string | null;
  /** What problems are: question, defect, outage ... Empty where the desk does not tell them apart. */
  readonly categories: Readonly<Record<string, Titled>>;
  /** The category of a request that states none. */
  readonly defaultCategory: Table<string> | null;
  readonly clientCategories: Readonly<Record<string, Titled>>;
  /** Of the client whom these rules are for; a contract says it. */
  readonly clientCategory: string | null;
  readonly levels: Readonly<Record<string, Titled>>;
  /** The level of a ticket; null where the desk has none. Nobody names the own level. */
  readonly level: Table<string> | null;
  readonly priorities: Readonly<Record<string, Priority>>;
  readonly defaultPriority: string;
  readonly clocks: Readonly<Record<string, ClockRule>>;
  readonly waits: Readonly<Record<string, Wait>>;
  readonly agreements: Agreements;
  readonly solution: SolutionRule;
  readonly feedback: FeedbackRule;
  readonly statuses: Readonly<Record<string, Status>>;
  readonly attachments: AttachmentRule;
  readonly visits?: VisitRule;
  readonly parts?: PartsRule;
  readonly works?: WorksRule;
  /** How far back a recorded call may be dated (working time of the calendar). */
  readonly recordedCalls: { readonly within: Term; readonly calendar: string; readonly source: string };
  /** For how long the desk keeps what was written; absent: for good. */
  readonly retention?: Retention;
}

/** Words are erased so long after a ticket was closed; numbers, dates and outcomes stay. */
export interface Retention {
  readonly closedTickets: { readonly for: CalendarSpan; readonly source: string };
  /** Clients' people without a role are erased once that is so of all their tickets; absent: on demand only. */
  readonly people?: { readonly source: string };
}

/** What a call may have brought. */
export type CallOutcome = (typeof callOutcomes)[number];

export type Channel = (typeof channels)[number];
