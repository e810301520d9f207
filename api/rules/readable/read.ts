import type { Regulation } from '../../../domain/regulation';
import { dateText } from '../../../texts/account';
import type { Language } from '../../../texts/language';
import { zoneText } from '../../../texts/zoned-time';
import {
  readAgreements,
  readAccessData,
  readEmergency,
  readLetters,
  readReplies,
  readScope,
  readSolution,
} from './acts';
import { readAttachments } from './files-and-terms';
import { readCalendars } from './calendars';
import { readClocks, readWaits } from './clocks';
import { readFeedback, readForms, readIntake, readServices } from './intake';
import { readLevels, readStatuses, readTopics } from './levels';
import type { ReadableEntry, ReadableSection } from './model';
import { entryOf, Reader } from './reader';
import { readReview } from './review';
import { readReports } from './reports';
import { readVisits } from './visits';
import { readWordsToMany } from './words-to-many';
import { readWorks } from './works';

/** The whole of a regulation as people read it; sections of which it says nothing are left out. */
export function readRegulationText(regulation: Regulation, language: Language): readonly ReadableSection[] {
  const reader = new Reader(regulation, language);
  const sections: readonly ReadableSection[] = [
    { code: 'about', entries: readAbout(reader) },
    { code: 'calendars', entries: readCalendars(reader) },
    { code: 'intake', entries: readIntake(reader) },
    { code: 'services', entries: readServices(reader) },
    { code: 'topics', entries: readTopics(reader) },
    { code: 'levels', entries: readLevels(reader) },
    { code: 'clocks', entries: readClocks(reader) },
    { code: 'waits', entries: readWaits(reader) },
    { code: 'agreements', entries: readAgreements(reader) },
    { code: 'works', entries: readWorks(reader) },
    { code: 'solution', entries: [...readSolution(reader), ...readReview(reader)] },
    { code: 'feedback', entries: readFeedback(reader) },
    { code: 'visits', entries: readVisits(reader) },
    { code: 'emergency', entries: readEmergency(reader) },
    { code: 'scope', entries: readScope(reader) },
    { code: 'forms', entries: readForms(reader) },
    { code: 'statuses', entries: readStatuses(reader) },
    { code: 'letters', entries: readLetters(reader) },
    { code: 'attachments', entries: readAttachments(reader) },
    { code: 'access', entries: readAccessData(reader) },
    { code: 'wordsToMany', entries: readWordsToMany(reader) },
    { code: 'replies', entries: readReplies(reader) },
    { code: 'reports', entries: readReports(reader) },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}

function readAbout(reader: Reader): ReadableEntry[] {
  const { title, source, version, publishedOn, inForceFrom, timeZone, numbering } = reader.regulation;
  return entryOf('about', reader.say(title), null, [
    // A contract is named beside it wherever it touches the top of the file: that is no change of its own.
    ...reader.fact('written', 'source', source).map((fact) => ({ ...fact, again: true as const })),
    ...reader.fact('title', 'title', reader.say(title)),
    ...reader.fact('version', 'version', version),
    ...reader.fact('published', 'publishedOn', dateText(publishedOn)),
    ...reader.fact('inForce', 'inForceFrom', dateText(inForceFrom)),
    ...reader.fact('zone', 'timeZone', zoneText(timeZone, reader.language)),
    ...reader.fact('numbers', 'numbering', reader.label('numbersFrom', numbering)),
  ]);
}
