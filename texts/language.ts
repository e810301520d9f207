import type { Text } from '../domain/regulation/types';

/** The languages the product speaks to people. */
export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** The text in one language. */
export function say(text: Text, language: Language): string {
  return text[language];
}

/** Joins the two languages of one text; keeps tables of texts readable. */
export function both(ru: string, en: string): Text {
  return { ru, en };
}

/** The text of a code; one that has none stands for itself. Codes come from outside, and `constructor` is none. */
export function textOf(texts: Readonly<Record<string, Text>>, code: string): Text {
  return (Object.hasOwn(texts, code) ? texts[code] : undefined) ?? both(code, code);
}

/** Fills `{name}` places. A place without a value stays as it is, so that a missing one is seen and not guessed. */
export function fill(text: string, values: Readonly<Record<string, string | number | null | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === null || value === undefined ? place : String(value);
  });
}

/** The Russian form of a counted noun: 1 день, 2 дня, 5 дней. */
export function plural(count: number, forms: readonly [one: string, few: string, many: string]): string {
  const tens = Math.abs(count) % 100;
  const ones = tens % 10;
  if (tens > 10 && tens < 20) return forms[2];
  if (ones === 1) return forms[0];
  return ones >= 2 && ones <= 4 ? forms[1] : forms[2];
}
