import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { code, instantOut } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';

const administrators = ['administrator'] as const;

const mailbox = z
  .object({
    address: z.string(),
    folder: z.string(),
    seenAt: instantOut().nullable().openapi({ description: 'When it last stood open.' }),
    fault: z.string().nullable().openapi({ description: 'Why it cannot be read; null: it can.' }),
    faultSince: instantOut().nullable(),
  })
  .openapi('Mailbox');

/** The mailboxes out of which a desk's letters come, and whether they can be read. */
export const listMailboxes = defineRoute({
  method: 'get',
  path: '/api/v1/mailboxes',
  tag: 'overviews',
  summary: 'Mailboxes of a desk, and why one cannot be read',
  access: administrators,
  query: z.strictObject({ desk: code().optional() }),
  responses: { 200: { description: 'By address.', schema: z.object({ items: z.array(mailbox) }) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    const [boxes, book] = await Promise.all([store.listMailboxes(), store.readAddressBook()]);
    const own = new Set(book.addresses.filter((each) => each.desk === desk).map(({ address }) => address));
    return boxes.filter(({ address }) => own.has(address));
  },
  present: (items) => ({
    status: 200,
    body: {
      items: items.map(({ seenAt, faultSince, ...box }) => ({
        ...box,
        seenAt: seenAt === null ? null : iso(seenAt),
        faultSince: faultSince === null ? null : iso(faultSince),
      })),
    },
  }),
});
