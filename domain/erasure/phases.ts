/** In which order the words of a person go. */

/**
 * What an erasure goes through, each in bounded steps: tickets of the desk by their receipt; what a person decides about; tickets that
 * were changed meanwhile; and behind that, since it takes days: what nobody could place; notes of calls; letters of no ticket; the
 * record of acts; and then who it was.
 */
export const erasurePhases = [
  'tickets',
  'review',
  'meanwhile',
  'tray',
  'contacts',
  'letters',
  'audit',
  'person',
] as const;
export type ErasurePhase = (typeof erasurePhases)[number];

/** What comes behind a phase; behind the last one it is finished. */
export function phaseAfter(phase: Exclude<ErasurePhase, 'person'>): ErasurePhase {
  return erasurePhases[erasurePhases.indexOf(phase) + 1] ?? 'person';
}

/** Nobody decides about mentions any more. */
export function isBehindReview(phase: ErasurePhase): boolean {
  return erasurePhases.indexOf(phase) > erasurePhases.indexOf('meanwhile');
}

/** What is decided about a ticket that may speak of the person. */
export const decisionsOfMention = ['erase', 'keep'] as const;
export type MentionDecision = (typeof decisionsOfMention)[number];

/**
 * For so long somebody may decide about mentions; afterwards those that nobody has looked at stay as they are, and are told as such. Until
 * then the name is kept to find them by. The law gives thirty days (Federal Law 152-FZ, article 21, parts 4 and 5).
 */
export const reviewDays = 20;
