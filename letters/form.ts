/** The form in which letters are written down: words in both languages with places in braces, a body for each audience. */
import type { Addressee } from '../domain/process';
import type { Text } from '../domain/regulation';

/** One sentence or paragraph. It stands where its conditions hold and none of its places is without a value. */
export interface Line {
  readonly text: Text;
  /** A value that has to be there, or `name=value`; of several, all. */
  readonly when?: string | readonly string[];
  /** A value that must not be there, or `name=value`; of several, any. */
  readonly unless?: string | readonly string[];
}

/** What one audience reads. Of several subjects the first that can stand does. */
export interface Wording {
  readonly subject: readonly Line[];
  readonly body: readonly Line[];
}

/** Everybody of the client, or of the desk, but for those who have words of their own. */
export type Side = 'client' | 'desk';

export interface Lettering {
  /** What a letter of this kind is called in another one: that it did not arrive, say. */
  readonly name: Text;
  readonly to: { readonly [A in Addressee | Side]?: Wording };
}

export function listOf(conditions: Line['when']): readonly string[] {
  return conditions === undefined ? [] : typeof conditions === 'string' ? [conditions] : conditions;
}

export function line(ru: string, en: string, conditions: Pick<Line, 'when' | 'unless'> = {}): Line {
  return { text: { ru, en }, ...conditions };
}

/** A subject that always stands, and the paragraphs of the body. */
export function wording(subject: Line | readonly Line[], ...body: readonly Line[]): Wording {
  return { subject: 'text' in subject ? [subject] : subject, body };
}
