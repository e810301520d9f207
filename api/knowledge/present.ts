import { articleLabel, stateOf } from '../../domain/knowledge';
import type { Article, ArticleLine } from '../../store/knowledge/article';
import type { ArticleUse } from '../../store/knowledge/article-help';
import type { ArticleComment } from '../../store/knowledge/comments';
import type { ArticleVersionLine } from '../../store/knowledge/read-article';
import type { Caller } from '../auth/caller';
import { presentCompany, presentPerson } from '../names';
import { iso } from '../tickets/present-clock';
import { mayWrite } from './readers';

export function presentLine({ number, shownAt, updatedAt, ...line }: ArticleLine): object {
  return {
    ...line,
    label: articleLabel(number),
    state: stateOf({ shownVersion: line.shownVersion, shownAt }),
    shownAt: shownAt === null ? null : iso(shownAt),
    updatedAt: iso(updatedAt),
  };
}

/** An article, and what came of it. */
export interface ArticleRead {
  readonly article: Article;
  readonly use: ArticleUse;
}

/** An article as its reader has it. Who wrote it is the desk's own affair. */
export function presentArticle({ article, use }: ArticleRead, caller: Caller): object {
  const { text, readVersion, authorId, authorName, writtenAt, ...line } = article;
  const canChange = mayWrite(caller, article.desk);
  return {
    ...presentLine(line),
    ...{ text, readVersion, canChange, use: canChange ? use : null, writtenAt: iso(writtenAt) },
    author: canChange ? presentPerson(authorId, authorName) : null,
  };
}

export function presentVersion({ authorId, authorName, writtenAt, ...version }: ArticleVersionLine): object {
  return { ...version, author: presentPerson(authorId, authorName), writtenAt: iso(writtenAt) };
}

export function presentComment(comment: ArticleComment): object {
  const { id, version, authorId, authorName, clientId, clientName, text, at } = comment;
  return {
    ...{ id, version, text, at: iso(at) },
    author: presentPerson(authorId, authorName),
    company: clientId === null ? null : presentCompany(clientId, clientName),
  };
}
