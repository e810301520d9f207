/** Words that every part of a regulation uses. */

/** A text a person reads, in both languages of the product. */
export interface Text {
  readonly ru: string;
  readonly en: string;
}

/** Whose time it is while a clock stands, and who owes a step. */
export type Owner = 'client' | 'us' | 'supplier' | 'nature';
