import { isBehindReview, type ErasurePhase, type MentionDecision } from '../../domain/erasure';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Queryable } from '../database';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { eraseTicket } from './erase-ticket';
import { reviewUntil, type Stepped, type UnderWay } from './erasures';
import type { PersonScope } from './scope';

/** How far a person is with what has to be decided: `settled`: nothing is left, or its time is over. */
export async function reviewState(
  { clock }: Pick<StoreContext, 'clock'>,
  database: Queryable,
  row: Pick<UnderWay, 'id' | 'createdAt' | 'reviewedFrom'>,
): Promise<'to-erase' | 'open' | 'settled'> {
  const { id } = row;
  const decided = await database.erasureMention.count({ where: { erasureId: id, decision: 'erase', goneAt: null } });
  if (decided > 0) return 'to-erase';
  const open = await database.erasureMention.count({ where: { erasureId: id, decision: null } });
  return open > 0 && (await clock.now(database)) < reviewUntil(row) ? 'open' : 'settled';
}

/** Has the next of the words go that somebody has decided about. */
export async function settleReview(context: StoreContext, row: UnderWay, scope: PersonScope): Promise<Stepped> {
  const state = await reviewState(context, context.database, row);
  switch (state) {
    case 'settled':
      return 'done';
    case 'open':
      return 'waiting';
    case 'to-erase':
      await eraseDecided(context, row, scope);
      return 'more';
    default: {
      const never: never = state;
      return never;
    }
  }
}

async function eraseDecided(context: StoreContext, { id }: UnderWay, scope: PersonScope): Promise<void> {
  await transact(context.database, async (transaction) => {
    const [next] = await transaction.$queryRaw<{ ticketId: string; counted: boolean }[]>`
      SELECT "ticket_id" AS "ticketId", "counted" FROM "erasure_mention"
      WHERE "erasure_id" = ${id}::uuid AND "decision" = 'erase' AND "gone_at" IS NULL
      ORDER BY "ticket_id" LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (next === undefined) return;
    const { ticketId, counted } = next;
    const now = await context.clock.now(transaction);
    await eraseTicket(context, transaction, ticketId, { scope: { ...scope, isDecided: true }, now });
    await transaction.erasureMention.update({
      where: { erasureId_ticketId: { erasureId: id, ticketId } },
      data: { goneAt: new Date(now), counted: true },
    });
    if (!counted) await transaction.erasure.update({ where: { id }, data: { gone: { increment: 1 } } });
  });
}

export type MentionDecided =
  | { readonly kind: 'decided' }
  /** `too-late`: the name that the words would be found by is gone. `conflict`: somebody has decided otherwise. */
  | { readonly kind: 'unknown-mention' | 'too-late' | 'conflict' };

/** Decides about a ticket that may speak of somebody whose words go. Said again it is the same. */
export async function decideMention(
  { database, clock }: StoreContext,
  decided: {
    readonly desk: string;
    readonly shortId: string;
    readonly ticketId: string;
    readonly decision: MentionDecision;
    readonly by: AuditBy;
  },
): Promise<MentionDecided> {
  const { desk, shortId, ticketId, decision, by } = decided;
  return transact<MentionDecided>(database, async (transaction) => {
    // Whoever goes on with the erasure waits, or has gone on.
    const [erasure] = await transaction.$queryRaw<
      { id: string; personId: string; phase: ErasurePhase; createdAt: Date; reviewedFrom: Date | null }[]
    >`
      SELECT "id", "person_id" AS "personId", "phase", "created_at" AS "createdAt", "reviewed_from" AS "reviewedFrom" FROM "erasure"
      WHERE "desk" = ${desk} AND "short_id" = ${shortId} ORDER BY "created_at" LIMIT 1 FOR UPDATE`;
    if (erasure === undefined) return { kind: 'unknown-mention' };
    const key = { erasureId_ticketId: { erasureId: erasure.id, ticketId } };
    const mention = await transaction.erasureMention.findUnique({
      where: key,
      include: { ticket: { select: { tid: true } } },
    });
    if (mention === null) return { kind: 'unknown-mention' };
    if (mention.decision !== null) return { kind: mention.decision === decision ? 'decided' : 'conflict' };
    const now = await clock.now(transaction);
    const isOver = isBehindReview(erasure.phase) || now >= reviewUntil(erasure);
    if (isOver) return { kind: 'too-late' };
    await transaction.erasureMention.update({
      where: key,
      data: { decision, decidedBy: by.personId, decidedAt: new Date(now) },
    });
    await recordAudit(transaction, {
      ...{ desk, at: now, by, act: 'mention-decided', before: null },
      subject: { kind: 'person', id: erasure.personId, name: shortId },
      after: { ticket: mention.ticket.tid, decision },
    });
    return { kind: 'decided' };
  });
}
