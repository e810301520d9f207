import type { Bind } from '../bind';
import { beginReports } from './begin-reports';
import { handInReport } from './hand-in';
import { listReports, readReport } from './read-reports';

/** Monthly reports, from the beginning of their months on. */
export function reportVerbs(bind: Bind) {
  return {
    beginReports: bind(beginReports),
    handInReport: bind(handInReport),
    listReports: bind(listReports),
    readReport: bind(readReport),
  };
}
