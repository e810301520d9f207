import type { Instant } from '../../domain/time';
import type { AuditBy } from '../audit/record-audit';
import { listMark, readCursor, writeCursor } from '../cursor';
import { isUuid } from '../json';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { lockWebhook, record } from './manage';

/** Where a message stands: it waits for its turn or its next try, was taken, was tried for a day, or its endpoint ended. */
export type DeliveryState = 'waiting' | 'delivered' | 'set-aside' | 'dropped';

/** A message as administrators see it. */
export interface DeliveryLine {
  readonly id: string;
  readonly type: string;
  /** Null: a test. */
  readonly ticket: { readonly id: string; readonly number: string } | null;
  readonly at: Instant;
  readonly state: DeliveryState;
  /** Tries since it was written, or sent again. */
  readonly attempts: number;
  /** The HTTP status of the last one; null: no answer. */
  readonly status: number | null;
  /** Why the last one failed, as a code. */
  readonly fault: string | null;
  readonly createdAt: Instant;
  /** When it is tried next; null: no more. */
  readonly nextTry: Instant | null;
  readonly settledAt: Instant | null;
}

const withTicket = { ticket: { select: { id: true, tid: true } } } as const;

/** The messages of an endpoint, the latest first. @param state only those that stand so */
export async function listDeliveries(
  { database }: StoreContext,
  webhook: string,
  {
    state,
    cursor,
    most,
  }: { readonly state: DeliveryState | null; readonly cursor: string | null; readonly most: number },
): Promise<Page<DeliveryLine> | BadCursor> {
  const mark = listMark('deliveries', { webhook, state });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const at = after === null ? null : new Date(after.at);
  const rows = await database.webhookDelivery.findMany({
    where: {
      webhookId: webhook,
      ...(state !== null && { state }),
      ...(after === null || at === null
        ? {}
        : { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after.id } }] }),
    },
    include: withTicket,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most + 1,
  });
  return pageOf(rows.map(deliveryLine), most, ({ createdAt, id }) => writeCursor(mark, { at: createdAt, id }));
}

interface DeliveryRow {
  readonly id: string;
  readonly type: string;
  readonly ticket: { readonly id: string; readonly tid: string } | null;
  readonly at: Date;
  readonly state: string;
  readonly attempts: number;
  readonly status: number | null;
  readonly fault: string | null;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly settledAt: Date | null;
}

function deliveryLine(row: DeliveryRow): DeliveryLine {
  const { id, type, ticket, attempts, status, fault, notBefore, settledAt } = row;
  const state = row.state as DeliveryState;
  return {
    ...{ id, type, state, attempts, status, fault },
    ticket: ticket === null ? null : { id: ticket.id, number: ticket.tid },
    ...{ at: row.at.getTime(), createdAt: row.createdAt.getTime(), settledAt: settledAt?.getTime() ?? null },
    nextTry: state === 'waiting' ? notBefore.getTime() : null,
  };
}

/** Of which endpoint of a desk. */
interface Of {
  readonly desk: string;
  readonly webhook: string;
  /** Id of the message. */
  readonly id: string;
  readonly by: AuditBy;
}

/**
 * Sends a message again that was taken, or set aside: under the same id, so that a receiver knows one that it has. One that waits is
 * tried at once. @returns undefined where the desk has none like that
 */
export async function sendAgain(
  { database, clock }: StoreContext,
  { desk, webhook, id, by }: Of,
): Promise<DeliveryLine | undefined> {
  return transact(database, async (transaction) => {
    const endpoint = await lockWebhook(transaction, desk, webhook);
    if (endpoint === undefined || !isUuid(id)) return undefined;
    const found = await transaction.webhookDelivery.findFirst({ where: { id, webhookId: webhook } });
    if (found === null) return undefined;
    const now = await clock.now(transaction);
    const due = { state: 'waiting', notBefore: new Date(now), settledAt: null } as const;
    // What somebody has in hand is on its way already: it keeps its lease, its tries and its day.
    const anew = found.state === 'waiting' ? {} : { attempts: 0, triedSince: null, leaseUntil: null };
    const row = await transaction.webhookDelivery.update({
      where: { id },
      data: { ...due, ...anew },
      include: withTicket,
    });
    const after = { what: row.type, ref: row.ticket?.tid ?? null };
    await record(transaction, { row: endpoint, at: now, by, act: 'webhook-sent-again', before: null, after });
    return deliveryLine(row);
  });
}

/** Sends a message that tells nothing, to see whether an endpoint works. @param id the same again is the same message */
export async function testWebhook(
  { database, clock }: StoreContext,
  { desk, webhook, id, by }: Of,
): Promise<DeliveryLine | undefined> {
  return transact(database, async (transaction) => {
    const endpoint = await lockWebhook(transaction, desk, webhook);
    if (endpoint === undefined) return undefined;
    const sent = await transaction.webhookDelivery.findFirst({
      where: { id, webhookId: webhook },
      include: withTicket,
    });
    if (sent !== null) return deliveryLine(sent);
    const now = await clock.now(transaction);
    const at = new Date(now);
    const row = await transaction.webhookDelivery.create({
      data: {
        ...{ id, webhookId: webhook, revision: 0, type: 'webhook.test', data: { desk }, state: 'waiting' },
        ...{ at, createdAt: at, notBefore: at },
      },
      include: withTicket,
    });
    await record(transaction, { row: endpoint, at: now, by, act: 'webhook-tested', before: null, after: null });
    return deliveryLine(row);
  });
}
