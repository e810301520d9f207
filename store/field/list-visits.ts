import { Prisma } from '../../prisma/generated/client';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import type { VisitStage } from '../../domain/visit';
import { listMark, readCursor, writeCursor } from '../cursor';
import type { Cursor } from '../cursor';
import { plannedAnew } from '../database';
import type { Reach } from '../reach';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';

/** Boards of visits. Each has an order of its own, and shows open visits; those on which parts are still due stay on theirs. */
export const visitViews = [
  /** By the due instant; those without one come last. */
  'all',
  /** Without a time: whom to send first, by the priority of the contract and then by the due instant (HD-8). */
  'to-plan',
  /** Every visit, the done ones too, whose slot begins in a span, by its beginning. */
  'schedule',
  /** Overdue, or due within two days: by the due instant. */
  'at-risk',
  'overdue',
  /** By the request, as are the others where nothing else stands: the client's word that the vehicle is ready is wanted. */
  'waiting-readiness',
  'waiting-parts',
  /** Spares that the visit needs are not in the van. */
  'waiting-spares',
  /** In doubt, whether the ticket has ended or the technician is not there: by the instant by which it is decided. */
  'waiting-decision',
  /** The vehicle was not there, once at least. */
  'no-show',
  /** The agreed time has begun, and no act is left. */
  'without-act',
  /** Whoever owes the next step has not taken it in time: by the instant by which it was owed. */
  'step-overdue',
] as const;
export type VisitView = (typeof visitViews)[number];

export interface VisitFilter {
  /** Who may see what: visits of the tickets that lie in any of these. */
  readonly reach: readonly Reach[];
  readonly view: VisitView;
  /** Short id of the technician whose time is held. */
  readonly technician?: string;
  /** Code of the federal subject of the site. */
  readonly subject?: string;
  /** Of `schedule`: slots that begin in [from, to). */
  readonly span?: { readonly from: Instant; readonly to: Instant };
}

/** A visit in a list. */
export interface VisitLine {
  readonly id: string;
  readonly number: string;
  readonly ticketId: string;
  readonly tid: string;
  /** Of the ticket. */
  readonly ticketSubject: string;
  readonly ticketStage: Stage;
  readonly desk: string;
  readonly clientId: string;
  readonly clientName: string;
  /** Code of the federal subject of the site. */
  readonly subject: string;
  readonly address: string;
  readonly stage: VisitStage;
  /** Of the ticket. */
  readonly priority: string;
  readonly priorityRank: number;
  readonly technician: string | null;
  readonly technicianName: string | null;
  readonly slot: { readonly from: Instant; readonly to: Instant } | null;
  readonly nextDue: Instant | null;
  readonly overdue: boolean;
  readonly waitsForReady: boolean;
  readonly waitsForParts: boolean;
  readonly waitsForAct: boolean;
  readonly waitsForSpares: boolean;
  /** Somebody has to decide whether it goes ahead. */
  readonly waitsForDecision: boolean;
  readonly noShows: number;
  /** By when whoever owes the next step has to take it. */
  readonly stepDue: Instant | null;
  readonly requestedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
  readonly revision: number;
}

interface RawLine extends Omit<
  VisitLine,
  'slot' | 'nextDue' | 'stepDue' | 'overdue' | 'requestedAt' | 'updatedAt' | 'closedAt'
> {
  readonly slotFrom: Date | null;
  readonly slotTo: Date | null;
  readonly nextDue: Date | null;
  readonly stepDue: Date | null;
  readonly requestedAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
}

/** A visit in the last two days before its due instant is at risk. */
export const riskMs = 2 * 24 * 3_600_000;

/** How a board is cut and ordered; the keys are those of its index. */
interface Board {
  readonly conditions: readonly Prisma.Sql[];
  readonly key: Prisma.Sql;
  readonly keyOf: (line: VisitLine) => Instant | null;
  /** The priority's rank comes first. */
  readonly ranked?: true;
}

