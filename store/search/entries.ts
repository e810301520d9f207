import { Prisma } from '../../prisma/generated/client';
import { searchVersion, tsvectorOf } from '../../domain/search';
import { toJson } from '../json';

/** What is found by itself: a process, a word, the name of a file. */
export interface SearchedText {
  /** What it comes from: 'message', 'attachment', or the kind of a process. */
  readonly source: string;
  /** Of the row that it comes from. */
  readonly id: string;
  /** Only the desk finds by it. */
  readonly internal: boolean;
  readonly texts: readonly string[];
}

/** What lies under one ticket and is found. */
export interface SearchedTexts {
  readonly rootId: string;
  readonly desk: string;
  readonly clientId: string;
  /** The title of the ticket, which goes into every entry, so that words of it and of the entry together find it; null: not known here. */
  readonly title: string | null;
  readonly entries: readonly SearchedText[];
}

interface EntryRow {
  readonly source: string;
  readonly id: string;
  readonly rootId: string;
  readonly desk: string;
  readonly clientId: string;
  readonly internal: boolean;
  readonly words: string;
}

/** Entries of one ticket in the form of their rows. */
export function entryRows({ rootId, desk, clientId, title, entries }: SearchedTexts): EntryRow[] {
  // Without a title the place of one is left free, so that its end and the beginning of a word are no phrase.
  const first = title === null ? { text: '' } : { text: title, isTitle: true };
  return entries.map(({ source, id, internal, texts }) => ({
    ...{ source, id, rootId, desk, clientId, internal },
    words: tsvectorOf([first, ...texts.map((text) => ({ text }))]),
  }));
}

/**
 * A statement that writes entries; those that stand already in this version stay. Where their title is not known it is the one that
 * the entry of the ticket itself has; an earlier release may have written none, and then it is missing until the index comes to it.
 *
 * @param guard a condition of the statement that this is a part of
 */
export function insertEntries(
  rows: readonly EntryRow[],
  title: 'in-words' | 'of-root',
  guard: Prisma.Sql = Prisma.sql`true`,
): Prisma.Sql {
  const before =
    title === 'in-words'
      ? Prisma.empty
      : Prisma.sql`COALESCE((
          SELECT ts_filter(h."words", '{a}') FROM "search_entry" h WHERE h."source" = 'ticket' AND h."id" = e."rootId"), '') ||`;
  return Prisma.sql`
    INSERT INTO "search_entry" ("source", "id", "root_id", "desk", "client_id", "internal", "version", "words")
    SELECT e."source", e."id", e."rootId", e."desk", e."clientId", e."internal", ${searchVersion}::int, ${before} e."words"::tsvector
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb)
      AS e("source" text, "id" uuid, "rootId" uuid, "desk" text, "clientId" uuid, "internal" boolean, "words" text)
    WHERE ${guard}
    ON CONFLICT ("source", "id") DO UPDATE SET "version" = EXCLUDED."version", "internal" = EXCLUDED."internal", "words" = EXCLUDED."words"
      WHERE "search_entry"."version" < EXCLUDED."version"`;
}
