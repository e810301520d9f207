/** The level goes by the rules in force: a contract that ends takes it along, and what a manager named can be given back (HT-1, X-2). */
import { builtIn, catalogOf, contracted, manager, rulesOf, specialist, Story } from './story';

const hivetaxi = builtIn('hivetaxi');
const plain = rulesOf(hivetaxi);
const vip = rulesOf(contracted(hivetaxi, { clientCategory: { category: 'vip', source: '1' } }));
const standard = rulesOf(contracted(hivetaxi, { clientCategory: { category: 'standard', source: '1' } }));
const filed = (rules = vip, catalog = catalogOf(rules)) =>
  new Story(rules, catalog).file('2026-11-23 10:00', { desk: 'hivetaxi', topic: 'other' });

it('HT-1 X-2 when the contract has ended, the level and its reaction end with it, for the same recorded time', () => {
  const story = filed(vip, catalogOf(plain, vip));
  expect([story.ticket.level, story.clock('reaction').due]).toEqual(['vip', '2026-11-23 13:00']);
  story.does('2026-11-23 10:30', { kind: 'system', part: 'broadcast' }, { type: 'recalculate', because: 'contract' });
  expect([story.ticket.level, story.clock('reaction').due]).toEqual(['standard', null]);
});

it('HT-1 X-2 a reopening takes the level of the rules that are then in force', () => {
  const story = filed(vip, catalogOf(standard, vip));
  story.does('2026-11-23 10:30', specialist, { type: 'decline', reason: 'out-of-scope', text: 'x' });
  story.does('2026-11-23 11:00', specialist, { type: 'reopen', text: 'x' });
  expect([story.ticket.level, story.clock('reaction').due]).toEqual(['standard', null]);
});

it('HT-1 a level that a manager named goes back to the rule', () => {
  const story = filed();
  story.does('2026-11-23 10:10', manager, { type: 'classify', level: 'standard', reason: 'x' });
  expect(story.ticket.level).toBe('standard');
  story.does('2026-11-23 10:20', specialist, { type: 'classify', category: 'critical-defect', reason: 'x' });
  expect(story.ticket.level).toBe('standard');
  story.does('2026-11-23 10:30', manager, { type: 'classify', level: null, reason: 'x' });
  expect([story.ticket.level, story.clock('reaction').due]).toEqual(['vip', '2026-11-23 13:00']);
});

it('HT-3 a proposed emergency is answered by a date, and the date goes with the answer', () => {
  const story = filed();
  story.does('2026-11-23 22:00', specialist, { type: 'declare-emergency', reason: 'by-agreement' });
  expect(story.clock('emergency-answer').due).toBe('2026-11-23 23:00');
  story.does('2026-11-23 22:10', specialist, { type: 'end-emergency', because: 'declared-wrongly' });
  const clock = story.clocks.find(({ code }) => code === 'emergency-answer');
  expect(clock?.stoppedAt).not.toBeNull();
});

it('HT-3 of a critical defect it has to be said that there is no way around it', () => {
  const story = filed();
  const declare = (workaround?: boolean) =>
    story.give('2026-11-23 10:10', specialist, {
      type: 'declare-emergency',
      reason: 'critical-defect',
      ...(workaround === undefined ? {} : { workaround }),
    });
  expect([declare(), declare(true), declare(false)]).toEqual(['workaround-unknown', 'workaround-known', 'done']);
});
