/** Whether a text speaks of somebody whose words go: surely, or in a form that may be another one's. Pure. */
import { blotOf, type Blot } from './scrub';
import {
  addressForm,
  escaped,
  inflected,
  partsOf,
  phoneForm,
  shortestPart,
  stemOf,
  wholeForm,
  type Named,
} from './named';

/** Forms in which a text may speak of somebody, the surest first; a person decides about each. */
export const mentionForms = ['name', 'initials', 'address', 'part'] as const;
export type MentionForm = (typeof mentionForms)[number];

/** Where a text speaks of somebody. */
export interface Mention {
  /** `named`: by the whole name, the address or the number, which are nobody else's. */
  readonly form: 'named' | MentionForm;
  /** From which letter of the text on. */
  readonly at: number;
}

export interface MentionFinder {
  /** A text that has none of these, in whatever letters, nor `digits` among its digits, speaks of somebody else. */
  readonly stems: readonly string[];
  /** The digits of the number that no country's code tells apart; null: none is known. */
  readonly digits: string | null;
  /** The surest mention in a text. */
  find(text: string): Mention | undefined;
}

/**
 * Finds somebody in texts: by what is surely the person's (the whole name as it is written, the address, the number), and by what
 * may be: parts of the name side by side in any order and with any ending, one with the initial of another, the address's local
 * part, and a part alone, unless another one of the desk is called so as well.
 *
 * @param others names of other people of the desk that have a part of this one in them
 */
export function mentionsOf(named: Named, others: readonly string[]): MentionFinder {
  const { name, email, phone } = named;
  const whole = name.trim();
  const parts = partsOf(name);
  const local = localPart(email);
  const known = new Set(others.flatMap((other) => partsOf(other).map(stemOf)));
  const ways: readonly (readonly [Mention['form'], readonly RegExp[]])[] = [
    [
      'named',
      [
        ...(whole.length < shortestPart ? [] : [new RegExp(wholeForm(whole), 'iu')]),
        ...(email === null ? [] : [new RegExp(addressForm(email), 'iu')]),
        ...(phone === null ? [] : [new RegExp(phoneForm(phone), 'u')]),
      ],
    ],
    ['name', pairs(parts).map(([first, second]) => word(`${inflected(first)}[\\s,]+${inflected(second)}`, 'iu'))],
    ['initials', byInitials(name, parts)],
    ['address', byLocalPart(local)],
    ['part', parts.filter((part) => !known.has(stemOf(part))).map((part) => word(inflected(part), 'u'))],
  ];
  return {
    stems: [
      ...new Set([whole, ...parts.map(stemOf), local].filter((stem) => stem.length >= shortestPart - 1)),
      ...(email === null ? [] : [email]),
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

/** Takes out of a text what somebody has decided to be of this person: what is surely the person's, initials and local part as well. */
export function blotOfMentions(named: Named, mark: string): Blot {
  const patterns = [...byInitials(named.name, partsOf(named.name)), ...byLocalPart(localPart(named.email))];
  const whole = blotOf(named, mark);
  // Before the parts are gone beside which the initials stand.
  return (text) =>
    whole(
      patterns.reduce((left, { source, flags }) => left.replace(new RegExp(source, `g${flags}`), () => mark), text),
    );
}

function localPart(email: string | null): string {
  return email === null ? '' : email.slice(0, email.indexOf('@'));
}

/** As a word of its own, or before another domain: whatever else addresses are made of may not stand beside it. */
function byLocalPart(local: string): readonly RegExp[] {
  return local.length < shortestPart
    ? []
    : [new RegExp(`(?<![\\p{L}\\d._+-])${escaped(local)}(?:@[\\p{L}\\d.-]+|(?![\\p{L}\\d._+-]))`, 'iu')];
}

/** A part of the name beside the initial of another one, before or behind it: one letter, or two with a patronymic. */
function byInitials(name: string, parts: readonly string[]): readonly RegExp[] {
  const letters = [
    ...new Set(name.split(/[\s,]+/).flatMap((each) => (/^\p{L}/u.test(each) ? [each.slice(0, 1)] : []))),
  ];
  return parts.flatMap((part) => {
    const others = letters.filter((letter) => letter !== part.slice(0, 1));
    if (others.length === 0) return [];
    const initials = `[${others.join('')}]\\.(?:\\s*\\p{Lu}\\.)?`;
    return [
      word(`${initials}\\s*${inflected(part)}`, 'u'),
      new RegExp(`(?<!\\p{L})${inflected(part)},?\\s+${initials}`, 'u'),
    ];
  });
}

function word(pattern: string, flags: string): RegExp {
  return new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, flags);
}

function pairs(parts: readonly string[]): readonly (readonly [string, string])[] {
  return parts.flatMap((first) => parts.flatMap((second) => (first === second ? [] : [[first, second] as const])));
}
