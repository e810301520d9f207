import { auditBy } from '../audit/audit-by';
import { holds, ownDesk } from '../auth/own-desk';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { z } from '../schemas/zod';
import { code, id } from '../schemas/values';

const inviters = ['specialist', 'coordinator', 'manager', 'administrator'] as const;

/** An invitation to whoever has only called so far (DESIGN 12). */
export const invitePerson = defineRoute({
  method: 'post',
  path: '/api/v1/people/{person}/invitation',
  tag: 'administration',
  summary: 'Invite somebody who cannot sign in so far',
  description:
    "Sends a letter by which the person sets a first password, within a week. The tickets that were filed for the person are there then. Clients' users are invited by whoever speaks with clients, people of the desk by its administrators.",
  access: inviters,
  params: z.object({ person: id() }),
  body: z
    .strictObject({
      desk: code().optional().openapi({ description: 'May be left out by one who works at a single desk.' }),
      email: z.email().max(254).optional().openapi({ description: 'Of a person of whom none is known.' }),
    })
    .openapi('Invitation'),
  responses: { 202: { description: 'The letter is on its way.' } },
  problems: [404, 422],
  async operation({ params, body }, context: RequestContext<typeof inviters>) {
    const { services, caller, remoteAddress } = context;
    const seat = ownDesk(caller, body.desk, inviters);
    const { desk } = seat;
    const email = body.email?.trim().toLowerCase() ?? null;
    await services.letters.take(`by/${caller.personId}/${remoteAddress}`, `to/${params.person}`);
    const invited = await services.store.invitePerson({
      ...{ desk, personId: params.person, email, by: auditBy(context) },
      alsoStaff: holds(seat, 'administrator'),
    });
    switch (invited.kind) {
      case 'invited':
        return;
      case 'unknown-person':
        throw new Problem('not-found');
      case 'address-missing':
        throw new Problem('malformed', { errors: [{ pointer: '/email', code: 'missing' }] });
      case 'address-taken':
        throw new Problem('address-of-another');
      case 'signs-in-already':
      case 'no-letters-leave':
        throw new Problem(invited.kind);
      default: {
        const never: never = invited;
        return never;
      }
    }
  },
  present: () => ({ status: 202 }),
});
