import { loadBuiltIn } from '../../regulations';
import { shippedLayers } from '../../regulations/load-calendars';
import { shippedRegions } from '../../regulations/load-regions';
import { visitTerm } from './support';

/** By federal district: the working days of a visit at SKAI, and the subjects by their codes. */
const table: [district: string | null, days: number, codes: string][] = [
  ['central', 12, '31 32 33 36 37 40 44 46 48 50 57 62 67 68 69 71 76 77'],
  ['northwestern', 12, '10 11 29 35 39 47 51 53 60 78 83'],
  ['southern', 12, '01 08 23 30 34 61 91 92'],
  ['north-caucasian', 18, '05 06 07 09 15 20 26'],
  ['volga', 12, '02 12 13 16 18 21 43 52 56 58 59 63 64 73'],
  ['ural', 18, '45 66 72 74 86 89'],
  ['siberian', 18, '04 17 19 22 24 38 42 54 55 70'],
  ['far-eastern', 18, '03 14 25 27 28 41 49 65 75 79 87'],
  [null, 12, '90 93 94 95'],
];

const skai = loadBuiltIn('skai', shippedLayers()).regulation;
const subjects = table.flatMap(([district, days, codes]) =>
  codes.split(' ').map((code) => [code, district, days] as const),
);

test('SK-17 there are 89 subjects, each once', () => {
  expect(subjects).toHaveLength(89);
  expect([...shippedRegions().keys()].sort()).toEqual(subjects.map(([code]) => code).sort());
});

test.each(subjects)('SK-17 subject %s of district %s: %i working days', (code, district, amount) => {
  const region = shippedRegions().get(code);
  if (!region || !skai.visits) throw new Error('nothing to look up');
  expect(region.district).toBe(district);
  expect(visitTerm(skai, region.district)).toEqual({ amount, unit: 'working-day' });
  expect(() => new Intl.DateTimeFormat('en', { timeZone: region.timeZone })).not.toThrow();
});

test.each(['00', '1', '177', '99', ''])('SK-17 %j is no subject', (code) => {
  expect(shippedRegions().get(code)).toBeUndefined();
});
