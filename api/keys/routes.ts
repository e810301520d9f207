import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { requireSession } from '../auth/session-only';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id, instant, instantOut, line, shortId } from '../schemas/values';
import { z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';
import type { KeyLine } from '../../store/administration/keys';

const administrators = ['administrator'] as const;
type Context = RequestContext<typeof administrators>;

const desk = code().optional().openapi({ description: 'May be left out by one who works at a single desk.' });

const keyView = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ description: 'How it begins, so that one can be told from another.' }),
    person: z.object({ shortId: z.string(), name: z.string() }),
    createdAt: instantOut(),
    expiresAt: instantOut().nullable(),
    revokedAt: instantOut().nullable(),
  })
  .openapi('ApiKey');

/** Keys of programs. */
export const listKeys = defineRoute({
  method: 'get',
  path: '/api/v1/keys',
  tag: 'administration',
  summary: 'API keys of a desk: whose, since when, until when',
  description: 'Keys of those who belong to other desks as well are seen where they were made.',
  access: administrators,
  query: z.strictObject({ desk, ...pageQuery }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(keyView) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, administrators);
    return pageFound(await store.listKeys(seat.desk, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentKey), nextCursor: cursor } }),
});

const keyMade = z
  .object({
    ...keyView.shape,
    key: z.string().openapi({ description: 'Told this once: only its hash is kept.' }),
  })
  .openapi('ApiKeyMade');

/** A program may act as somebody. */
export const makeKey = defineRoute({
  method: 'post',
  path: '/api/v1/keys',
  tag: 'administration',
  summary: 'Make an API key for oneself, or for the account of a program',
  description:
    'The key is told in this answer and nowhere else. Said again with its Idempotency-Key it is another one in place of the first, ' +
    'which stops working. For people who have signed in: a key that got lost makes no other.',
  access: administrators,
  body: z
    .strictObject({
      desk,
      name: line(100).openapi({ description: 'What it is for.' }),
      person: shortId()
        .optional()
        .openapi({ description: "A client's user with `inCompany: integration`; default: oneself." }),
      expiresAt: instant().optional().openapi({ description: 'Default: it does not end by itself.' }),
    })
    .openapi('NewApiKey'),
  responses: { 201: { description: 'The key.', schema: keyMade } },
  problems: [404, 409, 422],
  async operation({ body }, context: Context) {
    requireSession(context);
    const seat = ownDesk(context.caller, body.desk, administrators);
    const made = await context.services.store.makeKey({
      ...{ id: idOfKey(context, 'api-key'), desk: seat.desk, person: body.person ?? null, name: body.name },
      ...{ expiresAt: body.expiresAt ?? null, by: auditBy(context) },
    });
    switch (made.kind) {
      case 'made':
        return made;
      case 'unknown-person':
        throw new Problem('not-found', { errors: [{ pointer: '/person', code: 'unknown-person' }] });
      case 'key-not-for-person':
        throw new Problem(made.kind, { errors: [{ pointer: '/person', code: made.kind }] });
      case 'expires-in-past':
        throw new Problem('malformed', { errors: [{ pointer: '/expiresAt', code: 'until-in-past' }] });
      case 'conflict':
        throw new Problem('key-reused');
      default: {
        const never: never = made;
        return never;
      }
    }
  },
  present: ({ key, line: made }) => ({
    status: 201,
    headers: { 'Cache-Control': 'no-store' },
    body: { ...presentKey(made), key },
  }),
});

/** A program acts no more. */
export const revokeKey = defineRoute({
  method: 'delete',
  path: '/api/v1/keys/{key}',
  tag: 'administration',
  summary: 'End an API key',
  access: administrators,
  params: z.object({ key: id() }),
  query: z.strictObject({ desk }),
  responses: { 204: { description: 'It opens nothing any more.' } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    const { services, caller } = context;
    const seat = ownDesk(caller, query.desk, administrators);
    const person = await services.store.revokeKey({ desk: seat.desk, id: params.key, by: auditBy(context) });
    if (person === undefined) throw new Problem('not-found');
    services.authenticator.forgetPerson(person);
  },
  present: () => ({ status: 204 }),
});

function presentKey({ createdAt, expiresAt, revokedAt, ...key }: KeyLine): object {
  return {
    ...key,
    createdAt: iso(createdAt),
    expiresAt: expiresAt === null ? null : iso(expiresAt),
    revokedAt: revokedAt === null ? null : iso(revokedAt),
  };
}
