/** What a regulation has the process do by itself, in words. */
import type { RefusalCode } from '../domain/policy/refusals';
import type { RuleActCode } from '../domain/regulation';
import type { Text } from '../domain/regulation/types';
import type { TicketEvent } from '../domain/ticket';
import { both, fill, type Language } from './language';

export const ruleFacts = {
  'rule-acted': both('По регламенту ({source}), «{key}»: {act}', 'By the regulation ({source}), "{key}": {act}'),
} as const satisfies Partial<Record<TicketEvent['type'], Text>>;

const acts: Readonly<Record<RuleActCode, Text>> = {
  close: both('закрыть, раз ответа не было', 'close it, since nobody answered'),
  'ask-rating': both('попросить автора об оценке', 'ask the author for a rating'),
  escalate: both('повысить приоритет до «{to}»', 'raise the priority to "{to}"'),
  'hand-over': both('передать службе «{to}»', 'hand it over to the service "{to}"'),
};

const undone = both('{act}. Не сделано. {why}', '{act}. Not done. {why}');

/** What is done. @param to title of the priority or the service @param why it could not be; null: it was done */
export function ruleActText(act: RuleActCode, to: string | null, why: Text | null, language: Language): string {
  const text = fill(acts[act][language], { to });
  return why === null ? text : fill(undone[language], { act: text, why: why[language] });
}

export const ruleRefusals = {
  'word-waits': both(
    'Сообщение клиента ждёт решения поддержки.',
    'A message of the client awaits the decision of the desk.',
  ),
  'work-under-way': both(
    'Выезд ещё не завершён или оборудование в пути.',
    'A visit is not over, or parts are on their way.',
  ),
  'priority-not-lower': both('Приоритет и так не ниже.', 'The priority is as high already.'),
  'asked-by-rule': both(
    'По регламенту эту службу уже спрашивали.',
    'This service was asked by the regulation already.',
  ),
  'goes-on-elsewhere': both(
    'Заявка повторяет другую, работа идёт по той.',
    'It repeats another ticket, and the work goes on there.',
  ),
} as const satisfies Partial<Record<RefusalCode, Text>>;
