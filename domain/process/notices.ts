import type { Audience } from '../regulation/types';

/**
 * Who is told: those whom a regulation can name; the people of the client's company who follow the matter, all of them or those who
 * do so since this event; and who had it before it was handed on.
 */
export type Addressee = Audience | 'readers' | 'new-readers' | 'former-responsible';

/** Who is told of what: the store finds the persons, letters/ the words. */
export interface Notice {
  /** A code of the kind's own list; letters/ has the words. */
  readonly kind: string;
  readonly audience: Addressee;
  /** A clock counts from its delivery. A failure to deliver always comes back. */
  readonly awaited: boolean;
  /**
   * A word leads to one letter a person. `aside`: it joins another letter of the same word, if there is one; `addition`: it does,
   * or nothing is sent. Absent: it leads, and of several the last. Where none leads, the first aside does.
   */
  readonly joins?: 'aside' | 'addition';
  /** Also for whoever caused it: a receipt that was promised, an invitation. Otherwise nobody is told of an own act. */
  readonly receipt?: boolean;
  /** It stands in the portal and never leaves: a program would read it, and answer. */
  readonly quiet?: boolean;
  /** Ids, codes, instants, and what stands in the event in words of a person. */
  readonly params: Readonly<Record<string, string | number | null>>;
}
