import { calendarOfService, calendarsOf, endsOn, startsOn, type ClockStart } from '../../domain/regulation';
import type { Path, RawFault } from '../json';
import { borneByVisits } from './conditions';
import type { Check, CheckedDocument } from './document';

/** Clocks that a visit bears, or may bear: it is no service's. */
const noService: readonly ClockStart[] = ['parts-ordered', ...borneByVisits];

/** Each service has working time and ways out, one of them holds what comes in, and what is handed over is answered by somebody. */
export const checkServices: Check = (document) => [
  ...firstFaults(document),
  ...nameFaults(document),
  ...calendarFaults(document),
  ...clockFaults(document),
  ...endFaults(document),
];

function firstFaults({ parsed: { services = {} }, whole }: CheckedDocument): RawFault[] {
  if (!whole.has('services')) return [];
  const codes = Object.keys(services);
  const [first, ...others] = codes.filter((code) => services[code]?.first);
  if (codes.length === 0) return [];
  if (first === undefined)
    return [{ path: ['services'], message: 'lack the one that new requests come to: give it "first: true"' }];
  return others.map((code) => ({
    path: ['services', code, 'first'],
    message: `is also said of "${first}": new requests come to one service`,
    related: [['services', first, 'first']],
  }));
}

/** Every name of a service, and the calendar of each, exists. */
function nameFaults({ parsed, names }: CheckedDocument): RawFault[] {
  const faults: RawFault[] = [];
  const expect = (section: 'services' | 'calendars', one: string, path: Path, name: string | undefined): void => {
    const known = names(section);
    if (name === undefined || known.has(name)) return;
    const list = [...known].slice(0, 20).join(', ');
    faults.push({
      path,
      message: `names ${one} "${name}", which "${section}" does not have${list ? ` (there are: ${list})` : ''}`,
      related: [[section, name]],
    });
  };
  for (const [code, { calendar, to = [] }] of Object.entries(parsed.services ?? {})) {
    expect('calendars', 'a calendar', ['services', code, 'calendar'], calendar);
    to.forEach((name, index) => {
      const path = ['services', code, 'to', index];
      if (name === code) faults.push({ path, message: 'is the service itself: nobody hands over to oneself' });
      else expect('services', 'a service', path, name);
    });
  }
  for (const [code, { results }] of Object.entries(parsed.tests ?? {})) {
    for (const [result, { service }] of Object.entries(results))
      expect('services', 'a service', ['tests', code, 'results', result, 'service'], service);
  }
  return faults;
}

/** The word that stands for the calendar of a service: where there are services, of clocks that a ticket bears, and no calendar's name. */
function calendarFaults({ parsed, names }: CheckedDocument): RawFault[] {
  const faults: RawFault[] = [];
  if (names('calendars').has(calendarOfService)) {
    const message = 'is the word for the calendar of a service: give the calendar another name';
    faults.push({ path: ['calendars', calendarOfService], message });
  }
  for (const [code, rule] of Object.entries(parsed.clocks ?? {})) {
    if (!calendarsOf(rule).includes(calendarOfService)) continue;
    const visits = noService.find((start) => startsOn(rule, start));
    const path = ['clocks', code, 'calendar'];
    if (names('services').size === 0)
      faults.push({
        path,
        message: 'is that of a service, but the file has no "services"',
        related: [['services']],
      });
    else if (visits !== undefined)
      faults.push({ path, message: `has no meaning for a clock from "${visits}": a visit is no service's` });
  }
  return faults;
}

/** What may start the own time of a service, which ends when the ticket leaves it. */
const ownTime: readonly ClockStart[] = ['opened', 'service-accepted'];

/** That a ticket changes hands ends no promise to the client: only the own time of a service. */
function endFaults({ parsed: { clocks = {} } }: CheckedDocument): RawFault[] {
  return Object.entries(clocks).flatMap(([code, rule]): RawFault[] => {
    if (!endsOn(rule, 'handed-over')) return [];
    const path = ['clocks', code, 'until'];
    const other = rule.until.find(({ on }) => on !== 'handed-over');
    if (other !== undefined) {
      const message =
        `names "handed-over" beside "${other.on}": what is promised to the client runs on when the ticket changes hands. ` +
        'Take "handed-over" out; the own time of a service has it alone, and a solution ends that as well';
      return [{ path, message }];
    }
    const start = rule.from.find(({ on }) => !ownTime.includes(on));
    if (start === undefined) return [];
    const message = `names "handed-over", which ends the own time of a service only: that is from ${ownTime.join(' or ')}, not from "${start.on}"`;
    return [{ path, message, related: [['clocks', code, 'from']] }];
  });
}

/** Who is asked to take a ticket answers by a date. */
function clockFaults({ parsed: { clocks }, whole, names }: CheckedDocument): RawFault[] {
  if (!clocks || !whole.has('clocks') || names('services').size < 2) return [];
  return Object.values(clocks).some((rule) => startsOn(rule, 'handed-over'))
    ? []
    : [{ path: ['clocks'], message: 'lack a clock from "handed-over": a service must not be asked for ever' }];
}
