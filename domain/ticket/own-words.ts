/** Which letters go out in the desk's own words, and what those name as it is then. */
import type { Notice, Rules } from '../process';
import { holds, ownWordsOf, type LetterKind } from '../regulation';
import { promisedDue } from './by-when';
import type { NoticeKind } from './notice-kinds';
import { situationOf } from './situation';
import type { TicketState } from './state/state';
import { statusOf } from './status';

/** The letters by the names that files call them. */
const kinds: Readonly<Record<LetterKind, NoticeKind>> = {
  accepted: 'acknowledgement',
  'split-off': 'split-off',
  'work-begun': 'work-begun',
  'call-us': 'call-us',
  answer: 'answer',
  estimate: 'estimate',
  wait: 'wait',
  postponed: 'postponed',
  'release-planned': 'release-planned',
  'release-out': 'release-out',
  solution: 'solution',
  'silence-warning': 'silence-warning',
  closed: 'closed',
  'rating-asked': 'rating-asked',
  declined: 'declined',
  redirected: 'redirected',
  reopened: 'reopened',
};

const names: ReadonlyMap<string, LetterKind> = new Map(
  // The keys of the table are the names.
  Object.entries(kinds).map(([name, kind]) => [kind, name as LetterKind]),
);

/** What files call a letter of this kind; undefined for one that no desk words itself. */
export function letterKindOf(kind: string): LetterKind | undefined {
  return names.get(kind);
}

/**
 * What a letter to the client needs where the desk words it itself. Codes only: the words are laid on when the letter is put into
 * words, by the rules pinned to its notice. Whether they apply is decided here, where the ticket is known.
 */
export function inOwnWords(
  { kind, audience }: Pick<Notice, 'kind' | 'audience'>,
  state: TicketState,
  rules: Rules,
): Notice['params'] {
  const name = audience === 'author' || audience === 'readers' ? letterKindOf(kind) : undefined;
  const rule = ownWordsOf(rules.regulation, name);
  if (name === undefined || rule === undefined || !holds(rule.when, situationOf(state, rules))) return {};
  return {
    worded: name,
    wordedTopic: state.topic,
    wordedLevel: state.level,
    wordedStatus: statusOf(state, rules),
    wordedDue: promisedDue(state, rules),
  };
}
