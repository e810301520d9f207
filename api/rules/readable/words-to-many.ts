import { announcementRules, incidentRules, type AnnouncedAhead } from '../../../domain/regulation';
import type { Term } from '../../../domain/time';
import { spokenTerm } from '../../../texts/terms';
import { calendarTitle } from './calendars';
import type { ReadableEntry } from './model';
import { entryOf, type Reader } from './reader';

const ahead = {
  break: 'aheadOfBreak',
  hours: 'aheadOfHours',
  holiday: 'aheadOfHoliday',
  maintenance: 'aheadOfMaintenance',
} as const satisfies Record<AnnouncedAhead, string>;

/** How far ahead something is announced, and by when incidents are analysed; nothing where the regulation leaves both to the product. */
export function readWordsToMany(reader: Reader): ReadableEntry[] {
  return [...readAnnouncements(reader), ...readIncidents(reader)];
}

function readAnnouncements(reader: Reader): ReadableEntry[] {
  const { regulation, language } = reader;
  const own = regulation.announcements;
  if (own === undefined) return [];
  const { lead, agreed, calendar, source } = announcementRules(regulation);
  return entryOf('announcements', reader.label('announcements'), source, [
    ...(['break', 'hours', 'holiday', 'maintenance'] as const).flatMap((about) =>
      reader.fact(
        ahead[about],
        `announcements.lead.${about}`,
        spokenTerm(lead[about], language),
        sourceOf(own.lead[about], source),
      ),
    ),
    ...reader.fact('servicesAgree', 'announcements.agreed', spokenTerm(agreed, language), sourceOf(own.agreed, source)),
    ...reader.fact('countedBy', 'announcements.calendar', calendarTitle(regulation, calendar, language), source),
  ]);
}

function readIncidents(reader: Reader): ReadableEntry[] {
  const { regulation, language } = reader;
  const own = regulation.incidents;
  if (own === undefined) return [];
  const { analysis, warn, calendar, source } = incidentRules(regulation);
  return entryOf('incidents', reader.label('incidents'), source, [
    ...reader.fact(
      'analysedWithin',
      'incidents.analysis',
      spokenTerm(analysis, language),
      sourceOf(own.analysis, source),
    ),
    ...reader.fact('remindedAhead', 'incidents.warn', spokenTerm(warn, language), sourceOf(own.warn, source)),
    ...reader.fact('countedBy', 'incidents.calendar', calendarTitle(regulation, calendar, language), source),
  ]);
}

/** What the file leaves out is the product's own, whatever paragraph the rest comes from. */
function sourceOf(named: Term | undefined, source: string): string {
  return named === undefined ? 'setting' : source;
}
