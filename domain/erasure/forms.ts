/** In which forms a text speaks of somebody. By them it is found, and by the very same ones it is taken out. */
import { addressForm, escaped, inflected, partsOf, phoneForm, shortestPart, wholeForm, type Named } from './named';

/** Forms in which a text may speak of somebody, the surest first; a person decides about each. */
export const mentionForms = ['name', 'initials', 'address', 'part'] as const;
export type MentionForm = (typeof mentionForms)[number];

/** Patterns of each form, without the flag of going on. */
export interface NameForms {
  /** The whole name as it is written, in words; null: it is one word or none, which may be another one's. */
  readonly whole: RegExp | null;
  /** The address and the number, which are nobody else's. */
  readonly reached: readonly RegExp[];
  /** Parts of the name side by side. */
  readonly pairs: readonly RegExp[];
  readonly initials: readonly RegExp[];
  /** The local part of the address. */
  readonly local: readonly RegExp[];
  /** Each part by itself, with what it is a form of. */
  readonly parts: readonly { readonly part: string; readonly pattern: RegExp }[];
}

export function formsOf({ name, email, phone }: Named): NameForms {
  const whole = name.trim();
  const parts = partsOf(name);
  const isOneWord = !/\s/.test(whole);
  return {
    whole: isOneWord || whole.length < shortestPart ? null : new RegExp(wholeForm(whole), 'iu'),
    reached: [
      ...(email === null ? [] : [new RegExp(addressForm(email), 'iu')]),
      ...(phone === null ? [] : [new RegExp(phoneForm(phone), 'u')]),
    ],
    pairs: pairs(parts).map(([first, second]) => word(`${inflected(first)}[\\s,]+${inflected(second)}`, 'iu')),
    initials: byInitials(name, parts),
    local: byLocalPart(localPart(email)),
    parts: [
      ...parts.map((part) => ({ part, pattern: word(inflected(part), 'u') })),
      ...(isOneWord && whole.length >= shortestPart
        ? [{ part: whole, pattern: new RegExp(wholeForm(whole), 'u') }]
        : []),
    ],
  };
}

export function localPart(email: string | null): string {
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
    const initials = `(?:${others.map(escaped).join('|')})\\.(?:\\s*\\p{Lu}\\.)?`;
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
