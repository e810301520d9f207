import { erasurePhases } from '../../domain/erasure';
import { erasureLeaves } from '../../texts/erasure';
import { say, type Language } from '../../texts/language';
import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { requireSession } from '../auth/session-only';
import { defineRoute, type RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { instantOut, line, orNull, shortId } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ErasureProgress } from '../../store/erasure/erasures';
import { iso } from '../tickets/present-clock';
import { administrators, deskOfCaller } from './schemas';

type Context = RequestContext<typeof administrators>;
export const erasureView = z
  .object({
    askedAt: instantOut(),
    finishedAt: orNull(instantOut()).openapi({ description: 'Null: it is under way.' }),
    phase: z.enum(erasurePhases).openapi({
      description: 'What is gone through now; `review`: it waits until somebody has decided about mentions.',
    }),
    looked: z
      .int()
      .openapi({ description: 'Tickets that were looked through; how many there are nobody has counted.' }),
    gone: z.int().openapi({ description: 'Those of them in which words went.' }),
    toReview: z
      .int()
      .openapi({ description: 'Tickets that may speak of the person: somebody has to decide about them.' }),
    reviewUntil: instantOut().openapi({ description: 'Until when; what is undecided then stays as it is.' }),
    leaves: z.array(z.string()).openapi({ description: 'What it cannot reach.' }),
  })
  .openapi('Erasure');

/** How far an erasure is, for the administrators of its desk. */
export function presentErasure(erasure: ErasureProgress, { language }: { readonly language: Language }) {
  const { askedAt, finishedAt, phase, looked, gone, toReview, reviewUntil } = erasure;
  return {
    ...{
      askedAt: iso(askedAt),
      finishedAt: finishedAt === null ? null : iso(finishedAt),
      phase,
      looked,
      gone,
      toReview,
    },
    reviewUntil: iso(reviewUntil),
    leaves: Object.values(erasureLeaves).map((text) => say(text, language)),
  };
}

/** The words of a person go. */
export const erasePerson = defineRoute({
  method: 'post',
  path: '/api/v1/people/{shortId}/erasure',
  tag: 'administration',
  summary: "Erase a person's words: name, address, messages, files and letters; numbers, dates and clocks stay",
  description:
    'The person signs in no more from then on, and does not come back. The words go step by step; asked again it tells how far that ' +
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
