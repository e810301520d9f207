/** Kinds of letters in groups that a person can switch off (SK-7), and those that always come. */
import type { Notice } from '../process';
import { lookUp } from '../regulation';
import type { NoticeKind } from './notice-kinds';

/** Groups as people choose among them: of the client's side, then of the desk's. */
export const letterGroups = {
  client: ['answers', 'progress', 'visits', 'ratings', 'shared'],
  desk: ['words', 'reminders', 'feedback', 'news'],
  /** Of no ticket: whoever a desk tells of what changes. */
  either: ['announcements'],
} as const;

export type LetterGroup = (typeof letterGroups)[keyof typeof letterGroups][number];

/**
 * Why letters come to everybody who takes any: a time is counted from them or ends with them, they ask for what nobody else can
 * answer, or they tell whoever gets them what to do.
 */
export const keptLetters = { client: ['clock', 'question'], desk: ['duty'] } as const;

export type KeptLetters = (typeof keptLetters)[keyof typeof keptLetters][number];

type OfClient = (typeof letterGroups.client)[number] | (typeof keptLetters.client)[number];
type OfDesk = (typeof letterGroups.desk)[number] | (typeof keptLetters.desk)[number];

/** What a kind is for either side: `client / desk`; of a kind that one side alone gets, the other is what it would be. */
const places: Readonly<Record<NoticeKind, readonly [client: OfClient, desk: OfDesk]>> = {
  acknowledgement: ['clock', 'news'],
  'split-off': ['clock', 'news'],
  'work-begun': ['progress', 'news'],
  'call-us': ['question', 'duty'],
  'ticket-opened': ['progress', 'news'],
  answer: ['answers', 'news'],
  'client-word': ['answers', 'words'],
  'colleague-word': ['answers', 'words'],
  shared: ['shared', 'news'],
  'author-changed': ['clock', 'news'],
  estimate: ['progress', 'news'],
  wait: ['question', 'news'],
  postponed: ['answers', 'news'],
  'release-planned': ['progress', 'news'],
  'release-out': ['progress', 'news'],
  assigned: ['progress', 'duty'],
  unassigned: ['progress', 'duty'],
  'handed-over': ['progress', 'news'],
  'service-asked': ['progress', 'duty'],
  'service-took': ['progress', 'news'],
  'service-returned': ['progress', 'duty'],
  'service-silent': ['progress', 'duty'],
  'extension-proposed': ['question', 'duty'],
  'extension-answered': ['progress', 'news'],
  'extension-answered-by-phone': ['progress', 'news'],
  'extension-expired': ['progress', 'news'],
  'extension-dropped': ['progress', 'news'],
  'consent-requested': ['question', 'duty'],
  'consent-answered': ['progress', 'news'],
  'consent-answered-by-phone': ['progress', 'news'],
  'consent-withdrawn': ['progress', 'news'],
  'consent-expired': ['progress', 'news'],
  'access-requested': ['question', 'news'],
  'access-given': ['progress', 'duty'],
  'access-closing': ['question', 'news'],
  'access-taken-back': ['progress', 'news'],
  'estimate-lapsed': ['progress', 'news'],
  'limit-moved': ['progress', 'news'],
  solution: ['clock', 'news'],
  'followed-solution': ['shared', 'news'],
  'solution-stands': ['clock', 'news'],
  'silence-warning': ['clock', 'news'],
  objected: ['progress', 'duty'],
  'work-resumed': ['progress', 'news'],
  closed: ['progress', 'news'],
  'followed-closing': ['shared', 'news'],
  'closed-as-duplicate': ['progress', 'news'],
  declined: ['answers', 'news'],
  redirected: ['answers', 'news'],
  'duplicate-joined': ['progress', 'news'],
  'closing-voided': ['clock', 'duty'],
  'rating-asked': ['ratings', 'news'],
  escalated: ['progress', 'news'],
  feedback: ['ratings', 'feedback'],
  'feedback-corrected': ['ratings', 'feedback'],
  'speed-up': ['progress', 'duty'],
  'emergency-proposed': ['question', 'duty'],
  'emergency-declared': ['progress', 'duty'],
  'emergency-declined': ['progress', 'news'],
  'emergency-ended': ['progress', 'news'],
  'word-to-judge': ['progress', 'duty'],
  reopened: ['progress', 'duty'],
  'visit-requested': ['visits', 'duty'],
  'delivery-failed': ['progress', 'duty'],
  'signal-refused': ['progress', 'duty'],
  threshold: ['progress', 'reminders'],
  'estimate-slips': ['progress', 'reminders'],
  'parts-ordered': ['progress', 'news'],
  'parts-shipped': ['progress', 'news'],
  'parts-received': ['progress', 'news'],
  'parts-cancelled': ['progress', 'news'],
  'parts-late': ['progress', 'reminders'],
  'visit-readiness': ['visits', 'duty'],
  'slot-offered': ['question', 'duty'],
  'slot-agreed': ['visits', 'duty'],
  'slot-released': ['visits', 'duty'],
  'visit-no-show': ['visits', 'duty'],
  'visit-handed-back': ['visits', 'duty'],
  'visit-another': ['visits', 'duty'],
  'visit-to-check': ['visits', 'duty'],
  'visit-checked': ['visits', 'news'],
  'visit-cancelled': ['visits', 'duty'],
  'visit-closed-with-ticket': ['visits', 'duty'],
  'visit-in-doubt': ['visits', 'duty'],
  'visit-kept': ['visits', 'duty'],
  'visit-threshold': ['visits', 'reminders'],
  'report-threshold': ['progress', 'reminders'],
  'register-threshold': ['progress', 'reminders'],
  'incident-owed': ['progress', 'reminders'],
};

const groups: ReadonlySet<string> = new Set(Object.values(letterGroups).flat());

/** The group by which a letter can be switched off; null: it always comes, save to one who takes no letters at all. */
export function groupOfLetter({ kind, audience }: Pick<Notice, 'kind' | 'audience'>): LetterGroup | null {
  const place = placeOf(audience, lookUp(places, kind));
  return place !== null && isGroup(place) ? place : null;
}

function placeOf(audience: Notice['audience'], of: readonly [OfClient, OfDesk] | undefined): OfClient | OfDesk | null {
  // Of a ticket of somebody else nobody has to answer anything alone.
  if (audience === 'readers' || audience === 'new-readers') return 'shared';
  return of?.[audience === 'author' ? 0 : 1] ?? null;
}

function isGroup(place: string): place is LetterGroup {
  return groups.has(place);
}
