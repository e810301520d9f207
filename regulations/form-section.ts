import { z } from 'zod';
import type { FieldKind, FormField, RequestType } from '../domain/regulation';
import { fieldKinds } from '../domain/regulation/vocabulary';
import { code, keys, map, oneOrMore, source, text, word } from './words';

/** Request types with their forms. What a condition says of other fields is checked in checks/forms.ts. */

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
    if (!bounded.includes(kind)) yield [key, 'has a meaning for the kinds "number", "list" and "several" only'];
    else if (counted.includes(kind) && !(Number.isInteger(value) && value >= 1 && value <= 100))
      yield [key, 'must be a whole number from 1 to 100: how many values there are'];
  }
  if (least !== undefined && most !== undefined && least > most) yield ['least', 'must not be more than "most"'];
}

const requestType = keys({
  title: text,
  topic: code.optional(),
  category: code.optional(),
  fields: map(field)
    .refine((fields) => Object.keys(fields).length <= mostFields, `holds more than ${mostFields} fields`)
    .default({}),
  source,
}).transform((parsed): RequestType => parsed);

export const requestTypes = map(requestType).default({});
