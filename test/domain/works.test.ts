/** Works that are counted: what is free, what is paid for, and what there is (IN-3, IN-4, HT-16). */
import fc from 'fast-check';
import { planOf } from '../../domain/regulation';
import { afterOwnMoves, lackingFor, type TicketState, type TicketWork } from '../../domain/ticket';
import { paymentFor, worksIn } from '../../domain/ticket/effects/works';
import { monthOf } from '../../domain/time';
import {
  afterEntry,
  decimalText,
  entryKinds,
  hundredths,
  leftOf,
  moved,
  newMonth,
  nothing,
  underPlan,
  type Accounts,
  type QuotaMonth,
} from '../../domain/works';
import { size } from '../support/size';
import { builtIn } from './ticket/story';

const works = builtIn('insales').regulation.works ?? fail();
const free = works.free ?? fail();
function fail(): never {
  throw new Error('the regulation counts no works');
}

const quota = (changes: Partial<QuotaMonth> = {}): QuotaMonth => ({
  ...{ month: '2027-02', allowed: 4, reserved: 0, spent: 0 },
  ...changes,
});
const accounts = (changes: Partial<Accounts> = {}): Accounts => ({
  ...{ quota: quota(), balance: nothing, held: {} },
  ...changes,
});
const work = (minutes: number, changes: Partial<TicketWork> = {}): TicketWork => ({
  ...{ id: `w-${minutes}`, minutes, payment: { by: 'plan' }, takenAt: 1, ended: { at: 2, how: 'done' } },
  ...changes,
});
const given = (agreement: string, amount: string, id = agreement) => ({
  ...{ id, agreement, at: 1, about: { kind: 'price', amount, currency: 'RUB' } },
});
const ticket = (done: readonly TicketWork[] = [], consents: readonly object[] = []) =>
  ({ works: done, consents: { open: [], lapsed: [], given: consents } }) as unknown as TicketState;
const [small, large] = ['small-customisation', 'large-customisation'];
const spent = accounts({ quota: quota({ spent: 3, reserved: 1 }) });

test('IN-3 the plans of the regulation, with how many customisations each has free', () => {
  const months = Object.entries(free.plans).map(([code, { month }]) => [code, month]);
  expect(Object.fromEntries(months)).toEqual({ starter: 0, standard: 4, promotion: 6, business: 10, premium: null });
  expect([free.minutes, planOf(free).month]).toEqual([15, 4]);
});

