/** Services of a desk, their tests and questions, as a file says them. */
import { readDocument, type JsonObject } from '../../regulations';
import { firstService, handsOverTo } from '../../domain/regulation';
import { servicesDesk, servicesDocument } from '../domain/ticket/services-desk';
import { faultsOf, layers, skai } from './support';

/** Faults of the desk with one change at a path; undefined takes the key away. */
function faultsWith(path: readonly string[], value: unknown): string[] {
  const document = structuredClone(servicesDocument()) as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  const place = path.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, document);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return faultsOf(readDocument(document as JsonObject, layers));
}

describe('EA-2 HT-8 services in a file', () => {
  it('one holds what comes in, and each hands over to all others where it names none', () => {
    const { regulation } = servicesDesk();
    expect(firstService(regulation)).toBe('line');
    expect(handsOverTo(regulation, 'line')).toEqual(['central', 'eastern']);
    expect(handsOverTo(regulation, 'eastern')).toEqual(['central']);
    expect(handsOverTo(regulation, null)).toEqual([]);
    expect(regulation.services['line']).toMatchObject({ tier: 1, duties: [{ en: 'Taking requests in' }] });
    expect(regulation.calendars['east']).toMatchObject({ timeZone: 'Asia/Bishkek' });
  });

  it('a desk without any has one, unnamed', () => {
    expect(skai.regulation).toMatchObject({ services: {}, tests: {}, questions: {} });
    expect(firstService(skai.regulation)).toBeNull();
  });

  it.each<[string, readonly string[], unknown, string]>([
    [
      'none is first',
      ['services', 'line', 'first'],
      undefined,
      'services: lack the one that new requests come to: give it "first: true"',
    ],
    [
      'two are first',
      ['services', 'central', 'first'],
      true,
      'services.central.first: is also said of "line": new requests come to one service',
    ],
    [
      'an unknown calendar',
      ['services', 'central', 'calendar'],
      'night',
      'services.central.calendar: names a calendar "night", which "calendars" does not have (there are: work, always, east)',
    ],
    [
      'an unknown service',
      ['services', 'eastern', 'to'],
      ['central', 'west'],
      'services.eastern.to[1]: names a service "west", which "services" does not have (there are: line, central, eastern)',
    ],
    [
      'itself',
      ['services', 'eastern', 'to'],
      ['eastern'],
      'services.eastern.to[0]: is the service itself: nobody hands over to oneself',
    ],
    [
      'a tier beyond 9',
      ['services', 'eastern', 'tier'],
      10,
      'services.eastern.tier: must be a whole number from 1 to 9',
    ],
    [
      'a result that leads nowhere',
      ['tests', 'exchange-log', 'results', 'eastern', 'service'],
      'west',
      'tests.exchange-log.results.eastern.service: names a service "west", which "services" does not have (there are: line, central, eastern)',
    ],
    [
      'a test without results',
      ['tests', 'exchange-log', 'results'],
      {},
      'tests.exchange-log.results: must name at least one result',
    ],
    [
      'a hand-over for ever',
      ['clocks', 'hand-over'],
      undefined,
      'clocks: lack a clock from "handed-over": a service must not be asked for ever',
    ],
    [
      'a calendar of the word',
      ['calendars', 'of-service'],
      { week: { mon: ['09:00-10:00'] }, source: '1' },
      'calendars.of-service: is the word for the calendar of a service: give the calendar another name',
    ],
    [
      'a clock of a visit',
      ['clocks', 'work-check', 'calendar'],
      'of-service',
      'clocks.work-check.calendar: has no meaning for a clock from "work-done": a visit is no service\'s',
    ],
  ])('a fault: %s', (_, path, value, sentence) => {
    expect(faultsWith(path, value)).toContain(sentence);
  });

  it('a fault: a condition of a service that nobody knows', () => {
    const limit = { west: { when: { service: 'west' }, value: '1 working-day' }, else: { value: '2 working-day' } };
    expect(faultsWith(['clocks', 'first-service', 'limit'], limit)).toContain(
      'clocks.first-service.limit.west.when.service: names a service "west", which "services" does not have (there are: line, central, eastern)',
    );
  });

  it('a fault: the calendar of a service where there is none', () => {
    expect(faultsWith(['services'], {})).toContain(
      'clocks.hand-over.calendar: is that of a service, but the file has no "services"',
    );
  });
});
