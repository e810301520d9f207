import type { Language } from '../../texts/language';

/** A colour that a block to press has; `plain` where the answer is neither good nor bad. */
export type BlockColour = 'green' | 'yellow' | 'red' | 'plain';

/** What of a letter is the desk's own. */
export interface DeskLook {
  readonly name: string;
  /** `#rrggbb`, of 4.5 to 1 on white at least; undefined: that of the product. */
  readonly colour?: string | undefined;
  /** Where answers by e-mail go. */
  readonly address?: string | undefined;
  /** A picture that goes along with the letter under the content id `logoId`, in pixels of the page. */
  readonly logo?: { readonly width: number; readonly height: number } | undefined;
}

/** The Content-ID of the desk's logo in every letter that has one. */
export const logoId = 'logo';

/** What is around the words of a letter when it leaves: whose it is, where its ticket is, and what can be done from it. */
export interface LetterLook {
  readonly desk: DeskLook;
  readonly language: Language;
  /** `url`: the ticket in the portal; null where no address of the portal is configured. Null: the letter is about no ticket. */
  readonly ticket: { readonly tid: string; readonly url: string | null } | null;
  /** What a letter about no ticket is there for, where the words end. */
  readonly act?: { readonly title: string; readonly url: string } | undefined;
  /** How the reader answers: what is written back gets into the ticket, or only what is written in the portal. Null: not at all. */
  readonly answer: 'by-reply' | 'in-portal' | null;
  /** To press, in the order in which they stand; each leads to a page that asks again. Empty for most letters. */
  readonly blocks: readonly { readonly title: string; readonly colour: BlockColour; readonly url: string }[];
  /** A press closes the ticket as well, which is open. */
  readonly closes?: boolean | undefined;
  /** Why the reader gets the letter; undefined: nothing is said of it. */
  readonly reader?: 'author' | 'follower' | 'desk' | undefined;
  /** Where letters of this kind are switched off; null where that cannot be. */
  readonly switchOff: string | null;
}
