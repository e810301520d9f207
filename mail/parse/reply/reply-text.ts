import type { Content } from '../content';
import { withoutMarked } from '../text/marks';
import type { Warnings } from '../warning';
import type { KindOfAnswer } from './kind-of-answer';
import { newWords } from './new-words';
import { withoutSignature } from './without-signature';

/**
 * The new words of the sender: by the markup of the program that wrote the letter, then by lines that head quotations, then without
 * the signature. Where nothing would be left the whole letter is shown: a reader is rather told too much.
 */
export function replyText(
  { text, marked }: Pick<Content, 'text' | 'marked'>,
  kind: KindOfAnswer,
  warnings: Warnings,
): string {
  if (kind === 'first') return withoutSignature(text, kind) || text;
  const unmarked = marked === null ? undefined : withoutMarked(marked);
  const words = withoutSignature(newWords(unmarked ?? text, kind), kind);
  if (words !== '') return words;
  const anything = newWords(unmarked ?? text, kind) || newWords(text, kind);
  if (anything !== '') return anything;
  if (text !== '') warnings.add('nothing new beside the quotation: whole letter shown');
  return text;
}
