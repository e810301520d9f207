import { reportHandTexts, reportSubjectTexts } from '../../../texts/rules/reports';
import type { ReadableEntry } from './model';
import { entryOf, type Reader } from './reader';

/** Reports that are owed month by month, and the register of responsible persons; their terms stand with the clocks. */
export function readReports(reader: Reader): ReadableEntry[] {
  const { reports, register, clocks } = reader.regulation;
  return [
    ...reader.titled('reports', reports, ({ about, by, clock, summary, source }, path) => [
      ...reader.fact('figures', `${path}.about`, reader.say(reportSubjectTexts[about]), source),
      ...reader.fact('handedInBy', `${path}.by`, reader.say(reportHandTexts[by]), source),
      ...reader.fact('owedBy', `${path}.clock`, reader.titleOf(clocks, clock), source),
      ...(summary === undefined
        ? []
        : [
            ...reader.fact('summary', `${path}.summary.title`, reader.say(summary.title), summary.source),
            ...reader.fact('owedBy', `${path}.summary.clock`, reader.titleOf(clocks, summary.clock), summary.source),
          ]),
    ]),
    ...(register === undefined
      ? []
      : entryOf('register', reader.say(register.title), register.source, [
          ...reader.fact('title', 'register.title', reader.say(register.title)),
          ...reader.fact('changesBy', 'register.changes', reader.titleOf(clocks, register.changes)),
          ...reader.fact('operatorsBy', 'register.operators', reader.titleOf(clocks, register.operators)),
        ])),
  ];
}
