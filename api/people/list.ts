import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { orNull, shortId, yesOrNo } from '../schemas/values';
import { z } from '../schemas/zod';
import { erasureView, presentErasure } from './erasure';
import {
  administrators,
  deskOfCaller,
  deskRoleNames,
  heldIncidents,
  heldTickets,
  heldVisits,
  personOfDesk,
  presentHoldings,
  presentPersonOfDesk,
} from './schemas';

/** Everybody of a desk, with roles and how the person signs in. */
export const listPeople = defineRoute({
  method: 'get',
  path: '/api/v1/people',
  tag: 'administration',
  summary: "People of a desk, its own and clients' users: roles, services, invited or not",
  description: 'Those who have left are among them. A company narrows the list to its users and personal managers.',
  access: administrators,
  query: z.strictObject({
    desk: deskOfCaller,
    text: z.string().max(200).optional().openapi({ description: 'In a name or an address; or a short id.' }),
    role: z.enum(deskRoleNames).optional(),
    client: z.uuid().optional(),
    active: yesOrNo().optional().openapi({ type: 'boolean' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'As people sort.', schema: pageOf(personOfDesk) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    const { text, role, client, active, cursor, limit } = query;
    return pageFound(await store.listPeople({ desk, text, role, client, active }, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({
    status: 200,
    body: { items: items.map(presentPersonOfDesk), nextCursor: cursor },
  }),
});

const personWithWork = z
  .object({
    ...personOfDesk.shape,
    holds: z
      .object({ tickets: heldTickets, visits: heldVisits, incidents: heldIncidents })
      .openapi({ description: 'What the person would give back, leaving.' }),
    erasure: orNull(erasureView).openapi({
      description: "How far the erasure of the person's words is; null: nobody has asked.",
    }),
  })
  .openapi('PersonWithWork');

/** Somebody of a desk, with what would be given back if the person left. */
export const readPerson = defineRoute({
  method: 'get',
  path: '/api/v1/people/{shortId}',
  tag: 'administration',
  summary: 'A person of a desk, with what the person holds',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  query: z.strictObject({ desk: deskOfCaller }),
  responses: { 200: { description: 'The person.', schema: personWithWork } },
  problems: [404],
  async operation({ params, query }, { services: { store }, caller }) {
    const { desk } = ownDesk(caller, query.desk, administrators);
    const found = await store.readAdministeredPerson(desk, params.shortId);
    if (found === undefined) throw new Problem('not-found');
    return { ...found, erasure: await store.readErasure(desk, params.shortId) };
  },
  present: ({ person, holds, erasure }, context) => ({
    status: 200,
    body: {
      ...presentPersonOfDesk(person),
      holds: presentHoldings(holds),
      erasure: erasure === undefined ? null : presentErasure(erasure, context),
    },
  }),
});
