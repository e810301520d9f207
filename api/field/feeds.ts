import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { actFor, byOther, fieldRoles } from './roles';
import { calendarText } from './calendar-text';
import { deskQuery, technicianPath } from './schemas';

const path = '/api/v1/technicians/{shortId}/feed';

const feedView = z
  .object({
    path: z.string().openapi({ description: 'Under the address of this API.' }),
    url: z.string().nullable().openapi({ description: 'The whole address, where the product knows its own.' }),
  })
  .openapi('FeedAddress');

/** A private address for a technician's calendar. */
export const openFeed = defineRoute({
  method: 'post',
  path,
  tag: 'field',
  summary: "Make a private address for a technician's calendar",
  description:
    'Told once; whoever knows it reads the calendar without signing in. An earlier address stops working, also one that ' +
    'the same request has made before. Technicians make their own.',
  access: fieldRoles,
  params: technicianPath,
  body: z.strictObject({ desk: deskQuery }).openapi('FeedWanted'),
  responses: { 201: { description: 'The address.', schema: feedView } },
  async operation({ params, body }, context: RequestContext<typeof fieldRoles>) {
    const { store } = context.services;
    const seat = actFor(params.shortId, context.caller, body.desk);
    const secret = await store.openFeed(seat.desk, params.shortId, byOther(seat, params.shortId, context));
    if (secret === undefined) throw new Problem('not-found');
    return `/api/v1/feeds/${secret}.ics`;
  },
  present: (address, { services: { settings } }) => ({
    status: 201,
    body: { path: address, url: settings.publicOrigin === null ? null : `${settings.publicOrigin}${address}` },
  }),
});

/** The private address ends. */
export const closeFeed = defineRoute({
  method: 'delete',
  path,
  tag: 'field',
  summary: "End the private address of a technician's calendar",
  access: fieldRoles,
  params: technicianPath,
  query: z.strictObject({ desk: deskQuery }),
  responses: { 204: { description: 'Nothing is at the address any more.' } },
  async operation({ params, query }, context: RequestContext<typeof fieldRoles>) {
    const { store } = context.services;
    const seat = actFor(params.shortId, context.caller, query.desk);
    const closed = await store.closeFeed(seat.desk, params.shortId, byOther(seat, params.shortId, context));
    if (!closed) throw new Problem('not-found');
  },
  present: () => ({ status: 204 }),
});

/** The calendar at a private address; read-only. */
export const readFeed = defineRoute({
  method: 'get',
  path: '/api/v1/feeds/{secret}.ics',
  tag: 'field',
  summary: "A technician's agreed and offered visits as iCalendar",
  description: 'Times of the last month and all ahead. For whoever knows the address.',
  access: 'anyone',
  params: z.object({ secret: z.string().max(100) }),
  responses: { 200: { description: 'iCalendar (RFC 5545).', bytes: 'text/calendar' } },
  async operation({ params }, { services: { store } }) {
    const feed = await store.readFeed(params.secret);
    if (feed === undefined) throw new Problem('not-found');
    return calendarText(feed);
  },
  present: (text) => ({
    status: 200,
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-store' },
    bytes: Buffer.from(text),
  }),
});
