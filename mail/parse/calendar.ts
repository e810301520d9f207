import type { Attachment } from './attachments/attachment';
import { addressOf } from './addresses';
import type { Warnings } from './warning';

/** An event in a calendar that came with a letter: an answer to an invitation, most often. */
export interface CalendarEvent {
  /** `REPLY` for an answer; in capitals. */
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  /** Who answered, and how: `ACCEPTED`, `DECLINED`, `TENTATIVE`; of an invitation its attendees. */
  readonly attendees: readonly { readonly address: string; readonly partstat: string }[];
  /** Words that the person added to the answer, or an empty text. */
  readonly comment: string;
}

/** Characters of a calendar that are read, and events in it. */
const mostRead = 512 * 1024;
const mostEvents = 50;

interface Property {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

/** The events of all calendars of a letter, each once; what differs from an earlier one in its sequence replaces it. */
export function calendarEvents(files: readonly Attachment[], warnings: Warnings): CalendarEvent[] {
  const found = new Map<string, CalendarEvent>();
  for (const file of files) {
    if (!/^(?:text\/calendar|application\/ics)$/.test(file.type)) continue;
    const events = eventsIn(file.bytes.toString('utf8', 0, mostRead));
    if (events.length === 0) warnings.add('calendar unreadable');
    for (const event of events) {
      const known = found.get(event.uid);
      if (known === undefined || event.sequence > known.sequence) found.set(event.uid, event);
    }
  }
  return [...found.values()];
}

function eventsIn(text: string): CalendarEvent[] {
  const properties = text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => propertyIn(line) ?? []);
  const method =
    properties
      .find(({ name }) => name === 'METHOD')
      ?.value.trim()
      .toUpperCase() ?? 'PUBLISH';
  const events: Property[][] = [];
  let event: Property[] | undefined;
  for (const property of properties) {
    if (property.name === 'BEGIN' && /^v(?:event|todo)$/i.test(property.value)) event = [];
    else if (property.name === 'END' && event !== undefined && /^v(?:event|todo)$/i.test(property.value)) {
      events.push(event);
      event = undefined;
    } else event?.push(property);
    if (events.length >= mostEvents) break;
  }
  return events.flatMap((inner) => eventOf(inner, method) ?? []);
}

function eventOf(properties: readonly Property[], method: string): CalendarEvent | undefined {
  const value = (name: string): string => properties.find((property) => property.name === name)?.value.trim() ?? '';
  const uid = value('UID').slice(0, 500);
  if (uid === '') return undefined;
  const attendees = properties
    .filter(({ name }) => name === 'ATTENDEE')
    .flatMap(({ params, value: written }) => {
      const address = addressOf(written);
      return address === undefined ? [] : [{ address, partstat: (params['PARTSTAT'] ?? 'NEEDS-ACTION').toUpperCase() }];
    });
  const comment = value('COMMENT')
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;\\])/g, '$1')
    .slice(0, 2000);
  return {
    method,
    uid,
    sequence: Number.parseInt(value('SEQUENCE'), 10) || 0,
    attendees: attendees.slice(0, 100),
    comment,
  };
}

/** `ATTENDEE;CN="Иванов: Иван";PARTSTAT=ACCEPTED:mailto:ivan@example.org` */
function propertyIn(line: string): Property | undefined {
  const [head, ...params] = line.slice(0, 4000).match(/(?:[^;:"]|"[^"]*")+(?=[;:])/g) ?? [];
  if (head === undefined || !/^[\w-]+$/.test(head)) return undefined;
  const before: string[] = [head];
  let length = head.length;
  for (const param of params) {
    if (line[length] !== ';') break;
    before.push(param);
    length += param.length + 1;
  }
  const pairs = before.slice(1).map((param) => {
    const equals = param.indexOf('=');
    return [param.slice(0, equals).toUpperCase(), param.slice(equals + 1).replace(/^"|"$/g, '')];
  });
  return {
    name: head.toUpperCase(),
    params: Object.fromEntries(pairs) as Record<string, string>,
    value: line.slice(length + 1),
  };
}
