import { Prisma } from '../../prisma/generated/client';
import type { AuthorKind, Sight } from '../../domain/policy/may';
import type { Instant } from '../../domain/time';
import { quietEvents, quietVisitEvents } from '../../domain/visibility/quiet-events';
import type { StoreContext } from '../store-context';
import { visibleWithinMs } from '../tickets/ticket-filter';
import { goingTo, reportedFrom } from '../visits/technicians-sql';

/** A change of a ticket or a visit, with whom it concerns. */
export interface ProcessChange {
  readonly kind: 'ticket' | 'visit';
  readonly id: string;
  /** The public number. */
  readonly number: string;
  readonly desk: string;
  readonly clientId: string;
  /** As it stands now: later changes may be in it. */
  readonly revision: number;
  /** Who sees it, as it is read. */
  readonly sight: Sight;
  /** Something has changed that clients see as well. */
  readonly forClients: boolean;
}

/** What is to be read: what came after a revision; where that is not known (null), after an instant. */
export interface ChangeAsked {
  readonly kind: string;
  readonly id: string;
  readonly after: number | null;
}

interface RawChange {
  readonly kind: 'ticket' | 'visit';
  readonly id: string;
  readonly number: string;
  readonly desk: string;
  readonly clientId: string;
  readonly revision: number;
  readonly authorId: string;
  readonly authorKind: AuthorKind;
  readonly sharedWith: string[];
  readonly services: string[];
  readonly technician: string | null;
  readonly technicians: string[];
  readonly forClients: boolean;
}

/**
 * The changes of these tickets and visits; of other kinds of processes, and of what is not there, none.
 *
 * @param since from when on changes count, and those of which that may have become visible since
 */
export async function readChanges(
  { database }: StoreContext,
  asked: readonly ChangeAsked[],
  since: Instant,
): Promise<ProcessChange[]> {
  if (asked.length === 0) return [];
  const rows = await database.$queryRaw<RawChange[]>(Prisma.sql`
    SELECT p."kind", p."id", COALESCE(v."number", t."tid") AS "number", p."desk", p."client_id" AS "clientId", p."revision",
      t."author_id" AS "authorId", t."author_kind" AS "authorKind", t."shared_with" AS "sharedWith", t."services", v."technician",
      CASE WHEN v."id" IS NULL THEN ${goingTo(Prisma.sql`t."id"`)} ELSE ${reportedFrom(Prisma.sql`v."id"`)} END AS "technicians",
      EXISTS (
        SELECT FROM "event" e WHERE e."process_kind" = p."kind" AND e."process_id" = p."id"
          AND (e."revision" > m."after" OR m."after" IS NULL AND e."recorded_at" >= ${new Date(since - visibleWithinMs)})
          AND e."type" <> ALL(CASE WHEN v."id" IS NULL THEN ${[...quietEvents]}::text[] ELSE ${[...quietVisitEvents]}::text[] END)
      ) AS "forClients"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS m("kind" text, "id" uuid, "after" int)
      JOIN "process" p ON p."kind" = m."kind" AND p."id" = m."id" JOIN "ticket" t ON t."id" = p."root_id"
      LEFT JOIN "visit" v ON p."kind" = 'visit' AND v."id" = p."id"
    WHERE p."kind" = 'ticket' OR v."id" IS NOT NULL`);
  return rows.map(({ authorId, authorKind, sharedWith, services, technician, technicians, ...change }) => ({
    ...change,
    sight: {
      clientId: change.clientId,
      authorId,
      authorKind,
      sharedWith,
      service: { took: services },
      technicians: technician === null ? technicians : [technician, ...technicians],
    },
  }));
}
