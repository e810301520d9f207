import { categoryOf, clockLimit, clocksFrom, levelOf, statusFor } from '../../domain/regulation';
import { isWorkingTime } from '../../domain/time';
import { mergeContract, type JsonObject } from '../../regulations';
import { formFaults } from '../../api/forms/form-faults';
import { builtIn, calendarOf, layers, situation, sound } from './support';

const simai = builtIn('simai');
const { regulation } = simai;
const contract = (patch: JsonObject) =>
  sound(mergeContract(simai.document, { number: 'SM-1/2026', patch }, layers)).regulation;

it.each([
  ['2026-11-20T08:00+03:00', true, 'Friday, opening in Moscow'],
  ['2026-11-20T07:59+03:00', false, 'a minute before'],
  ['2026-11-20T17:01+03:00', false, 'after closing'],
  ['2026-11-21T12:00+03:00', false, 'Saturday'],
  ['2026-06-12T12:00+03:00', false, 'Russia Day'],
  ['2027-02-20T12:00+03:00', true, 'a Saturday moved to be worked'],
  ['2026-10-11T12:00+03:00', false, 'Republic Day of Bashkortostan, a Sunday'],
  ['2026-10-12T12:00+03:00', false, 'the Monday off for it'],
  ['2027-10-11T12:00+03:00', false, 'Republic Day, a Monday'],
])('SM-1 at %s: %s (%s)', (instant, open) => {
  expect(isWorkingTime(calendarOf(regulation, 'work'), Date.parse(instant))).toBe(open);
});

it('SM-1 SM-7 the desk closes on days on which HiveTaxi’s, without the republic’s holidays, is open', () => {
  const republicDay = Date.parse('2027-10-11T09:00+03:00');
  expect(isWorkingTime(calendarOf(builtIn('hivetaxi').regulation, 'work'), republicDay)).toBe(true);
  expect(isWorkingTime(calendarOf(regulation, 'work'), republicDay)).toBe(false);
});

describe('SM-3 the form', () => {
  const form = regulation.requestTypes['site'];
  const said = (fields: Readonly<Record<string, unknown>>) =>
    form === undefined ? [] : formFaults(form, fields).map(({ pointer, code }) => `${pointer} ${code}`);
  const site = 'https://shop.vektor.example/basket';

  it('SM-3 asks for the address of the site, the way there, version and edition, and the browser', () => {
    const fields = Object.keys(form?.fields ?? {});
    expect(fields).toEqual(expect.arrayContaining(['site', 'steps', 'product-version', 'edition', 'browser']));
    expect(said({ site })).toEqual([]);
    expect(said({})).toEqual([expect.stringContaining('site')]);
  });

  it('SM-3 one tick sends the configuration of the server along, and without it nothing is taken', () => {
    const configuration = 'PHP 8.2.12, memory_limit 256M';
    expect(said({ site, 'send-configuration': true, 'server-configuration': configuration })).toEqual([]);
    expect(said({ site, 'send-configuration': true })).toEqual([expect.stringContaining('server-configuration')]);
    expect(said({ site, 'server-configuration': configuration })).toEqual([
      expect.stringContaining('server-configuration'),
    ]);
    expect(said({ site, 'send-configuration': false, 'server-configuration': configuration })).toHaveLength(1);
  });

  it('SM-3 the settings of server and browser are what support may ask further', () => {
    expect(Object.keys(regulation.questions['environment']?.fields ?? {})).toEqual(['server', 'browser']);
  });
});