describe('IN-3 IN-4 what pays for a work', () => {
  it.each([
    ['short enough, with one left', ticket(), 14, accounts(), { by: 'plan' }],
    ['of exactly so many minutes', ticket(), 15, accounts(), { by: 'plan' }],
    ['longer by a minute', ticket(), 16, accounts(), { refused: 'work-too-long' }],
    ['one cut in two to fit', ticket([work(10)]), 6, accounts(), { refused: 'work-too-long' }],
    ['two that fit together', ticket([work(10)]), 5, accounts(), { by: 'plan' }],
    [
      'beside one that was dropped',
      ticket([work(10, { ended: { at: 2, how: 'dropped' } })]),
      15,
      accounts(),
      { by: 'plan' },
    ],
    ['with none left', ticket(), 15, spent, { refused: 'quota-spent' }],
    ['on a plan without any', ticket(), 5, accounts({ quota: quota({ allowed: 0 }) }), { refused: 'quota-spent' }],
    [
      'on a plan with any number',
      ticket(),
      5,
      accounts({ quota: quota({ allowed: null, spent: 99 }) }),
      { by: 'plan' },
    ],
    [
      'longer, on a plan with any number',
      ticket(),
      16,
      accounts({ quota: quota({ allowed: null }) }),
      { refused: 'work-too-long' },
    ],
    ['agreed to, with no money', ticket([], [given(small, '500')]), 5, spent, { refused: 'balance-short' }],
    [
      'agreed to, a hundredth short',
      ...[ticket([], [given(small, '500')]), 5],
      { ...spent, balance: { amount: 60_000, held: 10_001 } },
      { refused: 'balance-short' },
    ],
    [
      'agreed to and covered',
      ...[ticket([], [given(small, '500')]), 5],
      { ...spent, balance: { amount: 60_000, held: 10_000 } },
      { by: 'consent', consentId: small, amount: 50_000 },
    ],
    [
      'agreed to and set aside before',
      ...[ticket([], [given(small, '500')]), 5],
      { ...spent, balance: { amount: 50_000, held: 50_000 }, held: { [small]: 50_000 } },
      { by: 'consent', consentId: small, amount: 50_000 },
    ],
    [
      'by a consent to another price',
      ...[ticket([], [given(large, '4200.50')]), 5],
      { ...spent, balance: { amount: 1e9, held: 0 } },
      { refused: 'quota-spent' },
    ],
    [
      'longer, agreed to and covered',
      ...[ticket([], [given(large, '4200.50')]), 90],
      accounts({ balance: { amount: 420_050, held: 0 } }),
      { by: 'consent', consentId: large, amount: 420_050 },
    ],
    [
      'by a consent that has paid already',
      ...[ticket([work(40, { payment: { by: 'consent', consentId: large, amount: 1 } })], [given(large, '10')]), 90],
      accounts({ balance: { amount: 1e9, held: 0 } }),
      { refused: 'work-too-long' },
    ],
  ] as [string, TicketState, number, Accounts, object][])('%s', (_name, of, minutes, world, expected) => {
    expect(paymentFor(of, minutes, works, world)).toEqual(expected);
  });
});

test('HT-16 a paid service asks for consent first, then for money, and says how much is lacking', () => {
  const paid = builtIn('hivetaxi').regulation.works ?? fail();
  expect([paid.free, paid.balance]).toEqual([null, 'RUB']);
  const world = accounts({ quota: null, balance: { amount: 99_999, held: 0 } });
  expect(paymentFor(ticket(), 5, paid, world)).toEqual({ refused: 'consent-missing' });
  const agreed = ticket([], [given('paid-service', '1000')]);
  expect(paymentFor(agreed, 5, paid, world)).toEqual({ refused: 'balance-short' });
  expect(lackingFor(agreed, 5, paid, world.balance)).toBe(1);
  expect(lackingFor(agreed, 5, paid, { amount: 100_000, held: 0 })).toBe(0);
});

test.each([
  ['Europe/Moscow', '2027-01-31T20:59:59.999Z', '2027-01'],
  ['Europe/Moscow', '2027-01-31T21:00:00Z', '2027-02'],
  ['Asia/Omsk', '2027-01-31T17:59:59.999Z', '2027-01'],
  ['Asia/Omsk', '2027-01-31T18:00:00Z', '2027-02'],
  ['America/New_York', '2027-03-01T04:59:59.999Z', '2027-02'],
])('IN-3 the month in %s at %s is %s, whole', (zone, at, month) => {
  const found = monthOf(zone, Date.parse(at));
  expect(found?.month).toBe(month);
  // No cut: the months beside it meet it.
  expect(monthOf(zone, (found?.from ?? 0) - 1)?.to).toBe(found?.from);
  expect(monthOf(zone, found?.to ?? 0)?.from).toBe(found?.to);
});

