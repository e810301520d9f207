import type { Audience } from '../regulation/types';

/** Who is told of what: the store finds the persons, texts/ the words. */
export interface Notice {
  /** A code of the kind's own list; texts/ has the words. */
  readonly kind: string;
  readonly audience: Audience;
  /** A clock counts from its delivery. A failure to deliver always comes back. */
  readonly awaited: boolean;
  /** Ids, codes and instants that the text needs. */
  readonly params: Readonly<Record<string, string | number | null>>;
}
