import { both } from '../language';

/** The list of a client's tickets. */
export const listTexts = {
  title: both('Мои заявки', 'My tickets'),
  newTicket: both('Новая заявка', 'New ticket'),
  show: both('Какие заявки показать', 'Which tickets to show'),
  open: both('Открытые', 'Open'),
  closed: both('Закрытые', 'Closed'),
  shared: both('Общие', 'Shared'),
  all: both('Все', 'All'),
  search: both('Поиск по заявкам', 'Search tickets'),
  searchHint: both('Номер, слово из переписки, имя файла', 'A number, a word of the conversation, a file name'),
  clear: both('Очистить поиск', 'Clear the search'),
  waitsForYou: both('Ждут вашего ответа', 'Waiting for you'),
  others: both('Остальные', 'The others'),
  desk: both('Служба', 'Desk'),
  author: both('Автор: {name}', 'By {name}'),
  updated: both('Обновлена', 'Updated'),
  closedAt: both('Закрыта', 'Closed'),
  due: both('Срок', 'Due'),
  overdue: both('Срок прошёл', 'Overdue'),
  changed: both('Список изменился.', 'The list has changed.'),
  added: both('Новых: {count}.', 'New: {count}.'),
  reorder: both('Показать по порядку', 'Show in order'),
  gone: both('Больше не в этом списке', 'No longer in this list'),
  none: both('Заявок пока нет', 'No tickets yet'),
  noneHint: both(
    'Опишите, что случилось: заявка получит номер и срок, а ответы придут сюда и на почту.',
    'Say what happened: the ticket gets a number and a date, and answers come here and by mail.',
  ),
  first: both('Подать первую заявку', 'File the first ticket'),
  noOpen: both('Открытых заявок нет', 'No open tickets'),
  noOpenHint: both('Закрытые можно посмотреть и открыть снова.', 'Closed ones can be read and reopened.'),
  noClosed: both('Закрытых заявок нет', 'No closed tickets'),
  noShared: both('С вами пока ничем не поделились', 'Nothing is shared with you yet'),
  noSharedHint: both(
    'Коллега может открыть вам свою заявку, когда подаёт её или позже.',
    'A colleague can share a ticket with you when filing it or later.',
  ),
  notFound: both('По запросу «{text}» ничего не нашлось', 'Nothing is found for "{text}"'),
  notFoundHint: both(
    'Проверьте написание или поищите среди всех заявок.',
    'Check the spelling, or search among all tickets.',
  ),
  searchAll: both('Искать среди всех', 'Search all'),
} as const;

/** What a ticket waits for, said to the one for whom it waits. By the codes of steps; others keep the sentence of the API. */
export const yourStepTexts = {
  'confirm-or-object': both('Проверьте решение: подтвердите или возразите', 'Check the solution: confirm or object'),
  'answer-extension': both('Ответьте на предложение перенести срок', 'Answer the proposed due date'),
  'answer-consent': both('Ответьте, согласны ли вы', 'Say whether you agree'),
  'give-details': both('Пришлите то, о чём просит поддержка', 'Send what support asks for'),
  'call-desk': both('Позвоните в поддержку', 'Call support'),
  'say-ready': both('Сообщите, что всё готово к выезду', 'Say that you are ready for the visit'),
  'answer-slot': both('Ответьте на предложенное время выезда', 'Answer the offered time of the visit'),
} as const;
