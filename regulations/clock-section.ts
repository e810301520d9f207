import { z } from 'zod';
import type { ClockRule, RuleActCode, Telling } from '../domain/regulation';
import { audiences, clockEnds, clockStarts, ruleActs } from '../domain/regulation/vocabulary';
import { occasions, sourced, table, when } from './conditions';
import { code, keys, limit, map, moment, oneOrMore, source, text, word } from './words';

/** One running promise, or a duty: what starts and ends it, how long it may run by which calendar, who is told when. */

/** What is done needs nobody to be told, and is done at any hour unless the file says otherwise. */
const telling = keys({
  at: moment,
  whom: oneOrMore(word(audiences)).optional(),
  do: word(ruleActs).optional(),
  to: code.optional(),
  anyHour: z.boolean('must be true or false').optional(),
  source: source.optional(),
})
  .refine(({ whom, do: act }) => whom !== undefined || act !== undefined, {
    message: 'must say whom to tell ("whom"), or what to do ("do")',
  })
  .refine(({ do: act, to }) => to !== undefined || !isTowards(act), {
    message: 'must say by "to" which priority, or which service, it is',
  })
  .refine(({ do: act, to }) => to === undefined || isTowards(act), {
    path: ['to'],
    message: 'has a meaning beside "escalate" and "hand-over" only: take it out',
  });

function isTowards(act: RuleActCode | undefined): act is 'escalate' | 'hand-over' {
  return act === 'escalate' || act === 'hand-over';
}

type WrittenTelling = z.output<typeof telling>;

function tellingOf({ at, whom = [], do: act, to = '', anyHour, source: own }: WrittenTelling, around: string): Telling {
  const from = own ?? around;
  const hours = anyHour ?? (act === undefined ? undefined : true);
  return {
    at,
    whom,
    ...(hours === undefined ? {} : { anyHour: hours }),
    ...(act === undefined ? {} : { act: isTowards(act) ? { do: act, to, source: from } : { do: act, source: from } }),
  };
}

export const clock = keys({
  title: text,
  from: occasions(clockStarts),
  /** Of every occasion that starts it. */
  when: when.optional(),
  until: occasions(clockEnds),
  limit: table(limit),
  calendar: table(code),
  ends: word(['closing', 'midnight']).optional(),
  owes: word([...audiences, 'nobody']),
  tell: map(telling).default({}),
  source,
}).transform(({ when: always = {}, from, limit: limits, calendar, ends, tell, ...rest }): ClockRule => ({
  ...rest,
  tell: Object.fromEntries(Object.entries(tell).map(([name, each]) => [name, tellingOf(each, rest.source)])),
  from: from.map((occasion) => ({ ...occasion, when: { ...always, ...occasion.when } })),
  limit: sourced(limits, rest.source),
  calendar: sourced(calendar, rest.source),
  ...(ends === undefined ? {} : { ends }),
}));
