import { finds, isSearchable, lexemesOf, searchQueryOf } from '../../../domain/search';
import { headingOf } from '../../../store/tickets/heading';
import { askFor, corpus, names, searches, type Filed, type Name } from '../../search/corpus';

const numbers = Object.fromEntries(names.map((name, index) => [name, `SKAI-${9001 + index}`])) as Record<Name, string>;
const written = names.map((name) => {
  const filed: Filed = corpus[name];
  const { title, texts } = headingOf({ fields: {}, ...filed, tid: numbers[name] });
  return { name, lexemes: lexemesOf([{ text: title, isTitle: true }, ...texts.map((text) => ({ text }))]) };
});

test.each(searches)('F3 %s finds %j', (ask, found) => {
  const query = searchQueryOf(askFor(ask, numbers));
  expect(query && written.flatMap(({ name, lexemes }) => (finds(query, lexemes) ? [name] : []))).toEqual(found);
});

test.each(['', ' ', "'", '%', ':* & !', '\\', '( )', '"', '«»', '—', '№', '\u0301', '🙂'])(
  'F3 there is nothing to look for in %j',
  (text) => {
    expect(searchQueryOf(text)).toBeUndefined();
    expect(isSearchable(text)).toBe(false);
  },
);
