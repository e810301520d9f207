/** Invitations to visits as iCalendar (RFC 5545, 5546). Pure. */
import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Instant } from '../../domain/time';
import { fill, type Language } from '../../texts/language';
import { invitationTexts as texts } from '../../texts/visits';
import type { CalendarWord } from './next';

/** Whoever is named by name and address. */
interface Named {
  readonly name: string;
  readonly address: string;
}

export interface InvitationFacts extends Pick<
  CalendarWord,
  'visitId' | 'method' | 'sequence' | 'from' | 'to' | 'asks'
> {
  /** When the word was made. */
  readonly at: Instant;
  readonly language: Language;
  readonly tid: string;
  /** Of the visit. */
  readonly number: string;
  /** What the ticket is called. */
  readonly subject: string;
  /** Of the site. */
  readonly address: string;
  /** Whom to ask for at the site. */
  readonly contact: string;
  /** Who comes, by name. */
  readonly technician: string | null;
  readonly organizer: Named;
  readonly attendee: Named;
}

/**
 * The invitation as text: one event under the id of the visit, its times in UTC. Of a time that is offered an answer is asked for, and
 * accepting it agrees to it. One that is agreed asks for none, and the description says where a time is moved.
 */
export function invitationText(facts: InvitationFacts): string {
  const { visitId, method, sequence, from, to, at, language, tid, number, subject, technician, contact } = facts;
  const off = method === 'CANCEL';
  const asks = !off && facts.asks === true;
  const calendar = new ICalCalendar({
    prodId: { company: 'Reglament', product: 'Visits', language: language.toUpperCase() },
    method: off ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const summary = fill((off ? texts.off : asks ? texts.offered : texts.summary)[language], { number, subject });
  const described = [
    ...(technician === null ? [] : [fill(texts.technician[language], { technician })]),
    contact,
    fill((asks ? texts.answer : texts.where)[language], { tid }),
  ];
  const event = calendar.createEvent({
    id: visitId,
    sequence,
    stamp: new Date(at),
    lastModified: new Date(at),
    // No zone on the calendar or the event: with one these would be local times (docs/decisions/0035).
    start: new Date(from),
    end: new Date(to),
    summary: oneLine(summary),
    location: oneLine(facts.address),
    description: described.map(withoutControls).join('\n'),
    status: off ? ICalEventStatus.CANCELLED : asks ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    transparency: off ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    organizer: person(facts.organizer),
  });
  event.createAttendee({
    ...person(facts.attendee),
    role: ICalAttendeeRole.REQ,
    status: asks ? ICalAttendeeStatus.NEEDSACTION : ICalAttendeeStatus.ACCEPTED,
    rsvp: asks,
  });
  return calendar.toString();
}

/** Breaks of lines stay: the library writes them as `\n`. */
function withoutControls(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** A quotation mark has no place in a parameter, escaped or not (RFC 5545, 3.2); and nobody is called nothing. */
function person({ name, address }: Named): { readonly name: string; readonly email: string } {
  const shown = oneLine(name).replaceAll('"', "'").trim();
  return { name: shown === '' ? address : shown, email: address };
}
