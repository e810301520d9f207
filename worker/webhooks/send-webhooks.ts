import type { Logger } from 'pino';
import { errorFields } from '../../operations/log';
import { repeat, type Loop } from '../../operations/loop';
import type { Store } from '../../store';
import type { WorkerMetrics } from '../metrics';
import type { WorkerSettings } from '../settings';
import { createWebhookSender } from './webhook-sender';

/** How soon a message is seen after its commit. */
const idleMs = 500;
const longestMs = 30_000;

/** The loops that send messages to other programs, and remove old ones; none where nothing can be signed. */
export function sendWebhooks(
  { secrets, allowed }: WorkerSettings['webhooks'],
  store: Store,
  metrics: Pick<WorkerMetrics, 'webhooks'>,
  log: Logger,
): readonly Loop[] {
  const component = 'webhooks';
  if (secrets === null) {
    log.warn({ component }, 'webhooks wait: the BETTER_AUTH_SECRET of the API is needed');
    return [];
  }
  const onError = (error: unknown): void => log.warn({ component, ...errorFields(error) }, 'try later');
  const sender = createWebhookSender({
    store,
    secrets,
    poster: { allowed },
    onSettled: ({ id, webhookId, type, attempt }, { state, status }, paused) => {
      metrics.webhooks.inc({ state });
      log.info({ component, deliveryId: id, webhookId, type, attempt, state, status }, 'webhook');
      if (paused) log.warn({ component, webhookId }, 'the endpoint rests');
    },
    onError,
  });
  const loop = repeat(sender.pass, { idleMs, longestMs, onError });
  const remove = async (): Promise<'more' | 'idle'> => ((await store.removeOldDeliveries()) > 0 ? 'more' : 'idle');
  return [
    repeat(remove, { idleMs: 600_000, longestMs: 3_600_000, onError }),
    {
      ...loop,
      stop: async () => {
        await loop.stop();
        await sender.close();
      },
    },
  ];
}
