import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { requireSession } from '../auth/session-only';
import { defineRoute, type RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { code, shortId } from '../schemas/values';
import { z } from '../schemas/zod';

const administrators = ['administrator'] as const;

/** For a telephone that is lost together with its backup codes. */
export const resetSecondFactor = defineRoute({
  method: 'delete',
  path: '/api/v1/people/{shortId}/second-factor',
  tag: 'administration',
  summary: "Take a person's second factor away",
  description:
    'All sessions of the person end; the password alone opens the next one. Oneself turns it off by a code instead. Of one who ' +
    'belongs to other desks as well it is taken away by somebody who runs them all. For people who have signed in: no key does it.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  query: z.strictObject({
    desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
  }),
  responses: { 204: { description: 'Taken away.' } },
  problems: [404, 422],
  async operation({ params, query }, context: RequestContext<typeof administrators>) {
    requireSession(context);
    const { services, caller } = context;
    const seat = ownDesk(caller, query.desk, administrators);
    if (params.shortId === seat.shortId) throw new Problem('not-for-this-person');
    const reset = await services.store.resetSecondFactor({
      ...{ desk: seat.desk, shortId: params.shortId, by: auditBy(context) },
    });
    if (reset.kind !== 'reset') throw new Problem(reset.kind === 'unknown' ? 'not-found' : reset.kind);
    services.authenticator.forgetPerson(reset.personId);
  },
  present: () => ({ status: 204 }),
});
