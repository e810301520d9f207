import { Prisma } from '../../prisma/generated/client';
import { articleNumberIn } from '../../domain/knowledge';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { inState, lineColumns, lineOf, seenBy, versionRead } from './article';
import type { ArticleLine, ArticleRow, ArticlesAsked } from './article';
import { findArticles } from './find-articles';

/** Articles of a desk, the last change first; those that a text finds, the best first. */
export async function listArticles(
  context: StoreContext,
  { desk, reader, text, topic, audience, state }: ArticlesAsked,
  cursor: string | null,
  most: number,
): Promise<Page<ArticleLine> | BadCursor> {
  const number = text === undefined ? undefined : articleNumberIn(text);
  if (text !== undefined && number === undefined) {
    if (cursor !== null) return { kind: 'bad-cursor' };
    const asked = { desk, reader, text, topic, audience, state, most };
    return { kind: 'page', items: await findArticles(context, asked), cursor: null };
  }
  const mark = listMark('articles', { desk, side: reader.side, number, topic, audience, state });
  const before = cursor === null ? null : readCursor(mark, cursor);
  if (before === undefined || before?.at === null) return { kind: 'bad-cursor' };
  const conditions = [
    Prisma.sql`a."desk" = ${desk}`,
    seenBy(reader),
    ...(number === undefined ? [] : [Prisma.sql`a."number" = ${number}`]),
    ...(topic === undefined ? [] : [Prisma.sql`${topic} = ANY(a."topics")`]),
    ...(audience === undefined ? [] : [Prisma.sql`a."audience" = ${audience}`]),
    ...(state === undefined ? [] : [inState(state)]),
    ...(before === null ? [] : [Prisma.sql`(a."updated_at", a."id") < (${new Date(before.at)}, ${before.id}::uuid)`]),
  ];
  const rows = await context.database.$queryRaw<ArticleRow[]>`
    SELECT ${lineColumns} FROM "article" a
      JOIN "article_version" v ON v."article_id" = a."id" AND v."version" = ${versionRead(reader)}
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a."updated_at" DESC, a."id" DESC LIMIT ${most + 1}`;
  return pageOf(rows.map(lineOf), most, (last) => writeCursor(mark, { at: last.updatedAt, id: last.id }));
}
