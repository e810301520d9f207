import { categoryOf, clockLimit, clocksFrom, levelOf, resolved, statusFor } from '../../domain/regulation';
import { isWorkingTime } from '../../domain/time';
import { mergeContract, type JsonObject } from '../../regulations';
import { builtIn, calendarOf, layers, situation, sound } from './support';

const hivetaxi = builtIn('hivetaxi');
const { regulation } = hivetaxi;
const contract = (patch: JsonObject) =>
  sound(mergeContract(hivetaxi.document, { number: 'HT-1/2026', patch }, layers)).regulation;
const of = (category: string) => contract({ clientCategory: { category, source: '1' } });
const hours = (amount: number) => ({ kind: 'term', term: { amount: amount * 60, unit: 'working-minute' } });

describe('HT-1 service levels by client and problem', () => {
  it.each([
    ['vip', 'outage', 'vip'],
    ['vip', 'critical-defect', 'vip'],
    ['vip', 'defect', 'standard'],
    ['vip', 'question', 'standard'],
    ['extended', 'outage', 'extended'],
    ['extended', 'critical-defect', 'extended'],
    ['extended', 'question', 'standard'],
    ['standard', 'outage', 'standard'],
    ['standard', 'critical-defect', 'standard'],
  ])('HT-1 a client %s with a problem %s has the level %s', (client, category, level) => {
    const rules = of(client);
    expect(levelOf(rules, situation({ clientCategory: rules.clientCategory, category }))).toBe(level);
  });

  it.each([
    ['vip', 3],
    ['extended', 12],
  ])('HT-1 level %s: %i working hours of reaction', (level, amount) => {
    expect(clockLimit(regulation, 'reaction', situation({ level }))).toMatchObject(hours(amount));
  });

  it('HT-1 the level without a figure, and the fault of the client, promise none; an undetermined one is not the client’s', () => {
    expect(clockLimit(regulation, 'reaction', situation({ level: 'standard' }))?.kind).toBe('not-promised');
    const at = (fault: 'undetermined' | 'client' | 'not-client') =>
      clockLimit(regulation, 'reaction', situation({ level: 'vip', fault }))?.kind;
    expect([at('client'), at('not-client'), at('undetermined')]).toEqual(['not-promised', 'term', 'term']);
  });

  it('HT-1 no time of resolution is promised', () => {
    for (const level of ['vip', 'extended', 'standard'])
      expect(clockLimit(regulation, 'resolution', situation({ level }))?.kind).toBe('not-promised');
  });

  it('HT-1 a client with a level is taken to be in earnest until support has looked, others ask', () => {
    const by = (client: string | null) => categoryOf(regulation, null, situation({ clientCategory: client }));
    expect([by('vip'), by('extended'), by('standard'), by(null)]).toEqual(['outage', 'outage', 'question', 'question']);
    expect(categoryOf(regulation, 'defect', situation({ clientCategory: 'vip' }))).toBe('defect');
    expect(categoryOf(regulation, 'no-such', situation({ clientCategory: 'vip' }))).toBe('outage');
  });
});

describe('HT-2 working time', () => {
  it.each([
    ['2026-11-20T11:00+06:00', true, 'Friday, opening in Omsk'],
    ['2026-11-20T10:59+06:00', false, 'a minute before'],
    ['2026-11-20T18:01+06:00', false, 'after closing'],
    ['2026-11-21T12:00+06:00', false, 'Saturday'],
    ['2027-02-20T12:00+06:00', true, 'a Saturday moved to be worked'],
    ['2026-12-31T12:00+06:00', false, 'a day off by decree'],
  ])('HT-2 at %s: %s (%s)', (instant, open) => {
    expect(isWorkingTime(calendarOf(regulation, 'work'), Date.parse(instant))).toBe(open);
  });
});

it('HT-3 in an emergency reaction is counted round the clock, until developers are called in', () => {
  const { reaction } = regulation.clocks;
  const by = (emergency: 'none' | 'declared' | 'with-developers') =>
    reaction && resolved(reaction, situation({ level: 'vip', emergency })).calendar;
  expect([by('none'), by('declared'), by('with-developers')]).toEqual(['work', 'always', 'work']);
  expect(isWorkingTime(calendarOf(regulation, 'always'), Date.parse('2027-01-01T03:00+06:00'))).toBe(true);
});

it('HT-4 what is critical goes first, then the order of arrival', () => {
  const ranks = Object.entries(regulation.priorities).sort(([, a], [, b]) => a.rank - b.rank);
  expect(ranks.map(([code]) => code)).toEqual(['emergency', 'high', 'normal']);
  expect(regulation.defaultPriority).toBe('normal');
});

it('HT-5 the filing and each word of the client ask for a reaction, and any word of the desk is one', () => {
  const started = (by: 'opened' | 'client-word') => clocksFrom(regulation, by, situation()).map(([code]) => code);
  expect(started('client-word')).toEqual(['reaction']);
  expect(started('opened')).toContain('reaction');
  expect(regulation.clocks['reaction']?.until).toEqual([{ on: 'reaction', when: {} }]);
});

it('HT-9 HT-11 registered addresses identify the client, a contract is needed, and talk on the phone is no request', () => {
  expect(regulation.intake.email?.senders).toBe('registered-address');
  expect(regulation.intake.contract).toBe('required');
  expect(regulation.contract).toBeNull();
  expect(of('standard').contract).toBe('HT-1/2026');
  expect(regulation.intake.channels).not.toContain('phone');
});

it('HT-13 a form asks for product, edition and the way there, of apps for system and version; nothing is required', () => {
  const fields = Object.values(regulation.requestTypes).flatMap(({ fields: own }) => Object.entries(own));
  expect(new Set(fields.map(([code]) => code))).toEqual(
    new Set(['steps', 'product-version', 'edition', 'mobile', 'reference', 'os', 'os-version', 'app-version']),
  );
  expect(fields.filter(([, { required }]) => required)).toEqual([]);
});

it('HT-6 HT-14 what is put off or with the developers has a status of its own, and pauses nothing', () => {
  const shown = (wait: string) => statusFor(regulation, situation({ stage: 'resolution', assigned: true, wait }));
  expect([shown('development'), shown('client-details')]).toEqual(['in-development', 'postponed']);
  expect(Object.values(regulation.waits).flatMap(({ pauses }) => pauses)).toEqual([]);
});

it('X-2 a contract sets a figure where the regulation promises none, by one row', () => {
  const rules = contract({
    clocks: {
      reaction: { limit: { standard: { when: { level: 'standard' }, value: '2 working-day', source: '4.1' } } },
    },
  });
  expect(clockLimit(rules, 'reaction', situation({ level: 'standard' }))).toEqual({
    kind: 'term',
    term: { amount: 2, unit: 'working-day' },
    source: 'contract HT-1/2026, 4.1',
  });
  expect(clockLimit(rules, 'reaction', situation({ level: 'vip' }))).toMatchObject(hours(3));
});
