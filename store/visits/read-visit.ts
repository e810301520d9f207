import { Prisma } from '../../prisma/generated/client';
import type { AuthorKind, Sight } from '../../domain/policy/may';
import type { Rules } from '../../domain/process';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { visitKind } from '../../domain/visit';
import type { VisitState } from '../../domain/visit';
import { cleanText, isUuid } from '../json';
import type { StoreContext } from '../store-context';
import { stateOf } from '../process/state-of';
import { reportedFrom } from './technicians-sql';

/** A visit as it stands, with the rules it goes by and what its ticket says of who sees it. */
export interface VisitRead {
  readonly state: VisitState;
  readonly rules: Rules;
  readonly standing: Sight;
  readonly address: string;
  readonly contact: string;
  /** Of the ticket. */
  readonly tid: string;
  /** Of the ticket: closed or solved tells that the visit has outlived what it was for. */
  readonly ticketStage: Stage;
  /** Short id of the ticket's responsible. */
  readonly assignee: string | null;
  readonly clientName: string;
  readonly technicianName: string | null;
  readonly nextDue: Instant | null;
  readonly updatedAt: Instant;
  /** When it stood so. */
  readonly readAt: Instant;
}

interface RawVisit {
  readonly id: string;
  readonly state: unknown;
  readonly address: string;
  readonly contact: string;
  readonly tid: string;
  readonly ticketStage: Stage;
  readonly assignee: string | null;
  readonly clientId: string;
  readonly authorId: string;
  readonly authorKind: AuthorKind;
  readonly sharedWith: string[];
  readonly services: string[];
  readonly technician: string | null;
  readonly went: string[];
  readonly clientName: string;
  readonly technicianName: string | null;
  readonly nextDue: Date | null;
  readonly updatedAt: Date;
  readonly readAt: Date;
}

/** A visit by id or by its public number (`SKAI-1042/2`, capitals or not); undefined when there is none. */
export async function readVisit(
  { database, library, clock }: StoreContext,
  idOrNumber: string,
): Promise<VisitRead | undefined> {
  const [row] = await database.$queryRaw<RawVisit[]>(Prisma.sql`
    SELECT v."id", s."state", v."address", v."contact", t."tid", t."stage" AS "ticketStage", t."assignee",
      v."client_id" AS "clientId", v."technician",
      ${reportedFrom(Prisma.sql`v."id"`)} AS "went", t."author_id" AS "authorId",
      t."author_kind" AS "authorKind",
      t."shared_with" AS "sharedWith", t."services", c."name" AS "clientName", p."name" AS "technicianName", v."next_due" AS "nextDue",
      v."updated_at" AS "updatedAt",
      ${await clock.inSql()} AS "readAt"
    FROM "visit" v JOIN "process" s ON s."kind" = 'visit' AND s."id" = v."id" JOIN "ticket" t ON t."id" = v."ticket_id" JOIN "client" c ON c."id" = v."client_id"
      LEFT JOIN "desk_person" m ON m."desk" = v."desk" AND m."short_id" = v."technician"
      LEFT JOIN "person" p ON p."id" = m."person_id"
    WHERE ${isUuid(idOrNumber) ? Prisma.sql`v."id" = ${idOrNumber}::uuid` : Prisma.sql`v."number" = ${cleanText(idOrNumber).toUpperCase()}`}`);
  if (row === undefined) return undefined;
  const {
    id,
    state: stored,
    nextDue,
    updatedAt,
    readAt,
    clientId,
    authorId,
    authorKind,
    sharedWith,
    services,
    technician,
    went,
    ...rest
  } = row;
  const state = await stateOf(database, visitKind, id, stored);
  return {
    ...rest,
    state,
    rules: await library.pinned(state.rules),
    // Who has reported from it, in vain perhaps, still sees what became of it.
    standing: {
      clientId,
      authorId,
      authorKind,
      sharedWith,
      service: { took: services },
      technicians: technician === null ? went : [technician, ...went],
    },
    nextDue: nextDue?.getTime() ?? null,
    updatedAt: updatedAt.getTime(),
    readAt: readAt.getTime(),
  };
}
