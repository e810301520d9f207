/** Letters about what the process has done by itself, since the regulation says so. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

export const ruleActs = {
  'rating-asked': {
    name: both('Просьба об оценке', 'Request for a rating'),
    to: {
      client: wording(
        line('Заявка {tid}: оцените, пожалуйста, работу поддержки', 'Ticket {tid}: please rate the work of the desk'),
        line(
          'Работа по заявке {tid} закончена: «{subject}». Оцените её, пожалуйста.',
          'The work on ticket {tid} is done: "{subject}". Please rate it.',
        ),
        line('Оценки: {scale}.', 'The scale: {scale}.'),
        line(
          'Оценка ставится на портале, к ней можно добавить комментарий.',
          'The rating is given in the portal, where a comment can be added.',
        ),
        line('Исправить её можно в течение суток.', 'It can be corrected within a day.', {
          when: 'correctedWithinDay',
        }),
      ),
    },
  },
  escalated: {
    name: both('Приоритет повышен', 'The priority is raised'),
    to: {
      desk: wording(
        line('Заявка {tid}, приоритет повышен: {subject}', 'Ticket {tid}, its priority is raised: {subject}'),
        line(
          'По регламенту приоритет заявки {tid} повышен, потому что время «{clock}» вышло или близко к концу. Теперь он — «{priority}».',
          'By the regulation the priority of ticket {tid} is raised, since the time for "{clock}" is up or nearly up. It is now "{priority}".',
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
