import type { RawFault } from '../json';
import { checkActs } from './acts';
import { checkAgreements } from './agreements';
import { checkCalendars } from './calendars';
import { checkClocks } from './clocks';
import { checkConditions } from './conditions';
import type { Check, CheckedDocument } from './document';
import { checkForms } from './forms';
import { checkReferences } from './references';
import {
  checkContacts,
  checkDates,
  checkLetters,
  checkPriorities,
  checkRights,
  checkSections,
  checkSolution,
  checkStatuses,
} from './sense';
import { checkReports } from './reports';
import { checkRows } from './rows';
import { checkServices } from './services';
import { checkWorks } from './works';

export { namesOf, type CheckedDocument } from './document';

const checks: readonly Check[] = [
  checkReferences,
  checkCalendars,
  checkClocks,
  checkActs,
  checkAgreements,
  checkWorks,
  checkServices,
  checkReports,
  checkDates,
  checkStatuses,
  checkPriorities,
  checkRights,
  checkSections,
  checkConditions,
  checkRows,
  checkForms,
  checkSolution,
  checkLetters,
  checkContacts,
];

/** What the sections of a file say of one another, and of what the product has. */
export function runChecks(document: CheckedDocument): RawFault[] {
  return checks.flatMap((check) => [...check(document)]);
}
