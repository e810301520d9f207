import { Prisma } from '../../prisma/generated/client';
import type { Rules } from '../../domain/process';
import { ticketKind } from '../../domain/ticket';
import type { TicketState } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { cleanText, isUuid } from '../json';
import type { Seen } from '../process/say-alone';
import { stateOf } from '../process/state-of';
import { publicationStamps } from '../rules/stamps';
import type { Stamps } from '../rules/stamps';
import type { StoreContext } from '../store-context';
import { goingTo } from '../visits/technicians-sql';
import { incidentOfSql, type IncidentOfTicket } from '../incident/of-ticket';
import { acceptedAtSql } from './accepted-at';

/** A ticket as it stands, with the rules it goes by. */
export interface TicketRead {
  readonly state: TicketState;
  readonly rules: Rules;
  readonly subject: string;
  /** What was filled in beside the text when it was filed. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly nextDue: Instant | null;
  readonly acceptedAt: Instant | null;
  /** The mass incident that it belongs to. */
  readonly incident: IncidentOfTicket | null;
  readonly updatedAt: Instant;
  readonly clientName: string;
  readonly names: TicketNames;
  /** Short ids of those who go, or went, on its visits. */
  readonly technicians: readonly string[];
  /** When it stood so. */
  readonly readAt: Instant;
  /** What a word to it is decided on. */
  readonly seen: Seen<TicketState>;
}

/** The names that a ticket's ids stand for. */
export interface TicketNames {
  /** Of the author and of those with whom it is shared, by id. */
  readonly people: ReadonlyMap<string, string>;
  /** Of the responsible, by short id. */
  readonly staff: ReadonlyMap<string, string>;
}

interface RawTicket {
  readonly id: string;
  readonly state: unknown;
  readonly subject: string;
  readonly fields: Record<string, unknown>;
  readonly status: string;
  readonly nextDue: Date | null;
  readonly acceptedAt: Date | null;
  readonly incident: IncidentOfTicket | null;
  readonly updatedAt: Date;
  readonly clientName: string;
  readonly people: Record<string, string> | null;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly technicians: string[];
  readonly readAt: Date;
  readonly workflowId: string;
  readonly startedAt: Date | null;
  readonly stamps: Stamps;
}

/** A ticket by id or by its public number (capitals or not); undefined when there is none. */
export async function readTicket(
  { database, library, clock }: StoreContext,
  idOrTid: string,
): Promise<TicketRead | undefined> {
  const [row] = await database.$queryRaw<RawTicket[]>(Prisma.sql`
    SELECT t."id", s."state", t."subject", t."fields", t."status", t."next_due" AS "nextDue", t."updated_at" AS "updatedAt",
      ${acceptedAtSql(Prisma.sql`t."id"`)} AS "acceptedAt", ${incidentOfSql(Prisma.sql`t."id"`)} AS "incident", c."name" AS "clientName", t."assignee", a."name" AS "assigneeName",
      (SELECT jsonb_object_agg(f."id", f."name") FROM "person" f WHERE f."id" = ANY(t."shared_with" || t."author_id")) AS "people",
      ${goingTo(Prisma.sql`t."id"`)} AS "technicians", ${await clock.inSql()} AS "readAt",
      r."workflow_id" AS "workflowId", r."started_at" AS "startedAt", ${publicationStamps(Prisma.sql`t."desk"`)} AS "stamps"
    FROM "ticket" t JOIN "process" s ON s."kind" = 'ticket' AND s."id" = t."id"
      JOIN "run" r ON r."kind" = 'ticket' AND r."id" = t."id" JOIN "client" c ON c."id" = t."client_id" LEFT JOIN "desk_person" d ON d."desk" = t."desk" AND d."short_id" = t."assignee" LEFT JOIN "person" a ON a."id" = d."person_id"
    WHERE ${isUuid(idOrTid) ? Prisma.sql`t."id" = ${idOrTid}::uuid` : Prisma.sql`t."tid" = ${cleanText(idOrTid).toUpperCase()}`}`);
  if (row === undefined) return undefined;
  const {
    id,
    state: stored,
    nextDue,
    acceptedAt,
    updatedAt,
    readAt: at,
    workflowId,
    startedAt,
    stamps,
    ...named
  } = row;
  const { people, assignee, assigneeName, ...rest } = named;
  const state = await stateOf(database, ticketKind, id, stored);
  const rules = await library.pinned(state.rules);
  const readAt = at.getTime();
  return {
    ...rest,
    state,
    rules,
    names: {
      people: new Map(Object.entries(people ?? {})),
      staff: new Map(assignee === null || assigneeName === null ? [] : [[assignee, assigneeName]]),
    },
    nextDue: nextDue?.getTime() ?? null,
    acceptedAt: acceptedAt?.getTime() ?? null,
    updatedAt: updatedAt.getTime(),
    readAt,
    seen: { state, rules, readAt, rootId: id, stamps, run: { workflowId, startedAt } },
  };
}

/** The part of a ticket that decisions need; undefined when there is none. */
export async function readPinned(
  { database, library }: StoreContext,
  ticketId: string,
): Promise<Pick<TicketRead, 'state' | 'rules'> | undefined> {
  const row = await database.process.findUnique({
    where: { kind_id: { kind: 'ticket', id: ticketId } },
    select: { state: true },
  });
  if (row === null) return undefined;
  const state = await stateOf(database, ticketKind, ticketId, row.state);
  return { state, rules: await library.pinned(state.rules) };
}