const byDue: Pick<Board, 'key' | 'keyOf'> = {
  key: Prisma.sql`COALESCE(v."next_due", 'infinity'::timestamptz)`,
  keyOf: ({ nextDue }) => nextDue,
};
const byRequest: Pick<Board, 'key' | 'keyOf'> = {
  key: Prisma.sql`v."requested_at"`,
  keyOf: ({ requestedAt }) => requestedAt,
};
const stepKey = Prisma.sql`COALESCE(v."step_due", 'infinity'::timestamptz)`;
const open = Prisma.sql`v."closed_at" IS NULL`;

/** Visits on one of the boards, a page at a time. A cursor opens pages of the view and the filter that made it. */
export async function listVisits(
  { database, clock }: StoreContext,
  filter: VisitFilter,
  cursor: string | null,
  most: number,
): Promise<Page<VisitLine> | BadCursor> {
  const { reach: _reach, ...asked } = filter;
  const mark = listMark('visits', asked);
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined) return { kind: 'bad-cursor' };
  const now = await clock.now();
  const { conditions, key, keyOf, ranked = false } = boardOf(filter, now);
  const all = [
    ...conditions,
    ...(filter.technician === undefined ? [] : [Prisma.sql`v."technician" = ${filter.technician}`]),
    ...(filter.subject === undefined ? [] : [Prisma.sql`v."subject" = ${filter.subject}`]),
    ...(after === null ? [] : [beyond(after, key)]),
  ];
  // Each part of the reach has an index in the order of the board, so each gives its first rows at once, and few are merged.
  const parts = filter.reach.map(
    (reach) => Prisma.sql`(
      SELECT v."id", ${key} AS "key"${ranked ? Prisma.sql`, v."priority_rank" AS "rank"` : Prisma.empty} FROM "visit" v
      WHERE ${Prisma.join([...reachOf(reach), ...all], ' AND ')}
      ORDER BY ${ranked ? Prisma.sql`v."priority_rank",` : Prisma.empty} ${key}, v."id" LIMIT ${most + 1})`,
  );
  if (parts.length === 0) return { kind: 'page', items: [], cursor: null };
  const rank = ranked ? Prisma.sql`"rank",` : Prisma.empty;
  const rows = await database.$queryRaw<RawLine[]>(Prisma.sql`${plannedAnew}
    WITH "found" AS (
      SELECT DISTINCT ${rank} "key", "id" FROM (${Prisma.join(parts, ' UNION ALL ')}) AS "parts"
      ORDER BY ${rank} "key", "id" LIMIT ${most + 1}
    )
    SELECT v."id", v."number", v."ticket_id" AS "ticketId", t."tid", t."subject" AS "ticketSubject", t."stage" AS "ticketStage", v."desk",
      v."client_id" AS "clientId", c."name" AS "clientName", v."subject", v."address", v."stage", t."priority", v."priority_rank" AS "priorityRank", v."technician",
      p."name" AS "technicianName", v."slot_from" AS "slotFrom", v."slot_to" AS "slotTo", v."next_due" AS "nextDue",
      v."waits_for_ready" AS "waitsForReady", v."waits_for_parts" AS "waitsForParts", v."waits_for_act" AS "waitsForAct",
      v."waits_for_spares" AS "waitsForSpares", v."waits_for_decision" AS "waitsForDecision", v."no_shows" AS "noShows", v."step_due" AS "stepDue",
      v."requested_at" AS "requestedAt", v."updated_at" AS "updatedAt", v."closed_at" AS "closedAt", v."revision"
    FROM "found" f JOIN "visit" v ON v."id" = f."id" JOIN "ticket" t ON t."id" = v."ticket_id"
      JOIN "client" c ON c."id" = v."client_id"
      LEFT JOIN "desk_person" m ON m."desk" = v."desk" AND m."short_id" = v."technician"
      LEFT JOIN "person" p ON p."id" = m."person_id"
    ORDER BY ${ranked ? Prisma.sql`f."rank",` : Prisma.empty} f."key", f."id"`);
  return pageOf(
    rows.map((row) => lineOf(row, now)),
    most,
    (last) => writeCursor(mark, { at: keyOf(last), id: last.id, ...(ranked ? { rank: last.priorityRank } : {}) }),
  );
}

