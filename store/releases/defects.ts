import { Prisma } from '../../prisma/generated/client';
import { defectState, type DefectState } from '../../domain/releases';
import type { Instant } from '../../domain/time';
import { cleanText } from '../json';
import { listMark, readCursor, writeCursor } from '../cursor';
import { ticketsIn, type DeskScope } from '../overview/scope';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { holdRelease } from './register';

/** A defect of a desk's software. */
export interface Defect {
  readonly id: string;
  readonly desk: string;
  readonly number: number;
  readonly foundIn: string;
  readonly subject: string;
  readonly text: string;
  /** The ticket by which it was reported, where the reader sees that one. */
  readonly tid: string | null;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly mendedIn: string | null;
  readonly rejected: string | null;
  readonly state: DefectState;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface DefectsAsked {
  readonly scope: DeskScope;
  readonly id?: string;
  readonly state?: DefectState | undefined;
  /** Found in this release, or mended by it. */
  readonly release?: string | undefined;
}

interface Row extends Omit<Defect, 'state' | 'createdAt' | 'updatedAt'> {
  readonly isOut: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Defects of a desk, the last reported first. */
export async function listDefects(
  { database }: StoreContext,
  asked: DefectsAsked,
  cursor: string | null,
  most: number,
): Promise<Page<Defect> | BadCursor> {
  const { scope, id, state, release } = asked;
  const mark = listMark('defects', { desk: scope.desk, id, state, release });
  const before = cursor === null ? null : readCursor(mark, cursor);
  if (before === undefined || before?.at === null) return { kind: 'bad-cursor' };
  const conditions = [Prisma.sql`d."desk" = ${scope.desk}`];
  if (id !== undefined) conditions.push(Prisma.sql`d."id" = ${id}::uuid`);
  if (state !== undefined) conditions.push(inState(state));
  if (release !== undefined) conditions.push(Prisma.sql`(d."found_in" = ${release} OR d."mended_in" = ${release})`);
  // Numbers rise with the instant of the report.
  if (before !== null) conditions.push(Prisma.sql`d."number" < ${before.at}`);
  const rows = await database.$queryRaw<Row[]>`
    SELECT d."id", d."desk", d."number", d."found_in" AS "foundIn", d."subject", d."text", t."tid", d."author_id" AS "authorId",
      p."name" AS "authorName", d."mended_in" AS "mendedIn", d."rejected", d."revision", d."created_at" AS "createdAt",
      d."updated_at" AS "updatedAt", r."name" IS NOT NULL AS "isOut"
    FROM "defect" d LEFT JOIN "person" p ON p."id" = d."author_id" LEFT JOIN "ticket" t ON t."id" = d."ticket_id" AND ${ticketsIn(scope)}
      LEFT JOIN "release" r ON r."desk" = d."desk" AND r."name" = d."mended_in"
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY d."number" DESC LIMIT ${most + 1}`;
  const defects = rows.map(({ isOut, createdAt, updatedAt, ...row }): Defect => ({
    ...row,
    state: defectState({ ...row, isOut }),
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
  }));
  return pageOf(defects, most, (last) => writeCursor(mark, { at: last.number, id: last.id }));
}

/** `defectState` in SQL. */
function inState(state: DefectState): Prisma.Sql {
  switch (state) {
    case 'rejected':
      return Prisma.sql`d."rejected" IS NOT NULL`;
    case 'open':
      return Prisma.sql`d."rejected" IS NULL AND d."mended_in" IS NULL`;
    case 'planned':
      return Prisma.sql`d."rejected" IS NULL AND d."mended_in" IS NOT NULL AND r."name" IS NULL`;
    case 'mended':
      return Prisma.sql`d."rejected" IS NULL AND r."name" IS NOT NULL`;
    default: {
      const never: never = state;
      return never;
    }
  }
}

export interface NewDefect {
  readonly id: string;
  readonly scope: DeskScope;
  readonly foundIn: string;
  readonly subject: string;
  readonly text: string;
  /** By its number; undefined: it was reported by hand. */
  readonly ticket?: string | undefined;
  readonly authorId: string;
}

export type DefectReported =
  /** The same once more is the same defect. */
  | { readonly kind: 'reported' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'unknown-release' }
  /** No ticket of that number that its author sees. */
  | { readonly kind: 'unknown-ticket' };

/** Keeps a report of a defect, once an id. The number is the desk's next. */
export async function reportDefect(
  { database, clock }: StoreContext,
  { id, scope, foundIn, ticket, authorId, ...words }: NewDefect,
): Promise<DefectReported> {
  const { desk } = scope;
  const [subject, text] = [cleanText(words.subject), cleanText(words.text)];
  return transact(database, async (transaction): Promise<DefectReported> => {
    const standing = await transaction.defect.findUnique({ where: { id } });
    if (standing !== null) {
      const same = standing.desk === desk && standing.foundIn === foundIn && standing.subject === subject;
      return { kind: same && standing.text === text && standing.authorId === authorId ? 'reported' : 'conflict' };
    }
    const [found] =
      ticket === undefined
        ? []
        : await transaction.$queryRaw<{ id: string }[]>`
            SELECT t."id" FROM "ticket" t WHERE t."tid" = ${ticket.toUpperCase()} AND ${ticketsIn(scope)}`;
    if (ticket !== undefined && found === undefined) return { kind: 'unknown-ticket' };
    // Numbers of one desk are drawn one after the other: who draws waits for who draws.
    await transaction.$queryRaw`SELECT 1 FROM "desk" WHERE "code" = ${desk} FOR NO KEY UPDATE`;
    const at = new Date(await clock.now(transaction));
    if (!(await holdRelease(transaction, { desk, name: foundIn, authorId, at }))) return { kind: 'unknown-release' };
    const last = await transaction.defect.aggregate({ where: { desk }, _max: { number: true } });
    const number = (last._max.number ?? 0) + 1;
    const ticketId = found?.id ?? null;
    await transaction.defect.create({
      data: { id, desk, number, foundIn, subject, text, ticketId, authorId, revision: 1, createdAt: at, updatedAt: at },
    });
    return { kind: 'reported' };
  });
}

export interface DefectSettled {
  readonly id: string;
  readonly desk: string;
  readonly mendedIn: string | null;
  readonly rejected: string | null;
  readonly byId: string;
  readonly ifRevision?: number | undefined;
}

/** Says which release mends a defect, that it is none, or takes back what was said. */
export async function settleDefect(
  { database, clock }: StoreContext,
  { id, desk, mendedIn, byId, ifRevision, ...said }: DefectSettled,
): Promise<{ readonly kind: 'settled' | 'unknown' | 'revision-moved' | 'unknown-release' }> {
  const rejected = said.rejected === null ? null : cleanText(said.rejected);
  return transact(database, async (transaction) => {
    const [standing] = await transaction.$queryRaw<
      { revision: number; mendedIn: string | null; rejected: string | null }[]
    >`SELECT "revision", "mended_in" AS "mendedIn", "rejected" FROM "defect"
      WHERE "id" = ${id}::uuid AND "desk" = ${desk} FOR UPDATE`;
    if (standing === undefined) return { kind: 'unknown' };
    if (ifRevision !== undefined && ifRevision !== standing.revision) return { kind: 'revision-moved' };
    if (standing.mendedIn === mendedIn && standing.rejected === rejected) return { kind: 'settled' };
    const at = new Date(await clock.now(transaction));
    if (mendedIn !== null && !(await holdRelease(transaction, { desk, name: mendedIn, authorId: byId, at })))
      return { kind: 'unknown-release' };
    await transaction.defect.update({
      where: { id },
      data: { mendedIn, rejected, revision: standing.revision + 1, updatedAt: at },
    });
    return { kind: 'settled' };
  });
}
