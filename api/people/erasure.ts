import { erasureLeaves } from '../../texts/erasure';
import { say, type Language } from '../../texts/language';
import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { requireSession } from '../auth/session-only';
import { defineRoute, type RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { instantOut, line, orNull, shortId } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ErasureProgress } from '../../store/erasure/ask-erasure';
import { iso } from '../tickets/present-clock';
import { administrators, deskOfCaller } from './schemas';

type Context = RequestContext<typeof administrators>;
export const erasureView = z
  .object({
    askedAt: instantOut(),
    finishedAt: orNull(instantOut()).openapi({ description: 'Null: it is under way.' }),
    gone: z.int().openapi({ description: 'Tickets that were gone through.' }),
    tickets: z.int().openapi({ description: 'How many there were when it was asked for.' }),
    leaves: z.array(z.string()).openapi({ description: 'What it cannot reach.' }),
  })
  .openapi('Erasure');

/** How far an erasure is, for the administrators of its desk. */
export function presentErasure(
  { askedAt, finishedAt, gone, tickets }: ErasureProgress,
  { language }: { readonly language: Language },
) {
  const leaves = Object.values(erasureLeaves).map((text) => say(text, language));
  return { askedAt: iso(askedAt), finishedAt: finishedAt === null ? null : iso(finishedAt), gone, tickets, leaves };
}

/** The words of a person go. */
export const erasePerson = defineRoute({
  method: 'post',
  path: '/api/v1/people/{shortId}/erasure',
  tag: 'administration',
  summary: "Erase a person's words: name, address, messages, files and letters; numbers, dates and clocks stay",
  description:
    'The person signs in no more from then on, and does not come back. The words go page by page; asked again it tells how far that ' +
    "is. `number` is the person's short id, written down once more. Not of those who work at the desk, before their roles are taken. " +
    'For people who have signed in: no key does it.',
  access: administrators,
  params: z.object({ shortId: shortId() }),
  body: z.strictObject({ desk: deskOfCaller, number: line(64), reason: line(500) }).openapi('ErasureAsked'),
  responses: { 202: { description: 'Under way, or done.', schema: erasureView } },
  problems: [404, 422],
  async operation({ params, body }, context: Context) {
    requireSession(context);
    const { services, caller } = context;
    const { desk } = ownDesk(caller, body.desk, administrators);
    const asked = await services.store.askErasure({
      ...{ desk, shortId: params.shortId, repeated: body.number, reason: body.reason, by: auditBy(context) },
    });
    switch (asked.kind) {
      case 'asked':
        services.authenticator.forgetPerson(asked.personId);
        return asked.erasure;
      case 'unknown-person':
        throw new Problem('not-found');
      case 'number-differs':
        throw new Problem('number-differs', { errors: [{ pointer: '/number', code: 'number-differs' }] });
      case 'own-words':
        throw new Problem('own-work');
      case 'works-here':
      case 'belongs-elsewhere':
      case 'last-administrator':
        throw new Problem(asked.kind);
      default: {
        const never: never = asked;
        return never;
      }
    }
  },
  present: (erasure, context) => ({ status: 202, body: presentErasure(erasure, context) }),
});
