import type { Audience } from '../regulation/types';

/**
 * Who is told: those whom a regulation can name, and the people of the client's company who follow the matter, all of them or those
 * who do so since this event. Nobody of these is told of an own act.
 */
export type Addressee = Audience | 'readers' | 'new-readers';

/** Who is told of what: the store finds the persons, texts/ the words. */
export interface Notice {
  /** A code of the kind's own list; texts/ has the words. */
  readonly kind: string;
  readonly audience: Addressee;
  /** A clock counts from its delivery. A failure to deliver always comes back. */
  readonly awaited: boolean;
  /** For whom the same word has no other letter only: one letter a word. */
  readonly unlessTold?: true;
  /** Ids, codes and instants that the text needs. */
  readonly params: Readonly<Record<string, string | number | null>>;
}
