import { code, keys, source, term } from './words';

/** By when a mass incident is analysed, and how long before that those who owe it are reminded (EA-8). */
export const incidents = keys({
  analysis: term.optional(),
  warn: term.optional(),
  calendar: code,
  source,
}).optional();
