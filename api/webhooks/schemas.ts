import { refusalOfUrl, webhookEvents, webhookFaults, type Network } from '../../domain/webhook';
import type { DeliveryLine } from '../../store/webhooks/deliveries';
import type { WebhookLine } from '../../store/webhooks/manage';
import { Problem } from '../problems';
import { code, instantOut, once, orNull } from '../schemas/values';
import { says, z } from '../schemas/zod';
import { iso } from '../tickets/present-clock';
import type { Services } from '../services';
import type { WebhookSecrets } from '../../store/webhooks/secrets';

export const administrators = ['administrator'] as const;

export const desk = code().optional().openapi({ description: 'May be left out by one who works at a single desk.' });

export const eventList = () =>
  z
    .array(z.enum(webhookEvents))
    .min(1)
    .max(webhookEvents.length)
    .refine(once, says('each-once'))
    .openapi({ description: 'What it hears of.' });

export const urlText = () =>
  z.string().trim().min(1).max(2_000).openapi({
    example: 'https://program.example/hooks/support',
    description:
      'With https, and public: addresses inside are refused when it is registered and again whenever something is sent there.',
  });

const pause = z
  .object({
    since: instantOut(),
    because: z.enum(['person', 'failing', 'gone']).openapi({
      description:
        '`person`: an administrator said so. `failing`: nothing was taken for three days. `gone`: it answered 410.',
    }),
  })
  .openapi('WebhookPause');

export const webhookView = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    createdAt: instantOut(),
    failingSince: instantOut().nullable().openapi({ description: 'Null: the last message was taken.' }),
    paused: orNull(pause).openapi({ description: 'What happens meanwhile waits; null: it goes on.' }),
    endedAt: instantOut().nullable(),
    previousUntil: instantOut()
      .nullable()
      .openapi({ description: 'Until then messages are signed with the secret before as well.' }),
  })
  .openapi('Webhook');

export const secretText = () =>
  z.string().openapi({
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    description: 'What messages are signed with. Told this once: it is kept encrypted.',
  });

export const deliveryView = z
  .object({
    id: z.string().openapi({ description: 'Its `webhook-id`, the same at every try.' }),
    type: z.enum([...webhookEvents, 'webhook.test']),
    ticket: orNull(z.object({ id: z.string(), number: z.string() }).openapi('WebhookTicket')).openapi({
      description: 'Null: a test.',
    }),
    at: instantOut().openapi({ description: 'When it happened.' }),
    state: z.enum(['waiting', 'delivered', 'set-aside', 'dropped']).openapi({
      description: '`set-aside`: tried for a day. `dropped`: its endpoint ended, or it waited for thirty days.',
    }),
    attempts: z.int(),
    status: z.int().nullable().openapi({ description: 'The HTTP status of the last try; null: no answer.' }),
    fault: z.enum(webhookFaults).nullable().openapi({ description: 'Why the last try failed, as a code.' }),
    createdAt: instantOut(),
    nextTry: instantOut().nullable(),
    settledAt: instantOut().nullable(),
  })
  .openapi('WebhookDelivery');

const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export function presentWebhook({
  createdAt,
  failingSince,
  paused,
  endedAt,
  previousUntil,
  ...line
}: WebhookLine): object {
  return {
    ...line,
    createdAt: iso(createdAt),
    failingSince: isoOrNull(failingSince),
    paused: paused && { since: iso(paused.since), because: paused.because },
    endedAt: isoOrNull(endedAt),
    previousUntil: isoOrNull(previousUntil),
  };
}

export function presentDelivery({ at, createdAt, nextTry, settledAt, ...line }: DeliveryLine): object {
  return {
    ...line,
    ...{ at: iso(at), createdAt: iso(createdAt), nextTry: isoOrNull(nextTry), settledAt: isoOrNull(settledAt) },
  };
}

/** @throws Problem 400 for an address that nothing goes to, as far as that is seen without a resolver */
export function checkUrl(url: string, allowed: readonly Network[]): void {
  const refused = refusalOfUrl(url, allowed);
  if (refused !== null) throw new Problem('malformed', { errors: [{ pointer: '/url', code: refused }] });
}

/** @throws Problem 422 where nothing is kept that secrets could be sealed with */
export function secretsOf({ webhookSecrets }: Pick<Services, 'webhookSecrets'>): WebhookSecrets {
  if (webhookSecrets === null) throw new Problem('webhooks-unavailable');
  return webhookSecrets;
}

/** @throws Problem 409 where an earlier secret was sealed with what is kept no more */
export function openSecret(
  { webhookSecrets }: Pick<Services, 'webhookSecrets'>,
  webhook: string,
  sealed: Uint8Array,
): string {
  const text = webhookSecrets?.open(webhook, sealed) ?? null;
  if (text === null) throw new Problem('key-reused');
  return text;
}
