/** Works that are counted: months of free ones, balances, and what pays for which. Pure. */
export type { Accounts } from './accounts';
export {
  afterEntry,
  decimalText,
  entryKinds,
  freeOf,
  hundredths,
  lacking,
  mostOnAccount,
  nothing,
  roomOn,
  type Balance,
  type Entry,
  type EntryKind,
} from './balance';
export { leftOf, moved, newMonth, underPlan, type QuotaMonth, type QuotaMove } from './quota';
