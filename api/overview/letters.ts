import { noticeKinds } from '../../domain/ticket';
import { letterTroubles } from '../../store/overview/list-letters';
import { allClientsRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { person, presentPerson } from '../names';
import { pathOfTicket } from '../paths';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, instantOut, yesOrNo } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso, isoOrNull } from '../tickets/present-clock';
import { scopeOf } from './scope-of';

const letterView = z
  .object({
    id: z.string(),
    ticket: z.object({ id: z.string(), tid: z.string(), subject: z.string(), open: z.boolean() }),
    kind: z.enum(noticeKinds),
    subject: z.string().nullable().openapi({ description: 'Null until it is rendered.' }),
    recipient: person,
    address: z.string().nullable(),
    attempts: z.int(),
    createdAt: instantOut(),
    dueAt: instantOut().nullable().openapi({ description: 'When it is handed over, or tried again.' }),
    bouncedAt: instantOut().nullable(),
    fault: z.string().nullable().openapi({ description: 'In the words of the server that did not take it.' }),
    links: z.object({ notices: z.string() }),
  })
  .openapi('TroubledLetter');

/** Letters of a desk that ask for somebody's attention. */
export const listLetters = defineRoute({
  method: 'get',
  path: '/api/v1/letters',
  tag: 'overviews',
  summary: 'Letters of a desk that did not arrive, are late, or wait',
  description:
    '`failed`: refused for good or come back, the last first: whoever should have got it must be reached another way. `delayed`: a hand-over was tried and will be again, the oldest first. `waiting`: to leave by now and still here. What they say: `GET /tickets/{ticket}/notices`.',
  access: allClientsRoles,
  query: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
    state: z.enum(letterTroubles).optional().openapi({ description: 'Default: `failed`.' }),
    open: yesOrNo().optional().openapi({ description: '`true`: of tickets that are open; `false`: of closed ones.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'A page of letters.', schema: pageOf(letterView) } },
  problems: [404],
  async operation({ query: { desk, state = 'failed', open, cursor, limit } }, { services: { store }, caller }) {
    const scope = scopeOf(ownDesk(caller, desk, allClientsRoles), caller);
    return pageFound(await store.listLetters({ scope, state, open }, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({
    status: 200,
    body: {
      items: items.map(({ ticketId, tid, ticketSubject, isOpen, recipientId, recipientName, ...letter }) => ({
        ...letter,
        ticket: { id: ticketId, tid, subject: ticketSubject, open: isOpen },
        recipient: presentPerson(recipientId, recipientName),
        createdAt: iso(letter.createdAt),
        dueAt: isoOrNull(letter.dueAt),
        bouncedAt: isoOrNull(letter.bouncedAt),
        links: { notices: `${pathOfTicket(ticketId)}/notices` },
      })),
      nextCursor: cursor,
    },
  }),
});
