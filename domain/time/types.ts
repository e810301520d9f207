declare const instantMark: unique symbol;

/**
 * Epoch milliseconds, UTC. The engine works between the first moment of 1970 and the last of 2100. Any number may stand for one;
 * the mark, which no value bears, lets types tell instants from amounts (see `InstantsIn` of the API).
 */
export type Instant = number & { readonly [instantMark]?: never };

/** The mark of instants as a key. */
export type InstantMark = typeof instantMark;

/** A date in the zone of a calendar, `YYYY-MM-DD`. */
export type LocalDate = string;

/** What a limit is counted in. `minute` and `calendar-day` run round the clock, the other two through working time. */
export type TermUnit = 'working-day' | 'working-minute' | 'calendar-day' | 'minute';

/** A limit. The amount is whole and positive. */
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
}

/** A span of the calendar, run back from a date: years and months as they are called, whatever their days. */
export interface CalendarSpan {
  readonly amount: number;
  readonly unit: 'calendar-day' | 'month' | 'year';
}

/** A span `[from, to)` in which the watch stands; `to` is null while it lasts. Cause and owner go through to the account. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly cause?: string;
  readonly owner?: string;
}

/**
 * A longer limit, agreed by both sides, in the order in which they were agreed.
 * `add` is in the unit of the limit. `until` means the closing of that local date (of the next working day, if it is none);
 * it takes the place of what was due before and moves later only by pauses that begin after `agreedAt`.
 */
export type Extension =
  | { readonly kind: 'add'; readonly term: Term; readonly agreedAt: Instant }
  | { readonly kind: 'until'; readonly date: LocalDate; readonly agreedAt: Instant };

/** When somebody is told: at a share of the watch, before the due instant, at it, after it. */
export type ThresholdMoment =
  | { readonly percent: number }
  | { readonly before: Term }
  | { readonly due: true }
  | { readonly after: Term };

/** Unless `anyHour`, the telling is moved to the next working moment of the telling calendar; a closing instant counts as inside. */
export interface ThresholdRule {
  readonly code: string;
  readonly moment: ThresholdMoment;
  readonly anyHour?: boolean;
}

/** When a promise falls due. */
export interface Deadline {
  /** Null while a pause is open that began before the watch ran out. */
  readonly due: Instant | null;
  /** What is left on the watch; set exactly when `due` is null. */
  readonly remainingSeconds: number | null;
  /** The due instant is 24:00 of the last day. */
  readonly endOfDay: boolean;
  /** A year that is not official, or missing, was needed. */
  readonly provisional: boolean;
  /** In the order of the rules; null while unknown (an open pause) or outside the years of the engine. */
  readonly thresholds: readonly { readonly code: string; readonly at: Instant | null }[];
}

export type DayKind = 'event-day' | 'working' | 'weekend' | 'holiday' | 'moved-off' | 'moved-working';

/** Why a date is open or closed. */
export interface DayRule {
  /** `week`, `own` (the calendar's own dates), `art112` (a year that is missing), or the code of a layer. */
  readonly origin: string;
  readonly nameRu?: string;
  readonly nameEn?: string;
  /** The date whose day off was moved here, or the date to which this one's day off went. */
  readonly moved?: LocalDate;
}

/** One date of an account. `countedSeconds` is what the watch ran, `pausedSeconds` what it would have run but stood. */
export interface AccountDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly countedSeconds: number;
  readonly pausedSeconds: number;
  /** One line in English; what a person reads is made from the other fields. */
  readonly note: string;
  readonly rule: DayRule;
  /** Which of the input's pauses took time on this date, and how much; time covered twice goes to the earlier one. */
  readonly pauses: readonly { readonly index: number; readonly seconds: number }[];
}

/** What gave the date besides the days: each line is a fact that moved it. `due` is the due instant as of that line. */
export type AccountLine =
  | { readonly kind: 'term'; readonly term: Term; readonly due: Instant | null }
  | { readonly kind: 'extension'; readonly extension: Extension; readonly due: Instant | null }
  | {
      readonly kind: 'earlier-agreement';
      readonly term: Term;
      readonly due: Instant | null;
      readonly prevails: boolean;
    }
  | { readonly kind: 'pause'; readonly index: number; readonly pause: Pause; readonly seconds: number }
  | { readonly kind: 'next-working-day'; readonly from: LocalDate; readonly to: LocalDate }
  | {
      readonly kind: 'calendar-year';
      readonly layer: string;
      readonly year: number;
      readonly status: 'official' | 'provisional' | 'missing';
      readonly version: string | null;
    };

/** A deadline that can say why it is what it is. */
export interface DeadlineAccount {
  readonly deadline: Deadline;
  readonly account: readonly AccountDay[];
  readonly lines: readonly AccountLine[];
}

export type TimeErrorCode =
  | 'malformed'
  | 'unknown-zone'
  | 'unknown-layer'
  | 'no-working-time'
  | 'day-both-open-and-closed'
  | 'out-of-range';

export interface TimeError {
  readonly code: TimeErrorCode;
  readonly message: string;
}

export type TimeResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: TimeError };

export type WeekDay = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A half-open local interval, `["09:30", "18:00"]`; the end may be `24:00`. */
export type IntervalSpec = readonly [string, string];

/** A calendar as it is written down; contracts of the command `worktime` and of a regulation file say what each part means. */
export interface CalendarSpec {
  readonly timeZone: string;
  readonly week: Readonly<Partial<Record<WeekDay, readonly IntervalSpec[]>>>;
  /** Codes of layers, applied in this order, before the calendar's own dates. */
  readonly layers?: readonly string[];
  readonly holidays?: readonly LocalDate[];
  readonly workdays?: readonly LocalDate[];
  readonly dateHours?: Readonly<Record<LocalDate, readonly IntervalSpec[]>>;
  readonly breaks?: Readonly<Record<LocalDate, readonly IntervalSpec[]>>;
}

/** One year of a layer: which dates an act of the state closes and opens. */
export interface CalendarYear {
  /** ISO 3166 code; a missing year of a Russian layer follows Labour Code art. 112. */
  readonly country: string;
  readonly year: number;
  readonly status: 'official' | 'provisional';
  /** Identifies the content: the same version always gives the same days. */
  readonly version: string;
  readonly holidays: readonly { readonly date: LocalDate; readonly nameRu: string; readonly nameEn: string }[];
  /** A day off moved from one date to another, which is thereby closed. */
  readonly daysOffMoved: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** Days off that are worked. */
  readonly workingDays: readonly LocalDate[];
}

/** Gives the years of a layer, or undefined for a code nobody knows. */
export type LayerSource = (code: string) => readonly CalendarYear[] | undefined;
