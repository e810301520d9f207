import type { Instant } from '../../domain/time';
import { rotationMs, type WebhookEvent } from '../../domain/webhook';
import type { Webhook } from '../../prisma/generated/client';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import { listMark, readCursor, writeCursor } from '../cursor';
import type { Transaction } from '../database';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** Why an endpoint rests: somebody said so, nothing of it was taken for days, or it said itself that it is gone. */
export type PausedBecause = 'person' | 'failing' | 'gone';

/** An endpoint as administrators see it. */
export interface WebhookLine {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly createdAt: Instant;
  readonly failingSince: Instant | null;
  readonly paused: { readonly since: Instant; readonly because: PausedBecause } | null;
  readonly endedAt: Instant | null;
  /** Until when messages are signed with the secret before as well. */
  readonly previousUntil: Instant | null;
}

/** Endpoints of a desk at most that have not ended: each is written to with every commit. */
export const mostWebhooks = 20;

export function lineOf(row: Webhook): WebhookLine {
  const { id, url, events, createdAt, failingSince, pausedAt, pausedBecause, endedAt, previousUntil } = row;
  return {
    ...{ id, url, events: events as WebhookEvent[], createdAt: createdAt.getTime() },
    failingSince: failingSince?.getTime() ?? null,
    paused:
      pausedAt === null ? null : { since: pausedAt.getTime(), because: (pausedBecause ?? 'person') as PausedBecause },
    ...{ endedAt: endedAt?.getTime() ?? null, previousUntil: previousUntil?.getTime() ?? null },
  };
}

