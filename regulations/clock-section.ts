import { z } from 'zod';
import type { ClockRule } from '../domain/regulation';
import { audiences, clockEnds, clockStarts } from '../domain/regulation/vocabulary';
import { occasions, sourced, table, when } from './conditions';
import { code, keys, limit, map, moment, oneOrMore, source, text, word } from './words';

/** One running promise, or a duty: what starts and ends it, how long it may run by which calendar, who is told when. */

const telling = keys({
  at: moment,
  whom: oneOrMore(word(audiences)),
  anyHour: z.boolean('must be true or false').optional(),
  source: source.optional(),
}).transform(({ at, whom, anyHour }) => ({ at, whom, ...(anyHour === undefined ? {} : { anyHour }) }));

export const clock = keys({
  title: text,
  from: occasions(clockStarts),
  /** Of every occasion that starts it. */
  when: when.optional(),
  until: occasions(clockEnds),
  limit: table(limit),
  calendar: table(code),
  ends: word(['closing', 'midnight']).optional(),
  owes: word(audiences),
  tell: map(telling).default({}),
  source,
}).transform(({ when: always = {}, from, limit: limits, calendar, ends, ...rest }): ClockRule => ({
  ...rest,
  from: from.map((occasion) => ({ ...occasion, when: { ...always, ...occasion.when } })),
  limit: sourced(limits, rest.source),
  calendar: sourced(calendar, rest.source),
  ...(ends === undefined ? {} : { ends }),
}));
