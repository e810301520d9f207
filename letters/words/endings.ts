/** Letters about solutions, objections, closing and what comes after. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const hows = {
  confirmed: 'how=confirmed',
  byPhone: 'how=confirmed-by-phone',
  silence: 'how=silence',
  unanswered: 'how=unanswered',
  withdrawn: 'how=withdrawn',
  duplicate: 'how=duplicate',
  byAuthor: 'how=by-author',
} as const;

/** Why it is closed, for either side. */
const closings = [
  line('Заявка {tid} закрыта: решение подтверждено.', 'Ticket {tid} is closed: the solution is confirmed.', {
    when: hows.confirmed,
  }),
  line(
    'Заявка {tid} закрыта: решение подтверждено по телефону.',
    'Ticket {tid} is closed: the solution was confirmed by telephone.',
    { when: hows.byPhone },
  ),
  line(
    'Заявка {tid} закрыта: возражений против решения не поступило.',
    'Ticket {tid} is closed: nobody objected to the solution.',
    { when: hows.silence },
  ),
  line('Заявка {tid} закрыта: ответа мы не дождались.', 'Ticket {tid} is closed: no answer has come.', {
    when: hows.unanswered,
  }),
  line('Заявка {tid} закрыта: обращение отозвано.', 'Ticket {tid} is closed: the request was withdrawn.', {
    when: hows.withdrawn,
  }),
  line('Заявка {tid} закрыта, потому что повторяет другую.', 'Ticket {tid} is closed because it repeats another one.', {
    when: hows.duplicate,
  }),
] as const;

/** Of work on the spot: the act's words and the check's. */
const done = [
  line('Работы по выезду {visit} выполнены и проверены.', 'The work of visit {visit} is done and checked.', {
    when: 'checked',
  }),
  line('Что сделано:\n\n{actText}', 'What was done:\n\n{actText}', { when: 'checked' }),
  line('Проверка:\n\n{text}', 'The check:\n\n{text}', { when: 'checked' }),
] as const;

const duplicate = wording(
  line('Заявка {tid} закрыта: она повторяет {of}', 'Ticket {tid} is closed as a duplicate of {of}'),
  line(
    'О том же уже есть заявка {of}, работа идёт по ней. Всё, что будет написано в {tid}, попадёт в {of}.',
    'Ticket {of} is about the same, and the work goes on there. Whatever is written to {tid} goes to {of}.',
  ),
);

