import { compileCalendar, type Calendar } from '../../domain/time';
import { clockLimit, type Regulation, type Situation } from '../../domain/regulation';
import type { Term } from '../../domain/time';
import { faultText, loadBuiltIn, type Checked, type JsonObject, type LoadedRegulation } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';

export const layers = shippedLayers();

/** A built-in regulation by its desk. */
export function builtIn(desk: Parameters<typeof loadBuiltIn>[0]): LoadedRegulation {
  return loadBuiltIn(desk, layers);
}

export const skai = builtIn('skai');

export function sound<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(checked.faults.map(faultText).join('\n'));
  return checked.value;
}

/** `path: message` of every fault; empty for what is sound. */
export function faultsOf(checked: Checked<unknown>): string[] {
  return checked.ok ? [] : checked.faults.map(({ path, message }) => `${path}: ${message}`);
}

/** A ticket that has just come in, but for what is given. */
export function situation(own: Partial<Situation> = {}): Situation {
  return {
    stage: 'triage',
    topic: 'other',
    requestType: null,
    level: null,
    category: null,
    clientCategory: null,
    priority: 'normal',
    service: null,
    emergency: 'none',
    fault: 'undetermined',
    wait: null,
    cycle: 'first',
    round: 'first',
    vehicles: null,
    district: null,
    assigned: false,
    asked: null,
    ...own,
  };
}

/** The term of a visit in a federal district. */
export function visitTerm(regulation: Regulation, district: string | null): Term | undefined {
  const limit = clockLimit(regulation, 'visit', situation({ stage: 'visit', district }));
  return limit?.kind === 'term' ? limit.term : undefined;
}

export function calendarOf(regulation: Regulation, code: string): Calendar {
  const spec = regulation.calendars[code];
  const compiled = spec && compileCalendar(spec, layers);
  if (!compiled?.ok) throw new Error(`calendar ${code} cannot be compiled`);
  return compiled.value;
}

const both = (text: string): JsonObject => ({ ru: text, en: text });

/** A duty that every desk has: somebody judges, answers or looks within a working day. */
const duty = (from: string, owes = 'responsible'): JsonObject => ({
  title: both(from),
  from,
  until: 'answered',
  limit: from === 'proposal' ? 'stated' : '1 working-day',
  calendar: 'work',
  owes,
  source: 'setting',
});

/** The least a desk must say; a trial regulation says the rest. */
export function deskDocument(own: JsonObject & { readonly clocks: JsonObject }): JsonObject {
  return {
    version: '1',
    title: both('Desk'),
    source: 'A written regulation',
    publishedOn: '2026-01-01',
    inForceFrom: '2026-01-01',
    timeZone: 'Europe/Moscow',
    calendars: { work: { layers: ['ru'], week: { 'mon-fri': ['09:00-18:00'] }, source: 'setting' } },
    intake: { calendar: 'work', channels: ['email'], source: 'setting' },
    topics: { other: { title: both('Other'), limit: 'not-promised', source: 'setting' } },
    otherTopic: { topic: 'other', source: 'setting' },
    priorities: { normal: { title: both('Normal'), rank: 1, source: 'setting' } },
    defaultPriority: { priority: 'normal', source: 'setting' },
    extensions: { agreedBy: 'author', lateProposal: '1 working-day', source: 'setting' },
    solution: { objection: 'never', countsFrom: 'delivery', warn: 'none', source: 'setting' },
    feedback: { scale: { good: { title: both('Good') } }, reason: 'optional', comment: 'optional', source: 'setting' },
    statuses: { open: { title: both('Open'), rank: 1, source: 'setting' } },
    attachments: { types: 'any', most: '10 MB', source: 'setting' },
    recordedCalls: { within: '1 working-day', calendar: 'work', source: 'setting' },
    ...own,
    clocks: {
      proposal: duty('proposal', 'author'),
      'word-after-solution': duty('word-after-solution'),
      'word-after-closing': duty('word-after-closing'),
      'delivery-failed': duty('delivery-failed'),
      'signal-refused': duty('signal-refused', 'manager'),
      ...own.clocks,
    },
  };
}
