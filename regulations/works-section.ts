import { z } from 'zod';
import type { WorksRule } from '../domain/regulation';
import { when } from './conditions';
import { code, keys, map, source, text } from './words';

/** Works that are counted: free by plan and month, or paid for. A desk that counts none leaves the section out. */

const monthHelp = 'must be a whole number of works, 0 for none, or "unlimited"';
const month = z
  .union([z.literal('unlimited'), z.int().min(0).max(100_000)], { error: monthHelp })
  .transform((read) => (read === 'unlimited' ? null : read));

const free = keys({
  minutes: z.int('must be a whole number of minutes').min(1).max(60_000),
  plans: map(keys({ title: text, month, source })).refine(
    (plans) => Object.keys(plans).length > 0,
    'must name at least one plan',
  ),
  plan: code,
  beyond: code,
});

export const works = keys({
  title: text,
  when: when.default({}),
  free: free.optional(),
  paid: code,
  balance: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency, such as "RUB"')
    .optional(),
  source,
})
  .transform(({ free: plan, balance, ...rest }): WorksRule => ({
    ...rest,
    free: plan ?? null,
    balance: balance ?? null,
  }))
  .optional();
