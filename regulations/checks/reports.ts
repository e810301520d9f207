import { endsOn, startsOn, type ClockEnd, type ClockStart } from '../../domain/regulation';
import type { Path, RawFault } from '../json';
import type { Check, CheckedDocument } from './document';

/** Each report and the register name clocks that begin and end with what they are about, and that have a date. */
export const checkReports: Check = (document) => {
  const { reports = {}, register } = document.parsed;
  const faults: RawFault[] = [];
  for (const [code, { clock, by, summary }] of Object.entries(reports)) {
    const path = ['reports', code];
    faults.push(...clockFaults(document, [...path, 'clock'], clock, 'month-over', 'report-handed-in'));
    if (by === 'services' && document.names('services').size === 0)
      faults.push({
        path: [...path, 'by'],
        message: 'asks each service for a report, but the file has no "services"',
        related: [['services']],
      });
    if (summary === undefined) continue;
    faults.push(
      ...clockFaults(document, [...path, 'summary', 'clock'], summary.clock, 'month-over', 'summary-published'),
    );
    if (by !== 'services')
      faults.push({
        path: [...path, 'summary'],
        message: 'sums up reports of services, but this one is handed in by the desk',
        related: [[...path, 'by']],
      });
  }
  if (register !== undefined) {
    const path = (key: string): Path => ['register', key];
    faults.push(...clockFaults(document, path('changes'), register.changes, 'contacts-received', 'contacts-published'));
    faults.push(
      ...clockFaults(document, path('operators'), register.operators, 'operator-determined', 'contacts-published'),
    );
  }
  return faults;
};

function clockFaults(
  { parsed: { clocks = {} }, names }: CheckedDocument,
  path: Path,
  code: string,
  from: ClockStart,
  until: ClockEnd,
): RawFault[] {
  const rule = Object.hasOwn(clocks, code) ? clocks[code] : undefined;
  if (rule === undefined) {
    if (names('clocks').has(code)) return [];
    return [{ path, message: `names a clock "${code}", which "clocks" does not have`, related: [['clocks']] }];
  }
  const faults: RawFault[] = [];
  const place = ['clocks', code];
  if (!startsOn(rule, from) || !endsOn(rule, until))
    faults.push({ path, message: `names a clock that does not run from "${from}" until "${until}"`, related: [place] });
  if (rule.limit.some(({ value }) => value.kind !== 'term'))
    faults.push({ path, message: 'names a clock without a term: what is owed each time has a date', related: [place] });
  return faults;
}