test('IN-3 never more is reserved and spent than the plan has; nothing that is left goes on to the next month, what is accepted does', () => {
  const step = fc.oneof(
    fc.constantFrom('reserve', 'spend', 'release', 'month').map((what) => ({ what })),
    fc.record({ what: fc.constant('plan'), plan: fc.option(fc.nat(5)) }),
  );
  fc.assert(
    fc.property(fc.option(fc.nat(5)), fc.array(step, { maxLength: 60 }), (plan, steps) => {
      let [month, current] = [newMonth('2027-01', plan, 0), plan];
      let accepted = 0;
      for (const { what, ...more } of steps) {
        const before = month;
        if (what === 'month') month = newMonth('2027-02', current, month.reserved);
        else if (what === 'plan') {
          current = (more as { plan: number | null }).plan;
          month = underPlan(month, current);
        } else {
          const after = moved(month, what);
          if (after === undefined) expect(what === 'reserve' ? leftOf(month) : month.reserved).toBe(0);
          else accepted += { reserve: 1, spend: -1, release: -1 }[what];
          month = after ?? month;
          if (what === 'reserve' && after !== undefined) expect(leftOf(before)).not.toBe(0);
        }
        expect(month.reserved).toBe(accepted);
        if (month.allowed !== null) expect(month.reserved + month.spent).toBeLessThanOrEqual(month.allowed);
        if (what === 'month') {
          expect(month.spent).toBe(0);
          if (current !== null) expect(leftOf(month)).toBe(Math.max(0, current - accepted));
        }
      }
    }),
    { numRuns: size(300) },
  );
});

test('HT-16 a balance is the sum of its entries, never less than what is set aside, and what cannot be is no entry', () => {
  const entry = fc.record({ kind: fc.constantFrom(...entryKinds), amount: fc.integer({ min: -5, max: 1_000 }) });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 80 }), (all) => {
      let balance = nothing;
      const sums = { 'top-up': 0, hold: 0, release: 0, charge: 0 };
      for (const each of all) {
        const after = afterEntry(balance, each);
        if (after === undefined) continue;
        expect(each.amount).toBeGreaterThan(0);
        sums[each.kind] += each.amount;
        balance = after;
        expect(balance).toEqual({
          amount: sums['top-up'] - sums.charge,
          held: sums.hold - sums.release - sums.charge,
        });
        expect(balance.held).toBeGreaterThanOrEqual(0);
        expect(balance.held).toBeLessThanOrEqual(balance.amount);
      }
    }),
    { numRuns: size(300) },
  );
});

test('amounts are whole hundredths, in text and out of it', () => {
  fc.assert(fc.property(fc.nat(99_999_999_999), (amount) => hundredths(decimalText(amount)) === amount));
  expect([hundredths('500'), hundredths('1500.50'), decimalText(150_050), decimalText(50_000)]).toEqual([
    ...[50_000, 150_050, '1500.50', '500'],
  ]);
});

test('IN-3 several words of one commit count what those before them took', () => {
  const before = accounts({ quota: quota({ allowed: 1 }), balance: { amount: 500, held: 0 } });
  const open = work(5, { ended: null });
  expect(afterOwnMoves(before, [], [open]).quota).toMatchObject({ reserved: 1, spent: 0 });
  expect(afterOwnMoves(before, [], [work(5)]).quota).toMatchObject({ reserved: 0, spent: 1 });
  const held = accounts({ quota: quota({ allowed: 1, reserved: 1 }) });
  expect(afterOwnMoves(held, [open], [{ ...open, ended: { at: 3, how: 'dropped' } }]).quota).toMatchObject({
    reserved: 0,
  });
  expect(afterOwnMoves(held, [open], [open])).toEqual(held);
  const paid = work(50, { payment: { by: 'consent', consentId: 'c', amount: 300 } });
  expect(afterOwnMoves(before, [], [{ ...paid, ended: null }])).toMatchObject({
    balance: { amount: 500, held: 300 },
    held: { c: 300 },
  });
  expect(afterOwnMoves(before, [], [paid])).toMatchObject({ balance: { amount: 200, held: 0 }, held: {} });
});

test('IN-3 X-2 a plan that has no free works any more is followed at once, whatever the ticket was filed under', () => {
  const rules = { regulation: { works } };
  const newest = (now: object | undefined) => ({ newest: { regulation: { works: now } } });
  const freeBy = (now: object | undefined) => worksIn({ rules, catalog: newest(now) } as never)?.free;
  expect([freeBy({ ...works, free: null }), freeBy(undefined), freeBy(works)]).toEqual([null, free, free]);
});
