import { allClientsRoles, holds, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';
import { pageFound } from '../http/page-found';
import { pageOf, pageQuery } from '../schemas/pages';
import { code } from '../schemas/values';
import { presentTrayItem, trayItem } from './present-tray-item';

/** What came in and nobody could place. Nothing is ever dropped; it lies here until somebody deals with it. */
export const readTray = defineRoute({
  method: 'get',
  path: '/api/v1/tray',
  tag: 'overviews',
  summary: 'What nobody could place',
  description: 'Letters first of all, each with the reason. What is addressed to no desk administrators see.',
  access: allClientsRoles,
  query: z.strictObject({ desk: code().optional(), ...pageQuery }),
  responses: { 200: { description: 'The oldest first.', schema: pageOf(trayItem) } },
  problems: [404],
  async operation({ query }, { services, caller }) {
    const seat = ownDesk(caller, query.desk, allClientsRoles);
    const whose = { desk: seat.desk, withNobodys: holds(seat, 'administrator') };
    return pageFound(await services.store.listTray(whose, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: { items: items.map((item) => presentTrayItem(item, language)), nextCursor: cursor },
  }),
});
