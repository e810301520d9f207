import type { Text } from '../domain/regulation/types';
import { both, textOf, type Language } from './language';

/** Why a clock stood, by the process's own causes. */
const causes: Readonly<Record<string, Text>> = {
  solution: both('решение было у клиента', 'a solution stood'),
  visit: both('ждали выезда, который отменён', 'a visit was awaited that was cancelled'),
  'handed-over': both('заявку передавали другой службе', 'it was handed over to another service'),
  parts: both('запчасти в пути', 'parts were on their way'),
  'not-ready': both('объект не был готов', 'the site was not ready'),
};

const waiting = 'wait:';

/** Why a clock stood, in the reader's words. A wait goes by the title that the regulation gives its reason. */
export function pauseText(
  cause: string,
  waits: Readonly<Record<string, { readonly title: Text }>>,
  language: Language,
): string {
  if (!cause.startsWith(waiting)) return textOf(causes, cause)[language];
  const reason = cause.slice(waiting.length);
  return Object.hasOwn(waits, reason) ? (waits[reason]?.title[language] ?? reason) : reason;
}
