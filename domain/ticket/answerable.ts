/** Which letters can be answered by a press in them (SK-11, SP-10). */
import type { Notice, Rules } from '../process';
import type { FeedbackLetter } from '../regulation';
import type { NoticeKind } from './notice-kinds';
import { ownGrant } from './rights';
import type { TicketState } from './state/state';

/** The param of a letter that can be answered so: the cycle that its answers are for. */
export const pressCycle = 'pressCycle';

/** Letters that bring words of the desk, where they bring any. */
const comments: ReadonlySet<string> = new Set<NoticeKind>([
  'answer',
  'estimate',
  'postponed',
  'solution',
  'silence-warning',
]);

/** What the desk's regulation calls a letter to the author; undefined: it names none of this kind. */
export function feedbackLetterOf({ kind, params }: Pick<Notice, 'kind' | 'params'>): FeedbackLetter | undefined {
  if (kind === 'closed') return 'closing';
  if (kind === 'rating-asked') return 'rating-asked';
  return comments.has(kind) && typeof params['messageId'] === 'string' ? 'comment' : undefined;
}

/**
 * The cycle that a letter's answers are for, where the desk has answers in letters of this kind and the author has something to
 * answer: an open ticket that the author may close, or a closed one whose work is not rated yet. Decided when the letter is
 * written, so that every copy of it is the same.
 */
export function answeredByPress(
  letter: Pick<Notice, 'kind' | 'audience' | 'params'>,
  { cycle, stage, ratings, closed }: TicketState,
  rules: Rules,
): Notice['params'] {
  const { letters } = rules.regulation.feedback;
  const occasion = letter.audience === 'author' ? feedbackLetterOf(letter) : undefined;
  if (occasion === undefined || !letters.includes(occasion)) return {};
  if (ratings.some((rating) => rating.cycle === cycle) || closed?.how === 'duplicate') return {};
  const closes = ownGrant('close')(rules);
  if (stage !== 'closed' && closes?.client === 'nobody') return {};
  return { [pressCycle]: cycle };
}
