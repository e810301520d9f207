import { setTimeout as delay } from 'node:timers/promises';
import { afterFailure, bodyOf, type WebhookFault } from '../../domain/webhook';
import type { Store } from '../../store';
import type { ClaimedDelivery, DeliverySettlement } from '../../store/webhooks/send';
import type { WebhookSecrets } from '../../store/webhooks/secrets';
import { post, type Poster } from './post';
import { signatureHeaders } from './sign';

export interface WebhookPorts {
  readonly store: Pick<Store, 'clock' | 'claimDeliveries' | 'settleDelivery'>;
  readonly secrets: WebhookSecrets;
  readonly poster: Poster;
  /** Told what became of each try. @param paused its endpoint rests from now on */
  readonly onSettled?: (delivery: ClaimedDelivery, settlement: DeliverySettlement, paused: boolean) => void;
  readonly onError?: (error: unknown) => void;
  /** From 0 to 1; default: by chance. */
  readonly chance?: () => number;
}

export interface WebhookSender {
  /** Claims for free slots and waits until one is free again, or a moment: never for all of them. */
  readonly pass: () => Promise<'more' | 'idle'>;
  /** Lets what is under way finish, for a while. No pass may run or follow. */
  readonly close: () => Promise<void>;
}

/** Messages in hand at most, in this process. */
const slots = 32;
/** Of one endpoint, in all processes. */
const perEndpoint = 4;
/** Of one desk, in all processes: the other half is for the others. */
const perDesk = slots / 2;
/** Longer than a try takes and its result is recorded. */
const leaseMs = 60_000;
const momentMs = 250;
const closingMs = 8_000;

/** The sender of messages to other programs: it claims what commits have written, signs and posts it, and records what came of it. */
export function createWebhookSender(ports: WebhookPorts): WebhookSender {
  const { store, secrets, poster, onSettled, onError, chance = Math.random } = ports;
  const inHand = new Set<Promise<void>>();
  const closing = new AbortController();

  async function pass(): Promise<'more' | 'idle'> {
    const room = slots - inHand.size;
    const claimed = room === 0 ? [] : await store.claimDeliveries({ most: room, leaseMs, perEndpoint, perDesk });
    for (const delivery of claimed) {
      const slot: Promise<void> = send(delivery)
        .catch((error: unknown) => onError?.(error))
        .finally(() => inHand.delete(slot));
      inHand.add(slot);
    }
    if (inHand.size === 0) return 'idle';
    // What is settled lets the next one of its ticket through.
    const moment = new AbortController();
    await Promise.race([...inHand, delay(momentMs, undefined, { signal: moment.signal }).catch(() => undefined)]);
    moment.abort();
    return 'more';
  }

  async function send(delivery: ClaimedDelivery): Promise<void> {
    const settlement = await settlementOf(delivery, await posted(delivery));
    const { settled, paused } = await store.settleDelivery(delivery, settlement);
    if (settled) onSettled?.(delivery, settlement, paused);
  }

  async function posted(delivery: ClaimedDelivery): Promise<{ status: number | null; fault: WebhookFault | null }> {
    const { id, webhookId, url, type, at, data } = delivery;
    const [current, ...before] = delivery.secrets.map((sealed) => secrets.open(webhookId, sealed));
    if (current === undefined || current === null) return { status: null, fault: 'secret-unreadable' };
    const body = bodyOf(type, at, data);
    const timestamp = Math.floor((await store.clock.now()) / 1_000);
    const earlier = before.filter((secret) => secret !== null);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Reglament-Webhooks/1',
      ...signatureHeaders({ id, timestamp, body }, [current, ...earlier]),
    };
    const result = await post(url, { headers, body }, poster, closing.signal);
    return result.kind === 'failed' ? { status: null, fault: result.fault } : withFault(result.status);
  }

  async function settlementOf(
    { attempt, triedSince }: ClaimedDelivery,
    { status, fault }: { status: number | null; fault: WebhookFault | null },
  ): Promise<DeliverySettlement> {
    if (fault === null && status !== null) return { state: 'delivered', status };
    if (fault === 'gone' && status !== null) return { state: 'gone', status, fault };
    const next = afterFailure(attempt, triedSince, await store.clock.now(), chance());
    const failed = { status, fault: fault ?? 'status' };
    return next.kind === 'again'
      ? { state: 'again', ...failed, notBefore: next.notBefore }
      : { state: 'set-aside', ...failed };
  }

  return {
    pass,
    close: async () => {
      const limit = new AbortController();
      await Promise.race([
        Promise.all(inHand),
        delay(closingMs, undefined, { signal: limit.signal }).catch(() => undefined),
      ]);
      limit.abort();
      closing.abort();
      await Promise.all(inHand);
    },
  };
}

function withFault(status: number): { status: number; fault: WebhookFault | null } {
  if (status >= 200 && status < 300) return { status, fault: null };
  if (status >= 300 && status < 400) return { status, fault: 'redirect' };
  return { status, fault: status === 410 ? 'gone' : 'status' };
}
