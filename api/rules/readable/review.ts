import { dateText } from '../../../texts/account';
import { obligedTexts } from '../../../texts/rules/clocks';
import type { ReadableEntry } from './model';
import { entryOf, type Reader } from './reader';

/** Whether closed tickets are looked at again, and by whom. */
export function readReview(reader: Reader): ReadableEntry[] {
  const { review } = reader.regulation;
  if (review === undefined) return [];
  const { owner, since, source } = review;
  return entryOf('review', reader.label('review'), source, [
    ...reader.fact('reviewedBy', 'review.owner', reader.say(obligedTexts[owner]), source),
    ...reader.fact('closedSince', 'review.since', since && dateText(since), source),
  ]);
}
