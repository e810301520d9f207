import { isStaff } from '../../domain/policy/actor';
import { doings } from '../../store/changes/presence';
import { staffRoles } from '../auth/own-desk';
import { hashOfToken } from '../auth/hash-of-token';
import { defineRoute } from '../http/define-route';
import { eventStreamHeaders } from '../http/event-stream';
import { instantOut } from '../schemas/values';
import { z } from '../schemas/zod';
import { ticketPath } from '../tickets/schemas';
import { visibleTicket } from '../tickets/visible-ticket';
import { forbidden } from '../who-may';
import { positionForm } from './positions';
import { presenceMs } from './presences';

const helloData = z.object({ position: z.string() });

const changeData = z.object({
  kind: z.enum(['ticket', 'visit']),
  id: z.string(),
  tid: z.string().openapi({ description: 'The public number: `SKAI-1042`, of a visit `SKAI-1042/1`.' }),
  desk: z.string(),
  revision: z.int(),
});

const presenceData = z.object({
  ticket: z.string().openapi({ description: 'The public number.' }),
  who: z.object({ shortId: z.string(), name: z.string() }),
  doing: z.enum(doings),
  until: instantOut().openapi({ description: 'It holds no longer, unless it is told again.' }),
});

const resetData = z.object({});

/** What changes, as it changes. */
export const followChanges = defineRoute({
  method: 'get',
  path: '/api/v1/changes',
  tag: 'live',
  summary: 'Follow what changes',
  description:
    'Server-Sent Events of what the caller may see. It begins with `hello`; what is read after that is followed without a gap. ' +
    '`change` says which ticket or visit to read again, `presence` (people of a desk alone) who looks at a ticket or writes on it, ' +
    '`reset` that too much has changed, or too long ago: everything is to be read again. Their data are the schemas `HelloEvent`, ' +
    '`ChangeEvent`, `PresenceEvent` and `ResetEvent`. The same change may be told twice. Clients are not told of what the desk keeps to ' +
    'itself. A comment comes at least every 25 seconds. One person has at most 12 streams.',
  access: 'signed-in',
  query: z.strictObject({
    since: z
      .string()
      .regex(positionForm)
      .optional()
      .openapi({ description: 'A position: of `hello`, or the `id` of an event. `Last-Event-ID` goes before it.' }),
  }),
  responses: {
    200: {
      description: 'Events, until either side ends it, or the caller is signed out.',
      events: { hello: helloData, change: changeData, presence: presenceData, reset: resetData },
    },
  },
  operation: ({ query }, { services, caller, token, lastEventId }) =>
    // A caller has come by a credential.
    Promise.resolve(
      services.feed.open({ caller, hash: hashOfToken(token ?? ''), since: lastEventId ?? query.since ?? null }),
    ),
  present: (events) => ({ status: 200, headers: eventStreamHeaders, events }),
});

/** Tells others of the desk who is at work on a ticket. */
export const tellPresence = defineRoute({
  method: 'put',
  path: '/api/v1/tickets/{ticket}/presence',
  tag: 'live',
  summary: 'Say that one looks at a ticket, or writes on it',
  description: 'Told to others of the desk who see the ticket, and kept nowhere. It holds for 30 seconds.',
  access: 'signed-in',
  params: ticketPath,
  body: z.strictObject({ doing: z.enum(doings) }),
  responses: { 204: { description: 'Told.' } },
  problems: [403],
  async operation({ params, body }, context) {
    const { services, caller } = context;
    const { ticket, actor } = await visibleTicket(context, params.ticket);
    if (!isStaff(actor)) throw forbidden(staffRoles);
    const { desk, clientId, service, tid } = ticket.state;
    const { personId, name } = caller;
    await services.store.tellPresence({
      ...{ desk, clientId, service, technicians: ticket.technicians, tid },
      ...{ personId, shortId: actor.shortId, name, doing: body.doing },
      until: ticket.readAt + (body.doing === 'left' ? 0 : presenceMs),
    });
  },
  present: () => ({ status: 204 }),
});
