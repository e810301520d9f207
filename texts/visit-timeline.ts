import type { Text } from '../domain/regulation/types';
import type { VisitEvent } from '../domain/visit';
import { both, fill } from './language';
import type { Language } from './language';
import { kernelSentences, partsSentences } from './timeline-shared';

/** One sentence for each fact of a visit. Places in braces are filled from the event's own data. */
export const visitFacts: Readonly<Record<VisitEvent['type'], Text>> = {
  'visit-opened': both('Выезд {number} запрошен', 'Visit {number} requested'),
  'readiness-given': both('Объект готов с {from} ({because})', 'The site is ready from {from} ({because})'),
  'readiness-withdrawn': both('Готовность объекта снята ({because})', 'Readiness withdrawn ({because})'),
  'slot-offered': both(
    'Предложено время: {from} – {to}, техник {technician}',
    'Time offered: {from} – {to}, technician {technician}',
  ),
  'slot-agreed': both('Время согласовано, едет {technician}', 'Time agreed, {technician} goes'),
  'slot-released': both(
    'Время техника {technician} освобождено ({because})',
    'The time of {technician} is free again ({because})',
  ),
  departed: both('Техник {technician} выехал', 'Technician {technician} has left'),
  'work-begun': both('Работы начаты: {technician}', 'Work begun by {technician}'),
  'work-done': both('Работы выполнены, акт оставлен: {technician}', 'Work done, act left by {technician}'),
  'another-visit-needed': both(
    'По акту {technician} нужен ещё выезд',
    'By the act of {technician}, another visit is needed',
  ),
  'work-checked': both('Работы проверены и приняты', 'The work checked and accepted'),
  'check-failed': both('Проверка не пройдена: нужен ещё выезд', 'The check failed: another visit is needed'),
  'no-show': both(
    'Выезд не состоялся, объекта на месте не было: попытка {attempt}, техник {technician}',
    'No-show, there was nothing to work on at the site: attempt {attempt}, technician {technician}',
  ),
  'handed-back': both(
    'Возвращён ответственному: несостоявшихся выездов — {attempts}',
    'Handed back to the responsible after no-shows: {attempts}',
  ),
  'visit-in-doubt': both(
    'Координатор решает, состоится ли выезд: {because}',
    'The coordinator decides whether the visit goes ahead: {because}',
  ),
  'doubt-settled': both('Вопрос о выезде снят: {because}', 'The visit is not in doubt any more: {because}'),
  'taken-up': both('Согласование времени возобновлено', 'The agreeing of a time taken up again'),
  'spares-needed': both('С собой нужны запчасти: {parts}', 'Spares to take along: {parts}'),
  'spares-reserved': both('Запчасти зарезервированы: {parts}', 'Spares reserved: {parts}'),
  'spares-released': both('Резерв запчастей снят: {parts}', 'Spares released: {parts}'),
  'spares-used': both('Запчасти установлены: {parts}', 'Spares built in: {parts}'),
  'visit-cancelled': both('Выезд отменён ({side})', 'Visit cancelled ({side})'),
  'ticket-followed': both(
    'Вслед за заявкой: тема {topic}, приоритет {priority}',
    'After the ticket: topic {topic}, priority {priority}',
  ),
  ...partsSentences,
  ...kernelSentences,
};

/** The same of an act that the client has signed on the spot. */
const signedAct = both(
  'Работы выполнены, акт оставлен: {technician}; клиент подписал на месте',
  'Work done, act left by {technician}; the client signed on the spot',
);

/**
 * The sentence for an event of a visit.
 *
 * @param values the event's data, with instants and codes already put into the reader's words
 */
export function visitTimelineText(
  type: VisitEvent['type'],
  values: Readonly<Record<string, string | number | null | undefined>>,
  language: Language,
): string {
  const isSigned = type === 'work-done' && values['signature'] != null;
  return fill((isSigned ? signedAct : visitFacts[type])[language], values);
}
