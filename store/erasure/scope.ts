import {
  blotOf,
  blotOfMentions,
  blotted,
  blottedFact,
  withoutAnswers,
  withoutWords,
  withoutWritten,
  type Blot,
} from '../../domain/erasure';
import { erasedMark } from '../../texts/erasure';

/** Somebody whose words go, with whatever others have written of that one. */
export interface PersonScope {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Somebody has decided that it is this person of whom a ticket speaks: forms that may be another one's go as well. */
  readonly isDecided?: true;
}

/** Whose words go: everybody's of a ticket, or a person's. */
export type ErasureScope = { readonly kind: 'whole' } | PersonScope;

/** How rows are written anew in a scope. */
export interface Eraser {
  readonly mark: string;
  /** Whether what a person has written goes as a whole. */
  own(authorId: string | null | undefined): boolean;
  text(text: string, own: boolean): string;
  /** JSON of which every text is somebody's words. */
  words(value: unknown, own: boolean): unknown;
  /** JSON of what was filled in: nothing in it is a code that anything follows from. */
  answers(value: unknown, own: boolean): unknown;
  /** JSON of which some texts are, told by their keys. */
  facts(value: unknown, own: boolean): unknown;
}

export function eraserOf(scope: ErasureScope): Eraser {
  const blot = blotIn(scope);
  return {
    mark: erasedMark,
    own: (authorId) => scope.kind === 'whole' || authorId === scope.personId,
    text: (text, own) => (own ? erasedMark : blot(text)),
    words: (value, own) => (own ? withoutWords(value, erasedMark, blot) : blotted(value, blot)),
    answers: (value, own) => (own ? withoutAnswers(value, erasedMark) : blotted(value, blot)),
    facts: (value, own) => (own ? withoutWritten(value, erasedMark, blot) : blottedFact(value, blot)),
  };
}

function blotIn(scope: ErasureScope): Blot {
  if (scope.kind === 'whole') return (text) => text;
  return scope.isDecided === true ? blotOfMentions(scope, erasedMark) : blotOf(scope, erasedMark);
}
