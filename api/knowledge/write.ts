import { lookUp } from '../../domain/regulation';
import { ownDesk } from '../auth/own-desk';
import { defineRoute, type RequestContext } from '../http/define-route';
import { idOfKey } from '../http/id-of-key';
import { pageOfWhole } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code } from '../schemas/values';
import { z } from '../schemas/zod';
import type { ApiStore } from '../services';
import { forbidden } from '../who-may';
import { presentArticle, presentVersion } from './present';
import { articleParams, articlePath, articlesPath } from './read';
import { mayWrite, reachOf, writers } from './readers';
import { articleContent, articleVersionView, articleView } from './schemas';

type Context = RequestContext<typeof writers>;

/** An article begins as a draft, which the desk's people see. */
export const addArticle = defineRoute({
  method: 'post',
  path: articlesPath,
  tag: 'knowledge',
  summary: 'Write an article',
  description: 'It is a draft until a version of it is shown. The same Idempotency-Key gives the same article.',
  access: writers,
  body: z.strictObject({ desk: code().optional(), ...articleContent }).openapi('NewArticle'),
  responses: { 201: { description: 'Written.', schema: articleView } },
  problems: [404, 409, 422],
  async operation({ body: { desk: named, ...content } }, context: Context) {
    const { caller, services } = context;
    const { desk } = ownDesk(caller, named, writers);
    await knownTopics(services.store, desk, content.topics);
    const id = idOfKey(context, 'article');
    const added = await services.store.addArticle({ ...content, id, desk, authorId: caller.personId });
    if (added.kind === 'conflict') throw new Problem('key-reused');
    return readAgain(id, context);
  },
  present: (read, { caller }) => ({
    status: 201,
    headers: { Location: `${articlesPath}/${read.article.id}` },
    body: presentArticle(read, caller),
  }),
});

/** A further version. */
export const changeArticle = defineRoute({
  method: 'put',
  path: articlePath,
  tag: 'knowledge',
  summary: 'Change an article',
  description:
    'Other words are a further version, which is shown when somebody says so; for whom it is and its topics count at once. ' +
    '`If-Match` names the version that was changed.',
  access: writers,
  params: articleParams,
  body: z.strictObject(articleContent).openapi('ArticleContent'),
  responses: { 200: { description: 'Changed.', schema: articleView } },
  problems: [404, 409, 422],
  async operation({ params, body }, context: Context) {
    const { caller, services } = context;
    const { id, desk } = await toWrite(params.article, context);
    await knownTopics(services.store, desk, body.topics);
    const change = { id, authorId: caller.personId, ifVersion: context.ifMatch ?? undefined, content: body };
    const changed = await services.store.changeArticle(change);
    if (changed.kind === 'unknown') throw new Problem('not-found');
    if (changed.kind === 'version-moved') throw new Problem('revision-moved');
    return readAgain(id, context);
  },
  present: (read, { caller }) => ({ status: 200, body: presentArticle(read, caller) }),
});

/** A version before its readers. */
export const showArticle = defineRoute({
  method: 'put',
  path: `${articlePath}/shown`,
  tag: 'knowledge',
  summary: 'Show a version of an article to its readers',
  access: writers,
  params: articleParams,
  body: z.strictObject({ version: z.int().min(1).max(999_999) }).openapi('ArticleToShow'),
  responses: { 200: { description: 'Shown.', schema: articleView } },
  problems: [404],
  async operation({ params, body }, context: Context) {
    const { id } = await toWrite(params.article, context);
    const shown = await context.services.store.showArticle({ id, version: body.version });
    if (shown.kind === 'unknown') throw new Problem('not-found');
    return readAgain(id, context);
  },
  present: (read, { caller }) => ({ status: 200, body: presentArticle(read, caller) }),
});

/** Taken back from its readers; the desk keeps it. */
export const takeArticleBack = defineRoute({
  method: 'delete',
  path: `${articlePath}/shown`,
  tag: 'knowledge',
  summary: 'Take an article back from its readers',
  access: writers,
  params: articleParams,
  responses: { 204: { description: 'Taken back.' } },
  problems: [404],
  async operation({ params }, context: Context) {
    const { id } = await toWrite(params.article, context);
    await context.services.store.showArticle({ id, version: null });
  },
  present: () => ({ status: 204 }),
});

/** What an article said before. */
export const listVersions = defineRoute({
  method: 'get',
  path: `${articlePath}/versions`,
  tag: 'knowledge',
  summary: 'Versions of an article',
  access: writers,
  params: articleParams,
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'The last one first.', schema: pageOf(articleVersionView) } },
  problems: [404],
  async operation({ params, query }, context: Context) {
    const { id } = await toWrite(params.article, context);
    const all = await context.services.store.listArticleVersions(id);
    return pageOfWhole(all, `article-versions/${id}`, query, ({ version }) => String(version));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentVersion), nextCursor: cursor } }),
});

/** @throws Problem 404 for what the caller does not see, 403 for one who reads it only */
async function toWrite(id: string, { caller, services: { store } }: Context): Promise<{ id: string; desk: string }> {
  const article = await store.readArticle({ id, reach: reachOf(caller) });
  if (article === undefined) throw new Problem('not-found');
  if (!mayWrite(caller, article.desk)) throw forbidden(writers);
  return article;
}

async function readAgain(id: string, { caller, services: { store } }: Context) {
  const article = await store.readArticle({ id, reach: reachOf(caller) });
  if (article === undefined) throw new Problem('not-found');
  return { article, use: await store.articleUse(id) };
}

/** @throws Problem 422 for a topic that the desk's regulation does not know */
async function knownTopics(store: ApiStore, desk: string, topics: readonly string[]): Promise<void> {
  const { regulation } = await store.rulesFor(desk, null);
  const errors = topics.flatMap((topic, index) =>
    lookUp(regulation.topics, topic) === undefined
      ? [{ pointer: `/topics/${index}`, code: 'unknown-topic' as const }]
      : [],
  );
  if (errors.length > 0) throw new Problem('not-in-regulation', { errors });
}
