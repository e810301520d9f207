import { auditBy } from '../audit/audit-by';
import { ownDesk } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { id } from '../schemas/values';
import { z } from '../schemas/zod';
import { administrators, deliveryView, desk, presentDelivery } from './schemas';

type Context = RequestContext<typeof administrators>;

/** What was sent, what waits, what nobody took. */
export const listDeliveries = defineRoute({
  method: 'get',
  path: '/api/v1/webhooks/{webhook}/deliveries',
  tag: 'administration',
  summary: 'Messages of a webhook: taken, waiting, set aside',
  description: 'Those that are settled are shown for 30 days.',
  access: administrators,
  params: z.object({ webhook: id() }),
  query: z.strictObject({
    desk,
    state: z.enum(['waiting', 'delivered', 'set-aside', 'dropped']).optional(),
    ...pageQuery,
  }),
  responses: { 200: { description: 'The latest first.', schema: pageOf(deliveryView) } },
  problems: [404],
  async operation({ params, query }, { services: { store }, caller }) {
    const seat = ownDesk(caller, query.desk, administrators);
    const line = await store.readWebhook(seat.desk, params.webhook);
    if (line === undefined) throw new Problem('not-found');
    const { state = null, cursor = null, limit = 50 } = query;
    return pageFound(await store.listDeliveries(line.id, { state, cursor, most: limit }));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentDelivery), nextCursor: cursor } }),
});

/** To see whether it works. */
export const testWebhook = defineRoute({
  method: 'post',
  path: '/api/v1/webhooks/{webhook}/test',
  tag: 'administration',
  summary: 'Send a test message',
  description: 'It is of the type `webhook.test` and tells nothing; what became of it stands among the messages.',
  access: administrators,
  params: z.object({ webhook: id() }),
  query: z.strictObject({ desk }),
  responses: { 202: { description: 'It is on its way.', schema: deliveryView } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    const seat = ownDesk(context.caller, query.desk, administrators);
    const of = { desk: seat.desk, webhook: params.webhook, id: idOfKey(context, 'webhook-test'), by: auditBy(context) };
    const sent = await context.services.store.testWebhook(of);
    if (sent === undefined) throw new Problem('not-found');
    return sent;
  },
  present: (line) => ({ status: 202, body: presentDelivery(line) }),
});

/** Whoever lost it gets it once more. */
export const sendDeliveryAgain = defineRoute({
  method: 'post',
  path: '/api/v1/webhooks/{webhook}/deliveries/{delivery}/again',
  tag: 'administration',
  summary: 'Send a message again',
  description: 'Under the same `webhook-id`, so that a receiver knows one that it has.',
  access: administrators,
  params: z.object({ webhook: id(), delivery: id() }),
  query: z.strictObject({ desk }),
  responses: { 202: { description: 'It is on its way.', schema: deliveryView } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    const seat = ownDesk(context.caller, query.desk, administrators);
    const of = { desk: seat.desk, webhook: params.webhook, id: params.delivery, by: auditBy(context) };
    const sent = await context.services.store.sendAgain(of);
    if (sent === undefined) throw new Problem('not-found');
    return sent;
  },
  present: (line) => ({ status: 202, body: presentDelivery(line) }),
});
