import type { Language } from '../../texts/language';

/** A colour that a block to press has; `plain` where the answer is neither good nor bad. */
export type BlockColour = 'green' | 'yellow' | 'red' | 'plain';

/** What is around the words of a letter when it leaves: whose it is, where its ticket is, and what can be done from it. */
export interface LetterLook {
  readonly desk: { readonly name: string };
  readonly language: Language;
  /** `url`: the ticket in the portal; null where no address of the portal is configured. */
  readonly ticket: { readonly tid: string; readonly url: string | null };
  /** How the reader answers: the desk reads its letters, or only the portal. */
  readonly answer: 'by-reply' | 'in-portal';
  /** To press, in the order in which they stand; each leads to a page that asks again. Empty for most letters. */
  readonly blocks: readonly { readonly title: string; readonly colour: BlockColour; readonly url: string }[];
  /** Where letters of this kind are switched off; null where that cannot be. */
  readonly switchOff: string | null;
}