describe('SM-7 as at HiveTaxi, with its own figures', () => {
  it('SM-7 levels by client and problem, none with a figure', () => {
    const { clientCategories, levels } = regulation;
    expect(Object.keys(clientCategories ?? {})).toEqual(['extended', 'standard']);
    for (const clientCategory of ['extended', 'standard', null])
      for (const category of ['outage', 'defect', 'question']) {
        const level = levelOf(regulation, situation({ clientCategory, category }));
        expect(Object.keys(levels)).toContain(level);
        const limits = ['reaction', 'resolution'].map(
          (clock) => clockLimit(regulation, clock, situation({ level }))?.kind,
        );
        expect(limits).toEqual(['not-promised', 'not-promised']);
      }
    expect(levelOf(regulation, situation({ clientCategory: 'extended', category: 'outage' }))).toBe('extended');
    expect(levelOf(regulation, situation({ clientCategory: 'extended', category: 'question' }))).toBe('standard');
  });

  it('SM-7 what the problem is follows from the topic until support has looked', () => {
    const by = (topic: string) => categoryOf(regulation, null, situation({ topic }));
    expect([by('site-down'), by('update'), by('how-to')]).toEqual(['outage', 'defect', 'question']);
  });

  it('SM-7 X-2 a contract names the figure, and the reminders that the regulation has hold for it', () => {
    const rules = contract({ clocks: { reaction: { limit: '8 working-hour', source: '3.1' } } });
    expect(clockLimit(rules, 'reaction', situation())).toMatchObject({
      kind: 'term',
      term: { amount: 480, unit: 'working-minute' },
      source: expect.stringContaining('contract SM-1/2026, 3.1') as string,
    });
    expect(Object.keys(rules.clocks['reaction']?.tell ?? {})).toEqual(['early', 'due']);
  });

  it('SM-7 the request and each word of the client ask for a reaction', () => {
    expect(clocksFrom(regulation, 'client-word', situation()).map(([code]) => code)).toEqual(['reaction']);
    expect(clocksFrom(regulation, 'opened', situation()).map(([code]) => code)).toContain('reaction');
  });

  it('SM-7 what is critical goes first', () => {
    const ranks = Object.entries(regulation.priorities).sort(([, a], [, b]) => a.rank - b.rank);
    expect(ranks.map(([code]) => code)).toEqual(['critical', 'high', 'normal']);
  });

  it('SM-7 what the product cannot do goes to development until a release, and pauses nothing', () => {
    expect(regulation.waits['development']).toMatchObject({ release: true, postpones: true });
    expect(Object.values(regulation.waits).flatMap(({ pauses }) => pauses)).toEqual([]);
    const shown = statusFor(regulation, situation({ stage: 'resolution', assigned: true, wait: 'development' }));
    expect(shown).toBe('in-development');
  });

  it('SM-7 other ways of talking register nothing, the panel of the own site does, under a contract in force', () => {
    expect(regulation.intake.channels).toEqual(['portal', 'email', 'api']);
    expect(Object.keys(regulation.intake.contacts ?? {})).toEqual(['phone', 'messenger', 'forum']);
    expect(regulation.intake.contract).toBe('required');
  });

  it('SM-7 pictures are taken bare, BMP in an archive only', () => {
    const { types, packed } = regulation.attachments;
    expect(types).toEqual(['image/jpeg', 'image/gif', 'image/png']);
    expect(packed?.types).toContain('image/bmp');
  });
});

it('SM-5 projects of others and other platforms are out of scope, each with its paragraph and a reason to decline', () => {
  const out = regulation.scope?.out ?? [];
  expect(out.map(({ source }) => source)).toEqual(['1.3', '1.4', '1.3', '1.3']);
  expect(Object.keys(regulation.declines ?? {})).toEqual(expect.arrayContaining(['foreign-project', 'other-platform']));
  expect(Object.keys(regulation.redirects ?? {})).toEqual(['hosting-provider', 'third-party']);
});

it('SM-2 both letters carry the number, and neither promises a time', () => {
  const { accepted, 'work-begun': begun } = regulation.letters ?? {};
  for (const letter of [accepted, begun])
    for (const text of [letter?.subject?.ru, letter?.subject?.en, letter?.text?.ru, letter?.text?.en]) {
      expect(text).toContain('{tid}');
      expect(text).not.toContain('{due}');
    }
});
