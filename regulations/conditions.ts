import { z } from 'zod';
import type { Occasion, Row, Table, When } from '../domain/regulation';
import { callOutcomes, cycles, emergencyStates, faults, rounds, stages } from '../domain/regulation/vocabulary';
import { isObject, type JsonValue } from './json';
import { code, keys, oneOrMore, range, source, word } from './words';

/** What rules of every section may depend on, and the tables that say which value holds when. */

const names = oneOrMore(code).optional();

/** All that is named must hold; of a list, one of its members. */
export const when = keys({
  stage: oneOrMore(word(stages)).optional(),
  topic: names,
  requestType: names,
  level: names,
  category: names,
  clientCategory: names,
  priority: names,
  service: names,
  emergency: oneOrMore(word(emergencyStates)).optional(),
  fault: oneOrMore(word(faults)).optional(),
  wait: names,
  cycle: oneOrMore(word(cycles)).optional(),
  round: oneOrMore(word(rounds)).optional(),
  vehicles: range.optional(),
  district: names,
  assigned: z.boolean('must be true or false').optional(),
  asked: oneOrMore(word(callOutcomes)).optional(),
}).transform((parsed) => withoutUndefined(parsed) as When);

/** A row as written: without a `source` it has that of the rule around it. */
export type WrittenRow<Value> = Omit<Row<Value>, 'source'> & { readonly source?: string | undefined };

/**
 * A keyed table of rows, tried in the order written; `else` comes last and asks nothing. A table of one row may be written as its
 * value alone.
 */
export function table<Value extends z.ZodType>(value: Value) {
  const row = z.preprocess(
    (raw): unknown => (isObject(raw as JsonValue) ? raw : { value: raw }),
    keys({ when: when.optional(), value, source: source.optional() }),
  );
  return z
    .preprocess(
      (raw): unknown => (isObject(raw as JsonValue) ? raw : { else: { value: raw } }),
      z.record(code, row).refine((rows) => Object.keys(rows).length <= 200, 'holds more than 200 rows'),
    )
    .superRefine((rows, context) => {
      const last = Object.keys(rows).at(-1);
      if (!Object.hasOwn(rows, 'else'))
        context.addIssue({ code: 'custom', message: 'leaves cases open: add the row "else"' });
      else if (last !== 'else')
        context.addIssue({ code: 'custom', path: ['else'], message: 'is tried last: write it after the other rows' });
      for (const [name, row] of Object.entries(rows)) {
        const asks = row.when !== undefined && Object.keys(row.when).length > 0;
        if (name === 'else' && asks)
          context.addIssue({
            code: 'custom',
            path: ['else', 'when'],
            message: 'never asks anything: name the row otherwise',
          });
        if (name !== 'else' && !asks)
          context.addIssue({
            code: 'custom',
            path: [name],
            message: 'asks nothing, so those after it never hold: add "when", or call it "else"',
          });
      }
    })
    .transform((rows): readonly WrittenRow<z.output<Value>>[] =>
      Object.entries(rows).map(([name, row]) => ({
        name,
        when: row.when ?? {},
        value: (row as { readonly value: z.output<Value> }).value,
        source: row.source,
      })),
    );
}

/** The rows with the sources of the rule around them where they name none. */
export function sourced<Value>(rows: readonly WrittenRow<Value>[], around: string): Table<Value> {
  return rows.map((row) => ({ ...row, source: row.source ?? around }));
}

/**
 * What starts or ends something: a word, a list of words, or a keyed map of those that count under a condition only,
 * `{ visit: { on: visit-requested, when: { topic: other } } }`.
 */
export function occasions<const Words extends readonly [string, ...string[]]>(words: Words) {
  const one = keys({ on: word(words), when: when.optional(), source: source.optional() });
  return z
    .preprocess(
      (raw): unknown => {
        if (isObject(raw as JsonValue)) return raw;
        const list = (Array.isArray(raw) ? raw : [raw]) as unknown[];
        return Object.fromEntries(list.map((on, index) => [`occasion-${index + 1}`, { on }]));
      },
      z.record(code, one),
    )
    .refine((entries) => Object.keys(entries).length > 0, 'must name at least one occasion')
    .transform((entries): readonly Occasion<Words[number]>[] =>
      Object.values(entries).map((entry) => ({ on: entry.on, when: entry.when ?? {} })),
    );
}

function withoutUndefined<T extends object>(entries: T): Partial<T> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<T>;
}
