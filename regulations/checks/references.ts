import { calendarOfService, type When } from '../../domain/regulation';
import type { Path, RawFault } from '../json';
import { nearest } from '../nearest';
import type { SectionName } from '../schema';
import { conditionsOf } from './conditions';
import type { Check } from './document';

/** Every name that a section uses of another one exists there. */
export const checkReferences: Check = ({ parsed, names }) => {
  const faults: RawFault[] = [];
  const expect = (section: SectionName, one: string, path: Path, name: string | undefined): void => {
    const known = names(section);
    if (name === undefined || known.has(name)) return;
    const list = [...known].slice(0, 20).join(', ');
    faults.push({
      path,
      message: `names ${one} "${name}", which "${section}" does not have${list ? ` (there are: ${list})` : ''}${nearest(name, known)}`,
      related: [[section, name]],
    });
  };
  const calendar = (path: Path, name: string | undefined): void => expect('calendars', 'a calendar', path, name);
  const clock = (path: Path, name: string): void => expect('clocks', 'a clock', path, name);

  calendar(['intake', 'calendar'], parsed.intake?.calendar);
  calendar(['visits', 'calendar'], parsed.visits?.calendar);
  calendar(['accessData', 'calendar'], parsed.accessData?.calendar);
  calendar(['announcements', 'calendar'], parsed.announcements?.calendar);
  calendar(['incidents', 'calendar'], parsed.incidents?.calendar);
  calendar(['recordedCalls', 'calendar'], parsed.recordedCalls?.calendar);
  calendar(['letterHours', 'calendar'], parsed.letterHours?.calendar);
  for (const [name, rule] of Object.entries(parsed.agreements ?? {}))
    calendar(['agreements', name, 'calendar'], rule.calendar);
  for (const [name, rule] of Object.entries(parsed.clocks ?? {})) {
    for (const [telling, { act }] of Object.entries(rule.tell)) {
      const path = ['clocks', name, 'tell', telling, 'to'];
      if (act?.do === 'escalate') expect('priorities', 'a priority', path, act.to);
      if (act?.do === 'hand-over') expect('services', 'a service', path, act.to);
    }
    for (const { name: row, value } of rule.calendar) {
      const single = rule.calendar.length === 1;
      if (value !== calendarOfService) calendar(['clocks', name, 'calendar', ...(single ? [] : [row, 'value'])], value);
    }
  }

  for (const [code, wait] of Object.entries(parsed.waits ?? {})) {
    wait.pauses.forEach((name, index) => clock(['waits', code, 'pauses', index], name));
  }
  parsed.parts?.pauses.forEach((name, index) => clock(['parts', 'pauses', index], name));

  for (const [code, topic] of Object.entries(parsed.topics ?? {})) {
    expect('priorities', 'a priority', ['topics', code, 'priority'], topic.priority);
  }
  for (const [code, type] of Object.entries(parsed.requestTypes ?? {})) {
    expect('topics', 'a topic', ['requestTypes', code, 'topic'], type.topic);
    expect('categories', 'a category', ['requestTypes', code, 'category'], type.category);
  }
  expect('topics', 'a topic', ['otherTopic', 'topic'], parsed.otherTopic?.topic);
  for (const { name, value } of parsed.level ?? []) expect('levels', 'a level', ['level', name, 'value'], value);
  for (const { name, value } of parsed.defaultCategory ?? [])
    expect('categories', 'a category', ['defaultCategory', name, 'value'], value);
  expect('clientCategories', 'a category of clients', ['clientCategory', 'category'], parsed.clientCategory?.category);
  expect('priorities', 'a priority', ['defaultPriority', 'priority'], parsed.defaultPriority?.priority);

  parsed.scope?.out.forEach(({ to }, index) => expect('redirects', 'a redirect', ['scope', 'out', index, 'to'], to));
  expect('priorities', 'a priority', ['emergency', 'priority'], parsed.emergency?.priority);
  for (const { path, when } of conditionsOf(parsed)) checkCondition(expect, path, when);
  return faults;
};

type Expect = (section: SectionName, one: string, path: Path, name: string | undefined) => void;

/** The names that a condition asks for. */
function checkCondition(expect: Expect, path: Path, when: When): void {
  const tables = [
    ['topic', 'topics', 'a topic'],
    ['requestType', 'requestTypes', 'a request type'],
    ['level', 'levels', 'a level'],
    ['category', 'categories', 'a category'],
    ['clientCategory', 'clientCategories', 'a category of clients'],
    ['priority', 'priorities', 'a priority'],
    ['wait', 'waits', 'a wait'],
    ['service', 'services', 'a service'],
  ] as const;
  for (const [key, section, one] of tables) {
    for (const name of when[key] ?? []) expect(section, one, [...path, key], name);
  }
}
