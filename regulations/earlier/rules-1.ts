/** The shape of merged rules as releases up to 0.3 kept them. */
import type {
  Audience,
  ClockEnd,
  ClockRule,
  ClockStart,
  Priority,
  Regulation,
  Status,
  TableLimit,
  Telling,
  Titled,
  Topic,
  VisitRule,
} from '../../domain/regulation';
import type { Term } from '../../domain/time';

export type OldLimit =
  | TableLimit
  | { readonly kind: 'topic' }
  | { readonly kind: 'level' }
  | { readonly kind: 'priority' }
  | { readonly kind: 'visit' }
  | { readonly kind: 'objection' }
  | { readonly kind: 'stated' };

export interface OldClock {
  readonly title: ClockRule['title'];
  readonly from: ClockStart;
  readonly until: ClockEnd | 'topic';
  readonly limit: OldLimit;
  readonly calendar: string;
  readonly ends?: 'closing' | 'midnight';
  readonly owes: Audience;
  readonly tell: Readonly<Record<string, Telling>>;
  readonly source: string;
}

export interface OldTopic extends Topic {
  readonly limits: readonly { readonly vehicles?: readonly [number, number]; readonly limit: TableLimit }[];
  readonly endsBy: readonly ('conclusion' | 'visit-request')[];
}

export type Limited<T> = T & { readonly limits: Readonly<Record<string, TableLimit>> };

/** What the first visits said of themselves; the rest came later. */
export type OldVisits = Pick<VisitRule, 'startsWhen' | 'calendar' | 'source'> &
  Partial<VisitRule> & { readonly limits: { readonly default: Term } & Readonly<Record<string, Term>> };

export interface OldExtensions {
  readonly agreedBy: readonly ('author' | 'company')[];
  readonly lateProposal: Term;
  readonly source: string;
}

/** The shape in which they were kept. */
export type Rules1 = Omit<
  Regulation,
  | 'clocks'
  | 'topics'
  | 'levels'
  | 'level'
  | 'priorities'
  | 'statuses'
  | 'visits'
  | 'categories'
  | 'defaultCategory'
  | 'clientCategories'
  | 'clientCategory'
  | 'contract'
  | 'intake'
  | 'feedback'
  | 'agreements'
> & {
  readonly clocks: Readonly<Record<string, OldClock>>;
  readonly topics: Readonly<Record<string, OldTopic>>;
  readonly levels: Readonly<Record<string, Limited<Titled>>>;
  readonly defaultLevel?: string;
  readonly priorities: Readonly<Record<string, Limited<Priority>>>;
  readonly statuses: Readonly<Record<string, OldStatus>>;
  readonly visits?: OldVisits;
  readonly intake: Omit<Regulation['intake'], 'contract' | 'requestType' | 'copies'>;
  readonly feedback: Omit<Regulation['feedback'], 'correctableMinutes' | 'letters'>;
  readonly extensions: OldExtensions;
};

export type OldStatus = Omit<Status, 'when'> & {
  readonly when: Pick<Status['when'], 'stage' | 'wait' | 'assigned'> & { readonly reopened?: boolean };
};
