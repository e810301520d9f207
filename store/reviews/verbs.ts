import type { Bind } from '../bind';
import { readToReview, reviewTicket, similarClosed } from './review';
import { countToReview, listToReview } from './to-review';

/** Closed tickets that are looked at again. */
export function reviewVerbs(bind: Bind) {
  return {
    listToReview: bind(listToReview),
    countToReview: bind(countToReview),
    readToReview: bind(readToReview),
    similarClosed: bind(similarClosed),
    reviewTicket: bind(reviewTicket),
  };
}
