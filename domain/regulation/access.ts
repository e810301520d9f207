/** Temporary access data of a client: what a desk asks for, and until when it answers for them (SM-4). */
import { lookUp } from './look-up';
import type { Text } from './text';
import type { Term } from '../time';

/** What may be asked for, by codes of the desk's own. */
export interface AccessRule {
  readonly what: Readonly<Record<string, { readonly title: Text }>>;
  /** How long after the closing of the ticket they are kept, and the desk answers for them. */
  readonly keptFor: Term;
  /** Code of the calendar by which that counts. */
  readonly calendar: string;
  readonly source: string;
}

/** Left out: the desk takes no access data. */
export interface AccessRules {
  readonly accessData?: AccessRule;
}

/** What is asked for under a code, as people read it; one that the regulation does not have is said as it is. */
export function accessTitle({ accessData }: AccessRules, what: string): Text {
  return lookUp(accessData?.what ?? {}, what)?.title ?? { ru: what, en: what };
}
