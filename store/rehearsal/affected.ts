import { Prisma } from '../../prisma/generated/client';
import type { RulesPin } from '../../domain/process';
import { rehearsable } from '../../domain/rehearsal';
import type { Queryable } from '../database';
import { countsByChanged } from '../rules/affected-pins';
import { readLayers, readRegulation, type Layers } from '../rules/read-rules';

/** Which open tickets and visits a publication asks to go by its rules. */
export type Affected =
  /** Those that are pinned so. */
  | { readonly of: 'pins'; readonly pins: readonly RulesPin[] }
  | { readonly of: 'client'; readonly desk: string; readonly clientId: string }
  | { readonly of: 'desk'; readonly desk: string };

/** The kinds whose dates follow published rules. */
export const movedKinds: readonly string[] = Object.keys(rehearsable);

/** What open tickets and visits are pinned to that count by official years which say something else in these layers. */
export async function staleBy(database: Queryable, after: Layers): Promise<readonly RulesPin[]> {
  const pins = await database.$queryRaw<RulesPin[]>`
    SELECT DISTINCT p."rules_digest" AS "digest", p."calendars"
    FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    WHERE r."ended_at" IS NULL AND p."kind" = ANY(${movedKinds}::text[]) ORDER BY 1, 2`;
  const stale: RulesPin[] = [];
  const layers = new Map<string, Layers>();
  for (const pin of pins) {
    const before = layers.get(pin.calendars) ?? (await readLayers(database, pin.calendars));
    layers.set(pin.calendars, before);
    if (countsByChanged(await readRegulation(database, pin.digest), before, after)) stale.push(pin);
  }
  return stale;
}

/** An open process, and how it stands. */
export interface OpenProcess {
  readonly kind: keyof typeof rehearsable;
  readonly id: string;
  readonly rootId: string;
  readonly state: unknown;
}

/** Affected processes in the order of their keys. @param after what comes after this one */
export async function readAffected(
  database: Queryable,
  affected: Affected,
  after: Pick<OpenProcess, 'kind' | 'id'> | null,
  most: number,
): Promise<OpenProcess[]> {
  const next = after === null ? Prisma.empty : Prisma.sql`AND (p."kind", p."id") > (${after.kind}, ${after.id}::uuid)`;
  return database.$queryRaw<OpenProcess[]>`
    SELECT p."kind", p."id", p."root_id" AS "rootId", p."state"
    FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    WHERE r."ended_at" IS NULL AND p."kind" = ANY(${movedKinds}::text[]) AND ${conditionOf(affected)} ${next}
    ORDER BY p."kind", p."id" LIMIT ${most}`;
}

function conditionOf(affected: Affected): Prisma.Sql {
  switch (affected.of) {
    case 'pins': {
      const digests = affected.pins.map(({ digest }) => digest);
      const calendars = affected.pins.map((pin) => pin.calendars);
      return Prisma.sql`(p."calendars", p."rules_digest") IN (
        SELECT * FROM unnest(${calendars}::text[], ${digests}::text[]))`;
    }
    case 'client':
      return Prisma.sql`p."desk" = ${affected.desk} AND p."client_id" = ${affected.clientId}::uuid`;
    case 'desk':
      return Prisma.sql`p."desk" = ${affected.desk}`;
    default: {
      const never: never = affected;
      return never;
    }
  }
}
