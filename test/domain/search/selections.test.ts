import fc from 'fast-check';
import { finds, isSearchable, lexemesOf, searchQueryOf } from '../../../domain/search';
import { selected, subject } from '../../search/subjects';
import { size } from '../../support/size';

/** Whether a text that somebody asks for finds what a ticket says. */
function isFound(ask: string, title: string, text = ''): boolean {
  const query = searchQueryOf(ask);
  return query !== undefined && finds(query, lexemesOf([{ text: title, isTitle: true }, { text: 'SKAI-1' }, { text }]));
}

test('F3 whatever a person selects of a subject by double click, over one word or several, finds it', () => {
  fc.assert(
    fc.property(subject, fc.nat(200), fc.nat(200), (title, from, to) => {
      const ask = selected(title, from, to);
      fc.pre(isSearchable(ask));
      expect([ask, isFound(ask, title)]).toEqual([ask, true]);
    }),
    { numRuns: size(2_000) },
  );
});

test('F3 a figure beside the sign of a fraction is a word of its own', () => {
  for (const ask of ['0', '½', 'терминал']) expect([ask, isFound(ask, '½0 Терминал')]).toEqual([ask, true]);
  for (const ask of ['a: 0 m²', 'm2', 'm²0']) expect([ask, isFound(ask, 'a: 0 m²0')]).toEqual([ask, true]);
});

test('F3 whatever line a person selects of a text finds it', () => {
  fc.assert(
    fc.property(fc.array(subject, { minLength: 1, maxLength: 6 }), fc.nat(5), (lines, which) => {
      const ask = lines[which % lines.length] ?? '';
      fc.pre(isSearchable(ask));
      expect([ask, isFound(ask, 'Тема', lines.join('\n'))]).toEqual([ask, true]);
    }),
    { numRuns: size(500) },
  );
});

test('F3 a long text is found by its last line, and a text beyond all measure stops nothing', () => {
  const lines = Array.from({ length: 2_000 }, (_, line) => `строка ${line} серийный ${line}-77`);
  expect(isFound('1999-77', 'Длинный', lines.join('\n'))).toBe(true);
  expect(isFound('длинный', 'Длинный', 'ж'.repeat(1_000_000))).toBe(true);
  const all = Array.from({ length: 200_000 }, (_, index) => `слово${index}`).join(' ');
  expect(isFound('слово77', 'Длинный', all)).toBe(true);
});

test('F3 a query is bounded however long it is', () => {
  expect(searchQueryOf('слово '.repeat(1_000))?.length).toBe(80);
  expect(searchQueryOf('1-'.repeat(1_000))?.[0]?.[0]).toHaveLength(80);
});
