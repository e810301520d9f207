/** Whether a text speaks of somebody whose words go: surely, or in a form that may be another one's. Pure. */
import { formsOf, localPart, type MentionForm } from './forms';
import { fleetingStemOf, folded, partsOf, shortestPart, stemOf, type Named } from './named';

/** Where a text speaks of somebody. */
export interface Mention {
  /** `named`: by the whole name, the address or the number, which are nobody else's. */
  readonly form: 'named' | MentionForm;
  /** From which letter of the text on. */
  readonly at: number;
}

export interface MentionFinder {
  /**
   * A text that has none of these, in whatever letters and with «е» for «ё», nor `digits` among its digits, speaks of somebody else.
   * They have no «ё» themselves.
   */
  readonly stems: readonly string[];
  /** The digits of the number that no country's code tells apart; null: none is known. */
  readonly digits: string | null;
  /** The surest mention in a text. */
  find(text: string): Mention | undefined;
}

/**
 * Finds somebody in texts: by what is surely the person's (the whole name of several words as it is written, the address, the
 * number), and by what may be: parts of the name side by side in any order and with any ending, one with the initial of another, the
 * address's local part, and a part alone, unless another one of the desk is called so as well.
 *
 * @param others names of other people of the desk that have a part of this one in them
 */
export function mentionsOf(named: Named, others: readonly string[]): MentionFinder {
  const { name, email, phone } = named;
  const whole = name.trim();
  const forms = formsOf(named);
  const known = new Set(others.flatMap((other) => partsOf(other).map(told)));
  const ways: readonly (readonly [Mention['form'], readonly RegExp[]])[] = [
    ['named', [...(forms.whole === null ? [] : [forms.whole]), ...forms.reached]],
    ['name', forms.pairs],
    ['initials', forms.initials],
    ['address', forms.local],
    ['part', forms.parts.filter(({ part }) => !known.has(told(part))).map(({ pattern }) => pattern)],
  ];
  const parts = partsOf(name);
  return {
    stems: [
      ...new Set(
        [whole, ...parts.map(stemOf), ...parts.flatMap((part) => fleetingStemOf(part) ?? []), localPart(email)]
          .filter((stem) => stem.length >= shortestPart - 1)
          .concat(email ?? [])
          .map(folded),
      ),
    ],
    digits: phone === null ? null : phone.replace(/\D/g, '').slice(-10),
    find(text) {
      for (const [form, patterns] of ways)
        for (const pattern of patterns) {
          const found = pattern.exec(text);
          if (found !== null) return { form, at: found.index };
        }
      return undefined;
    },
  };
}

/** By which two parts of names are the same. */
function told(part: string): string {
  return folded(stemOf(part));
}

/** The texts in a value, each by itself: in JSON as a whole a line's beginning is a letter. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
