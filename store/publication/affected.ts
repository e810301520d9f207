import { Prisma } from '../../prisma/generated/client';
import type { About, ProcessKey } from '../../domain/publication';
import type { Recalculate } from '../../domain/process';
import { rulesFor } from '../look-ups';
import type { ProcessRef } from '../process/process-ref';
import { isBehind } from '../rules/behind';
import { currentCalendars } from '../rules/read-rules';
import type { StoreContext } from '../store-context';

/** Whom a publication concerns: whoever counts by the years, or open processes of one client or of one desk. */
export interface Scope {
  readonly because: Recalculate['because'];
  /** Null: of every desk. */
  readonly desk: string | null;
  /** Null: of every client. */
  readonly clientId: string | null;
}

export function scopeOf(about: About, desk: string): Scope {
  switch (about.kind) {
    case 'calendar-years':
      return { because: 'calendar', desk: null, clientId: null };
    case 'contract':
      return { because: 'contract', desk, clientId: about.clientId };
    case 'regulation':
      return { because: 'version', desk, clientId: null };
    default: {
      const never: never = about;
      return never;
    }
  }
}

/** Open processes under one pin that have to move. */
export interface AffectedPin {
  readonly digest: string;
  readonly calendars: string;
  readonly desk: string;
  /** Null: of every client. */
  readonly clientId: string | null;
}

/**
 * Under which pins open processes have to move by what is published now: those whose calendars say something else than the current
 * ones where their rules count by them, and, in the scope of a contract or a version, those whose rules are not what is in force for
 * their client. What somebody has moved to a version that is not in force yet stays there. Few: each is decided once for all of its
 * processes.
 */
export async function affectedPins(context: StoreContext, scope: Scope): Promise<readonly AffectedPin[]> {
  const { database, library, kinds } = context;
  const current = await currentCalendars(database);
  if (current === undefined) return [];
  const byClient = scope.because !== 'calendar';
  const pins = await database.$queryRaw<AffectedPin[]>(Prisma.sql`
    SELECT DISTINCT p."rules_digest" AS "digest", p."calendars", p."desk",
      ${byClient ? Prisma.sql`p."client_id"` : Prisma.sql`NULL::uuid`} AS "clientId"
    FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    WHERE r."ended_at" IS NULL AND p."kind" = ANY(${kinds.knowing('recalculate')})
      AND (${scope.desk}::text IS NULL OR p."desk" = ${scope.desk})
      AND (${scope.clientId}::uuid IS NULL OR p."client_id" = ${scope.clientId}::uuid)
      AND (${byClient} OR p."calendars" <> ${current})
    ORDER BY 1, 2, 3, 4`);
  const affected: AffectedPin[] = [];
  for (const pin of pins) {
    const has = byClient
      ? await isBehind(library, pin, await rulesFor(context, pin.desk, pin.clientId))
      : await library.countsByOther(pin, current);
    if (has) affected.push(pin);
  }
  return affected;
}

/** Open processes under these pins, as a part of a statement: `p`, with its run `r`. */
export function affectedSql({ kinds }: Pick<StoreContext, 'kinds'>, pins: readonly AffectedPin[]): Prisma.Sql {
  return Prisma.sql`"process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    JOIN jsonb_to_recordset(${JSON.stringify(pins)}::jsonb)
      AS a("digest" text, "calendars" text, "desk" text, "clientId" uuid)
      ON a."digest" = p."rules_digest" AND a."calendars" = p."calendars" AND a."desk" = p."desk"
      AND (a."clientId" IS NULL OR a."clientId" = p."client_id")
      AND r."ended_at" IS NULL AND p."kind" = ANY(${kinds.knowing('recalculate')})`;
}

/** A process that is to be asked. */
export interface Affected extends ProcessRef {
  readonly rootId: string;
  readonly desk: string;
}

/** By which word a publication asks a process: once for ever. */
export function askedBy(number: string, id: string): string {
  return `recalculate/${number}/${id}`;
}

/** Those that a publication has not asked yet, in the order of their keys. @param after the key to go on from */
export async function notAsked(
  context: StoreContext,
  pins: readonly AffectedPin[],
  { number, after, most }: { readonly number: string; readonly after: ProcessKey | null; readonly most: number },
): Promise<readonly Affected[]> {
  const beyond =
    after === null ? Prisma.empty : Prisma.sql`AND (p."kind", p."id") > (${after.kind}, ${after.id}::uuid)`;
  return context.database.$queryRaw<Affected[]>(Prisma.sql`
    SELECT p."kind", p."id", p."root_id" AS "rootId", p."desk" FROM ${affectedSql(context, pins)}
    WHERE NOT EXISTS (SELECT FROM "inbox" i WHERE i."identity" = ${askedBy(number, '')} || p."id"::text) ${beyond}
    ORDER BY p."kind", p."id" LIMIT ${most}`);
}

/** How many open processes are under these pins. */
export async function countAffected(context: StoreContext, pins: readonly AffectedPin[]): Promise<number> {
  const [row] = await context.database.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS "count" FROM ${affectedSql(context, pins)}`,
  );
  return row?.count ?? 0;
}
