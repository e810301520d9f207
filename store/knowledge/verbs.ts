import type { Bind } from '../bind';
import { releaseVerbs } from '../releases/verbs';
import { reviewVerbs } from '../reviews/verbs';
import { articleUse, noteHelp } from './article-help';
import { addComment, listComments } from './comments';
import { suggestArticles } from './find-articles';
import { listArticles } from './list-articles';
import { listArticleVersions, readArticle } from './read-article';
import { addArticle, changeArticle, indexArticles, showArticle } from './write-article';

/** Articles of the desks' knowledge bases, reviews of closed tickets, and registers of releases. */
export function knowledgeVerbs(bind: Bind) {
  return {
    addArticle: bind(addArticle),
    changeArticle: bind(changeArticle),
    showArticle: bind(showArticle),
    readArticle: bind(readArticle),
    listArticles: bind(listArticles),
    suggestArticles: bind(suggestArticles),
    listArticleVersions: bind(listArticleVersions),
    addComment: bind(addComment),
    listComments: bind(listComments),
    indexArticles: bind(indexArticles),
    noteHelp: bind(noteHelp),
    articleUse: bind(articleUse),
    ...reviewVerbs(bind),
    ...releaseVerbs(bind),
  };
}
