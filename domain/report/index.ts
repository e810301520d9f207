/** Monthly reports of services, of the desk, and what is published of them together (EA-6, SK-12). Pure. */
export { clockOf, type BeginReport, type LaterReport, type ReportEvent, type ReportWorld } from './commands';
export type * from './figures';
export { reportKind, monthClock } from './kind';
export { monthOf, monthsToBegin, spanOfMonth } from './months';
export type * from './state';
