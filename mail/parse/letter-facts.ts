import type { Address } from './addresses';
import type { Attachment } from './attachments/attachment';
import type { Automatic } from './automatic';
import type { Bounce } from './bounce/bounce';
import type { CalendarEvent } from './calendar';
import type { KindOfAnswer } from './reply/kind-of-answer';
import type { Warning } from './warning';

/** What one raw letter says: read, repaired and judged by itself, without knowing of any ticket. */
export interface LetterFacts {
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** What makes this letter one letter: the Message-ID, else the digest of its content. */
  readonly identity: string;
  /** Tells a second letter under the same Message-ID from a copy of the first. */
  readonly contentDigest: string;
  /** Null where nobody can be made out. */
  readonly from: Address | null;
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  /** Epoch milliseconds, as the letter claims: never a time to count from. */
  readonly date: number | null;
  readonly kind: KindOfAnswer;
  readonly text: string;
  readonly replyText: string;
  /** As sent; null where there is none. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  readonly calendar: readonly CalendarEvent[];
  readonly automatic: Automatic;
  readonly bounce: Bounce | null;
  readonly ticketNumbers: readonly string[];
  /** Values of Authentication-Results, the topmost first: what servers on the way found of the sender. */
  readonly authentication: readonly string[];
  readonly warnings: readonly Warning[];
}

/** What the reader of letters is told of the world. */
export interface ReadingOptions {
  /** The instant of reading, epoch milliseconds. */
  readonly now: number;
  /** Prefixes of the desks' numbers, `SKAI-`. */
  readonly prefixes: readonly string[];
  /** Our own addresses: desks' and sender's. */
  readonly own: readonly string[];
}
