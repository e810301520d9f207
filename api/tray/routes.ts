import { allClientsRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, instantOut } from '../schemas/values';
import { iso } from '../tickets/present-clock';

const trayItem = z
  .object({
    id: z.string(),
    desk: z.string(),
    channel: z.string(),
    reason: z.string(),
    content: z.unknown(),
    receivedAt: instantOut(),
  })
  .openapi('TrayItem');

/** What came in and nobody could place. Nothing is ever dropped; it lies here until somebody deals with it. */
export const readTray = defineRoute({
  method: 'get',
  path: '/api/v1/tray',
  tag: 'overviews',
  summary: 'What nobody could place',
  access: allClientsRoles,
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: { 200: { description: 'The oldest first.', schema: pageOf(trayItem) } },
  problems: [404],
  async operation({ query }, { services, caller }) {
    const { desk } = ownDesk(caller, query.desk, allClientsRoles);
    return pageFound(await services.store.listTray(desk, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }) => ({
    status: 200,
    body: {
      items: items.map(({ id, desk, channel, reason, content, receivedAt }) => ({
        id,
        desk,
        channel,
        reason,
        content,
        receivedAt: iso(receivedAt),
      })),
      nextCursor: cursor,
    },
  }),
});
