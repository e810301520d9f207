import type { ReviewRule } from '../regulation';

/** What comes of looking at a closed ticket again (SM-6). */
export const reviewOutcomes = ['nothing-to-add', 'article', 'new-article'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** What somebody says came of it: an article is named where one is meant. */
export type ReviewSaid =
  | { readonly outcome: 'nothing-to-add' }
  | { readonly outcome: 'article' | 'new-article'; readonly article: string };

/** Who owes a review: a person by short id, or whoever leads the desk. */
export type ReviewOwner = { readonly kind: 'person'; readonly shortId: string } | { readonly kind: 'managers' };

/**
 * Who owes the review of a closed ticket by the desk's rule.
 *
 * @param assignee short id of the responsible; null: nobody
 * @param isThere whether that one still works at the desk
 */
export function reviewOwner(
  { owner }: Pick<ReviewRule, 'owner'>,
  { assignee, isThere }: { readonly assignee: string | null; readonly isThere: boolean },
): ReviewOwner {
  return owner === 'responsible' && assignee !== null && isThere
    ? { kind: 'person', shortId: assignee }
    : { kind: 'managers' };
}
