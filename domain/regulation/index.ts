export type * from './field-types';
export type * from './types';
export * from './vocabulary';
export { holds, rowFor, type Row, type Situation, type Table, type When } from './when';
export type * from './access';
export type * from './announcements';
export type * from './incidents';
export type * from './acts';
export type * from './agreements';
export type * from './forms';
export type * from './rights';
export { accessTitle } from './access';
export { announcementKinds, announcementRules } from './announcements';
export { incidentRules } from './incidents';
export { asksAny, consentRule, consentsFor } from './agreements';
export { formOf, listsAsked } from './forms';
export { declineOf, emergencyReason, hasAny, redirectOf, shownPriority } from './acts';
export { lookUp } from './look-up';
export { clockLimit, limitRow, topicOf, type ClockLimit } from './limits';
export {
  calendarsOf,
  clocksFrom,
  endsBy,
  endsOn,
  mayPause,
  partsPause,
  resolved,
  startsOn,
  type ResolvedRule,
} from './clocks';
export { categoryOf, levelOf } from './levels';
export { endsOfWord } from './earlier-ends';
export type * from './letters';
export { ownWordsOf } from './letters';
export type * from './replies';
export type * from './review';
export { repliesFor } from './replies';
export type * from './reports';
export type * from './services';
export { calendarOfService, firstService, handsOverTo } from './services';
export { statusFor } from './statuses';
export {
  compareVersions,
  contractsFrom,
  isInForce,
  isValid,
  lacksContract,
  nextVersionName,
  pickContract,
  pickVersion,
  versionsFrom,
  type Validity,
  type VersionDates,
} from './versions';
export type { Region, Regions } from './regions';
export { contractSource, sourceParts, type SourcePart } from './sources';
export { contrast, lightened } from './colours';
export type * from './look';
export type * from './works';
export { planOf } from './works';
export { pngSize } from './look';
