import { isClient } from '../../domain/policy/actor';
import { noticeKinds } from '../../domain/ticket';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { person, presentPerson } from '../names';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { instantOut, ofVisit } from '../schemas/values';
import type { ApiStore } from '../services';
import { deliveryStates } from '../../store/delivery-state';
import { deliveryTexts } from '../../texts/deliveries';
import type { Language } from '../../texts/language';
import { iso, isoOrNull } from '../tickets/present-clock';
import { ticketPath } from '../tickets/schemas';
import { visibleTicket } from '../tickets/visible-ticket';

const noticeView = z
  .object({
    id: z.string(),
    visit: ofVisit(),
    revision: z.int(),
    kind: z.enum(noticeKinds),
    recipient: person,
    channel: z.enum(['email', 'portal']),
    language: z.enum(['ru', 'en']),
    subject: z.string(),
    body: z.string(),
    state: z.enum(['waiting', 'delivered', 'failed', 'withdrawn']),
    awaited: z.boolean().openapi({ description: 'A clock counts from its delivery.' }),
    attempts: z.int(),
    createdAt: instantOut(),
    delivery: z.object({ code: z.enum(deliveryStates), title: z.string() }).openapi({
      description:
        'Where it is: `sent` means that the first server outside has taken it, `bounced` that it was refused or came back.',
    }),
    deliveredAt: instantOut().nullable(),
    delayedAt: instantOut().nullable().openapi({
      description: 'When it last could not be handed over, or a server on its way reported that it is late.',
    }),
    bouncedAt: instantOut().nullable(),
    dueAt: instantOut().nullable().openapi({ description: 'When it is handed over, or tried again.' }),
    fault: z.string().nullable(),
  })
  .openapi('Notice');

type NoticeLine = Extract<Awaited<ReturnType<ApiStore['listNotices']>>, { kind: 'page' }>['items'][number];

/** Letters of a ticket and whether they arrived; a client sees the own ones. */
export const listNotices = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/notices',
  tag: 'tickets',
  summary: 'What was sent, and its state',
  access: 'signed-in',
  params: ticketPath,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'Notices in the order they were written.', schema: pageOf(noticeView) } },
  async operation({ params, query }, context) {
    const { ticket, actor } = await visibleTicket(context, params.ticket);
    const filter = { ticketId: ticket.state.id, recipientId: isClient(actor) ? actor.personId : null };
    return pageFound(await context.services.store.listNotices(filter, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: { items: items.map((notice) => presentNotice(notice, language)), nextCursor: cursor },
  }),
});

/** A notice as its recipient reads it: in the words that are kept with it. */
function presentNotice(notice: NoticeLine, reading: Language): object {
  const {
    id,
    visitId: visit,
    revision,
    kind,
    recipientId,
    recipientName,
    channel,
    language,
    subject,
    body,
    state,
    awaited,
    attempts,
    fault,
  } = notice;
  return {
    id,
    visit,
    revision,
    kind,
    recipient: presentPerson(recipientId, recipientName),
    channel,
    language,
    subject,
    body,
    state,
    awaited,
    attempts,
    createdAt: iso(notice.createdAt),
    delivery: { code: notice.delivery, title: deliveryTexts[notice.delivery][reading] },
    deliveredAt: isoOrNull(notice.deliveredAt),
    delayedAt: isoOrNull(notice.delayedAt),
    bouncedAt: isoOrNull(notice.bouncedAt),
    dueAt: isoOrNull(notice.dueAt),
    fault,
  };
}
