/** What can be pressed in a letter: the desk's scale of feedback, and that letters of this kind are not wanted. */
import { groupOfLetter, pressCycle } from '../../domain/ticket';
import type { Notice } from '../../domain/process';
import type { FeedbackRule } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { signLink, type LinkKeys } from './links';
import { pressPaths } from './paths';

/** A coloured block that leads to the page of one answer. */
export interface PressBlock {
  readonly title: string;
  readonly colour: 'green' | 'yellow' | 'red' | 'plain';
  readonly url: string;
}

/** What links are made with. */
export interface PressLinks {
  /** Where people reach the product: `https://support.example.com`. */
  readonly origin: string;
  readonly keys: LinkKeys;
}

/** A letter that was written for one person. */
export interface PressedLetter {
  readonly id: string;
  readonly params: Notice['params'];
  readonly language: Language;
  /** The desk's scores, by the rules that its ticket went by. */
  readonly scale: FeedbackRule['scale'];
}

/**
 * The answers that a letter offers, in the order of the desk's scale and the reader's language; none for a letter that is not to be
 * answered so. The same letter always has the same ones.
 */
export function blocksOf({ id, params, language, scale }: PressedLetter, links: PressLinks): PressBlock[] {
  if (typeof params[pressCycle] !== 'number') return [];
  return Object.entries(scale).map(([score, { title, colour }]) => ({
    title: title[language],
    colour: colour === 'green' || colour === 'yellow' || colour === 'red' ? colour : 'plain',
    url: links.origin + pressPaths.answer(signLink(links.keys.answer, { letterId: id, says: score })),
  }));
}

/** Where a person says that letters of this one's kind are not wanted (RFC 8058: by POST); null for those that always come. */
export function switchOffOf(
  { id, ...letter }: { readonly id: string } & Pick<Notice, 'kind' | 'audience'>,
  { origin, keys }: PressLinks,
): string | null {
  if (groupOfLetter(letter) === null) return null;
  return origin + pressPaths.switchOff(signLink(keys['switch-off'], { letterId: id, says: '' }));
}

/** Where the person whom a letter was written to sets a password. */
export function passwordLinkOf(letterId: string, { origin, keys }: PressLinks): string {
  return origin + pressPaths.password(signLink(keys.password, { letterId, says: '' }));
}
