/** Whose time it was: each working second of a ticket belongs to us, client, supplier or nature. Pure. */
export { courseOf, type Course, type Cycle, type Turn, type Why } from './course';
export { countTime, type Measure, type MonthOfOwner, type OwnedSpan, type WhoseTime } from './count';
export { measureBy } from './measure';
