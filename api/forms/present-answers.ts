import { lookUp, type FormField, type FormFields } from '../../domain/regulation';
import { no, yes } from '../../texts/forms';
import type { Language } from '../../texts/language';
import { z } from '../schemas/zod';

/** An answer as it was given, and in the reader's words. */
export const answerView = z
  .object({
    code: z.string(),
    title: z.string().openapi({ description: 'The question.' }),
    value: z.unknown(),
    text: z.string().openapi({ description: 'The answer: choices by their titles.' }),
  })
  .openapi('Answer');

export interface Answer {
  readonly code: string;
  readonly title: string;
  readonly value: unknown;
  readonly text: string;
}

/** What was filled in, in the order of the form; what the form has lost since comes last, under its code. */
export function presentAnswers(
  fields: FormFields,
  filled: Readonly<Record<string, unknown>>,
  language: Language,
): readonly Answer[] {
  const asked = Object.keys(fields);
  const place = (code: string): number => (asked.includes(code) ? asked.indexOf(code) : asked.length);
  return Object.entries(filled)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([code, value]) => {
      const field = lookUp(fields, code);
      return { code, title: field?.title[language] ?? code, value, text: inWords(value, field, language) };
    });
}

function inWords(value: unknown, field: FormField | undefined, language: Language): string {
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (Array.isArray(value)) return value.map((each) => inWords(each, field, language)).join(', ');
  const said = String(value);
  return lookUp(field?.choices ?? {}, said)?.[language] ?? said;
}
