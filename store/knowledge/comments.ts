import type { ArticleReader } from '../../domain/knowledge';
import type { Instant } from '../../domain/time';
import { cleanText } from '../json';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';

export interface NewComment {
  readonly id: string;
  readonly articleId: string;
  /** The version that was read. */
  readonly version: number;
  readonly authorId: string;
  /** Whose people's words these are; null: the desk's own. */
  readonly clientId: string | null;
  readonly text: string;
}

export interface ArticleComment extends NewComment {
  readonly authorName: string | null;
  readonly clientName: string | null;
  readonly at: Instant;
}

export type CommentAdded =
  | { readonly kind: 'added'; readonly comment: ArticleComment }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'conflict' };

/** More is said of no article: what is wrong with it wants another version. */
const mostComments = 1_000;

const withNames = { author: { select: { name: true } }, client: { select: { name: true } } } as const;

/** Says something of an article, once an id. */
export async function addComment({ database, clock }: StoreContext, comment: NewComment): Promise<CommentAdded> {
  const data = { ...comment, text: cleanText(comment.text) };
  if ((await database.articleComment.count({ where: { articleId: data.articleId } })) >= mostComments)
    return { kind: 'too-many' };
  await database.articleComment.createMany({
    data: { ...data, createdAt: new Date(await clock.now()) },
    skipDuplicates: true,
  });
  const row = await database.articleComment.findUniqueOrThrow({ where: { id: data.id }, include: withNames });
  const { author, client, createdAt, ...rest } = row;
  const same = rest.articleId === data.articleId && rest.text === data.text && rest.authorId === data.authorId;
  if (!same) return { kind: 'conflict' };
  return {
    kind: 'added',
    comment: { ...rest, authorName: author.name, clientName: client?.name ?? null, at: createdAt.getTime() },
  };
}

/** What was said of an article, the latest first: by anybody for the desk's people, by the own company for a client's. */
export async function listComments(
  { database }: StoreContext,
  { articleId, reader }: { readonly articleId: string; readonly reader: ArticleReader },
  cursor: string | null,
  most: number,
): Promise<Page<ArticleComment> | BadCursor> {
  const mark = listMark('article-comments', { articleId, reader });
  const before = cursor === null ? null : readCursor(mark, cursor);
  if (before === undefined || before?.at === null) return { kind: 'bad-cursor' };
  const ofOthers = before === null ? {} : { createdAt: new Date(before.at), id: { lt: before.id } };
  const rows = await database.articleComment.findMany({
    where: {
      articleId,
      AND: [
        reader.side === 'desk' ? {} : { clientId: reader.clientId },
        before === null ? {} : { OR: [{ createdAt: { lt: new Date(before.at) } }, ofOthers] },
      ],
    },
    include: withNames,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most + 1,
  });
  const comments = rows.map(({ author, client, createdAt, ...row }) => ({
    ...row,
    authorName: author.name,
    clientName: client?.name ?? null,
    at: createdAt.getTime(),
  }));
  return pageOf(comments, most, (last) => writeCursor(mark, { at: last.at, id: last.id }));
}
