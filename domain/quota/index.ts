/** A client's month of free works: a kind of process. Pure. */
export type { CountWork, LaterQuota, OpenMonth, QuotaEvent } from './commands';
export { quotaKind } from './kind';
export type { OwedWork, QuotaStage, QuotaState } from './state';