/** Who sees a ticket sees its visits, but for technicians, who see their own. */
function reachOf({
  desk,
  clientId,
  personId,
  andPrograms = false,
  technician,
  services,
  exceptClients = [],
}: Reach): Prisma.Sql[] {
  return [
    Prisma.sql`v."desk" = ${desk}`,
    ...(exceptClients.length === 0 ? [] : [Prisma.sql`v."client_id" <> ALL(${[...exceptClients]}::uuid[])`]),
    ...(technician === undefined ? [] : [Prisma.sql`v."technician" = ${technician}`]),
    ...(clientId === undefined ? [] : [Prisma.sql`v."client_id" = ${clientId}::uuid`]),
    ...(services === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM "ticket" o WHERE o."id" = v."ticket_id"
            AND (o."service" IS NULL OR o."services" && ${[...services]}::text[]))`,
        ]),
    ...(personId === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT 1 FROM "ticket" o WHERE o."id" = v."ticket_id"
            AND (o."author_id" = ${personId} OR o."shared_with" @> ARRAY[${personId}]::text[]
              OR ${andPrograms} AND o."author_kind" = 'integration'))`,
        ]),
  ];
}

function boardOf({ view, span }: VisitFilter, now: Instant): Board {
  const dueBefore = (at: Instant): Board => ({
    ...byDue,
    conditions: [open, Prisma.sql`${byDue.key} < ${new Date(at)}`],
  });
  switch (view) {
    case 'all':
      return { ...byDue, conditions: [open] };
    case 'to-plan':
      return { ...byDue, ranked: true, conditions: [open, Prisma.sql`v."slot_from" IS NULL`] };
    case 'at-risk':
      return dueBefore(now + riskMs);
    case 'overdue':
      return dueBefore(now);
    case 'waiting-readiness':
      return { ...byRequest, conditions: [Prisma.sql`v."waits_for_ready"`] };
    case 'waiting-parts':
      return { ...byRequest, conditions: [Prisma.sql`v."waits_for_parts"`] };
    case 'waiting-spares':
      return { ...byRequest, conditions: [Prisma.sql`v."waits_for_spares"`] };
    case 'waiting-decision':
      return { key: stepKey, keyOf: ({ stepDue }) => stepDue, conditions: [Prisma.sql`v."waits_for_decision"`] };
    case 'no-show':
      return { ...byRequest, conditions: [open, Prisma.sql`v."no_shows" > 0`] };
    case 'without-act':
      return {
        ...byRequest,
        conditions: [Prisma.sql`v."waits_for_act"`, Prisma.sql`v."slot_from" <= ${new Date(now)}`],
      };
    case 'step-overdue':
      return {
        key: Prisma.sql`v."step_due"`,
        keyOf: ({ stepDue }) => stepDue,
        conditions: [Prisma.sql`v."step_due" < ${new Date(now)}`],
      };
    case 'schedule': {
      const { from, to } = span ?? { from: now, to: now };
      return {
        key: Prisma.sql`v."slot_from"`,
        keyOf: ({ slot }) => slot?.from ?? null,
        conditions: [Prisma.sql`v."slot_from" >= ${new Date(from)}`, Prisma.sql`v."slot_from" < ${new Date(to)}`],
      };
    }
    default: {
      const never: never = view;
      return never;
    }
  }
}

/** What comes after the row where the last page ended. */
function beyond({ at, id, rank }: Cursor, key: Prisma.Sql): Prisma.Sql {
  const end = Prisma.sql`${instantText(at)}::timestamptz, ${id}::uuid`;
  return rank === undefined
    ? Prisma.sql`(${key}, v."id") > (${end})`
    : Prisma.sql`(v."priority_rank", ${key}, v."id") > (${rank}::int, ${end})`;
}

function instantText(at: Instant | null): string {
  return at === null ? 'infinity' : new Date(at).toISOString();
}

function lineOf({ slotFrom, slotTo, ...row }: RawLine, now: Instant): VisitLine {
  const nextDue = row.nextDue?.getTime() ?? null;
  return {
    ...row,
    slot: slotFrom === null || slotTo === null ? null : { from: slotFrom.getTime(), to: slotTo.getTime() },
    nextDue,
    stepDue: row.stepDue?.getTime() ?? null,
    overdue: row.closedAt === null && nextDue !== null && nextDue < now,
    requestedAt: row.requestedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    closedAt: row.closedAt?.getTime() ?? null,
  };
}
