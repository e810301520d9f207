/** Sections that a file need not have: endings with a reason, redirects and scope, releases, emergencies, ways of talking. */
import { mergeContract, type JsonObject } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { actsPatch } from '../domain/ticket/acts-desk';
import { agreementClock } from '../domain/ticket/consents-desk';
import { builtIn } from '../domain/ticket/story';

const layers = shippedLayers();
const title = { ru: 'Причина', en: 'Reason' };

function laid(patch: JsonObject): readonly string[] {
  const merged = mergeContract(builtIn('skai').document, { number: '1', patch }, layers);
  return merged.ok ? [] : merged.faults.map(({ path, message }) => `${path}: ${message}`);
}

it('HT-1 HT-6 HT-7 HT-11 HT-14 a contract may bring them, and each says where it comes from', () => {
  const merged = mergeContract(builtIn('skai').document, { number: '1', patch: actsPatch }, layers);
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  const { declines, redirects, emergency, waits, intake, scope } = merged.value.regulation;
  expect(declines?.['no-details']).toEqual({
    title: { ru: 'Недостаточно сведений', en: 'Not enough information' },
    source: 'contract 1, 4.11',
  });
  expect(redirects?.['care']?.to).toBe('personal-manager');
  expect(redirects?.['hosting']).not.toHaveProperty('to');
  expect(emergency?.reasons['critical-defect']).toMatchObject({ approval: 'none', workaround: 'forbidden' });
  expect(waits['next-release']).toMatchObject({ postpones: true, release: true });
  expect(intake.contacts).toEqual({ messenger: { title: { ru: 'Мессенджер', en: 'Messenger' } } });
  expect(scope?.out).toHaveLength(2);
});

it('a file that has none of them is as it was', () => {
  const { regulation } = builtIn('skai');
  expect(Object.keys(regulation)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(declines|redirects|scope|emergency)$/)]),
  );
});

const offHours: JsonObject = {
  title,
  terms: 'time',
  with: ['author'],
  lead: '2 working-day',
  calendar: 'work',
  source: '2',
};
const paid: JsonObject = {
  title,
  terms: 'price',
  with: ['lead'],
  price: '500 RUB',
  stands: '5 working-day',
  calendar: 'work',
  source: '4',
};
const agreed = (own: JsonObject): JsonObject => ({ agreements: { own: { ...offHours, ...own } } });

it('HT-8 IN-4 what two sides may agree on beside a limit: a time with its lead, a price', () => {
  const patch = {
    agreements: { 'off-hours': offHours, paid, estimate: { ...paid, price: 'RUB' } },
    clocks: { agreement: agreementClock },
  };
  const merged = mergeContract(builtIn('skai').document, { number: '1', patch }, layers);
  if (!merged.ok) throw new Error(JSON.stringify(merged.faults));
  expect(merged.value.regulation.agreements).toMatchObject({
    extension: { terms: 'limit', with: ['author'], source: 'VI, important; setting' },
    'off-hours': { terms: 'time', lead: { amount: 2, unit: 'working-day' }, when: {}, source: 'contract 1, 2' },
    paid: { terms: 'price', price: { amount: '500', currency: 'RUB' }, with: ['lead'] },
    estimate: { price: { amount: null, currency: 'RUB' } },
  });
});

it.each<[string, JsonObject, RegExp]>([
  [
    'terms that there are not',
    agreed({ terms: 'tim' }),
    /agreements\.own\.terms: must be one of limit, time, price.*"time"/,
  ],
  ['an agreement without terms', { agreements: { own: { title, source: '2' } } }, /agreements\.own\.terms: is missing/],
  [
    'a second one about limits',
    { agreements: { own: { terms: 'limit', with: 'author', stands: '1 hour', source: '2' } } },
    /agreements\.own\.terms: limit is what "extension" is about/,
  ],
  [
    'an extension about something else',
    { agreements: { extension: { ...offHours, stands: null } } },
    /agreements\.extension\.terms: must be about limits/,
  ],
  [
    'somebody who agrees to nothing',
    agreed({ with: ['autor'] }),
    /agreements\.own\.with\[0\]: must be one of author, company, .*"author"/,
  ],
  ['a question that would stand for ever', agreed({}), /clocks: lack a clock from "agreement-proposed": what a client/],
  [
    'a clock that says itself how long a question stands',
    { ...agreed({}), clocks: { agreement: { ...agreementClock, limit: '1 working-day' } } },
    /clocks\.agreement\.limit: must be "stated": until when an answer counts, the agreement itself says/,
  ],
  [
    'a clock that begins with something else',
    { clocks: { agreement: { ...agreementClock, from: 'agreement-propose' } } },
    /clocks\.agreement\.from.*"agreement-proposed"/,
  ],
  ['a lead that is none', agreed({ lead: 'none' }), /agreements\.own\.lead: must be an amount and a unit/],
  [
    'a price of nothing',
    { agreements: { own: { ...paid, price: '0 RUB' } } },
    /agreements\.own\.price: must be an amount and a currency/,
  ],
  ['a key of other terms', agreed({ price: '500 RUB' }), /agreements\.own\.price: is not a key of this place/],
  [
    'a price without a currency',
    { agreements: { own: { ...paid, price: '500' } } },
    /agreements\.own\.price: must be an amount and a currency/,
  ],
  [
    'a calendar that there is not',
    agreed({ calendar: 'nights' }),
    /agreements\.own\.calendar: names a calendar "nights"/,
  ],
  [
    'a service that there is not',
    agreed({ when: { service: 'administration' } }),
    /agreements\.own\.when\.service.*names a service "administration"/,
  ],
  [
    'a question sent nowhere',
    { ...actsPatch, scope: { in: [], out: [{ text: title, to: 'moon', source: '3' }] } },
    /scope\.out.*names a redirect "moon", which "redirects" does not have \(there are: .*care/,
  ],
  [
    'a priority that there is not',
    { emergency: { reasons: { x: { title, approval: 'none', source: '2' } }, priority: 'panic', source: '2' } },
    /emergency\.priority: names a priority "panic"/,
  ],
  [
    'an approver that nobody is',
    { emergency: { reasons: { x: { title, approval: 'boss', source: '2' } }, source: '2' } },
    /emergency\.reasons\.x\.approval: must be one of none, personal-manager/,
  ],
  [
    'an emergency without a reason',
    { emergency: { reasons: {}, source: '2' } },
    /emergency\.reasons: must name at least/,
  ],
  ['a reason without a source', { declines: { x: { title } } }, /declines\.x/],
  [
    'a wait that says false',
    { waits: { vehicle: { postpones: false } } },
    /waits\.vehicle\.postpones: must be true, or left out/,
  ],
  [
    'a redirect to somebody else',
    { redirects: { x: { title, to: 'manager', source: '3' } } },
    /redirects\.x\.to: must be personal-manager/,
  ],
])('%s is a fault with its place', (_name, patch, fault) => {
  expect(laid(patch).join('\n')).toMatch(fault);
});
