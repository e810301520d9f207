import { z } from 'zod';
import type { FieldKind, FormField, QuestionList, RequestType } from '../domain/regulation';
import { fieldKinds } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { code, keys, map, oneOrMore, source, text, word } from './words';

/** Forms: of request types, and lists of questions. What a condition says of other fields is checked in checks/forms.ts. */

/** More fields no filing may carry. */
const mostFields = 50;

const condition = z
  .record(code, oneOrMore(z.union([z.string().max(40), z.boolean()], { error: 'must be a value of the field' })), {
    error: 'must name fields with their values, such as { impact: [high] }',
  })
  .refine((asked) => Object.keys(asked).length > 0, 'must name at least one field');

const bound = z.number({ error: 'must be a number' }).min(-1e12).max(1e12);

const withChoices: readonly FieldKind[] = ['choice', 'several'];
const counted: readonly FieldKind[] = ['several', 'list'];
const bounded: readonly FieldKind[] = ['number', ...counted];
/** How many characters `most` may allow. A long text may be what a program gathers, such as the configuration of a server. */
const longest: Readonly<Partial<Record<FieldKind, number>>> = { text: 2_000, 'long-text': 200_000 };

const field = keys({
  title: text,
  hint: text.optional(),
  kind: word(fieldKinds),
  choices: map(text).optional(),
  least: bound.optional(),
  most: bound.optional(),
  when: condition.optional(),
  required: z
    .union([z.boolean(), condition], {
      error: 'must be true, false, or name fields with their values, such as { impact: [high] }',
    })
    .default(false),
})
  .superRefine((parsed, context) => {
    for (const [key, message] of misfits(parsed)) context.addIssue({ code: 'custom', path: [key], message });
  })
  .transform((parsed): FormField => parsed);

type Written = Pick<FormField, 'kind' | 'choices' | 'least' | 'most'>;

/** Keys that say nothing for the kind of the field, or nothing that can be. */
function* misfits({ kind, choices, least, most }: Written): Generator<[key: string, message: string]> {
  if (withChoices.includes(kind) ? Object.keys(choices ?? {}).length === 0 : choices !== undefined)
    yield ['choices', 'belong to a field of kind "choice" or "several", and to no other; it names at least one'];
  for (const [key, value] of Object.entries({ least, most })) {
    if (value === undefined) continue;
    const characters = key === 'most' ? longest[kind] : undefined;
    if (characters !== undefined) {
      if (!(Number.isInteger(value) && value >= 1 && value <= characters))
        yield [key, `must be a whole number from 1 to ${characters}: how many characters there are`];
    } else if (!bounded.includes(kind))
      yield [key, 'has a meaning for the kinds "number", "list" and "several" only, "most" for texts as well'];
    else if (counted.includes(kind) && !(Number.isInteger(value) && value >= 1 && value <= 100))
      yield [key, 'must be a whole number from 1 to 100: how many values there are'];
  }
  if (least !== undefined && most !== undefined && least > most) yield ['least', 'must not be more than "most"'];
}

const fields = map(field).refine(
  (entries) => Object.keys(entries).length <= mostFields,
  `holds more than ${mostFields} fields`,
);

const requestType = keys({
  title: text,
  topic: code.optional(),
  category: code.optional(),
  fields: fields.default({}),
  source,
}).transform((parsed): RequestType => parsed);

const list = keys({
  title: text,
  when: when.default({}),
  fields: fields.refine((entries) => Object.keys(entries).length > 0, 'must ask at least one question'),
  source,
}).transform((parsed): QuestionList => parsed);

export const requestTypes = map(requestType).default({});
export const questions = map(list).default({});
