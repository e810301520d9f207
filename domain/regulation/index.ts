export type * from './field-types';
export type * from './types';
export { channels } from './types';
export { lookUp } from './look-up';
export { clockLimit, limitFor, topicOf, type ClockLimit, type LimitSubject } from './limits';
export { clocksFrom, mayPause, partsPause } from './pauses';
export { statusFor, type Situation } from './statuses';
export {
  compareVersions,
  contractsFrom,
  isInForce,
  isValid,
  pickContract,
  pickVersion,
  versionsFrom,
  type Validity,
  type VersionDates,
} from './versions';
export { visitTerm } from './regions';
export type { Region, Regions } from './regions';
export { contractSource, sourceParts, type SourcePart } from './sources';
