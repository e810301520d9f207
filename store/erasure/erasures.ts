import { uuidv7 } from 'uuidv7';
import { reviewDays, type ErasurePhase } from '../../domain/erasure';
import type { Instant } from '../../domain/time';
import type { Queryable, Transaction } from '../database';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';

const day = 86_400_000;

/** How far an erasure is. */
export interface ErasureProgress {
  readonly id: string;
  readonly askedAt: Instant;
  readonly finishedAt: Instant | null;
  /** What is gone through now. */
  readonly phase: ErasurePhase;
  /** Tickets that were looked through, and in how many of them words went. */
  readonly looked: number;
  readonly gone: number;
  /** Tickets that may speak of the person and that nobody has decided about. */
  readonly toReview: number;
  /** Until when somebody may; from then on they stay as they are. */
  readonly reviewUntil: Instant;
}

interface Row {
  readonly id: string;
  readonly createdAt: Date;
  readonly reviewedFrom: Date | null;
  readonly finishedAt: Date | null;
  readonly phase: string;
  readonly looked: number;
  readonly gone: number;
}

/** An erasure that is under way, as far as its next step goes by it. */
export interface UnderWay {
  readonly id: string;
  readonly desk: string;
  readonly personId: string;
  readonly shortId: string;
  readonly createdAt: Date;
  /** When it first came to its review. */
  readonly reviewedFrom: Date | null;
  readonly phase: ErasurePhase;
  readonly afterAt: Date | null;
  readonly after: string | null;
}

/** What a step did: `waiting`: it is somebody's to decide, and there is nothing to do until then. */
export type Stepped = 'more' | 'done' | 'waiting';

/** Until when somebody may decide about mentions: from the review's own beginning, as far as it has begun. */
export function reviewUntil({
  createdAt,
  reviewedFrom,
}: {
  readonly createdAt: Date;
  readonly reviewedFrom: Date | null;
}): Instant {
  return (reviewedFrom ?? createdAt).getTime() + reviewDays * day;
}

/** The erasure of a person at a desk; undefined: none was asked for. */
export async function readErasure(
  { database }: StoreContext,
  desk: string,
  shortId: string,
): Promise<ErasureProgress | undefined> {
  const row = await database.erasure.findFirst({ where: { desk, shortId } });
  return row === null ? undefined : progressOf(database, row);
}

export async function progressOf(database: Queryable, row: Row): Promise<ErasureProgress> {
  const { id, createdAt, finishedAt, phase, looked, gone } = row;
  return {
    ...{ id, askedAt: createdAt.getTime(), finishedAt: finishedAt?.getTime() ?? null, looked, gone },
    phase: phase as ErasurePhase,
    toReview: await database.erasureMention.count({ where: { erasureId: id, decision: null } }),
    reviewUntil: reviewUntil(row),
  };
}

/**
 * From this instant on the person signs in no more, has no role and nothing that opens anything; the words go step by step.
 *
 * @param askedBy null: the desk's rule says so
 */
export async function beginErasure(
  transaction: Transaction,
  asked: {
    readonly desk: string;
    readonly personId: string;
    readonly shortId: string;
    readonly reason: string;
    readonly askedBy: string | null;
  },
  now: Instant,
): Promise<Row> {
  const { personId } = asked;
  const at = new Date(now);
  await transaction.membership.updateMany({ where: { personId, endedAt: null }, data: { active: false, endedAt: at } });
  await transaction.apiKey.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: at } });
  await forgetSignIn(transaction, personId);
  return transaction.erasure.create({
    data: { ...asked, id: uuidv7(), reason: cleanText(asked.reason), createdAt: at, looked: 0 },
  });
}

/** Takes away all by which somebody signs in, and where from it was done. */
export async function forgetSignIn(transaction: Transaction, personId: string): Promise<void> {
  await transaction.session.deleteMany({ where: { userId: personId } });
  await transaction.account.deleteMany({ where: { userId: personId } });
  await transaction.accountLetter.deleteMany({ where: { personId } });
  await transaction.secondFactor.deleteMany({ where: { personId } });
  await transaction.signInChallenge.deleteMany({ where: { personId } });
}
