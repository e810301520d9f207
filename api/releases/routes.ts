import { leadRoles, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { tellRuns } from '../runs/tell-runs';
import { releaseName } from '../schemas/acts';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';

const publicationView = z
  .object({
    release: z.string(),
    told: z.int().openapi({ description: 'Tickets that waited for it and were told.' }),
    waiting: z.int().openapi({
      description:
        'Tickets that wait for it still: busy ones, and those beyond 500. Publish again until there are none.',
    }),
  })
  .openapi('ReleasePublication');

/** The release is out: whatever waited for it goes on, and the clients hear of it (HT-6, SP-7, EA-4). */
export const publishRelease = defineRoute({
  method: 'post',
  path: '/api/v1/desks/{desk}/releases/{release}/publication',
  tag: 'commands',
  summary: 'Tell every ticket that waits for a release that it is out',
  description:
    'Each ticket is told once; the same again tells those that were not, and one for which the release is planned later is told ' +
    'at once. So it may be repeated at will: nothing is kept by its Idempotency-Key.',
  access: leadRoles,
  params: z.object({ desk: code(), release: releaseName() }),
  responses: { 200: { description: 'How many were told.', schema: publicationView } },
  problems: [404],
  async operation({ params: { desk, release } }, context: RequestContext<typeof leadRoles>) {
    const { services, caller, requestId } = context;
    ownDesk(caller, desk, leadRoles);
    const { told, waiting, tellings } = await services.store.publishRelease({
      ...{ desk, release, by: caller.personId, requestId },
    });
    tellRuns(services.runs, tellings);
    return { release, told, waiting };
  },
  present: (published) => ({ status: 200, body: published }),
});
