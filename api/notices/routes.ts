import { isClient } from '../../domain/policy/actor';
import { noticeKinds } from '../../domain/ticket';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { listOf } from '../schemas/pages';
import { instantOut, ofVisit } from '../schemas/values';
import type { ApiStore } from '../services';
import { iso, isoOrNull } from '../tickets/present-clock';
import { ticketPath } from '../tickets/schemas';
import { visibleTicket } from '../tickets/visible-ticket';

const noticeView = z
  .object({
    id: z.string(),
    visit: ofVisit(),
    revision: z.int(),
    kind: z.enum(noticeKinds),
    recipient: z.object({ id: z.string(), name: z.string() }),
    channel: z.enum(['email', 'portal']),
    language: z.enum(['ru', 'en']),
    subject: z.string(),
    body: z.string(),
    state: z.enum(['waiting', 'delivered', 'failed', 'withdrawn']),
    awaited: z.boolean().openapi({ description: 'A clock counts from its delivery.' }),
    attempts: z.int(),
    createdAt: instantOut(),
    deliveredAt: instantOut().nullable(),
    fault: z.string().nullable(),
  })
  .openapi('Notice');

type NoticeLine = Awaited<ReturnType<ApiStore['listNotices']>>[number];

/** Letters of a ticket and whether they arrived; a client sees the own ones. */
export const listNotices = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/notices',
  tag: 'tickets',
  summary: 'What was sent, and its state',
  access: 'signed-in',
  params: ticketPath,
  responses: { 200: { description: 'Notices in the order they were written.', schema: listOf(noticeView) } },
  async operation({ params }, context) {
    const { ticket, actor } = await visibleTicket(context, params.ticket);
    const notices = await context.services.store.listNotices(ticket.state.id, isClient(actor) ? actor.personId : null);
    return notices;
  },
  present: (notices) => ({ status: 200, body: { items: notices.map(presentNotice) } }),
});

/** A notice as its recipient reads it: in the words that are kept with it. */
function presentNotice(notice: NoticeLine): object {
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
    recipient: { id: recipientId, name: recipientName },
    channel,
    language,
    subject,
    body,
    state,
    awaited,
    attempts,
    createdAt: iso(notice.createdAt),
    deliveredAt: isoOrNull(notice.deliveredAt),
    fault,
  };
}
