/** The clock with two keys: it starts with the later one, and nothing that goes wrong on the client's side shortens it. */
import fc from 'fast-check';
import { addWorkingDays, type Instant } from '../../../domain/time';
import { shippedRegions } from '../../../regulations/load-regions';
import { author, catalogOf, builtIn, contracted, iso, msk, rulesOf, skai } from '../ticket/story';
import { visitTerm } from '../../regulations/support';
import { coordinator, VisitStory } from './story';
import { size } from '../../support/size';

const hour = 3_600_000;
const stands = rulesOf(contracted(builtIn('skai'), { visits: { withdrawal: 'stands', source: '5' } }));

it.each([
  // Novosibirsk: 18 working days; 2 March 2026 is a Monday, 9 March a day off.
  ['request first', '54', '2026-03-02 12:00', '2026-03-04 12:00', '2026-03-31 18:00'],
  ['ready first', '54', '2026-03-04 12:00', '2026-03-02 12:00', '2026-03-31 18:00'],
  ['both at once', '54', '2026-03-04 12:00', '2026-03-04 12:00', '2026-03-31 18:00'],
  ['Moscow, 12 working days', '77', '2026-03-02 12:00', '2026-03-04 12:00', '2026-03-23 18:00'],
  ['without a district, 12 working days', '99', '2026-03-02 12:00', '2026-03-04 12:00', '2026-03-23 18:00'],
  ['the New Year inside', '54', '2026-12-25 12:00', '2026-12-28 10:00', '2027-02-01 18:00'],
])('SK-17 %s: the later of request and readiness counts', (_name, subject, request, readyAt, due) => {
  const regions = shippedRegions();
  const code =
    subject === '99' ? ([...regions.values()].find(({ district }) => district === null)?.code ?? '') : subject;
  const story = new VisitStory().open(request, { subject: code, readyAt: msk(readyAt) });
  const later = iso(Math.max(msk(request), msk(readyAt)));
  expect(story.clock()).toMatchObject({ started: later, due });
});

it('SK-17 the word alone gives the second key, as of its receipt or of the later date that it names', () => {
  const story = new VisitStory().open('2026-03-02 12:00');
  expect(story.clock().found).toBeUndefined();
  expect(story.owes).toBe('coordinator offer-slot null');
  story.does('2026-03-04 12:00', author, { type: 'ready' });
  expect(story.clock()).toMatchObject({ started: '2026-03-04 12:00', due: '2026-03-31 18:00' });
  const named = new VisitStory().open('2026-03-02 12:00');
  named.does('2026-03-03 12:00', author, { type: 'ready', from: msk('2026-03-10 09:00') });
  expect(named.clock()).toMatchObject({ started: '2026-03-10 09:00', due: '2026-04-03 18:00' });
  const late = new VisitStory().open('2026-03-02 12:00');
  late.does('2026-03-04 12:00', author, { type: 'ready', from: msk('2026-03-03 09:00') });
  expect(late.clock().started).toBe('2026-03-04 12:00');
});

it('SK-17 readiness before the request, twice, or taken back where none was given, is refused and changes nothing', () => {
  const story = new VisitStory().open('2026-03-02 12:00');
  const before = story.visit;
  expect(story.give('2026-03-02 13:00', author, { type: 'ready', from: msk('2026-03-02 11:59') })).toBe(
    'ready-before-request',
  );
  expect(story.give('2026-03-02 13:00', author, { type: 'withdraw-ready', reason: 'r' })).toBe('not-ready');
  expect(story.visit).toEqual(before);
  story.does('2026-03-02 14:00', author, { type: 'ready' });
  expect(story.give('2026-03-02 15:00', author, { type: 'ready' })).toBe('already-ready');
});

