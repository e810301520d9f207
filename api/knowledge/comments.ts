import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { prose } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentComment } from './present';
import { articleParams, articlePath } from './read';
import { reachOf } from './readers';
import { commentView } from './schemas';

const path = `${articlePath}/comments`;

/** What readers have said of an article. */
export const listComments = defineRoute({
  method: 'get',
  path,
  tag: 'knowledge',
  summary: 'Comments on an article',
  description: "The desk's people read all of them, a client's user what the own company has said.",
  access: 'signed-in',
  params: articleParams,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'The latest first.', schema: pageOf(commentView) } },
  problems: [404],
  async operation({ params, query }, context) {
    const { article, reader } = await readBy(params.article, context);
    const { store } = context.services;
    const asked = { articleId: article.id, reader };
    return pageFound(await store.listComments(asked, query.cursor ?? null, query.limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentComment), nextCursor: cursor } }),
});

/** A reader says what is wrong or missing (SK-21). */
export const addComment = defineRoute({
  method: 'post',
  path,
  tag: 'knowledge',
  summary: 'Comment on an article',
  access: 'signed-in',
  params: articleParams,
  body: z.strictObject({ text: prose(5_000) }).openapi('NewArticleComment'),
  responses: { 201: { description: 'Said.', schema: commentView } },
  problems: [404, 409, 422],
  async operation({ params, body }, context: RequestContext<'signed-in'>) {
    const { article, reader } = await readBy(params.article, context);
    const added = await context.services.store.addComment({
      id: idOfKey(context, 'article-comment'),
      articleId: article.id,
      version: article.readVersion,
      authorId: context.caller.personId,
      clientId: reader.side === 'client' ? reader.clientId : null,
      text: body.text,
    });
    if (added.kind === 'conflict') throw new Problem('key-reused');
    if (added.kind === 'too-many') throw new Problem('too-many-comments');
    return added.comment;
  },
  present: (comment) => ({ status: 201, body: presentComment(comment) }),
});

/** @throws Problem 404 for what the caller does not see */
async function readBy(
  id: string,
  { caller, services: { store } }: Pick<RequestContext<'signed-in'>, 'caller' | 'services'>,
) {
  const reach = reachOf(caller);
  const article = await store.readArticle({ id, reach });
  const at = reach.find(({ desk }) => desk === article?.desk);
  if (article === undefined || at === undefined) throw new Problem('not-found');
  return { article, reader: at.reader };
}
