import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Language } from '../../texts/language';
import { inDoubtText, ticketEndTexts, visitStageTexts } from '../../texts/visits';
import type { ApiStore } from '../services';
import { endOf } from '../visits/ticket-end';

type Feed = NonNullable<Awaited<ReturnType<ApiStore['readFeed']>>>;

/** How often a program that follows the calendar is asked to look again. */
const lookAgainSeconds = 15 * 60;

/**
 * The times of a technician as iCalendar (RFC 5545): offered ones are tentative, and those that somebody has to decide on; agreed
 * ones confirmed; all in UTC.
 */
export function calendarText({ name, language, deskTitle, visits }: Feed): string {
  const calendar = new ICalCalendar({
    name: plain(`${deskTitle[language]}: ${name}`),
    prodId: { company: 'Reglament', product: 'Visits', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: lookAgainSeconds,
  });
  for (const {
    id,
    number,
    stage,
    ticketStage,
    waitsForDecision,
    address,
    contact,
    from,
    to,
    revision,
    updatedAt,
  } of visits) {
    calendar.createEvent({
      id,
      sequence: revision,
      stamp: new Date(updatedAt),
      lastModified: new Date(updatedAt),
      start: new Date(from),
      end: new Date(to),
      summary: plain(summaryOf({ number, stage, ticketStage, waitsForDecision }, language)),
      location: plain(address),
      description: plain(contact),
      status: stage === 'agreeing' || waitsForDecision ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

/** Number and stage; also that the ticket has ended, and that it is still to be decided whether the visit goes ahead. */
function summaryOf(
  {
    number,
    stage,
    ticketStage,
    waitsForDecision,
  }: Pick<Feed['visits'][number], 'number' | 'stage' | 'ticketStage' | 'waitsForDecision'>,
  language: Language,
): string {
  const end = endOf(ticketStage);
  return [
    `${number} ${visitStageTexts[stage][language]}`,
    ...(end === null ? [] : [ticketEndTexts[end][language]]),
    ...(waitsForDecision ? [inDoubtText[language]] : []),
  ].join(' · ');
}

/** One line: nothing that somebody wrote ends a line of the calendar. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
