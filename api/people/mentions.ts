import { decisionsOfMention, mentionForms } from '../../domain/erasure';
import type { Mentioning } from '../../store/erasure/list-mentions';
import { mentionFormTexts } from '../../texts/erasure';
import { say, type Language } from '../../texts/language';
import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { requireSession } from '../auth/session-only';
import { defineRoute, type RequestContext } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { pathOfTicket } from '../paths';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { instantOut, orNull, shortId } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';
import { administrators, deskOfCaller } from './schemas';

const path = '/api/v1/people/{shortId}/erasure/mentions';

const mentionView = z
  .object({
    ticket: z.object({ id: z.string(), tid: z.string(), subject: z.string(), link: z.string() }),
    form: z.enum(mentionForms),
    formTitle: z.string().openapi({ description: 'In the language of the caller.' }),
    excerpt: orNull(z.string()).openapi({ description: 'What stands around it; null: it is not found any more.' }),
    decision: orNull(z.enum(decisionsOfMention)).openapi({ description: 'Null: nobody has decided.' }),
    decidedAt: orNull(instantOut()),
  })
  .openapi('ErasureMention');

/** Tickets that may speak of somebody whose words go. */
export const listMentions = defineRoute({
  method: 'get',
  path,
  tag: 'administration',
  summary: 'Tickets that may speak of a person whose words are erased, in a form that may be another one’s',
  description: 'None of them is changed by itself: somebody reads what stands there, and decides.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  query: z.strictObject({ desk: deskOfCaller, ...pageQuery }),
  responses: { 200: { description: 'A page.', schema: pageOf(mentionView) } },
  problems: [404],
  async operation({ params, query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    const asked = { desk, shortId: params.shortId };
    const found = await store.listMentions(asked, query.cursor ?? null, query.limit ?? 50);
    if (found === undefined) throw new Problem('not-found');
    return pageFound(found);
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: { items: items.map((item) => presentMention(item, language)), nextCursor: cursor },
  }),
});

function presentMention({ ticket, form, decidedAt, ...rest }: Mentioning, language: Language) {
  return {
    ...{ ticket: { ...ticket, link: pathOfTicket(ticket.id) }, form, formTitle: say(mentionFormTexts[form], language) },
    ...{ ...rest, decidedAt: decidedAt === null ? null : iso(decidedAt) },
  };
}

/** What becomes of one of them. */
export const decideMention = defineRoute({
  method: 'put',
  path: `${path}/{ticket}`,
  tag: 'administration',
  summary: 'Decide whether a ticket speaks of the person: the words go, or stay',
  description: 'Once; the same again changes nothing. For people who have signed in: no key does it.',
  access: administrators,
  params: z.object({ shortId: shortId(), ticket: z.uuid() }),
  body: z.strictObject({ desk: deskOfCaller, decision: z.enum(decisionsOfMention) }).openapi('MentionDecision'),
  responses: { 204: { description: 'Decided.' } },
  problems: [404, 409, 422],
  async operation({ params, body }, context: RequestContext<typeof administrators>) {
    requireSession(context);
    const { services, caller } = context;
    const { desk } = ownDesk(caller, body.desk, administrators);
    const decided = await services.store.decideMention({
      ...{ desk, shortId: params.shortId, ticketId: params.ticket, decision: body.decision, by: auditBy(context) },
    });
    switch (decided.kind) {
      case 'decided':
        return null;
      case 'unknown-mention':
        throw new Problem('not-found');
      case 'conflict':
        throw new Problem('mention-decided');
      case 'too-late':
        throw new Problem('mention-too-late');
      default: {
        const never: never = decided;
        return never;
      }
    }
  },
  present: () => ({ status: 204 }),
});
