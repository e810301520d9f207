import { isClient } from '../../domain/policy/actor';
import type { TicketEvent } from '../../domain/ticket';
import { defineRoute } from '../http/define-route';
import { authorsOf, messageOf, publicOf, timelineCursor, timelineQuery, timelineSpan } from './paging';
import { internalEvents } from '../../domain/visibility/internal-events';
import { presentEvent } from './present-event';
import { ticketPath } from '../tickets/schemas';
import { timelinePage } from './schemas';
import { shortIdsIn } from './values-of';
import { visibleTicket } from '../tickets/visible-ticket';

/** What happened on a ticket, in the order of the record (SK-6). Its cursor is the last revision seen. */
export const readTimeline = defineRoute({
  method: 'get',
  path: '/api/v1/tickets/{ticket}/timeline',
  tag: 'tickets',
  summary: 'What happened on a ticket',
  description: 'From either end. Clients do not see what is internal to the desk.',
  access: 'signed-in',
  params: ticketPath,
  query: timelineQuery,
  responses: { 200: { description: 'Events in order, with the words that came with them.', schema: timelinePage } },
  async operation({ params, query }, context) {
    const { ticket, actor } = await visibleTicket(context, params.ticket);
    const { store } = context.services;
    const { state, rules } = ticket;
    const span = timelineSpan(query, isClient(actor) ? internalEvents : []);
    const timeline = await store.readTimeline(state.id, span);
    const events = isClient(actor) ? timeline.events.map(forClient) : timeline.events;
    const messages = publicOf(timeline.messages, isClient(actor));
    const persons = [...events.flatMap(({ by }) => ('person' in by ? [by.person] : [])), ...authorsOf(messages)];
    const [people, staff] = await Promise.all([
      store.readPeople(persons),
      store.readStaffNames(state.desk, shortIdsIn(events)),
    ]);
    return {
      events,
      messages,
      nextCursor: timelineCursor(span, timeline.next),
      names: new Map([...people].map(([id, { name }]) => [id, name])),
      staff,
      rules,
      visits: state.visits,
      acceptedAt: ticket.acceptedAt,
    };
  },
  present: ({ events, messages, nextCursor, visits, acceptedAt, ...reading }, { language, timeZone }) => ({
    status: 200,
    body: {
      items: events.map((event) =>
        presentEvent(event, messageOf(event, messages), { ...reading, visits, acceptedAt, language, timeZone }),
      ),
      nextCursor,
    },
  }),
});

/** Clients do not see why the desk's people chose among themselves, and which of them has it. */
function forClient(event: TicketEvent): TicketEvent {
  if (event.type === 'opened') {
    const { levelReason: _levelReason, service: _service, ...told } = event;
    return told;
  }
  return event.type === 'assigned' || event.type === 'classified' ? { ...event, reason: null } : event;
}
