import { z } from 'zod';
import type { ActRule, DecisionRule, NoShowRule, SlotRule, VisitRule } from '../domain/regulation/field-types';
import { code, count, keys, map, minutes, minutesOrNone, oneOrMore, source, text, word } from './words';

/**
 * Field service: how long a visit may take and how it goes. A file may leave out most of it; it then says what
 * stands here. Its parts may name a `source` of their own, so that a contract that changes one of them does not make
 * itself the origin of the term.
 */

const ownSource = source.optional();
const leastSlot = '30 minute';
const mostSlot = '12 hour';

const noShow = keys({
  readiness: word(['withdrawn', 'kept']).default('withdrawn'),
  most: count.default(3),
  wait: minutesOrNone.prefault('30 minute'),
  source: ownSource,
}).transform(({ readiness, most, wait }): NoShowRule => ({
  withdrawsReadiness: readiness === 'withdrawn',
  most,
  waitMinutes: wait,
}));

const slots = keys({
  least: minutes.prefault(leastSlot),
  most: minutes.prefault(mostSlot),
  travel: keys({ home: minutesOrNone.prefault('1 hour'), away: minutesOrNone.prefault('4 hour') }).prefault({}),
  source: ownSource,
})
  // Told of the whole: either of the two may be one that the file leaves out.
  .refine(({ least, most }) => least <= most, {
    message: `leave no slot to offer: "least" (if not written, ${leastSlot}) is longer than "most" (${mostSlot})`,
  })
  .transform(({ least, most, travel }): SlotRule => ({
    leastMinutes: least,
    mostMinutes: most,
    travelMinutes: travel,
  }));

const decision = keys({ before: minutesOrNone.prefault('2 hour'), source: ownSource }).transform(
  ({ before }): DecisionRule => ({ beforeMinutes: before }),
);

const act = keys({
  checklist: map(keys({ title: text, required: z.boolean('must be true or false').default(true) })).default({}),
  photos: z.int({ error: 'must be a whole number from 0 to 100' }).min(0).max(100).default(0),
  readings: word(['required', 'optional']).default('optional'),
  confirmation: word(['required', 'optional']).default('optional'),
  source: ownSource,
}).transform(({ checklist, photos, readings, confirmation }): ActRule => ({
  checklist,
  photos,
  readings,
  confirmation,
}));

export const visits = keys({
  startsWhen: oneOrMore(word(['requested', 'ready'])),
  withdrawal: word(['anew', 'stands']).default('anew'),
  noShow: noShow.prefault({}),
  slots: slots.prefault({}),
  decision: decision.prefault({}),
  act: act.prefault({}),
  skills: map(text).default({}),
  calendar: code,
  source,
}).transform((parsed): VisitRule => parsed);
