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

/** The forms of a counted noun: 1 день, 2 дня, 5 дней; English has two. */
export type CountedForms = Readonly<Record<'ru', { one: string; few: string; many: string }>> &
  Readonly<Record<'en', { one: string; other: string }>>;

const rules = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') } as const;

/** A whole number with its noun, in the form that CLDR's plural rules ask for: `21 день`. */
export function counted(count: number, forms: CountedForms, language: Language): string {
  if (language === 'en') return `${count} ${rules.en.select(count) === 'one' ? forms.en.one : forms.en.other}`;
  const category = rules.ru.select(count);
  const { one, few, many } = forms.ru;
  return `${count} ${category === 'one' ? one : category === 'few' ? few : many}`;
}