it('SK-17 readiness withdrawn on day 11: by SKAI the clock starts anew, by a contract it may stand meanwhile', () => {
  const play = (story: VisitStory) =>
    story
      .open('2026-03-02 12:00', { readyAt: msk('2026-03-02 12:00') })
      .does('2026-03-18 12:00', author, { type: 'withdraw-ready', reason: 'в рейсе' })
      .pass('2026-03-25 12:00');
  const anew = play(new VisitStory());
  expect(anew.clock()).toMatchObject({ stopped: '2026-03-18 12:00', count: 1 });
  anew.does('2026-03-25 12:00', author, { type: 'ready' });
  expect(anew.clock()).toMatchObject({ started: '2026-03-25 12:00', due: '2026-04-20 18:00', count: 2 });
  const still = play(new VisitStory(stands, catalogOf(stands)));
  expect(still.clock()).toMatchObject({ due: null, stopped: null });
  expect(still.clock().found?.pauses).toMatchObject([{ cause: 'not-ready', owner: 'client', to: null }]);
  still.does('2026-03-25 12:00', author, { type: 'ready' });
  // 18 working days from 2 March end on 27 March at closing; five working days of 8.5 hours were lost.
  expect(still.clock()).toMatchObject({ due: '2026-04-03 18:00', count: 1 });
});

const at = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => msk('2026-03-02 00:00') + hours * hour);
const subject = fc.constantFrom('54', '77', '66', '26');

it('SK-17 the order of the keys does not matter', () => {
  fc.assert(
    fc.property(at, at, subject, (a, b, code) => {
      const due = (request: Instant, ready: Instant) =>
        new VisitStory().open(request, { subject: code, readyAt: ready }).clock().due;
      expect(due(a, b)).toBe(due(b, a));
      const region = skai.region(code);
      const term = visitTerm(skai.regulation, region?.district ?? null)?.amount ?? 0;
      const expected = addWorkingDays(skai.calendar('work'), Math.max(a, b), term);
      const closing = expected.ok ? expected.value.instant : 0;
      expect(due(a, b)).toBe(iso(closing));
    }),
    { numRuns: size(60) },
  );
});

it('SK-17 withdrawing never shortens, whatever the regulation makes of it', () => {
  fc.assert(
    fc.property(at, at, at, fc.constantFrom(skai, stands), (first, second, third, rules) => {
      const [request, withdrawn, again] = [first, second, third].sort((x, y) => x - y) as [number, number, number];
      const story = () => new VisitStory(rules, catalogOf(rules)).open(request, { readyAt: request });
      const plain = story().visit.clocks[0]?.aim.due ?? 0;
      const taken = story()
        .does(withdrawn, author, { type: 'withdraw-ready', reason: 'r' })
        .does(again, author, { type: 'ready' });
      expect(taken.clock().found?.aim.due).toBeGreaterThanOrEqual(plain);
    }),
    { numRuns: size(60) },
  );
});

it('SK-18 parts never shorten, whenever they are ordered, received and whatever else happens', () => {
  fc.assert(
    fc.property(at, at, at, at, (a, b, c, d) => {
      const [request, ordered, withdrawn, received] = [a, b, c, d].sort((x, y) => x - y) as [
        number,
        number,
        number,
        number,
      ];
      const begun = () => new VisitStory().open(request, { readyAt: request });
      const plain = begun()
        .does(withdrawn, author, { type: 'withdraw-ready', reason: 'r' })
        .does(withdrawn, author, { type: 'ready' });
      const story = begun().does(ordered, coordinator, {
        type: 'order-parts',
        supplier: 's',
        lines: [{ part: 'p', quantity: 1 }],
      });
      const order = story.visit.orders[0]?.id ?? '';
      story
        .does(withdrawn, author, { type: 'withdraw-ready', reason: 'r' })
        .does(withdrawn, author, { type: 'ready' })
        .does(received, coordinator, { type: 'receive-parts', order });
      expect(story.clock().found?.aim.due).toBeGreaterThanOrEqual(plain.clock().found?.aim.due ?? 0);
    }),
    { numRuns: size(60) },
  );
});
