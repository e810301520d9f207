/**
 * What a pass over a desk may find: a promise that nobody would keep if nobody looked. One code a fault; each has its words, and what
 * to do about it, in `texts/standing-check.ts`.
 */
export const findingCodes = [
  /** An open process whose run the engine does not have: it was terminated, or the engine's data were lost. */
  'run-missing',
  /** Under its id the engine has a run of another store. */
  'run-foreign',
  /** Its run does not wait for the instant that matters next. */
  'timer-missing',
  /** A process that the ledger of runs does not know. */
  'ledger-missing',
  /** An accepted word that nobody has decided for ten minutes. */
  'row-waiting',
  /** A decision that threw, and which nobody has taken up again. */
  'row-set-aside',
  /** A letter that somebody has in hand and does not give back. */
  'notice-leased',
  /** The responsible of an open ticket does not work at the desk any more. */
  'assignee-inactive',
  /** A next step that is owed by a role that nobody at the desk has. */
  'clock-without-owner',
  /** A mailbox that is read no more. */
  'mailbox-silent',
  /** It counts by official years that have changed since, and no publication is under way. */
  'pin-stale',
  /** Messages to another program that were tried for a day and not taken. */
  'webhook-set-aside',
  /** Messages to another program that waited for a month and are sent no more. */
  'webhook-dropped',
  /** An endpoint that rests because it failed for days, or said that it is gone. */
  'webhook-paused',
  /** Tickets that may speak of somebody under erasure, and that somebody has to decide about in time. */
  'erasure-to-review',
] as const;

export type FindingCode = (typeof findingCodes)[number];

/** What is wrong, and of what. */
export interface Finding {
  readonly code: FindingCode;
  /** What it is about, and the same each time: the id of a process, a row or a notice, or an address. */
  readonly subject: string;
  /** As people know it: a public number, an address. */
  readonly name: string;
  /** The ticket or visit that it is about; null: none. */
  readonly process: { readonly kind: string; readonly id: string } | null;
  /** Whose short id, role or kind of word it is; null: nothing more is said. */
  readonly detail: string | null;
}

/** Tells findings of a desk apart. */
export function findingKey({ code, subject }: Pick<Finding, 'code' | 'subject'>): string {
  return `${code}/${subject}`;
}

/** Those that were found both times: what is under way at the moment of one look is gone at the next. */
export function foundTwice(first: readonly Finding[], second: readonly Finding[]): readonly Finding[] {
  const before = new Set(first.map(findingKey));
  return second.filter((finding) => before.has(findingKey(finding)));
}
