import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { visitStageTexts } from '../../texts/visits';
import type { ApiStore } from '../services';

type Feed = NonNullable<Awaited<ReturnType<ApiStore['readFeed']>>>;

/** How often a program that follows the calendar is asked to look again. */
const lookAgainSeconds = 15 * 60;

/** The times of a technician as iCalendar (RFC 5545): offered ones are tentative, agreed ones confirmed; all in UTC. */
export function calendarText({ name, language, deskTitle, visits }: Feed): string {
  const calendar = new ICalCalendar({
    name: plain(`${deskTitle[language]}: ${name}`),
    prodId: { company: 'Reglament', product: 'Visits', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgainSeconds,
  });
  for (const { id, number, stage, address, contact, from, to, revision, updatedAt } of visits) {
    calendar.createEvent({
      id,
      sequence: revision,
      stamp: new Date(updatedAt),
      lastModified: new Date(updatedAt),
      start: new Date(from),
      end: new Date(to),
      summary: plain(`${number} ${visitStageTexts[stage][language]}`),
      location: plain(address),
      description: plain(contact),
      status: stage === 'agreeing' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** One line: nothing that somebody wrote ends a line of the calendar. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
