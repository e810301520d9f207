import { deskRoles, holds, leadRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { forbidden } from '../who-may';
import { pageFound } from '../http/page-found';
import type { Fault } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { instantOut, line, placeCode } from '../schemas/values';
import { iso } from '../tickets/present-clock';
import { identityOf } from '../http/identity';
import { fieldRoles } from './roles';
import { deskQuery } from './schemas';

const stockView = z
  .object({
    place: z.string(),
    part: z.string(),
    onHand: z.int(),
    reserved: z.int().openapi({ description: 'Of those on hand, for visits.' }),
    free: z.int(),
  })
  .openapi('Stock');

/** What lies where (HD-9). */
export const listStock = defineRoute({
  method: 'get',
  path: '/api/v1/spares',
  tag: 'field',
  summary: "Spares of a desk: what lies in its places and in technicians' vans",
  access: deskRoles,
  query: z.strictObject({ desk: deskQuery, place: placeCode().optional(), ...pageQuery }),
  responses: { 200: { description: 'By place and part; what has run out does not show.', schema: pageOf(stockView) } },
  problems: [404],
  async operation({ query: { desk, place, cursor, limit } }, { services: { store }, caller }) {
    const { desk: own } = ownDesk(caller, desk, deskRoles);
    const filter = { desk: own, ...(place === undefined ? {} : { place }) };
    return pageFound(await store.listStock(filter, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({
    status: 200,
    body: { items: items.map((row) => ({ ...row, free: row.onHand - row.reserved })), nextCursor: cursor },
  }),
});

const mostLines = 50;
const mostAtOnce = 100_000;
const moveLine = z.strictObject({ part: line(200), quantity: z.int().min(1).max(mostAtOnce) });
const end = placeCode().nullable().optional();

const moveBody = z
  .strictObject({
    desk: deskQuery,
    lines: z.array(moveLine).min(1).max(mostLines),
    origin: end.openapi({ description: 'None: delivered from outside.' }),
    place: end.openapi({ description: 'None: written off. A van is `van-` and the short id of its technician.' }),
  })
  .openapi('SparesMove');

const moveView = z
  .object({
    desk: z.string(),
    lines: z.array(z.object({ part: z.string(), quantity: z.int() })),
    origin: z.string().nullable(),
    place: z.string().nullable(),
    at: instantOut(),
  })
  .openapi('MovedSpares');

/** From one place to another: what is free, all lines or none. */
export const moveSpares = defineRoute({
  method: 'post',
  path: '/api/v1/spares/moves',
  tag: 'field',
  summary: 'Move spares, take delivered ones in, or write some off',
  description: 'Only what is not reserved for a visit moves. A manager or an administrator takes in and writes off.',
  access: fieldRoles,
  body: moveBody,
  responses: { 201: { description: 'Moved.', schema: moveView } },
  problems: [404, 409, 422],
  async operation({ body }, context: RequestContext<typeof fieldRoles>) {
    const seat = ownDesk(context.caller, body.desk, fieldRoles);
    const { desk } = seat;
    const { lines, origin = null, place = null } = body;
    if (origin === place) throw new Problem('malformed', { errors: [{ pointer: '/place', code: 'same-place' }] });
    const crossesBorder = origin === null || place === null;
    if (crossesBorder && !holds(seat, ...leadRoles)) throw forbidden(leadRoles);
    const identity = identityOf(context);
    const { personId: byId } = context.caller;
    const moved = await context.services.store.moveSpares({ identity, desk, byId, lines, origin, place });
    switch (moved.kind) {
      case 'moved':
        return moved.move;
      case 'spares-short':
        throw new Problem('spares-short', { errors: moved.parts.map(shortFault) });
      case 'unknown-technician':
        throw new Problem('unknown-technician', { errors: [{ pointer: '/place', code: 'unknown-technician' }] });
      case 'conflict':
        throw new Problem('key-reused');
      default: {
        const never: never = moved;
        return never;
      }
    }
  },
  present: ({ at, ...move }) => ({ status: 201, body: { ...move, at: iso(at) } }),
});

function shortFault(part: string): Fault {
  return { pointer: '/lines', code: 'spares-short', says: 'parts-short', values: { part } };
}
