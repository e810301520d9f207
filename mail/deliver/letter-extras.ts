import type { LetterLook } from '../../letters/looks/look';
import type { ClaimedNotice } from '../../store/claim-notices';

/** What a letter carries beside its words. */
export interface LetterExtras {
  readonly blocks: LetterLook['blocks'];
  /** A page on which letters of this kind are switched off; null where they cannot be. */
  readonly switchOff: string | null;
  /** The same for a mail program (RFC 8058), which sends a POST without asking; null where there is no such address. */
  readonly oneClickOff: string | null;
  /** An invitation, its change or its withdrawal, as iCalendar; null where there is none. */
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string } | null;
}

export const noExtras: LetterExtras = { blocks: [], switchOff: null, oneClickOff: null, calendar: null };

/** Finds what belongs to a letter; asked once for each attempt to send it. */
export type FindExtras = (notice: ClaimedNotice) => LetterExtras | Promise<LetterExtras>;
