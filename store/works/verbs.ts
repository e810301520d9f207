import type { Bind } from '../bind';
import { listEntries, listMonths, readAccount, readBalance } from './read-account';
import { topUp } from './top-up';

export { keptQuota } from './kept-quota';

/** Accounts of clients: free works by month, and money. */
export function workVerbs(bind: Bind) {
  return {
    readAccount: bind(readAccount),
    readBalance: bind(readBalance),
    listMonths: bind(listMonths),
    listEntries: bind(listEntries),
    topUp: bind(topUp),
  };
}
