import { z } from 'zod';
import type { PreliminaryTest, QuestionList, Service } from '../domain/regulation/services';
import { code, keys, map, source, text } from './words';

/** Services of a desk, the preliminary tests that lead to one of them, and what the call taker asks. A file may leave out each. */

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

const results = map(keys({ title: text, service: code.optional() })).refine(
  (entries) => Object.keys(entries).length > 0,
  'must name at least one result',
);

const test = keys({ title: text, results, source }).transform((parsed): PreliminaryTest => parsed);

const list = keys({ title: text, questions: map(keys({ title: text })), source }).transform(
  (parsed): QuestionList => parsed,
);

export const services = map(service).default({});
export const tests = map(test).default({});
export const questions = map(list).default({});
