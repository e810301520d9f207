/** The place that a rule is cited by, as a chip beside it: `п. 2.2`, `VI, строка 8`, `договор 12/2026, п. 3.2`. */
import type { SourcePart } from '../../domain/regulation';
import { sourceText } from '../account';
import { both, type Language } from '../language';

const paragraph = both('п. ', 'para. ');

/** A numbered paragraph is called one; what is cited otherwise stands as it is. */
export function citedText(parts: readonly SourcePart[], language: Language): string {
  return parts.map((part) => numbered(part, language)).join('; ');
}

/** The clause of a contract by itself; empty for what names none. */
export function clauseText(part: SourcePart, language: Language): string {
  if (part.kind !== 'contract' || part.clause === null) return '';
  const clause = part.clause.replace(/^(?:cl\.?|clause|п\.?|пункт)\s*(?=\d)/i, '');
  return /^\d/.test(clause) ? `${paragraph[language]}${clause}` : part.clause;
}

function numbered(part: SourcePart, language: Language): string {
  const text = sourceText([part], language);
  if (part.kind === 'paragraph') return /^\d/.test(part.text) ? `${paragraph[language]}${text}` : text;
  if (part.kind === 'setting' || part.clause === null) return text;
  return sourceText([{ ...part, clause: clauseText(part, language) }], language);
}
