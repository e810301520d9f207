/** Letters in words, made of what a notice says, and how they look. Pure. */
import type { Addressee } from '../domain/process';
import type { NoticeKind } from '../domain/ticket';
import { ownWords } from './own-words';
import { render, type Letter } from './render';
import { standingOf } from './standing';
import { valuesOf, type LetterFacts } from './values';

export type { Mark } from './marked';
export type { Letter } from './render';
export type { LetterFacts } from './values';
export { titleOf } from './titles';
export { readerOf } from './looks/reader';

/** The letter of a notice. */
export function letterOf(kind: NoticeKind, audience: Addressee, facts: LetterFacts): Letter {
  return render(kind, audience, valuesOf(facts), facts.language, ownWords(kind, facts), standingOf(kind, facts));
}
