import {
  blotOf,
  blotted,
  blottedFact,
  withoutAnswers,
  withoutWords,
  withoutWritten,
  type Blot,
} from '../../domain/erasure';
import { erasedMark } from '../../texts/erasure';

/** Whose words go: everybody's of a ticket, or a person's, with whatever others have written of that one. */
export type ErasureScope =
  | { readonly kind: 'whole' }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly name: string;
      readonly email: string | null;
      readonly phone: string | null;
    };

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
  const blot: Blot = scope.kind === 'whole' ? (text) => text : blotOf(scope, erasedMark);
  return {
    mark: erasedMark,
    own: (authorId) => scope.kind === 'whole' || authorId === scope.personId,
    text: (text, own) => (own ? erasedMark : blot(text)),
    words: (value, own) => (own ? withoutWords(value, erasedMark, blot) : blotted(value, blot)),
    answers: (value, own) => (own ? withoutAnswers(value, erasedMark) : blotted(value, blot)),
    facts: (value, own) => (own ? withoutWritten(value, erasedMark, blot) : blottedFact(value, blot)),
  };
}
