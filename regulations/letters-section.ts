import type { z } from 'zod';
import type { LetterKind, LetterRule } from '../domain/regulation';
import { letterKinds, letterPlaces } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { withPlaces } from './places';
import { keys, line, prose, source } from './words';

/** Letters in the desk's own words. What people typed is put into the places when a letter is written, and is not read for places. */

const filled = <Value extends z.ZodType<string>>(value: Value) => withPlaces(value, letterPlaces, 'letter');

/** The number joins the answers by letter to their ticket: it stands before what a client may have typed a number into (HT-10). */
const subject = filled(
  line(200).refine(
    (text) => /^[^{}]*\{tid\}/.test(text),
    'must have {tid} for its first place: by it answers find their ticket',
  ),
);

const letter = keys({
  subject: keys({ ru: subject, en: subject }).optional(),
  text: keys({ ru: filled(prose), en: filled(prose) }).optional(),
  when: when.optional(),
  source,
})
  .refine((rule) => rule.subject !== undefined || rule.text !== undefined, 'words nothing: give a subject or a text')
  .transform(({ when: condition, subject: own, text, ...rest }): LetterRule => ({
    ...rest,
    ...(own === undefined ? {} : { subject: own }),
    ...(text === undefined ? {} : { text }),
    when: condition ?? {},
  }));

const optional = letter.optional();

// The keys are those of the list.
const each = Object.fromEntries(letterKinds.map((kind) => [kind, optional])) as Record<LetterKind, typeof optional>;

export const letters = keys(each).optional();
