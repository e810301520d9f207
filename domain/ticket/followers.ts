/** What those who follow a ticket are told, as against its author. */
import { asksCompany } from '../policy/agreeing';
import type { Rules } from '../process';
import { lookUp } from '../regulation';
import type { Letter } from './letter';
import type { NoticeKind } from './notice-kinds';

/**
 * A letter to the author goes to the followers as well (SP-4, F9). Here those that do not, and those that ask the author for
 * something: followers get one that only tells.
 */
const otherwise: Readonly<Partial<Record<NoticeKind, NoticeKind | null>>> = {
  acknowledgement: null,
  'split-off': null,
  'work-begun': null,
  'call-us': null,
  'author-changed': null,
  'access-requested': null,
  'solution-stands': null,
  'rating-asked': null,
  threshold: null,
  'visit-threshold': null,
  solution: 'followed-solution',
  closed: 'followed-closing',
  'extension-answered-by-phone': 'extension-answered',
  'consent-answered-by-phone': 'consent-answered',
};

/** The letters, and what the followers get of them. */
export function withFollowers(letters: readonly Letter[], { regulation }: Rules): readonly Letter[] {
  return letters.flatMap((letter) => {
    if (letter.audience !== 'author') return [letter];
    // A question is for those who can answer it.
    const agreement = agreementOf(letter);
    const notTheirs = agreement !== null && !asksCompany(lookUp(regulation.agreements, agreement)?.with ?? []);
    const kind = notTheirs ? null : letter.kind in otherwise ? otherwise[letter.kind] : letter.kind;
    return kind == null ? [letter] : [letter, { ...letter, kind, audience: 'readers', awaited: false, receipt: false }];
  });
}

/** Code of the agreement that the letter asks for; null: it asks for none. */
function agreementOf({ kind, params }: Letter): string | null {
  if (kind === 'extension-proposed') return 'extension';
  return kind === 'consent-requested' && typeof params['agreement'] === 'string' ? params['agreement'] : null;
}
