import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { listMark, readNames, writeNames } from '../cursor';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import type { Proposed } from './proposed';
import type { RehearsalLine, RehearsalSummary } from './types';

/** The last rehearsal of a draft; its counts stand in the publication. */
export interface RehearsalRead extends Pick<RehearsalSummary, 'faults' | 'misfits'> {
  /** Under which its lines stand. */
  readonly id: string;
  /** The command that asked for it. */
  readonly asked: string;
  readonly at: Instant;
}

/** The last rehearsal of a draft that came to its end; undefined: none has. */
export async function readRehearsal({ database }: StoreContext, draftId: string): Promise<RehearsalRead | undefined> {
  const row = await database.rehearsal.findUnique({ where: { draftId } });
  if (row === null) return undefined;
  const { id, asked, at, faults, misfits } = row;
  return { id, asked, at: at.getTime(), faults, misfits } as unknown as RehearsalRead;
}

/** Which lines of a rehearsal are asked for. */
export interface LinesAsked {
  /** Of the rehearsal. */
  readonly id: string;
  /** Whose processes the reader sees. */
  readonly desks: readonly string[];
  readonly outcome?: 'moves' | 'unfit' | undefined;
  /** Only those of which a date turns so. */
  readonly turns?: 'red' | 'green' | undefined;
}

/** A line, and whose ticket it is. */
export interface RehearsalLineRead extends RehearsalLine {
  /** Null: of nobody's, or of a company that is gone. */
  readonly clientName: string | null;
}

/** Lines of a rehearsal in the order of their processes: those that move or would not fit. */
export async function listRehearsalLines(
  { database }: StoreContext,
  { id, desks, outcome, turns }: LinesAsked,
  cursor: string | null,
  most: number,
): Promise<Page<RehearsalLineRead> | BadCursor> {
  const mark = listMark('rehearsal', { id, desks, outcome, turns });
  const [after] = cursor === null ? ['-1'] : (readNames(mark, cursor, 1) ?? []);
  if (after === undefined || !/^-?\d{1,9}$/.test(after)) return { kind: 'bad-cursor' };
  const rows = await database.$queryRaw<(RehearsalLineRead & { readonly seq: number })[]>(Prisma.sql`
    SELECT l."seq", l."kind", l."process_id" AS "id", l."number", l."desk", l."client_id" AS "clientId",
      c."name" AS "clientName", l."outcome", l."moves", l."lacks"
    FROM "rehearsal_line" l LEFT JOIN "client" c ON c."id" = l."client_id"
    WHERE l."rehearsal" = ${id}::uuid AND l."seq" > ${Number(after)}::int AND l."desk" = ANY(${[...desks]}::text[])
      ${outcome === undefined ? Prisma.empty : Prisma.sql`AND l."outcome" = ${outcome}`}
      ${turns === undefined ? Prisma.empty : turns === 'red' ? Prisma.sql`AND l."red"` : Prisma.sql`AND l."green"`}
    ORDER BY l."seq" LIMIT ${most + 1}`);
  const page = pageOf(rows, most, ({ seq }) => writeNames(mark, [String(seq)]));
  return { ...page, items: page.items.map(({ seq: _, ...line }) => line) };
}

/** What is drafted under a number; undefined: nothing is. */
export async function readDrafted({ database }: StoreContext, number: number): Promise<Proposed | undefined> {
  const row = await database.draft.findUnique({ where: { number }, select: { content: true } });
  // Written by the verbs of drafts alone.
  return row === null ? undefined : (row.content as unknown as Proposed);
}
