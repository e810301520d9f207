/** Duties of a desk's own, of which each is owed by a clock of the regulation: begun, ruled anew, and whose they are. Pure. */
export { calendarOfDuty, duties, reruleDuties, startDuty, type Duty } from './duty-clock';
export { notOwing } from './owing';
