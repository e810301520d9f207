import type { EventType } from '../domain/ticket';
import type { Text } from '../domain/regulation/types';
import { both, fill } from './language';
import type { Language } from './language';
import { clockSentences, partsSentences } from './timeline-shared';

/** One sentence for each fact of a ticket. Places in braces are filled from the event's own data. */
const sentences: Readonly<Record<EventType, Text>> = {
  opened: both('Заявка {tid} открыта', 'Ticket {tid} opened'),
  replied: both('Сообщение', 'A message'),
  noted: both('Внутренняя заметка', 'An internal note'),
  assigned: both('Ответственный: {to}', 'Assigned to {to}'),
  classified: both('Тема {topic}, приоритет {priority}', 'Topic {topic}, priority {priority}'),
  triaged: both('Первый ответ: {outcome}', 'First answer: {outcome}'),
  estimated: both('Ориентировочный срок: {expectedAt}', 'Indicative time: {expectedAt}'),
  'wait-begun': both('Ожидание: {reason}', 'Waiting: {reason}'),
  'wait-ended': both('Ожидание «{reason}» закончилось', 'The wait "{reason}" ended'),
  'extension-proposed': both('Предложено продление', 'An extension proposed'),
  'extension-accepted': both('Продление согласовано', 'The extension agreed'),
  'extension-declined': both('Продление отклонено', 'The extension declined'),
  'extension-countered': both('Встречное предложение о продлении', 'A counter offer'),
  'extension-expired': both('Предложение о продлении истекло', 'The proposed extension expired'),
  solved: both('Предложено решение', 'A solution brought'),
  'solution-delivered': both('Письмо с решением доставлено', 'The letter with the solution delivered'),
  'silence-warned': both('Предупреждение о закрытии по молчанию', 'Warned of closing by silence'),
  'warning-delivered': both('Предупреждение доставлено', 'The warning delivered'),
  'silence-held': both('Закрытие по молчанию отложено', 'Closing by silence put off'),
  confirmed: both('Решение подтверждено', 'The solution confirmed'),
  objected: both('Возражение против решения', 'Objected to the solution'),
  'resolution-resumed': both('Работа над решением продолжена', 'Resolution resumed'),
  closed: both('Заявка закрыта: {how}', 'Closed: {how}'),
  'closing-voided': both(
    'Закрытие отменено: слово клиента пришло вовремя',
    'Closing voided: the word had come in time',
  ),
  rated: both('Оценка: {score}', 'Rated: {score}'),
  'word-kept': both('Слово клиента ждёт оценки', 'A word of the client awaits judgement'),
  'courtesy-marked': both('Слово клиента отмечено как вежливость', 'The word marked as a courtesy'),
  reopened: both('Заявка открыта снова, цикл {cycle}', 'Reopened, cycle {cycle}'),
  'visit-requested': both('Запрошен выезд', 'A visit requested'),
  'visit-progressed': both('Выезд {visit}: «{stage}». {next}', 'Visit {visit}: "{stage}". {next}'),
  'call-logged': both('Звонок: {outcome}', 'A call: {outcome}'),
  shared: both('Заявкой поделились', 'Shared'),
  'split-off': both('Выделена отдельная заявка', 'A ticket split off'),
  'rules-pinned': both('Заявка переведена на другие правила: {because}', 'Moved to other rules: {because}'),
  'delivery-failed': both('Письмо не доставлено: {kind}', 'A letter failed: {kind}'),
  'signal-refused': both('Сигнал «{signal}» отклонён: {refusal}', 'The signal "{signal}" refused: {refusal}'),
  'stage-entered': both('Этап: {stage}', 'Stage: {stage}'),
  ...partsSentences,
  ...clockSentences,
};

/**
 * The sentence for an event.
 *
 * @param values the event's data, with instants and codes already put into the reader's words
 */
export function timelineText(
  type: EventType,
  values: Readonly<Record<string, string | number | null | undefined>>,
  language: Language,
): string {
  return fill(sentences[type][language], values);
}
