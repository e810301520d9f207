import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { isUuid } from '../json';
import type { StoreContext } from '../store-context';
import { lineColumns, lineOf, seenBy, versionRead, type Article, type ArticleReach, type ArticleRow } from './article';

interface ReadRow extends ArticleRow {
  readonly text: string;
  readonly readVersion: number;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly writtenAt: Date;
}

/**
 * An article that somebody may read; undefined for one that is not there or not for them.
 *
 * @param version another one than their own; only the desk's people read others
 */
export async function readArticle(
  { database }: StoreContext,
  { id, reach, version }: { readonly id: string; readonly reach: readonly ArticleReach[]; readonly version?: number },
): Promise<Article | undefined> {
  if (!isUuid(id)) return undefined;
  for (const { desk, reader } of reach) {
    const read = version !== undefined && reader.side === 'desk' ? Prisma.sql`${version}::int` : versionRead(reader);
    const [row] = await database.$queryRaw<ReadRow[]>`
      SELECT ${lineColumns}, v."text", v."version" AS "readVersion", v."author_id" AS "authorId", p."name" AS "authorName",
        v."created_at" AS "writtenAt"
      FROM "article" a JOIN "article_version" v ON v."article_id" = a."id" AND v."version" = ${read}
        LEFT JOIN "person" p ON p."id" = v."author_id"
      WHERE a."id" = ${id}::uuid AND a."desk" = ${desk} AND ${seenBy(reader)}`;
    if (row === undefined) continue;
    const { writtenAt, ...rest } = row;
    return { ...rest, ...lineOf(row), writtenAt: writtenAt.getTime() };
  }
  return undefined;
}

/** A version, without its text. */
export interface ArticleVersionLine {
  readonly version: number;
  readonly title: string;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly writtenAt: Instant;
}

/** All versions of an article, the last one first. */
export async function listArticleVersions({ database }: StoreContext, id: string): Promise<ArticleVersionLine[]> {
  const rows = await database.articleVersion.findMany({
    where: { articleId: id },
    select: { version: true, title: true, authorId: true, createdAt: true, author: { select: { name: true } } },
    orderBy: { version: 'desc' },
  });
  return rows.map(({ createdAt, author, ...row }) => ({
    ...row,
    authorName: author.name,
    writtenAt: createdAt.getTime(),
  }));
}
