import { z } from 'zod';
import type { Agreeing, Agreements, AgreementRule } from '../domain/regulation/agreements';
import { agreeingRoles, agreementTerms } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { nearest } from './nearest';
import { code, keys, map, oneOrMore, price, source, term, text, word } from './words';

/** What two sides may agree on: each row says by its `terms` what about. One of them, the extension, is about limits. */

const agreeingHelp = `must be one of ${agreeingRoles.join(', ')}, or in a contract the short id of a person, such as "cl-12"`;
const agreeing = z
  .string({ error: agreeingHelp })
  .refine((name): name is Agreeing => isRole(name) || /^[a-z]{2,8}-\d{1,6}$/.test(name), {
    error: ({ input }) => `${agreeingHelp}${nearest(String(input), agreeingRoles)}`,
  });
const common = { with: oneOrMore(agreeing), source };
const consent = { title: text, when: when.default({}), calendar: code, ...common };

const rows = {
  limit: keys({ terms: z.literal('limit'), stands: term, calendar: code.optional(), ...common }).transform(
    ({ calendar, ...rest }): AgreementRule => ({ ...rest, ...(calendar === undefined ? {} : { calendar }) }),
  ),
  time: keys({ terms: z.literal('time'), lead: term, ...consent }).transform((parsed): AgreementRule => parsed),
  price: keys({ terms: z.literal('price'), price, stands: term, ...consent }).transform(
    (parsed): AgreementRule => parsed,
  ),
} satisfies Record<(typeof agreementTerms)[number], z.ZodType<AgreementRule>>;

const anyTerms = z.object({ terms: word(agreementTerms) });

/** The row by its terms; of terms that there are none only that is said, since what else belongs there is not known. */
const agreement = z.unknown().transform((raw, context): AgreementRule => {
  const terms = anyTerms.safeParse(raw);
  const read = terms.success ? rows[terms.data.terms].safeParse(raw) : terms;
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});

export const agreements = map(agreement).transform((entries, context): Agreements => {
  const { extension } = entries;
  for (const [name, { terms }] of Object.entries(entries))
    if (terms === 'limit' && name !== 'extension')
      context.addIssue({
        code: 'custom',
        path: [name, 'terms'],
        message: 'limit is what "extension" is about, and no other row',
      });
  if (extension?.terms === 'limit') return { ...entries, extension };
  context.addIssue({
    code: 'custom',
    path: extension === undefined ? ['extension'] : ['extension', 'terms'],
    message: 'must be about limits: "terms: limit"',
  });
  return z.NEVER;
});

function isRole(name: string): boolean {
  return agreeingRoles.some((role) => role === name);
}
