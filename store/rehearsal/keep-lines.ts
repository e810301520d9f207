import { toJson } from '../json';
import type { Database, Queryable } from '../database';
import type { RehearsalLine, RehearsalSummary } from './types';

/** A rehearsal of a draft on its way; each try has an id of its own, so that two of them never mix. */
export interface Kept {
  readonly id: string;
  readonly draftId: string;
}

/** Keeps what processes would do, from this number on; of those whose dates stay nothing. @returns the number that comes next */
export async function keepLines(
  database: Database,
  { id, draftId }: Kept,
  lines: readonly RehearsalLine[],
  from: number,
): Promise<number> {
  const told = lines.filter(({ outcome }) => outcome !== 'stays');
  if (told.length === 0) return from;
  const rows = told.map(({ moves, ...line }, index) => ({
    ...line,
    seq: from + index,
    moves,
    red: moves.some(({ turns }) => turns === 'red'),
    green: moves.some(({ turns }) => turns === 'green'),
  }));
  await database.$executeRaw`
    INSERT INTO "rehearsal_line" ("rehearsal", "seq", "draft_id", "kind", "process_id", "number", "desk", "client_id",
      "outcome", "red", "green", "moves", "lacks")
    SELECT ${id}::uuid, l."seq", ${draftId}::uuid, l."kind", l."id", l."number", l."desk", l."clientId", l."outcome",
      l."red", l."green", l."moves", l."lacks"
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS l("seq" int, "kind" text, "id" uuid, "number" text, "desk" text,
      "clientId" uuid, "outcome" text, "red" boolean, "green" boolean, "moves" jsonb, "lacks" text[])`;
  return from + told.length;
}

/** It has come to its end: what was told before is gone. @param asked the command that asked for it */
export async function keepRehearsal(
  transaction: Queryable,
  { id, draftId }: Kept,
  asked: string,
  { at, faults, misfits }: RehearsalSummary,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "rehearsal" ("draft_id", "id", "asked", "at", "faults", "misfits")
    VALUES (${draftId}::uuid, ${id}::uuid, ${asked}::uuid, ${new Date(at)}, ${toJson(faults)}::jsonb,
      ${toJson(misfits)}::jsonb)
    ON CONFLICT ("draft_id") DO UPDATE SET "id" = excluded."id", "asked" = excluded."asked", "at" = excluded."at",
      "faults" = excluded."faults", "misfits" = excluded."misfits"`;
  await transaction.$executeRaw`
    DELETE FROM "rehearsal_line" WHERE "draft_id" = ${draftId}::uuid AND "rehearsal" <> ${id}::uuid`;
}
