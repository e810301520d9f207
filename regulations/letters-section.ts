import type { z } from 'zod';
import type { LetterKind, LetterRule } from '../domain/regulation';
import { letterKinds, letterPlaces } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { nearest } from './nearest';
import { keys, line, prose, source } from './words';

/** Letters in the desk's own words. What people typed is put into the places when a letter is written, and is not read for places. */

const known: readonly string[] = letterPlaces;
const inBraces = (places: readonly string[]): string => places.map((place) => `{${place}}`).join(', ');

/** Every brace belongs to a place that letters fill. */
function placeFault(text: string): string | undefined {
  const stray = text.replace(/\{([^{}]*)\}/g, (place, name: string) => (known.includes(name) ? '' : place));
  const [, unknown] = /\{([^{}]*)\}/.exec(stray) ?? [];
  if (unknown !== undefined)
    return `holds "{${unknown}}", which no letter fills (there are: ${inBraces(known)})${nearest(unknown, known)}`;
  return /[{}]/.test(stray) ? `holds a brace that belongs to no place (there are: ${inBraces(known)})` : undefined;
}

function withPlaces<Value extends z.ZodType<string>>(value: Value) {
  return value.superRefine((text, context) => {
    const message = placeFault(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}

/** The number joins the answers by letter to their ticket: it stands before what a client may have typed a number into (HT-10). */
const subject = withPlaces(
  line(200).refine(
    (text) => /^[^{}]*\{tid\}/.test(text),
    'must have {tid} for its first place: by it answers find their ticket',
  ),
);

const letter = keys({
  subject: keys({ ru: subject, en: subject }).optional(),
  text: keys({ ru: withPlaces(prose), en: withPlaces(prose) }).optional(),
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
