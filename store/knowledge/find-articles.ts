import { Prisma } from '../../prisma/generated/client';
import { anyTsqueryOf, searchQueryOf, tsqueryOf, wholeWordsTsqueryOf } from '../../domain/search';
import { cleanText } from '../json';
import type { StoreContext } from '../store-context';
import { inState, lineColumns, lineOf, seenBy, type ArticleLine, type ArticleRow, type ArticlesAsked } from './article';

/** So many that a text finds are ranked: a common word stands in more articles than anybody reads. */
const mostRanked = 100;

interface Asked extends ArticlesAsked {
  readonly text: string;
  readonly most: number;
}

/**
 * Shown articles in which all words of a text stand: first those that have them in their title, then by how often they stand there.
 * Where none has them whole, those in which words begin with them.
 */
export async function findArticles(context: StoreContext, asked: Asked): Promise<ArticleLine[]> {
  const query = searchQueryOf(cleanText(asked.text));
  if (query === undefined) return [];
  const whole = await ranked(context, asked, wholeWordsTsqueryOf(query));
  return whole.length > 0 ? whole : ranked(context, asked, tsqueryOf(query));
}

/**
 * Shown articles for somebody who is writing a request (HT-18): those in which most of what was written stands, titles before
 * texts. Nothing of the text is kept.
 */
export function suggestArticles(context: StoreContext, asked: Asked): Promise<ArticleLine[]> {
  const query = searchQueryOf(cleanText(asked.text));
  return query === undefined ? Promise.resolve([]) : ranked(context, asked, anyTsqueryOf(query));
}

/** Titles first; texts only where titles do not fill the page: what stands in a title is what an article is about. */
async function ranked(context: StoreContext, asked: Asked, query: string): Promise<ArticleLine[]> {
  const byTitle = await rankedBy('title_words', context, asked, query);
  if (byTitle.length >= asked.most) return byTitle;
  const known = new Set(byTitle.map(({ id }) => id));
  const byText = await rankedBy('words', context, asked, query);
  return [...byTitle, ...byText.filter(({ id }) => !known.has(id))].slice(0, asked.most);
}

async function rankedBy(
  column: 'title_words' | 'words',
  { database }: StoreContext,
  { desk, reader, topic, audience, state, most }: Asked,
  query: string,
): Promise<ArticleLine[]> {
  const conditions = [
    Prisma.sql`a."desk" = ${desk} AND a."shown_version" IS NOT NULL`,
    seenBy(reader),
    Prisma.sql`a.${Prisma.raw(`"${column}"`)} @@ ${query}::tsquery`,
    ...(topic === undefined ? [] : [Prisma.sql`${topic} = ANY(a."topics")`]),
    ...(audience === undefined ? [] : [Prisma.sql`a."audience" = ${audience}`]),
    ...(state === undefined ? [] : [inState(state)]),
  ];
  // Ranked before the words of the version are fetched: most that is found is not shown.
  const rows = await database.$queryRaw<ArticleRow[]>`
    WITH "found" AS (
      SELECT c.* FROM (
        SELECT a."id", a."number", ts_rank(a."words", ${query}::tsquery) AS "rank" FROM "article" a
        WHERE ${Prisma.join(conditions, ' AND ')} LIMIT ${mostRanked}
      ) c ORDER BY c."rank" DESC, c."number" DESC LIMIT ${most})
    SELECT ${lineColumns} FROM "found" f JOIN "article" a ON a."id" = f."id"
      JOIN "article_version" v ON v."article_id" = a."id" AND v."version" = a."shown_version"
    ORDER BY f."rank" DESC, a."number" DESC`;
  return rows.map(lineOf);
}
