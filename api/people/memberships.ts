import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { Problem } from '../problems';
import { id, shortId } from '../schemas/values';
import { z } from '../schemas/zod';
import type { RoleEnded } from '../../store/administration/roles';
import type { Holdings } from '../../store/administration/read-person';
import { giveBackIncidents, giveBackTickets, giveBackVisits } from './give-back';
import { requireServices } from './known-services';
import {
  administrators,
  deskOfCaller,
  heldIncidents,
  heldTickets,
  heldVisits,
  membershipBody,
  presentHoldings,
  roleView,
} from './schemas';

const path = '/api/v1/people/{shortId}/memberships';
type Context = RequestContext<typeof administrators>;

/** One more role. */
export const addMembership = defineRoute({
  method: 'post',
  path,
  tag: 'administration',
  summary: 'Give a person of the desk one more role',
  description: 'A role that was taken before is given again.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  body: membershipBody,
  responses: { 201: { description: 'The role.', schema: roleView } },
  problems: [404, 409, 422],
  async operation({ params, body }, context: Context) {
    const { services, caller } = context;
    const { store } = services;
    const { desk } = ownDesk(caller, body.desk, administrators);
    const { client, inCompany, services: wanted = [] } = body;
    await requireServices(store, desk, wanted, '/services');
    const role = {
      id: idOfKey(context, 'role/0'),
      ...{ role: body.role, clientId: client ?? null, inCompany: inCompany ?? null, services: wanted },
    };
    const given = await store.giveRole(desk, params.shortId, { role, by: auditBy(context) });
    switch (given.kind) {
      case 'given': {
        services.authenticator.forgetPerson(given.personId);
        const found = await store.readAdministeredPerson(desk, params.shortId);
        return found?.person.roles.find((each) => each.id === given.id);
      }
      case 'unknown-person':
        throw new Problem('not-found');
      case 'unknown-client':
        throw new Problem('not-found', { errors: [{ pointer: '/client', code: 'unknown-client' }] });
      case 'conflict':
        throw new Problem('key-reused');
      case 'nothing-to-change':
        throw new Problem('nothing-to-change');
      default: {
        const never: never = given;
        return never;
      }
    }
  },
  present: (role) => {
    if (role === undefined) throw new Problem('not-found');
    return { status: 201, body: role };
  },
});

const ended = z
  .object({ tickets: heldTickets, visits: heldVisits, incidents: heldIncidents })
  .openapi('MembershipEnded', { description: 'What was given back, as nobody may hold it without the role.' });

/** A role is taken. */
export const endMembership = defineRoute({
  method: 'delete',
  path: `${path}/{membership}`,
  tag: 'administration',
  summary: 'Take a role from a person of the desk',
  description:
    'For good: it does not come back with the person, it is given anew. What is held by the role alone is given back. The last ' +
    'administrator who can sign in keeps the role.',
  access: administrators,
  params: z.object({ shortId: shortId(), membership: id() }),
  query: z.strictObject({ desk: deskOfCaller }),
  responses: { 200: { description: 'Taken, with what was given back.', schema: ended } },
  problems: [404, 422],
  async operation({ params, query }, context: Context): Promise<Holdings> {
    const { services, caller } = context;
    const seat = ownDesk(caller, query.desk, administrators);
    const { desk } = seat;
    const end = await services.store.endRole(desk, params.shortId, { id: params.membership, by: auditBy(context) });
    if (end.kind !== 'ended') throw new Problem(end.kind === 'unknown-role' ? 'not-found' : end.kind);
    services.authenticator.forgetPerson(end.personId);
    const held = await services.store.listHeldTickets(desk, params.shortId);
    const tickets = held.filter((ticket) => !mayHold(end, ticket.service));
    await giveBackTickets(tickets, seat, undefined, context);
    const visits = end.role === 'technician' ? await giveBackVisits(desk, params.shortId, context) : [];
    const incidents = mayHold(end, null) ? [] : await giveBackIncidents(params.shortId, seat, context);
    return { tickets, visits, incidents };
  },
  present: (holds) => ({ status: 200, body: presentHoldings(holds) }),
});

/** Whether the roles that are left hold tickets of a service still. A personal manager's tickets were given by another role's right. */
function mayHold({ left }: Extract<RoleEnded, { kind: 'ended' }>, service: string | null): boolean {
  return left.some(({ role, services }) => {
    if (role === 'specialist') return services.length === 0 || service === null || services.includes(service);
    return role === 'coordinator' || role === 'manager' || role === 'administrator';
  });
}