export const endings = {
  solution: {
    name: both('Решение', 'Solution'),
    to: {
      client: wording(
        line('Решение по заявке {tid}: {subject}', 'A solution for ticket {tid}: {subject}'),
        ...done,
        line('{text}', '{text}', { unless: 'checked' }),
        line(
          'Если всё в порядке, подтвердите, пожалуйста, решение. Если нет — напишите, что не так.',
          'If all is well, please confirm the solution. If not, write what is wrong.',
        ),
        line(
          'Возразить можно до {objectUntil}. Если возражений не будет, заявка закроется.',
          'You may object until {objectUntil}. Without an objection the ticket is closed.',
        ),
        line(
          'Время на возражение — {objectionTerm}. Если возражений не будет, заявка закроется.',
          'The time to object is {objectionTerm}. Without an objection the ticket is closed.',
          { unless: 'objectUntil' },
        ),
        line('Без вашего подтверждения заявка не закроется.', 'The ticket is not closed without your confirmation.', {
          unless: 'objectionTerm',
        }),
      ),
    },
  },
  'followed-solution': {
    name: both('Решение', 'Solution'),
    to: {
      client: wording(
        line('Решение по заявке {tid}: {subject}', 'A solution for ticket {tid}: {subject}'),
        ...done,
        line('Поддержка предложила решение:\n\n{text}', 'The desk proposes a solution:\n\n{text}', {
          unless: 'checked',
        }),
        line('Подтвердить его или возразить может автор заявки.', 'The author of the ticket can confirm it or object.'),
      ),
    },
  },
  'solution-stands': {
    name: both('Решение остаётся в силе', 'The solution stands'),
    to: {
      client: wording(
        line('Заявка {tid}: решение остаётся в силе', 'Ticket {tid}: the solution stands'),
        line(
          'Спасибо за сообщение. Решение по заявке {tid} остаётся в силе. Если всё-таки что-то не так, возразить можно до {objectUntil}; потом заявка закроется.',
          'Thank you for your message. The solution for ticket {tid} stands. If something is wrong after all, you may object until {objectUntil}; then the ticket is closed.',
        ),
      ),
    },
  },
  'silence-warning': {
    name: both('Предупреждение о закрытии', 'Warning before closing'),
    to: {
      readers: wording(
        line('Заявка {tid} скоро закроется', 'Ticket {tid} is about to be closed'),
        line(
          'По заявке {tid} предложено решение. Если до {due} автор не возразит, заявка закроется.',
          'A solution was proposed for ticket {tid}. Unless its author objects by {due}, the ticket is closed.',
        ),
      ),
      client: wording(
        line('Заявка {tid} скоро закроется', 'Ticket {tid} is about to be closed'),
        line(
          'По заявке {tid} предложено решение. Если до {due} вы не возразите, заявка закроется.',
          'A solution was proposed for ticket {tid}. Unless you object by {due}, the ticket is closed.',
        ),
        line('Решение:\n\n{text}', 'The solution:\n\n{text}'),
      ),
    },
  },
  objected: {
    name: both('Возражение', 'Objection'),
    to: {
      desk: wording(
        line('Возражение по заявке {tid}: {subject}', 'An objection on ticket {tid}: {subject}'),
        line('Клиент не согласен с решением:\n\n{text}', 'The client does not agree with the solution:\n\n{text}'),
      ),
    },
  },
  'work-resumed': {
    name: both('Работа продолжается', 'The work goes on'),
    to: {
      client: wording(
        line('Заявка {tid} снова в работе: {subject}', 'Work on ticket {tid} goes on: {subject}'),
        line(
          'Предложенное решение снято, работа по заявке {tid} продолжается.',
          'The proposed solution is taken back, and the work on ticket {tid} goes on.',
          { when: 'resumed' },
        ),
      ),
      desk: wording(
        line('Заявка {tid} снова в работе: {subject}', 'Work on ticket {tid} goes on: {subject}'),
        line(
          'Предложенное решение снято, работа по заявке {tid} продолжается.',
          'The proposed solution is taken back, and the work on ticket {tid} goes on.',
          { when: 'resumed' },
        ),
      ),
    },
  },
  closed: {
    name: both('Заявка закрыта', 'Ticket closed'),
    to: {
      client: wording(
        line('Заявка {tid} закрыта: {subject}', 'Ticket {tid} is closed: {subject}'),
        line('Спасибо! Заявка {tid} закрыта.', 'Thank you! Ticket {tid} is closed.', { when: 'own' }),
        ...closings.map((each) => ({ ...each, unless: 'own' })),
        line('Заявка {tid} закрыта её автором.', 'Ticket {tid} was closed by its author.', {
          when: hows.byAuthor,
          unless: 'own',
        }),
        ...done,
        line('Что сделано:\n\n{text}', 'What was done:\n\n{text}', { unless: 'checked' }),
        line(
          'Оцените, пожалуйста, работу поддержки. Исправить оценку можно в течение суток.',
          'Please rate the work of the desk. A rating can be corrected within a day.',
          { when: 'correctedWithinDay', unless: [hows.duplicate, 'askedLater'] },
        ),
        line('Оцените, пожалуйста, работу поддержки.', 'Please rate the work of the desk.', {
          unless: [hows.duplicate, 'askedLater', 'correctedWithinDay'],
        }),
        line(
          'Если вопрос остался, заявку можно открыть снова.',
          'If the matter is not settled, the ticket can be opened again.',
        ),
      ),
      desk: wording(
        line('Заявка {tid} закрыта: {subject}', 'Ticket {tid} is closed: {subject}'),
        ...closings,
        line('Автор закрыл заявку {tid}.', 'The author has closed ticket {tid}.', { when: hows.byAuthor }),
      ),
    },
  },
  'followed-closing': {
    name: both('Заявка закрыта', 'Ticket closed'),
    to: {
      client: wording(
        line('Заявка {tid} закрыта: {subject}', 'Ticket {tid} is closed: {subject}'),
        ...closings,
        line('Автор закрыл заявку {tid}.', 'The author has closed ticket {tid}.', { when: hows.byAuthor }),
        ...done,
      ),
    },
  },
  'closed-as-duplicate': {
    name: both('Заявка закрыта как повторная', 'Ticket closed as a duplicate'),
    to: { client: duplicate, desk: duplicate },
  },
  'duplicate-joined': {
    name: both('Присоединена повторная заявка', 'Duplicate joined'),
    to: {
      desk: wording(
        line('Заявка {tid}: к ней присоединена {duplicate}', 'Ticket {tid}: {duplicate} is its duplicate'),
        line(
          'Заявка {duplicate} закрыта, потому что повторяет {tid}. Её автор теперь видит {tid}, а новые сообщения из {duplicate} придут сюда.',
          'Ticket {duplicate} was closed because it repeats {tid}. Its author sees {tid} now, and new messages to {duplicate} will come here.',
        ),
      ),
    },
  },
  feedback: {
    name: both('Оценка', 'Feedback'),
    to: {
      desk: wording(
        line('Оценка по заявке {tid}: {score}', 'Feedback on ticket {tid}: {score}'),
        line(
          'Клиент оценил работу по заявке {tid}: «{score}».',
          'The client has rated the work on ticket {tid}: "{score}".',
        ),
        line('Причина — «{reason}».', 'The reason: "{reason}".'),
        line('Комментарий:\n\n{text}', 'The comment:\n\n{text}'),
      ),
    },
  },
  'feedback-corrected': {
    name: both('Оценка исправлена', 'Feedback corrected'),
    to: {
      desk: wording(
        line('Оценка по заявке {tid} исправлена: {score}', 'Feedback on ticket {tid} corrected: {score}'),
        line(
          'Клиент исправил оценку работы по заявке {tid}, теперь она — «{score}».',
          'The client has corrected the rating of the work on ticket {tid}; it is now "{score}".',
        ),
        line('Причина — «{reason}».', 'The reason: "{reason}".'),
        line('Комментарий:\n\n{text}', 'The comment:\n\n{text}'),
      ),
    },
  },
  reopened: {
    name: both('Заявка открыта снова', 'Ticket reopened'),
    to: {
      client: wording(
        line('Заявка {tid} снова в работе: {subject}', 'Ticket {tid} is open again: {subject}'),
        line(
          'Заявка {tid} открыта снова, сроки считаются заново.',
          'Ticket {tid} is open again; its time limits count anew.',
        ),
        line('{text}', '{text}'),
        line('Первый ответ — до {answerBy}.', 'The first answer comes by {answerBy}.'),
        line('Решение — до {resolveBy}.', 'The solution is due by {resolveBy}.'),
      ),
      desk: wording(
        line('Заявка {tid} открыта снова: {subject}', 'Ticket {tid} is open again: {subject}'),
        line(
          'Заявка {tid} открыта снова, сроки считаются заново.',
          'Ticket {tid} is open again; its time limits count anew.',
        ),
        line('{text}', '{text}'),
        line('Дайте, пожалуйста, первый ответ до {answerBy}.', 'Please give the first answer by {answerBy}.'),
        line('Срок решения — {resolveBy}.', 'The due date is {resolveBy}.'),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
