import { clockLimit, clocksFrom, firstService, handsOverTo, statusFor } from '../../domain/regulation';
import { isWorkingTime } from '../../domain/time';
import { mergeContract, type JsonObject } from '../../regulations';
import { formFaults } from '../../api/forms/form-faults';
import { demoDesks } from '../../prisma/demo-people';
import { builtIn, calendarOf, layers, situation, sound } from './support';

const helpdesk = builtIn('helpdesk');
const { regulation } = helpdesk;
const contract = (patch: JsonObject) =>
  sound(mergeContract(helpdesk.document, { number: 'HD-1/2026', patch }, layers)).regulation;

it.each(['2027-01-01T03:00+03:00', '2026-05-09T23:59+03:00', '2026-11-22T12:00+03:00'])(
  'HD-1 at %s the desk works, whatever day it is',
  (instant) => {
    for (const calendar of Object.keys(regulation.calendars))
      expect(isWorkingTime(calendarOf(regulation, calendar), Date.parse(instant))).toBe(true);
    expect(Object.values(regulation.calendars).flatMap(({ layers: named }) => named ?? [])).toEqual([]);
  },
);

it('HD-1 one point of contact: requests come to the HelpDesk, by phone too', () => {
  expect(firstService(regulation)).toBe('desk');
  expect(regulation.intake.channels).toEqual(['phone', 'portal', 'email', 'api']);
});

describe('HD-2 the call taker’s questions', () => {
  const form = regulation.requestTypes['fault'];
  const said = (fields: Readonly<Record<string, unknown>>) =>
    form === undefined ? [] : formFaults(form, fields).map(({ pointer }) => pointer);
  const answers = { contact: 'Анна Петрова', phone: '+7 495 000-00-00', since: 'с 9 утра', extent: 'one' };

  it('HD-2 contact data and the first analysis are asked for in this order; without the obligatory answers nothing is registered', () => {
    expect(Object.keys(form?.fields ?? {}).slice(0, 3)).toEqual(['contact', 'phone', 'service-id']);
    expect(said(answers)).toEqual([]);
    expect(said({})).toEqual(['/fields/contact', '/fields/phone', '/fields/since', '/fields/extent']);
  });

  it('HD-2 whether there is power is asked where a whole site is out, and only there', () => {
    expect(said({ ...answers, extent: 'site' })).toEqual(['/fields/power']);
    expect(said({ ...answers, extent: 'site', power: true })).toEqual([]);
    expect(said({ ...answers, power: true })).toEqual(['/fields/power']);
  });
});

it('HD-3 every service may hand over to every other one', () => {
  for (const service of Object.keys(regulation.services)) expect(handsOverTo(regulation, service)).toHaveLength(3);
});

it.each([
  ['node', 'unreachable', 'backbone'],
  ['line', 'down', 'access'],
  ['line', 'errors', 'access'],
  ['terminal', 'silent', 'field-service'],
  ['terminal', 'sound', 'desk'],
  ['line', 'up', undefined],
])('HD-4 the test %s with the result %s leads to %s', (test, result, service) => {
  expect(regulation.tests[test]?.results[result]?.service).toBe(service);
});

it('HD-6 a fault has an estimate, and before it passes its author hears that it will take longer', () => {
  for (const topic of ['no-service', 'poor-quality', 'equipment'])
    expect(regulation.topics[topic]?.estimate).toBe('required');
  const tell = regulation.clocks['estimate']?.tell ?? {};
  expect(tell['slips']).toMatchObject({
    at: { before: { amount: 30, unit: 'minute' } },
    whom: ['author', 'responsible'],
  });
});

it('HD-6 a new estimate ends the clock of the old one', () => {
  const { from, until } = regulation.clocks['estimate'] ?? {};
  expect([from, until]).toMatchObject([[{ on: 'estimate' }], [{ on: 'estimate' }]]);
});

it('HD-7 the call is owed from restoration on, after each call in vain anew, until there is an agreement', () => {
  const { from, until, owes } = regulation.clocks['client-call'] ?? {};
  expect([from?.map(({ on }) => on), until?.map(({ on }) => on), owes]).toEqual([
    ['solved', 'client-not-reached'],
    ['agreed'],
    'responsible',
  ]);
  const begins = (stage: 'solved' | 'resolution') =>
    clocksFrom(regulation, 'client-not-reached', situation({ stage })).map(([code]) => code);
  expect([begins('solved'), begins('resolution')]).toEqual([['client-call'], []]);
});

it('HD-7 silence never closes, and what is restored waits for the client’s consent', () => {
  expect(regulation.solution).toMatchObject({ objection: null, warn: null });
  expect(statusFor(regulation, situation({ stage: 'solved' }))).toBe('restored');
  expect(regulation.declines ?? {}).toEqual({});
  expect(regulation.redirects ?? {}).toEqual({});
});

describe('HD-8 the priority rules of the contract', () => {
  const patch = demoDesks
    .find(({ desk }) => desk === 'helpdesk')
    ?.companies.map((company) => company.contract)
    .find((found) => found?.number === 'HD-401')?.patch;
  const limits = (rules: typeof regulation, priority: string) =>
    ['dispatch', 'restoration', 'replacement'].map((clock) => {
      const limit = clockLimit(rules, clock, situation({ priority }));
      return limit?.kind === 'term' ? limit.term.amount / 60 : limit?.kind;
    });

  it('HD-8 without a contract no figure stands: the file invents none', () => {
    for (const priority of Object.keys(regulation.priorities))
      expect(limits(regulation, priority)).toEqual(['not-promised', 'not-promised', 'not-promised']);
  });

  it('HD-8 X-2 the contract of the demonstration rules sending, removal and replacement, by priority', () => {
    const rules = contract(patch ?? {});
    expect(limits(rules, 'p1')).toEqual([1, 4, 4]);
    expect(limits(rules, 'p2')).toEqual([2, 8, 8]);
    expect(limits(rules, 'p3')).toEqual([8, 24, 24]);
    expect(limits(rules, 'p4')).toEqual(['not-promised', 'not-promised', 'not-promised']);
    expect(rules.topics['no-service']?.priority).toBe('p1');
    expect(regulation.topics['no-service']?.priority).toBe('p2');
  });

  it('HD-8 replacement counts from the moment at which hardware is known to be the cause', () => {
    expect(regulation.visits?.startsWhen).toEqual(['requested']);
  });
});
