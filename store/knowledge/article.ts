import { Prisma } from '../../prisma/generated/client';
import type { ArticleAudience, ArticleReader, ArticleState } from '../../domain/knowledge';
import type { Instant } from '../../domain/time';

/** A line of a list of articles, in the version that its reader sees. */
export interface ArticleLine {
  readonly id: string;
  readonly desk: string;
  readonly number: number;
  readonly audience: ArticleAudience;
  readonly topics: readonly string[];
  /** The last that was written. */
  readonly version: number;
  readonly shownVersion: number | null;
  readonly shownAt: Instant | null;
  readonly updatedAt: Instant;
  readonly title: string;
}

/** An article as somebody reads it. */
export interface Article extends ArticleLine {
  /** Of the version that is read. */
  readonly text: string;
  readonly readVersion: number;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly writtenAt: Instant;
}

export interface ArticleRow extends Omit<ArticleLine, 'shownAt' | 'updatedAt'> {
  readonly shownAt: Date | null;
  readonly updatedAt: Date;
}

export function lineOf({ shownAt, updatedAt, ...row }: ArticleRow): ArticleLine {
  return { ...row, shownAt: shownAt?.getTime() ?? null, updatedAt: updatedAt.getTime() };
}

/** The columns of a line, of the article `a` in its version `v`. */
export const lineColumns = Prisma.sql`a."id", a."desk", a."number", a."audience", a."topics", a."version",
  a."shown_version" AS "shownVersion", a."shown_at" AS "shownAt", a."updated_at" AS "updatedAt", v."title"`;

/** The version of `a` that somebody reads: the desk's people the last one, others the one that is shown. */
export function versionRead({ side }: ArticleReader): Prisma.Sql {
  return side === 'desk' ? Prisma.sql`a."version"` : Prisma.sql`a."shown_version"`;
}

/** What a reader sees of articles `a`. */
export function seenBy({ side }: ArticleReader): Prisma.Sql {
  return side === 'desk' ? Prisma.sql`true` : Prisma.sql`a."audience" = 'clients' AND a."shown_version" IS NOT NULL`;
}

/** At which desk somebody reads, and as whom. */
export interface ArticleReach {
  readonly desk: string;
  readonly reader: ArticleReader;
}

export interface ArticlesAsked extends ArticleReach {
  /** By words, or by the number of one; among what is shown, the best first, on one page. */
  readonly text?: string | undefined;
  readonly topic?: string | undefined;
  /** Those for one of them alone; default: all that the reader sees. */
  readonly audience?: ArticleAudience | undefined;
  /** Default: all that the reader sees. */
  readonly state?: ArticleState | undefined;
}

/** `stateOf` in SQL. */
export function inState(state: ArticleState): Prisma.Sql {
  switch (state) {
    case 'shown':
      return Prisma.sql`a."shown_version" IS NOT NULL`;
    case 'draft':
      return Prisma.sql`a."shown_at" IS NULL`;
    case 'taken-back':
      return Prisma.sql`a."shown_version" IS NULL AND a."shown_at" IS NOT NULL`;
    default: {
      const never: never = state;
      return never;
    }
  }
}
