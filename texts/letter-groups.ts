import type { KeptLetters, LetterGroup } from '../domain/ticket';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

/** What people read where they choose their letters. */
export const letterGroupTexts: Readonly<
  Record<LetterGroup | KeptLetters, { readonly title: Text; readonly says: Text }>
> = {
  answers: {
    title: both('Ответы в моих заявках', 'Answers in my tickets'),
    says: both('Ответы поддержки и сообщения коллег.', 'Answers of the desk, and messages of colleagues.'),
  },
  progress: {
    title: both('Ход работ и сроки', 'Progress and dates'),
    says: both(
      'Начало работы, названные и перенесённые сроки, запчасти, закрытие заявки.',
      'That work has begun, dates named and moved, parts, that the ticket is closed.',
    ),
  },
  visits: {
    title: both('Выезды', 'Visits'),
    says: both('Согласованное время, начало и итог выезда.', 'The time agreed, and how the visit went.'),
  },
  ratings: {
    title: both('Просьбы об оценке', 'Requests for a rating'),
    says: both('Письмо после закрытия с просьбой оценить работу.', 'The letter after the end that asks how it went.'),
  },
  shared: {
    title: both('Заявки, которые мне открыли', 'Tickets shared with me'),
    says: both(
      'Всё о заявках коллег, за которыми вы следите.',
      'Whatever happens in the tickets of colleagues that you follow.',
    ),
  },
  words: {
    title: both('Сообщения клиентов', 'Messages of clients'),
    says: both(
      'Новые сообщения в заявках, за которые вы отвечаете.',
      'New words in the tickets that you are responsible for.',
    ),
  },
  reminders: {
    title: both('Напоминания о сроках', 'Reminders of dates'),
    says: both('Срок близок или прошёл.', 'A date is near, or has passed.'),
  },
  feedback: {
    title: both('Отзывы', 'Feedback'),
    says: both('Оценки клиентов и их исправления.', 'Ratings of clients, and their corrections.'),
  },
  news: {
    title: both('Новости заявок', 'News of tickets'),
    says: both('Новые заявки, ответы на предложения, закрытие.', 'New tickets, answers to proposals, closings.'),
  },
  announcements: {
    title: both('Объявления', 'Announcements'),
    says: both(
      'Технические перерывы, изменения часов работы, праздники. Об авариях мы сообщаем всегда.',
      'Technical breaks, changed hours, holidays. Of emergencies you are always told.',
    ),
  },
  clock: {
    title: both(
      'Подтверждения, решения и предупреждения о закрытии',
      'Confirmations, solutions and warnings before closing',
    ),
    says: both(
      'Приходят всегда: от них считаются сроки, и по ним заявка может закрыться без вашего ответа.',
      'They always come: times are counted from them, and without an answer of yours the ticket may be closed.',
    ),
  },
  question: {
    title: both('Вопросы к вам', 'Questions to you'),
    says: both(
      'Приходят всегда: пока вы не ответите, работа стоит или предложение теряет силу.',
      'They always come: until you answer, the work stands or the proposal lapses.',
    ),
  },
  duty: {
    title: both('Что нужно сделать', 'What is yours to do'),
    says: both(
      'Приходят всегда: клиент ждёт, и никто другой об этом не узнает.',
      'They always come: a client waits, and nobody else is told.',
    ),
  },
};
