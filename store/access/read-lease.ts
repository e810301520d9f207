import { Prisma } from '../../prisma/generated/client';
import { leaseKind, type LeaseState } from '../../domain/access-lease';
import type { AuthorKind, Sight } from '../../domain/policy/may';
import type { Rules } from '../../domain/process';
import type { Instant } from '../../domain/time';
import { isUuid } from '../json';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { goingTo } from '../visits/technicians-sql';

/** One look at the data. */
export interface AccessLook {
  readonly at: Instant;
  readonly personId: string;
  readonly name: string | null;
}

/** A lease as it stands, with what its ticket says of who sees it. */
export interface LeaseRead {
  readonly state: LeaseState;
  readonly rules: Rules;
  readonly standing: Sight;
  /** Of the ticket. */
  readonly tid: string;
  /** Short id of the ticket's responsible, to whom alone the data are shown. */
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  /** Something is kept under its key, wherever that is. */
  readonly isKept: boolean;
  /** Who looked, the latest first; so many at most. */
  readonly looks: readonly AccessLook[];
  readonly readAt: Instant;
}

interface Raw {
  readonly state: unknown;
  readonly tid: string;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly clientId: string;
  readonly authorId: string;
  readonly authorKind: AuthorKind;
  readonly sharedWith: string[];
  readonly services: string[];
  readonly technicians: string[];
  readonly isKept: boolean;
  readonly readAt: Date;
}

const mostLooks = 100;

/** A lease by its id; undefined when there is none. */
export async function readLease(
  { database, library, clock }: StoreContext,
  id: string,
): Promise<LeaseRead | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT s."state", t."tid", t."assignee", p."name" AS "assigneeName", t."client_id" AS "clientId", t."author_id" AS "authorId",
      t."author_kind" AS "authorKind", t."shared_with" AS "sharedWith", t."services", ${goingTo(Prisma.sql`t."id"`)} AS "technicians",
      EXISTS (SELECT FROM "access_data" d WHERE d."lease_id" = s."id") AS "isKept", ${await clock.inSql()} AS "readAt"
    FROM "process" s JOIN "ticket" t ON t."id" = s."root_id"
      LEFT JOIN "desk_person" m ON m."desk" = t."desk" AND m."short_id" = t."assignee" LEFT JOIN "person" p ON p."id" = m."person_id"
    WHERE s."kind" = 'access' AND s."id" = ${id}::uuid`);
  if (row === undefined) return undefined;
  const { state: stored, clientId, authorId, authorKind, sharedWith, services, technicians, readAt, ...rest } = row;
  const [state, looks] = await Promise.all([
    stateOf(database, leaseKind, id, stored),
    database.$queryRaw<{ at: Date; personId: string; name: string | null }[]>`
      SELECT e."at", e."by" ->> 'person' AS "personId", p."name"
      FROM "event" e LEFT JOIN "person" p ON p."id" = e."by" ->> 'person'
      WHERE e."process_kind" = 'access' AND e."process_id" = ${id}::uuid AND e."type" = 'access-looked'
      ORDER BY e."revision" DESC LIMIT ${mostLooks}`,
  ]);
  return {
    ...rest,
    state,
    looks: looks.map(({ at, ...look }) => ({ ...look, at: at.getTime() })),
    rules: await library.pinned(state.rules),
    standing: { clientId, authorId, authorKind, sharedWith, service: { took: services }, technicians },
    readAt: readAt.getTime(),
  };
}