/** The endpoints of a desk, those that have ended among them; the latest first. */
export async function listWebhooks(
  { database }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<WebhookLine> | BadCursor> {
  const mark = listMark('webhooks', { desk });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const at = after === null ? null : new Date(after.at);
  const rows = await database.webhook.findMany({
    where: {
      desk,
      ...(after === null || at === null
        ? {}
        : { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after.id } }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most + 1,
  });
  return pageOf(rows.map(lineOf), most, ({ createdAt, id }) => writeCursor(mark, { at: createdAt, id }));
}

/** An endpoint of a desk; undefined where the desk has none like that. */
export async function readWebhook(
  { database }: StoreContext,
  desk: string,
  id: string,
): Promise<WebhookLine | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await database.webhook.findFirst({ where: { id, desk } });
  return row === null ? undefined : lineOf(row);
}

/** An endpoint, and the secret that it has now; encrypted. */
export interface WebhookWithSecret {
  readonly line: WebhookLine;
  readonly secret: Uint8Array;
}

export type WebhookAdded =
  | ({ readonly kind: 'added' } & WebhookWithSecret)
  /** `conflict`: the act was another one the first time, or the endpoint has ended or got another secret since. */
  | { readonly kind: 'too-many' | 'conflict' };

export interface WebhookToAdd {
  readonly id: string;
  readonly desk: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Encrypted. */
  readonly secret: Buffer;
  readonly by: AuditBy;
}

/** Registers an endpoint. The same act again gives the same one with the same secret, as the first answer may have been lost. */
export async function addWebhook({ database, clock }: StoreContext, asked: WebhookToAdd): Promise<WebhookAdded> {
  const { id, desk, url, events, by } = asked;
  return transact<WebhookAdded>(database, async (transaction) => {
    // Two who add at once are counted one after the other.
    await transaction.$queryRaw`SELECT FROM "desk" WHERE "code" = ${desk} FOR NO KEY UPDATE`;
    const now = await clock.now(transaction);
    const before = await transaction.webhook.findUnique({ where: { id } });
    const secret = new Uint8Array(asked.secret);
    if (before !== null) {
      const isSame = before.desk === desk && before.url === url;
      if (!isSame || before.endedAt !== null || before.renewal !== null) return { kind: 'conflict' };
      return { kind: 'added', line: lineOf(before), secret: before.secret };
    }
    if ((await transaction.webhook.count({ where: { desk, endedAt: null } })) >= mostWebhooks)
      return { kind: 'too-many' };
    const data = { id, desk, url, events: [...events], secret, createdAt: new Date(now) };
    const row = await transaction.webhook.create({ data });
    await record(transaction, { row, at: now, by, act: 'webhook-added', before: null, after: { events } });
    return { kind: 'added', line: lineOf(row), secret: row.secret };
  });
}

/** What of an endpoint is to be otherwise; absent: as it is. */
export interface WebhookChange {
  readonly url?: string | undefined;
  readonly events?: readonly WebhookEvent[] | undefined;
  /** To rest, or to go on: with what has waited meanwhile first. */
  readonly paused?: boolean | undefined;
}

/** Changes an endpoint of a desk that has not ended. @returns undefined where there is none like that */
export async function changeWebhook(
  { database, clock }: StoreContext,
  { desk, id, by, ...change }: WebhookChange & { readonly desk: string; readonly id: string; readonly by: AuditBy },
): Promise<WebhookLine | undefined> {
  return transact(database, async (transaction) => {
    const before = await lockWebhook(transaction, desk, id);
    if (before === undefined) return undefined;
    const now = await clock.now(transaction);
    const { url = before.url, events = before.events, paused = before.pausedAt !== null } = change;
    const pause = paused
      ? { pausedAt: before.pausedAt ?? new Date(now), pausedBecause: before.pausedBecause ?? 'person' }
      : { pausedAt: null, pausedBecause: null };
    // Whoever lets it go on, or sends it elsewhere, gives it its days anew.
    const anew = (!paused && before.pausedAt !== null) || url !== before.url;
    const row = await transaction.webhook.update({
      where: { id },
      data: { url, events: [...events], ...pause, ...(anew && { failingSince: null, failedAt: null }) },
    });
    // What waits has its day of tries before it as well, and all of it is due: none is set aside before an earlier one was tried.
    if (anew) {
      await transaction.webhookDelivery.updateMany({
        where: { webhookId: id, state: 'waiting' },
        data: { triedSince: null, notBefore: new Date(now) },
      });
    }
    const values = (of: Webhook) => ({
      host: hostOf(of.url),
      events: of.events,
      pausedAt: of.pausedAt?.toISOString() ?? null,
    });
    await record(transaction, { row, at: now, by, act: 'webhook-changed', before: values(before), after: values(row) });
    return lineOf(row);
  });
}

/**
 * Gives an endpoint another secret; for a day the one before signs as well. Renewed once more within that day, it is the older one
 * that goes on signing, and no longer than was said: the receiver may never have had the one between.
 *
 * @returns undefined where there is none like that
 */
export async function renewWebhookSecret(
  { database, clock }: StoreContext,
  {
    desk,
    id,
    by,
    renewal,
    secret,
  }: {
    readonly desk: string;
    readonly id: string;
    readonly by: AuditBy;
    /** The same again is the same secret, as the first answer may have been lost. */
    readonly renewal: string;
    readonly secret: Buffer;
  },
): Promise<WebhookWithSecret | undefined> {
  return transact(database, async (transaction) => {
    const before = await lockWebhook(transaction, desk, id);
    if (before === undefined) return undefined;
    if (before.renewal === renewal) return { line: lineOf(before), secret: before.secret };
    const now = await clock.now(transaction);
    const { previousUntil } = before;
    const keeps = previousUntil !== null && previousUntil.getTime() > now;
    const previous = keeps ? {} : { previousSecret: before.secret, previousUntil: new Date(now + rotationMs) };
    const data = { secret: new Uint8Array(secret), renewal, ...previous };
    const row = await transaction.webhook.update({ where: { id }, data });
    await record(transaction, { row, at: now, by, act: 'webhook-key-renewed', before: null, after: null });
    return { line: lineOf(row), secret: row.secret };
  });
}

/** Ends an endpoint of a desk: what waits for it goes nowhere. @returns whether the desk has it */
export async function endWebhook(
  { database, clock }: StoreContext,
  { desk, id, by }: { readonly desk: string; readonly id: string; readonly by: AuditBy },
): Promise<boolean> {
  return transact(database, async (transaction) => {
    const before = await lockWebhook(transaction, desk, id, { ended: true });
    if (before === undefined || before.endedAt !== null) return before !== undefined;
    const now = await clock.now(transaction);
    const at = new Date(now);
    const row = await transaction.webhook.update({
      where: { id },
      // Its secrets are of no more use to anybody.
      data: { endedAt: at, secret: new Uint8Array(), previousSecret: null, previousUntil: null },
    });
    await transaction.webhookDelivery.updateMany({
      where: { webhookId: id, state: 'waiting' },
      data: { state: 'dropped', leaseUntil: null, settledAt: at },
    });
    await record(transaction, {
      row,
      at: now,
      by,
      act: 'webhook-ended',
      before: { events: before.events },
      after: null,
    });
    return true;
  });
}

/** An endpoint that nobody else changes until the transaction ends; one that has ended only where it is asked for. */
export async function lockWebhook(
  transaction: Transaction,
  desk: string,
  id: string,
  { ended = false } = {},
): Promise<Webhook | undefined> {
  if (!isUuid(id)) return undefined;
  await transaction.$queryRaw`SELECT FROM "webhook" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await transaction.webhook.findFirst({ where: { id, desk, ...(!ended && { endedAt: null }) } });
  return row ?? undefined;
}

/** Addresses may hold what opens something, in their path or query: on the record stands the host. */
export function hostOf(url: string): string {
  return new URL(url).host;
}

type Line = Parameters<typeof recordAudit>[1];

/** Puts an act on the record of the desk. */
export function record(
  transaction: Transaction,
  { row, ...line }: Omit<Line, 'desk' | 'subject'> & { readonly row: Webhook },
): Promise<void> {
  const subject = { kind: 'webhook', id: row.id, name: hostOf(row.url) } as const;
  return recordAudit(transaction, { ...line, desk: row.desk, subject });
}
