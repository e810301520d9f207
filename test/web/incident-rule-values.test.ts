/** What the fields of an incident's rule make, without a browser. */
import { blankRule, ruleGiven, ruleValuesOf } from '../../web/incidents/rule-values';

const zone = 'Europe/Moscow';
const now = Date.parse('2026-12-25T09:00:00Z');
const blank = blankRule(now, zone);
const named = { ...blank, topics: ['consulting'] };
const lists = { categories: [], services: [], words: [] };
const stands = {
  ...{ topics: ['consulting'], ...lists, companies: [{ id: 'c', name: 'Север' }] },
  since: '2026-12-24T09:00:12.345Z',
};

it('EA-5 a rule that narrows nothing is none, and one that names no instant is no rule from now on', () => {
  expect(ruleGiven(blank, zone, null)).toEqual({ kind: 'none' });
  expect(ruleGiven({ ...blank, since: '' }, zone, null)).toEqual({ kind: 'none' });
  expect(ruleGiven({ ...named, since: '' }, zone, null)).toEqual({ kind: 'since-missing' });
  expect(ruleGiven(named, zone, null)).toMatchObject({ kind: 'rule', rule: { since: '2026-12-24T09:00:00.000Z' } });
});

it('EA-5 the instant of a rule that stands stays to the millisecond unless its field is changed', () => {
  const values = ruleValuesOf(stands, zone);
  expect(ruleGiven({ ...values, words: ['трекер'] }, zone, stands)).toEqual({
    kind: 'rule',
    rule: { topics: ['consulting'], ...lists, words: ['трекер'], companies: ['c'], since: stands.since },
  });
  expect(ruleGiven({ ...values, since: '2026-12-24T12:01' }, zone, stands)).toMatchObject({
    rule: { since: '2026-12-24T09:01:00.000Z' },
  });
});
