import { reportHands, reportSubjects } from '../domain/regulation/vocabulary';
import type { RegisterRule, ReportRule } from '../domain/regulation/reports';
import { code, keys, map, source, text, word } from './words';

/** Reports that are owed month by month, and the register of responsible persons. A file may leave out each. */

const report = keys({
  title: text,
  about: word(reportSubjects),
  by: word(reportHands),
  clock: code,
  summary: keys({ title: text, clock: code, source }).optional(),
  source,
}).transform(({ summary, ...rest }): ReportRule => ({ ...rest, ...(summary && { summary }) }));

export const reports = map(report).default({});

export const register = keys({ title: text, changes: code, operators: code, source })
  .transform((parsed): RegisterRule => parsed)
  .optional();
