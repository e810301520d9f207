import type { Instant } from '../../domain/time';

/** How a letter came to us. */
export type LetterWay = 'listener' | 'pipe' | 'mailbox';

/** What became of a letter. */
export type LetterOutcome = 'ticket' | 'reply' | 'tray' | 'notice-state' | 'duplicate';

/** What somebody of the desk wants done with a letter that lies in the tray. */
export type LetterOrder = { readonly by: string } & (
  | {
      readonly act: 'file';
      readonly client: string;
      /** A user of the client; null: whoever wrote the letter, made known if need be. */
      readonly person: string | null;
      readonly requestType: string | null;
      readonly topic: string | null;
    }
  | { readonly act: 'attach'; readonly ticket: string }
);

/** A letter as it came in; its bytes are kept apart. */
export interface ArrivedLetter {
  readonly id: string;
  /** Null where nobody knows yet for which desk it is. */
  readonly desk: string | null;
  readonly way: LetterWay;
  readonly envelopeFrom: string | null;
  readonly envelopeTo: readonly string[];
  readonly sha256: string;
  /** Of the whole letter; of one that was too large to be taken only a beginning is kept. */
  readonly size: number;
  readonly receivedAt: Instant;
  /** Which claim of it this is, from 1. */
  readonly attempts: number;
  readonly order: LetterOrder | null;
}
