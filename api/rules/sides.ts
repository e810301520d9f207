import { sourceParts } from '../../domain/regulation';
import type { Language } from '../../texts/language';
import { citedText, clauseText } from '../../texts/rules/sources';
import { z } from '../schemas/zod';
import type { Side } from './lay-beside';

export const sideView = z
  .object({
    when: z.string().nullable().openapi({ description: 'Under which condition; null: always.' }),
    text: z.string(),
    source: z.string().openapi({
      description: 'The paragraph, or the clause of the contract, that says so; empty where none is named.',
    }),
  })
  .openapi('SideOfChange');

/** Of what a contract says, its clause is told alone: whose it is, and the paragraph, stand on the page already. */
export function presentSide({ when, text, source }: Side, language: Language, ofContract: boolean): object {
  const parts = source === null ? [] : sourceParts(source);
  const cited = ofContract ? parts.map((part) => clauseText(part, language)).join('') : citedText(parts, language);
  return { when, text, source: cited };
}
