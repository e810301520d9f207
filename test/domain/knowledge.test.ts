import { articleLabel, articleNumberIn, seesArticle, stateOf } from '../../domain/knowledge';

it.each([
  ['KB-12', 12],
  ['kb12', 12],
  ['  БЗ-7 ', 7],
  ['бз 7', 7],
  ['KB‑3', undefined],
  ['KB-0', undefined],
  ['12', undefined],
  ['KB-12 и KB-13', undefined],
  ['', undefined],
])('a text that is nothing but the number of an article names it: %j is %s', (text, number) => {
  expect(articleNumberIn(text)).toBe(number);
});

it('what is written is read again', () => {
  for (const number of [1, 42, 999_999]) expect(articleNumberIn(articleLabel(number))).toBe(number);
});

it.each([
  [{ shownVersion: null, shownAt: null }, 'draft'],
  [{ shownVersion: 1, shownAt: 5 }, 'shown'],
  [{ shownVersion: null, shownAt: 5 }, 'taken-back'],
] as const)('how an article stands follows from its dates: %j is %s', (article, state) => {
  expect(stateOf(article)).toBe(state);
});

it.each([
  ['clients', 2, true],
  ['clients', null, false],
  ['desk', 2, false],
  ['desk', null, false],
] as const)('SK-21 a client sees what is shown to clients: %s, version %s: %s', (audience, shownVersion, seen) => {
  expect(seesArticle({ audience, shownVersion }, { side: 'client', clientId: 'c' })).toBe(seen);
  expect(seesArticle({ audience, shownVersion }, { side: 'desk' })).toBe(true);
});
