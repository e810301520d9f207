import { auditActs, auditSubjects } from '../../domain/audit';
import { auditActTexts } from '../../texts/audit';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { beginOf, closeOf } from '../http/moments';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id, instantOut, moment, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';

const administrators = ['administrator'] as const;

const values = z
  .record(z.string(), z.unknown())
  .openapi('AuditValues', { description: 'How that to which it was done is; null: there is nothing.' });

const auditLine = z
  .object({
    id: z.string(),
    at: instantOut(),
    act: z.enum(auditActs),
    title: z.string().openapi({ description: "The act in the reader's language." }),
    by: z.object({ id: z.string(), name: z.string() }),
    subject: z.object({
      kind: z.enum(auditSubjects),
      id: z.string(),
      name: z.string().openapi({ description: 'As it was called then.' }),
    }),
    before: orNull(values),
    after: orNull(values),
    requestId: z.string(),
  })
  .openapi('AuditLine');

/** Who did what at a desk, and how it was before. */
export const listAudit = defineRoute({
  method: 'get',
  path: '/api/v1/audit',
  tag: 'administration',
  summary: 'Acts of those who run a desk: who, what, before and after',
  description: 'Nothing on the record changes or goes. It holds no passwords and no keys.',
  access: administrators,
  query: z.strictObject({
    desk: code().optional(),
    subject: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'Id of that to which it was done, as a line of the record has it.' }),
    person: id().optional().openapi({ description: 'Id of who did it.' }),
    from: moment().optional(),
    to: moment().optional().openapi({ description: 'A date is included whole.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(auditLine) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    const { subject, person, from, to, cursor, limit } = query;
    const { timeZone } = (await store.rulesFor(desk, null)).regulation;
    const filter = { desk, subject, person, from: beginOf(from, timeZone), to: closeOf(to, timeZone) };
    return pageFound(await store.listAudit(filter, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: {
      items: items.map((line) => ({ ...line, at: iso(line.at), title: auditActTexts[line.act][language] })),
      nextCursor: cursor,
    },
  }),
});
