import type { Instant } from '../time';

/** For whom an article is: clients of the desk and its people, or its people only. */
export const articleAudiences = ['clients', 'desk'] as const;
export type ArticleAudience = (typeof articleAudiences)[number];

/** Who reads: one of the desk's people, or somebody of a client. */
export type ArticleReader = { readonly side: 'desk' } | { readonly side: 'client'; readonly clientId: string };

/** What decides who sees an article. */
export interface ArticleShown {
  readonly audience: ArticleAudience;
  /** The last version that was written, from 1 on. */
  readonly version: number;
  /** The version that is shown; null: none. */
  readonly shownVersion: number | null;
  /** When something was shown last, also if it was taken back since; null: never. */
  readonly shownAt: Instant | null;
}

export const articleStates = ['draft', 'shown', 'taken-back'] as const;
export type ArticleState = (typeof articleStates)[number];

/** How an article stands; follows from its versions and dates alone. */
export function stateOf({ shownVersion, shownAt }: Pick<ArticleShown, 'shownVersion' | 'shownAt'>): ArticleState {
  if (shownVersion !== null) return 'shown';
  return shownAt === null ? 'draft' : 'taken-back';
}

/** Whether somebody sees an article at all: the desk's people each one, a client what is shown to clients. */
export function seesArticle(article: Pick<ArticleShown, 'audience' | 'shownVersion'>, reader: ArticleReader): boolean {
  return reader.side === 'desk' || (article.audience === 'clients' && article.shownVersion !== null);
}
