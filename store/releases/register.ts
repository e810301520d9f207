import { Prisma } from '../../prisma/generated/client';
import type { Instant, LocalDate } from '../../domain/time';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Transaction } from '../database';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';

/** A release of a desk's software, as its register has it. */
export interface ReleaseLine {
  readonly desk: string;
  readonly name: string;
  /** When it is expected, or was; null: nobody has said. */
  readonly expectedOn: LocalDate | null;
  /** When it was told that it is out; null: it is not. */
  readonly publishedAt: Instant | null;
  readonly changes: string;
  /** 0: it is out, and nobody has written of it. */
  readonly revision: number;
  /** Tickets that wait for it. */
  readonly waiting: number;
  /** Defects found in it, and those that it mends. */
  readonly found: number;
  readonly mends: number;
}

interface Row extends Omit<ReleaseLine, 'publishedAt'> {
  readonly publishedAt: Date | null;
}

/**
 * The releases of a desk, what is to come first, then the last that came out: those of the register, and what an earlier release of
 * the product, or somebody who wrote nothing of it, has told to be out.
 */
export async function listReleases({ database }: StoreContext, desk: string, name?: string): Promise<ReleaseLine[]> {
  const rows = await database.$queryRaw<Row[]>`
    WITH "known" AS (
      SELECT COALESCE(n."desk", r."desk") AS "desk", COALESCE(n."name", r."name") AS "name",
        to_char(n."expected_on", 'YYYY-MM-DD') AS "expectedOn",
        r."published_at" AS "publishedAt", COALESCE(n."changes", '') AS "changes", COALESCE(n."revision", 0) AS "revision"
      FROM (SELECT * FROM "release_note" WHERE "desk" = ${desk}) n
        FULL JOIN (SELECT * FROM "release" WHERE "desk" = ${desk}) r ON r."desk" = n."desk" AND r."name" = n."name")
    SELECT k.*, (SELECT count(*)::int FROM "ticket" t WHERE t."desk" = k."desk" AND t."release" = k."name") AS "waiting",
      (SELECT count(*)::int FROM "defect" d WHERE d."desk" = k."desk" AND d."found_in" = k."name") AS "found",
      (SELECT count(*)::int FROM "defect" d WHERE d."desk" = k."desk" AND d."mended_in" = k."name") AS "mends"
    FROM "known" k WHERE ${name === undefined ? Prisma.sql`true` : Prisma.sql`k."name" = ${name}`}
    ORDER BY k."publishedAt" DESC NULLS FIRST, k."expectedOn" DESC NULLS LAST, k."name" DESC`;
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt?.getTime() ?? null }));
}

export interface ReleaseWords {
  readonly desk: string;
  readonly name: string;
  readonly expectedOn: LocalDate | null;
  readonly changes: string;
  readonly by: AuditBy;
  /** The revision that was changed; undefined: whatever stands. */
  readonly ifRevision?: number | undefined;
}

/** Writes into the register what a release is; one that is not in it comes into it. */
export async function noteRelease(
  { database, clock }: StoreContext,
  { desk, name, expectedOn, by, ifRevision, ...words }: ReleaseWords,
): Promise<{ readonly kind: 'noted' | 'revision-moved' }> {
  const changes = cleanText(words.changes);
  return transact(database, async (transaction) => {
    const standing = await lockNote(transaction, desk, name);
    if (ifRevision !== undefined && ifRevision !== (standing?.revision ?? 0)) return { kind: 'revision-moved' };
    if (standing?.changes === changes && standing.expectedOn === expectedOn) return { kind: 'noted' };
    const now = await clock.now(transaction);
    const at = new Date(now);
    const told = { expectedOn: expectedOn === null ? null : new Date(`${expectedOn}T00:00:00Z`), changes };
    const revision = (standing?.revision ?? 0) + 1;
    await transaction.releaseNote.upsert({
      where: { desk_name: { desk, name } },
      create: { desk, name, ...told, revision, authorId: by.personId, createdAt: at, updatedAt: at },
      update: { ...told, revision, authorId: by.personId, updatedAt: at },
    });
    const before = standing === undefined ? null : { expectedOn: standing.expectedOn, changes: standing.changes };
    const subject = { kind: 'release', id: name, name } as const;
    const line = { desk, at: now, by, act: 'release-noted', subject } as const;
    await recordAudit(transaction, { ...line, before, after: { expectedOn, changes } });
    return { kind: 'noted' };
  });
}

interface Note {
  readonly expectedOn: LocalDate | null;
  readonly changes: string;
  readonly revision: number;
}

async function lockNote(transaction: Transaction, desk: string, name: string): Promise<Note | undefined> {
  const [row] = await transaction.$queryRaw<Note[]>`
    SELECT to_char("expected_on", 'YYYY-MM-DD') AS "expectedOn", "changes", "revision" FROM "release_note"
    WHERE "desk" = ${desk} AND "name" = ${name} FOR UPDATE`;
  return row;
}

/** Sees to it that a release that is out, or in the register, has its row there. @returns false for one that nobody knows */
export async function holdRelease(
  transaction: Transaction,
  {
    desk,
    name,
    authorId,
    at,
  }: { readonly desk: string; readonly name: string; readonly authorId: string; readonly at: Date },
): Promise<boolean> {
  if ((await transaction.releaseNote.count({ where: { desk, name } })) > 0) return true;
  if ((await transaction.release.count({ where: { desk, name } })) === 0) return false;
  await transaction.releaseNote.createMany({
    data: { desk, name, changes: '', revision: 0, authorId, createdAt: at, updatedAt: at },
    skipDuplicates: true,
  });
  return true;
}
