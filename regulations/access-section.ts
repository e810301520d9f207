import { code, keys, map, source, term, text } from './words';

/** Temporary access data of a client (SM-4). A desk that takes none leaves the key out. */
export const accessData = keys({
  what: map(keys({ title: text })).refine((what) => Object.keys(what).length > 0, 'must name at least one kind'),
  keptFor: term,
  calendar: code,
  source,
}).optional();
