/** The time engine: calendars, terms, deadlines. Pure; the only folder that knows luxon. */
export type * from './types';
export type { DeadlineInput } from './deadline-input';
export { Calendar, closingOf, compileCalendar, compileUnknownCalendar, localDateOf } from './calendar';
export {
  addWorkingDays,
  addWorkingTime,
  isWorkingTime,
  nextWorkingMoment,
  runWorkingTime,
  workingTimeBetween,
} from './working-time';
export { consumedSeconds, deadline } from './deadline';
export { statedThresholds } from './thresholds';
export { deadlineAccount } from './account';
export { parseInstant } from './iso';
export { daysOfYear } from './days-of-year';
export type { DayInfo } from './year-table';
export { spanOfDay } from './local-day';
export { startBefore } from './span';
export { monthOf, monthsBetween, type Month } from './months';
export { stopsOf } from './stops';
export { endOfWeek, nextWorkingDate } from './working-days';
