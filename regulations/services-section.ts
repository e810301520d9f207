import { z } from 'zod';
import type { PreliminaryTest, Service } from '../domain/regulation/services';
import { testActs } from '../domain/regulation/vocabulary';
import { code, keys, map, source, text, word } from './words';

/** Services of a desk, and the preliminary tests that lead to one of them. A file may leave out each. */

const tier = z.int({ error: 'must be a whole number from 1 to 9' }).min(1).max(9);

const service = keys({
  title: text,
  calendar: code,
  tier: tier.optional(),
  duties: z.array(text).max(50).default([]),
  to: z.array(code).max(100).optional(),
  first: z.boolean('must be true or false').default(false),
  source,
}).transform((parsed): Service => parsed);

const result = keys({ title: text, service: code.optional(), do: word(testActs).optional() }).refine(
  ({ service: to, do: act }) => act === undefined || to !== undefined,
  { path: ['service'], message: 'is missing: say which service the ticket is handed over to' },
);

const results = map(result).refine((entries) => Object.keys(entries).length > 0, 'must name at least one result');

const test = keys({ title: text, results, source }).transform((parsed): PreliminaryTest => parsed);

export const services = map(service).default({});
export const tests = map(test).default({});
