import { z } from 'zod';
import { reviewOwners, speedUpAudiences } from '../domain/regulation/vocabulary';
import { when } from './conditions';
import { code, date, keys, mailbox, map, oneOrMore, source, text, word } from './words';

/** Endings with a reason, what a desk does not cover, and emergencies. A file that has none of them leaves the keys out. */

export const declines = map(keys({ title: text, source })).optional();

export const redirects = map(keys({ title: text, to: word(['personal-manager']).optional(), source })).optional();

export const scope = keys({
  in: z.array(keys({ text, source })).max(300).default([]),
  out: z
    .array(keys({ text, to: code.optional(), except: text.optional(), source }))
    .max(300)
    .default([]),
}).optional();

const reason = keys({
  title: text,
  approval: word(['none', 'personal-manager']),
  workaround: word(['forbidden']).optional(),
  source,
});

export const emergency = keys({
  reasons: map(reason).refine((reasons) => Object.keys(reasons).length > 0, 'must name at least one reason'),
  priority: code.optional(),
  source,
}).optional();

export const speedUp = keys({
  to: oneOrMore(word(speedUpAudiences)),
  mailbox: mailbox.optional(),
  when: when.default({}),
  source,
})
  .transform(({ mailbox: address, ...rest }) => ({ ...rest, ...(address === undefined ? {} : { mailbox: address }) }))
  .optional();

/** Closed tickets are looked at again. */
export const review = keys({ owner: word(reviewOwners), since: date.optional(), source })
  .transform(({ since, ...rest }) => ({ ...rest, ...(since === undefined ? {} : { since }) }))
  .optional();
