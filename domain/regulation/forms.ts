/** What a request type asks beside the text (IN-1, SP-2), and the lists of questions of later stages (HD-2). */
import { lookUp } from './look-up';
import type { Text } from './text';
import type { fieldKinds } from './vocabulary';
import { holds, type Situation, type When } from './when';

export type FieldKind = (typeof fieldKinds)[number];

/**
 * What other fields of the form have to say: of each that is named, one of the values. Of several choices one is enough that is
 * among them; a field that is not filled in says nothing.
 */
export type FieldCondition = Readonly<Record<string, readonly (string | boolean)[]>>;

export interface FormField {
  readonly title: Text;
  readonly hint?: Text;
  readonly kind: FieldKind;
  /** Of the kinds `choice` and `several`. */
  readonly choices?: Readonly<Record<string, Text>>;
  /** Bounds of a number; of how many values a list, or several choices, may have; `most` of how many characters a text. */
  readonly least?: number;
  readonly most?: number;
  /** Where it does not hold, the field is not asked, and nobody may fill it in. */
  readonly when?: FieldCondition;
  /** Never where it is not asked. */
  readonly required: boolean | FieldCondition;
}

/** In the order in which they are asked; a condition names only fields before its own. */
export type FormFields = Readonly<Record<string, FormField>>;

export interface RequestType {
  readonly title: Text;
  readonly topic?: string;
  /** What the problem is, of a filing that does not say. */
  readonly category?: string;
  readonly fields: FormFields;
  readonly source: string;
}

/** Questions that the people of the desk ask the client as the work goes on, a form of their own (HD-2). */
export interface QuestionList {
  readonly title: Text;
  /** Of which tickets, and when in their course, they are asked. */
  readonly when: When;
  readonly fields: FormFields;
  readonly source: string;
}

/** Codes of the lists that are asked of a ticket as it stands, in the order of the file. */
export function listsAsked(questions: Readonly<Record<string, QuestionList>>, situation: Situation): readonly string[] {
  return Object.entries(questions).flatMap(([code, { when }]) => (holds(when, situation) ? [code] : []));
}

/**
 * The form that somebody fills in: that of the request type which is named, or where none is, the only one that there is.
 * Undefined: none, or it cannot be told which.
 */
export function formOf(
  requestTypes: Readonly<Record<string, RequestType>>,
  named: string | null | undefined,
): RequestType | undefined {
  if (named != null) return lookUp(requestTypes, named);
  const [only, ...others] = Object.values(requestTypes);
  return others.length === 0 ? only : undefined;
}
