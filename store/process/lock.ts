import { Prisma } from '../../prisma/generated/client';
import type { Transaction } from '../database';
import { publicationStamps } from '../rules/stamps';
import type { Stamps } from '../rules/stamps';
import type { ProcessRef } from './process-ref';

/** A process under its lock. */
export interface Locked extends ProcessRef {
  readonly rootId: string;
  readonly state: unknown;
  readonly stamps: Stamps;
  readonly run: {
    readonly workflowId: string;
    readonly startedAt: Date | null;
    readonly seen: number | null;
    readonly staleSince: Date | null;
  };
}

/**
 * Takes the lock of a process; what is read by later statements is then what the last commit left. Not so strong that rows of
 * others, which refer to it, could not be written meanwhile.
 *
 * @param wait `none`: only if it is free
 * @returns undefined when there is no such process, or it is not free
 */
export async function lockProcess(
  transaction: Transaction,
  { kind, id }: ProcessRef,
  wait: 'until-timeout' | 'none' = 'until-timeout',
): Promise<Locked | undefined> {
  type Raw = Omit<Locked, 'run'> & Locked['run'];
  const [row] = await transaction.$queryRaw<Raw[]>(Prisma.sql`
    SELECT p."kind", p."id", p."root_id" AS "rootId", p."state", r."workflow_id" AS "workflowId",
      r."started_at" AS "startedAt", r."seen", r."stale_since" AS "staleSince",
      ${publicationStamps(Prisma.sql`p."desk"`)} AS "stamps"
    FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    WHERE p."kind" = ${kind} AND p."id" = ${id}::uuid
    FOR NO KEY UPDATE OF p ${wait === 'none' ? Prisma.sql`SKIP LOCKED` : Prisma.empty}`);
  if (row === undefined) return undefined;
  const { workflowId, startedAt, seen, staleSince, ...rest } = row;
  return { ...rest, run: { workflowId, startedAt, seen, staleSince } };
}

/** Where a process stands that is locked, or is just being opened. */
export type Place = ProcessRef & {
  readonly rootId: string;
  readonly run: Pick<Locked['run'], 'workflowId' | 'startedAt'>;
};
