/** How text is found: one way of taking it apart for what is written into the index and for what is asked of it. Pure. */
export { finds } from './finds';
export { lexemesOf, tsvectorOf, type Lexemes, type SearchText } from './lexemes';
export {
  anyTsqueryOf,
  isSearchable,
  searchQueryOf,
  tellingTsqueriesOf,
  tsqueryOf,
  wholeWordsTsqueryOf,
  type SearchQuery,
} from './query';
export { textsIn } from './texts-in';
export { searchVersion } from './version';
