import type { Calendar } from './calendar';
import type {
  CalendarSpec,
  Deadline,
  DeadlineAccount,
  DeadlineInput,
  Instant,
  LayerSource,
  LocalDate,
  Pause,
  TimeResult,
} from './types';

export type { Calendar } from './calendar';
export type * from './types';

export declare function compileCalendar(spec: CalendarSpec, layers: LayerSource): TimeResult<Calendar>;
export declare function deadline(input: DeadlineInput): TimeResult<Deadline>;
export declare function deadlineAccount(input: DeadlineInput): TimeResult<DeadlineAccount>;
export declare function consumedSeconds(input: DeadlineInput, at: Instant): TimeResult<number>;
export declare function addWorkingTime(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses?: readonly Pause[],
): TimeResult<Instant>;
export declare function addWorkingDays(
  calendar: Calendar,
  start: Instant,
  days: number,
): TimeResult<{ instant: Instant; endOfDay: boolean }>;
export declare function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): TimeResult<number>;
export declare function isWorkingTime(calendar: Calendar, at: Instant): boolean;
export declare function nextWorkingMoment(calendar: Calendar, at: Instant): TimeResult<Instant>;
export declare function localDateOf(calendar: Calendar, at: Instant): LocalDate;
export declare function closingOf(calendar: Calendar, date: LocalDate): TimeResult<Instant>;
