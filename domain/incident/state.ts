/** The state of an incident: ids, codes and counts. Its title and its words lie beside it, in the store. */
import type { ProcessState } from '../process';
import type { Instant } from '../time';
import type { LinkRule } from './link-rule';

/**
 * How far it is. `open`: something does not work. `restored`: it works again, and why it did not is still owed. `analysed`: that is
 * written down. `withdrawn`: it was declared by mistake.
 */
export const incidentStages = ['open', 'restored', 'analysed', 'withdrawn'] as const;
export type IncidentStage = (typeof incidentStages)[number];

export interface IncidentState extends ProcessState {
  readonly schema: 3;
  readonly clientId: null;
  /** `incident/12`. */
  readonly number: string;
  readonly stage: IncidentStage;
  /** Short id of the person who sees to it; null: nobody yet, a manager does. */
  readonly owner: string | null;
  /** Id of the person who declared it. */
  readonly declaredBy: string;
  readonly declaredAt: Instant;
  /** What of the open tickets belongs to it by itself; null: nothing does. */
  readonly rule: LinkRule | null;
  /** How many words were said to all of its tickets; the last one bears this number. */
  readonly words: number;
  /** The number of the word that everything works again, which what is linked later is given as well; null: it does not work. */
  readonly solution: number | null;
  /** Up to this number words are behind it: it did not work after all. What is linked since is not given them, nor is anybody their solution. */
  readonly silent: number;
  /** Since when tickets are to be linked by the rule, or told; null: all that belong to it have what was said. */
  readonly telling: Instant | null;
  /** When it was said last that everything works again; null: it does not. */
  readonly restoredAt: Instant | null;
  readonly endedAt: Instant | null;
}

/**
 * Up to which word a ticket is taken to have heard everything as it is linked: it gets the last word, from the solution on all that
 * was said, and nothing that was refuted.
 */
export function heardWhenLinked({
  words,
  solution,
  silent,
}: Pick<IncidentState, 'words' | 'solution' | 'silent'>): number {
  return Math.max(Math.min(words, solution ?? words) - 1, silent);
}
