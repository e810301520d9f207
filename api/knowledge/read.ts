import { articleStates } from '../../domain/knowledge';
import { defineRoute } from '../http/define-route';
import { pageFound } from '../http/page-found';
import { Problem } from '../problems';
import { pageOf, pageQuery } from '../schemas/pages';
import { code, id, line } from '../schemas/values';
import { z } from '../schemas/zod';
import { presentArticle, presentLine } from './present';
import { reachOf, readingAt } from './readers';
import { articleLine, articleView, audience, suggestionAsked } from './schemas';

export const articlesPath = '/api/v1/articles';
export const articlePath = `${articlesPath}/{article}`;
export const articleParams = z.object({ article: id() });

/** Articles of a desk, as far as they are for the caller. */
export const listArticles = defineRoute({
  method: 'get',
  path: articlesPath,
  tag: 'knowledge',
  summary: 'Articles of a desk',
  description:
    'The last change first. With `text` those in which all of it stands, whatever the form of the words and whether with «е» or «ё», ' +
    'the best first and on one page; `KB-12` finds the article of that number. Clients read what is shown to clients.',
  access: 'signed-in',
  query: z.strictObject({
    desk: code().optional(),
    text: line(300).optional(),
    topic: code().optional(),
    audience: audience.optional().openapi({ description: 'Those for one of them alone.' }),
    state: z.enum(articleStates).optional(),
    ...pageQuery,
  }),
  responses: { 200: { description: 'A page.', schema: pageOf(articleLine) } },
  problems: [404],
  async operation({ query: { desk, cursor, limit, ...asked } }, { caller, services: { store } }) {
    const reading = readingAt(caller, desk);
    return pageFound(await store.listArticles({ ...reading, ...asked }, cursor ?? null, limit ?? 50));
  },
  present: ({ items, cursor }) => ({ status: 200, body: { items: items.map(presentLine), nextCursor: cursor } }),
});

/** One article. */
export const readArticle = defineRoute({
  method: 'get',
  path: articlePath,
  tag: 'knowledge',
  summary: 'An article',
  description: 'The version that is shown; for the people of the desk the last one, or the one that they name.',
  access: 'signed-in',
  params: articleParams,
  query: z.strictObject({
    version: z
      .string()
      .regex(/^[1-9]\d{0,5}$/)
      .transform(Number)
      .optional()
      .openapi({ type: 'integer', minimum: 1 }),
  }),
  responses: { 200: { description: 'The article.', schema: articleView } },
  problems: [404],
  async operation({ params, query }, { caller, services: { store } }) {
    const asked = { id: params.article, reach: reachOf(caller) };
    const article = await store.readArticle(query.version === undefined ? asked : { ...asked, version: query.version });
    if (article === undefined) throw new Problem('not-found');
    return { article, use: await store.articleUse(article.id) };
  },
  present: (read, { caller }) => ({ status: 200, body: presentArticle(read, caller) }),
});

/** So many are read before a request is filed. */
const mostSuggested = 5;

/** What may answer a request before it is filed (HT-18). */
export const suggestArticles = defineRoute({
  method: 'post',
  path: `${articlesPath}/suggestions`,
  tag: 'knowledge',
  summary: 'Articles that may answer what somebody is writing',
  description:
    'At most five, the best first; those of the topic alone, where one is named and has any. Nothing of the text is kept.',
  access: 'signed-in',
  body: suggestionAsked,
  responses: { 200: { description: 'What was found.', schema: z.object({ items: z.array(articleLine) }) } },
  problems: [404],
  async operation({ body: { desk, text, topic } }, { caller, services: { store } }) {
    const asked = { ...readingAt(caller, desk), text, state: 'shown', most: mostSuggested } as const;
    const ofTopic = topic === undefined ? [] : await store.suggestArticles({ ...asked, topic });
    return ofTopic.length > 0 ? ofTopic : store.suggestArticles(asked);
  },
  present: (articles) => ({ status: 200, body: { items: articles.map(presentLine) } }),
});
