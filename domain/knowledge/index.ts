/** Articles of a desk (SK-21, HT-18, EA-8): who reads which, and how people write their numbers. Pure. */
export { articleAudiences, articleStates, seesArticle, stateOf } from './article';
export type { ArticleAudience, ArticleReader, ArticleShown, ArticleState } from './article';
export { articleLabel, articleNumberIn } from './article-label';
export { reviewOutcomes, reviewOwner, type ReviewOutcome, type ReviewOwner, type ReviewSaid } from './review';
