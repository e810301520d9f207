/** A desk of several services over SKAI's regulation: a line that takes all in, the central service, and one far east of it. */
import { actingOn, type DeskMember, type PersonActor } from '../../../domain/policy/actor';
import type { Directory, Rules, RulesCatalog } from '../../../domain/process';
import type { Role } from '../../../domain/regulation';
import { readDocument, type JsonObject, type LoadedRegulation } from '../../../regulations';
import { shippedLayers } from '../../../regulations/load-calendars';
import { builtIn, catalogOf, rulesOf, Story } from './story';

const text = (ru: string, en: string): JsonObject => ({ ru, en });

const services = {
  line: {
    title: text('Первая линия', 'First line'),
    calendar: 'work',
    tier: 1,
    duties: [text('Приём обращений', 'Taking requests in')],
    first: true,
    source: '1',
  },
  central: { title: text('Центральная служба', 'Central service'), calendar: 'work', tier: 3, source: '2' },
  eastern: {
    title: text('Восточная служба', 'Eastern service'),
    calendar: 'east',
    tier: 2,
    to: ['central'],
    source: '3',
  },
};

const clocks = {
  'hand-over': {
    title: text('Ответ на передачу', 'Answer to a hand-over'),
    from: 'handed-over',
    until: 'service-answered',
    limit: '4 working-hour',
    calendar: 'of-service',
    owes: 'service',
    tell: { due: { at: 'due', whom: ['service', 'manager'], anyHour: true } },
    source: '4',
  },
  'first-service': {
    title: text('Время первой службы', 'Time of the first service'),
    from: 'opened',
    until: 'handed-over',
    limit: '2 working-day',
    calendar: 'of-service',
    owes: 'responsible',
    tell: { due: { at: 'due', whom: 'responsible' } },
    source: '4',
  },
  'next-service': {
    title: text('Время службы', 'Time of a service'),
    from: 'service-accepted',
    until: 'handed-over',
    limit: '8 working-hour',
    calendar: 'of-service',
    owes: 'responsible',
    tell: { due: { at: 'due', whom: 'service' } },
    source: '4',
  },
};

const tests = {
  'exchange-log': {
    title: text('Журнал обмена', 'Exchange log'),
    results: {
      clean: { title: text('Ошибок нет', 'No errors') },
      eastern: { title: text('Обрыв на востоке', 'Broken in the east'), service: 'eastern' },
    },
    source: '5',
  },
};

const questions = {
  intake: {
    title: text('Приём обращения', 'Taking a request in'),
    when: { stage: ['triage', 'resolution'] },
    fields: {
      contact: { title: text('Как с вами связаться?', 'How can we reach you?'), kind: 'text', required: true },
      since: { title: text('Когда началось?', 'Since when?'), kind: 'text' },
    },
    source: '6',
  },
};

/** The document of such a desk. */
export function servicesDocument(own: JsonObject = {}): JsonObject {
  const document = structuredClone(builtIn('skai').document) as Record<string, JsonObject>;
  return {
    ...document,
    code: 'exchange',
    numbering: { prefix: 'EXCH-', first: 1, source: 'setting' },
    calendars: {
      ...document['calendars'],
      east: { timeZone: 'Asia/Bishkek', week: { 'mon-fri': ['09:00-18:00'] }, source: '3' },
    },
    clocks: { ...document['clocks'], ...clocks },
    ...{ services, tests, questions },
    ...own,
  };
}

/** The same, read. @throws where it has faults */
export function servicesDesk(own: JsonObject = {}): LoadedRegulation {
  const read = readDocument(servicesDocument(own), shippedLayers());
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}

/** Specialists of a service each, and one who works for all; the coordinator and the manager name none. */
const of = (shortId: string, role: Role, ...services: string[]): DeskMember => ({
  personId: `p-${shortId}`,
  shortId,
  held: [{ role, clientId: null, services }],
});
const people = [
  of('sp-11', 'specialist', 'line'),
  of('sp-12', 'specialist', 'central'),
  of('sp-13', 'specialist', 'eastern'),
  of('sp-14', 'specialist', 'eastern', 'central'),
  of('sp-15', 'specialist'),
  of('co-11', 'coordinator'),
  of('ma-11', 'manager'),
];
export const exchangePeople: Directory = {
  member: (shortId) => people.find((each) => each.shortId === shortId),
  members: () => people,
};

/** A person of the desk as acting on the ticket of the stories. */
export function exchangePerson(shortId: string): PersonActor {
  const member = exchangePeople.member(shortId);
  const actor = member && actingOn(member, 'c-1');
  if (!actor) throw new Error(`nobody is ${shortId}`);
  return actor;
}

export const exchange = rulesOf(servicesDesk());

/** A story of that desk. */
export class ExchangeStory extends Story {
  constructor(rules: Rules = exchange, catalog: RulesCatalog = catalogOf(rules)) {
    super(rules, catalog, exchangePeople);
  }

  /** Who has it before them: the holder, and whom it is handed over to. */
  get at(): string {
    const { holds, pending } = this.ticket.service;
    return pending === null ? String(holds) : `${holds} > ${pending.to}`;
  }
}
