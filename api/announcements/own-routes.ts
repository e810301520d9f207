import { defineRoute } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { yesOrNo } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentOwn } from './present';
import { ownAnnouncement } from './schemas';

const path = '/api/v1/me/announcements';

export const listOwnAnnouncements = defineRoute({
  method: 'get',
  path,
  tag: 'me',
  summary: 'What desks have told me of breaks, hours, holidays and emergencies',
  access: 'signed-in',
  query: z.strictObject({
    current: yesOrNo()
      .optional()
      .openapi({ description: '`true`: only what has not passed, and was not put away as it reads now.' }),
    ...pageQuery,
  }),
  responses: { 200: { description: 'What was told last comes first.', schema: pageOf(ownAnnouncement) } },
  async operation({ query }, { services: { store }, caller: { personId } }) {
    const asked = { personId, current: query.current === true };
    return pageFound(await store.listOwnAnnouncements(asked, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }, { language }) => ({
    status: 200,
    body: { items: items.map((own) => presentOwn(own, language)), nextCursor: cursor },
  }),
});

export const dismissAnnouncement = defineRoute({
  method: 'put',
  path: `${path}/{announcement}/dismissed`,
  tag: 'me',
  summary: 'Put a version of an announcement away',
  description: 'A later version comes up again.',
  access: 'signed-in',
  params: z.object({ announcement: z.uuid() }),
  body: z.strictObject({ version: z.int().min(1).max(1_000_000) }).openapi('AnnouncementVersion'),
  responses: { 204: { description: 'It is put away, for the caller alone.' } },
  problems: [404],
  async operation({ params: { announcement: id }, body: { version } }, { services: { store }, caller: { personId } }) {
    if (!(await store.dismissAnnouncement({ id, version, personId }))) throw new Problem('not-found');
  },
  present: () => ({ status: 204 }),
});
