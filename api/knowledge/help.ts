import { defineRoute } from '../http/define-route';
import { Problem } from '../problems';
import { articleParams, articlePath } from './read';
import { reachOf } from './readers';

/** An article has answered what somebody was about to ask (HT-18). */
export const noteHelp = defineRoute({
  method: 'put',
  path: `${articlePath}/help`,
  tag: 'knowledge',
  summary: 'Say that an article has answered the question',
  description: 'Counted once a person and day, however often it is said. Nothing of the question is kept.',
  access: 'signed-in',
  params: articleParams,
  responses: { 204: { description: 'Counted.' } },
  problems: [404],
  async operation({ params }, { caller, services: { store } }) {
    const article = await store.readArticle({ id: params.article, reach: reachOf(caller) });
    if (article === undefined) throw new Problem('not-found');
    await store.noteHelp({ articleId: article.id, personId: caller.personId });
  },
  present: () => ({ status: 204 }),
});
