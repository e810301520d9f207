import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { requireSession } from '../auth/session-only';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { id } from '../schemas/values';
import { z } from '../schemas/zod';
import {
  administrators,
  checkUrl,
  desk,
  eventList,
  openSecret,
  presentWebhook,
  secretsOf,
  secretText,
  urlText,
  webhookView,
} from './schemas';

type Context = RequestContext<typeof administrators>;

const one = { params: z.object({ webhook: id() }), query: z.strictObject({ desk }) };
const withSecret = z.object({ ...webhookView.shape, secret: secretText() });

/** Endpoints of other programs. */
export const listWebhooks = defineRoute({
  method: 'get',
  path: '/api/v1/webhooks',
  tag: 'administration',
  summary: 'Webhooks of a desk: to where, of what, and how they stand',
  access: administrators,
  query: z.strictObject({ desk, ...pageQuery }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(webhookView) } },
  problems: [404],
  async operation({ query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, administrators);
    return pageFound(await store.listWebhooks(seat.desk, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentWebhook), nextCursor: cursor } }),
});

/** Another program hears of the tickets of a desk. */
export const addWebhook = defineRoute({
  method: 'post',
  path: '/api/v1/webhooks',
  tag: 'administration',
  summary: 'Register an endpoint of another program',
  description:
    'Messages follow Standard Webhooks 1.0: `webhook-id` is the same at every try, `webhook-signature` is HMAC-SHA256 with the ' +
    'secret, which is told in this answer and nowhere else. They hold ids, codes and dates of tickets of this desk, and no words ' +
    'of persons; those of one ticket come in order. Said again with its Idempotency-Key it is the same secret. For people who ' +
    'have signed in.',
  access: administrators,
  body: z.strictObject({ desk, url: urlText(), events: eventList() }).openapi('NewWebhook'),
  responses: { 201: { description: 'It hears from now on.', schema: withSecret.openapi('WebhookMade') } },
  problems: [404, 409, 422],
  async operation({ body }, context: Context) {
    requireSession(context);
    const { services, caller } = context;
    const seat = ownDesk(caller, body.desk, administrators);
    checkUrl(body.url, services.settings.webhookNetworks);
    const webhook = idOfKey(context, 'webhook');
    const secret = secretsOf(services).make(webhook);
    const added = await services.store.addWebhook({
      ...{ id: webhook, desk: seat.desk, url: new URL(body.url).href, events: body.events },
      ...{ secret: secret.sealed, by: auditBy(context) },
    });
    switch (added.kind) {
      case 'added':
        return { line: added.line, secret: openSecret(services, webhook, added.secret) };
      case 'too-many':
        throw new Problem('too-many-webhooks');
      case 'conflict':
        throw new Problem('key-reused');
      default: {
        const never: never = added;
        return never;
      }
    }
  },
  present: ({ line, secret }) => ({
    status: 201,
    headers: { 'Cache-Control': 'no-store' },
    body: { ...presentWebhook(line), secret },
  }),
});

/** How one stands. */
export const readWebhook = defineRoute({
  method: 'get',
  path: '/api/v1/webhooks/{webhook}',
  tag: 'administration',
  summary: 'One webhook',
  access: administrators,
  ...one,
  responses: { 200: { description: 'How it stands.', schema: webhookView } },
  problems: [404],
  async operation({ params, query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, administrators);
    const line = await store.readWebhook(seat.desk, params.webhook);
    if (line === undefined) throw new Problem('not-found');
    return line;
  },
  present: (line) => ({ status: 200, body: presentWebhook(line) }),
});

/** It goes elsewhere, hears of other things, rests, or goes on. */
export const changeWebhook = defineRoute({
  method: 'patch',
  path: '/api/v1/webhooks/{webhook}',
  tag: 'administration',
  summary: 'Change a webhook, let it rest or go on',
  description:
    'While it rests everything waits, and leaves in its order when it goes on. Where it sends is changed by people who have ' +
    'signed in.',
  access: administrators,
  ...one,
  body: z
    .strictObject({
      url: urlText().optional(),
      events: eventList().optional(),
      paused: z.boolean().optional().openapi({ description: 'True: it rests. False: it goes on.' }),
    })
    .openapi('WebhookChange'),
  responses: { 200: { description: 'As it stands now.', schema: webhookView } },
  problems: [404, 422],
  async operation({ params, query, body }, context: Context) {
    const { services, caller } = context;
    if (body.url !== undefined) requireSession(context);
    const seat = ownDesk(caller, query.desk, administrators);
    if (body.url !== undefined) checkUrl(body.url, services.settings.webhookNetworks);
    const line = await services.store.changeWebhook({
      ...{ desk: seat.desk, id: params.webhook, by: auditBy(context) },
      ...body,
      ...(body.url !== undefined && { url: new URL(body.url).href }),
    });
    if (line === undefined) throw new Problem('not-found');
    return line;
  },
  present: (line) => ({ status: 200, body: presentWebhook(line) }),
});

/** It hears no more. */
export const endWebhook = defineRoute({
  method: 'delete',
  path: '/api/v1/webhooks/{webhook}',
  tag: 'administration',
  summary: 'End a webhook',
  description: 'What waits for it goes nowhere. For people who have signed in.',
  access: administrators,
  ...one,
  responses: { 204: { description: 'Nothing is sent there any more.' } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    requireSession(context);
    const seat = ownDesk(context.caller, query.desk, administrators);
    const by = auditBy(context);
    if (!(await context.services.store.endWebhook({ desk: seat.desk, id: params.webhook, by })))
      throw new Problem('not-found');
  },
  present: () => ({ status: 204 }),
});

/** Another secret, and a day to take it. */
export const renewWebhookSecret = defineRoute({
  method: 'post',
  path: '/api/v1/webhooks/{webhook}/secret',
  tag: 'administration',
  summary: 'Renew the secret of a webhook',
  description:
    'For a day messages are signed with both. Renewed again within that day, the older one goes on signing until then, and not the ' +
    'one between. Said again with its Idempotency-Key it is the same secret. For people who have signed in.',
  access: administrators,
  ...one,
  responses: { 201: { description: 'The new secret.', schema: withSecret.openapi('WebhookRenewed') } },
  problems: [404, 409, 422],
  async operation({ params, query }, context: Context) {
    requireSession(context);
    const { services, caller } = context;
    const seat = ownDesk(caller, query.desk, administrators);
    const secret = secretsOf(services).make(params.webhook);
    const renewal = idOfKey(context, `webhook-secret/${params.webhook}`);
    const asked = { desk: seat.desk, id: params.webhook, by: auditBy(context), renewal, secret: secret.sealed };
    const renewed = await services.store.renewWebhookSecret(asked);
    if (renewed === undefined) throw new Problem('not-found');
    return { line: renewed.line, secret: openSecret(services, params.webhook, renewed.secret) };
  },
  present: ({ line, secret }) => ({
    status: 201,
    headers: { 'Cache-Control': 'no-store' },
    body: { ...presentWebhook(line), secret },
  }),
});
