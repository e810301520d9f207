/** Letters about what was asked and answered. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

/** What a client may wait for. */
const promised = [
  line('Первый ответ — до {answerBy}.', 'The first answer comes by {answerBy}.'),
  line('Решение — до {resolveBy}.', 'The solution is due by {resolveBy}.'),
] as const;

export const answers = {
  acknowledgement: {
    name: both('Заявка принята', 'Ticket accepted'),
    to: {
      client: wording(
        line('Заявка {tid} принята: {subject}', 'Ticket {tid} accepted: {subject}'),
        line(
          'Мы получили ваше обращение. Номер заявки — {tid}.',
          'We have received your request. Its number is {tid}.',
        ),
        line('Уровень обслуживания — «{level}».', 'The service level is "{level}".'),
        line('Срок ответа на этом уровне не обещан.', 'No time of answer is promised at this level.', {
          when: ['level', 'unpromised'],
        }),
        ...promised,
      ),
    },
  },
  'split-off': {
    name: both('Выделена отдельная заявка', 'Ticket split off'),
    to: {
      client: wording(
        line('Новая заявка {tid}: {subject}', 'A new ticket {tid}: {subject}'),
        line(
          'Из заявки {origin} мы выделили отдельную, её номер — {tid}. Вопрос другой, поэтому сроки по новой заявке считаются отдельно.',
          'We have split a separate ticket off {origin}; its number is {tid}. It is another question, so its time limits count by themselves.',
        ),
        ...promised,
      ),
    },
  },
  'work-begun': {
    name: both('Работа начата', 'Work has begun'),
    to: {
      client: wording(
        line('Заявка {tid} в работе: {subject}', 'Work on ticket {tid} has begun: {subject}'),
        line('Работа по заявке {tid} началась.', 'The work on ticket {tid} has begun.'),
      ),
    },
  },
  'colleague-word': {
    name: both('Сообщение коллеги', 'Message of a colleague'),
    to: {
      client: wording(
        line('Новое сообщение по заявке {tid}: {subject}', 'A new message on ticket {tid}: {subject}'),
        line('Ваш коллега написал:\n\n{text}', 'Your colleague wrote:\n\n{text}'),
      ),
    },
  },
  shared: {
    name: both('Вам открыли заявку', 'Ticket shared with you'),
    to: {
      client: wording(
        line('Вам открыли заявку {tid}: {subject}', 'Ticket {tid} is shared with you: {subject}'),
        line(
          'Вам открыли заявку {tid}: вы видите её, можете писать в неё и будете получать сообщения о ней. Если она вас не касается, выйдите из числа участников.',
          'Ticket {tid} has been shared with you: you see it, can write in it and will be told of what happens. If it is not your business, you can leave it.',
        ),
      ),
    },
  },
  'author-changed': {
    name: both('Новый автор заявки', 'Another author'),
    to: {
      client: wording(
        line('Теперь вы — автор заявки {tid}: {subject}', 'You are the author of ticket {tid} now: {subject}'),
        line(
          'Заявка {tid} передана вам. Автор подтверждает решение или возражает, закрывает заявку и оценивает работу.',
          'Ticket {tid} is yours now. The author confirms a solution or objects to it, closes the ticket and rates the work.',
        ),
      ),
      desk: wording(
        line('У заявки {tid} новый автор: {subject}', 'Ticket {tid} has another author: {subject}'),
        line('У заявки {tid} сменился автор: теперь это {author}.', 'Ticket {tid} has another author now: {author}.'),
      ),
    },
  },
  'call-us': {
    name: both('Просьба позвонить', 'Please call us'),
    to: {
      client: wording(
        line('Заявка {tid}: позвоните нам, пожалуйста', 'Ticket {tid}: please call us'),
        line(
          'О критическом сбое нужно сообщить и по телефону: {phones}. Назовите, пожалуйста, номер заявки — {tid}.',
          'A critical failure has to be reported by telephone too: {phones}. Please give the number of the ticket, {tid}.',
        ),
        line('Позвоните, пожалуйста, до {callBy}.', 'Please call by {callBy}.'),
        line(
          'О критическом сбое нужно сообщить и по телефону. Назовите, пожалуйста, номер заявки — {tid}.',
          'A critical failure has to be reported by telephone too. Please give the number of the ticket, {tid}.',
          { when: 'call', unless: 'phones' },
        ),
      ),
    },
  },
  'ticket-opened': {
    name: both('Новая заявка', 'New ticket'),
    to: {
      desk: wording(
        line('Новая заявка {tid}: {subject}', 'New ticket {tid}: {subject}'),
        line('Тема — «{topic}», приоритет — «{priority}».', 'Topic: "{topic}", priority: "{priority}".'),
        line('{text}', '{text}'),
        line('Назначьте, пожалуйста, ответственного до {answerBy}.', 'Please make somebody responsible by {answerBy}.'),
      ),
    },
  },
  answer: {
    name: both('Ответ поддержки', 'Answer of the desk'),
    to: {
      client: wording(
        line('Ответ по заявке {tid}: {subject}', 'An answer on ticket {tid}: {subject}'),
        line('Поддержка ответила:\n\n{text}', 'The desk has answered:\n\n{text}'),
      ),
    },
  },
  'client-word': {
    name: both('Сообщение клиента', 'Message of the client'),
    to: {
      desk: wording(
        line('Сообщение клиента по заявке {tid}: {subject}', 'The client wrote on ticket {tid}: {subject}'),
        line('Клиент написал:\n\n{text}', 'The client wrote:\n\n{text}'),
      ),
    },
  },
  wait: {
    name: both('Ожидание', 'Wait'),
    to: {
      client: wording(
        [
          line('Заявка {tid}: ждём вас', 'Ticket {tid}: we are waiting for you', { when: 'owner=client' }),
          line('Заявка {tid}: работа приостановлена', 'Ticket {tid}: the work has to wait'),
        ],
        line(
          'Чтобы продолжить работу по заявке {tid}, нам нужен ваш ответ. Причина ожидания — «{wait}».',
          'To go on with ticket {tid} we need to hear from you. What we are waiting for: "{wait}".',
          { when: 'owner=client' },
        ),
        line('Напишите нам, пожалуйста, или позвоните: {phones}.', 'Please write to us, or call us: {phones}.', {
          when: 'owner=client',
        }),
        line(
          'Работа по заявке {tid} пока приостановлена. Причина — «{wait}». От вас сейчас ничего не нужно.',
          'The work on ticket {tid} has to wait for now. The reason: "{wait}". Nothing is needed from you.',
          { unless: 'owner=client' },
        ),
        line('Рассчитываем продолжить {until}.', 'We expect to go on at {until}.', { unless: 'owner=client' }),
      ),
    },
  },
  estimate: {
    name: both('Ориентировочный срок', 'Indicative time'),
    to: {
      client: wording(
        line('Ориентировочный срок по заявке {tid}: {subject}', 'Indicative time for ticket {tid}: {subject}'),
        line('{text}', '{text}'),
        line('Ориентировочный срок решения — {expectedAt}.', 'The indicative time is {expectedAt}.'),
        line('Раньше мы называли {formerly}.', 'Before we had named {formerly}.'),
      ),
    },
  },
  'estimate-slips': {
    name: both('Ориентировочный срок сдвигается', 'The indicative time slips'),
    to: {
      client: wording(
        line('Заявка {tid}: понадобится больше времени', 'Ticket {tid}: it will take longer'),
        line(
          'Мы называли ориентировочный срок {due}, но к этому времени можем не успеть. Новый срок назовём отдельно.',
          'We had named {due} as the indicative time, and may not be done by then. We shall name another one.',
          { unless: ['limit', 'past'] },
        ),
        line(
          'Мы называли ориентировочный срок {due}, но к этому времени можем не успеть. Срок решения прежний — {limit}.',
          'We had named {due} as the indicative time, and may not be done by then. The due date stays: {limit}.',
          { unless: 'past' },
        ),
        line(
          'Мы называли ориентировочный срок {due}, и он прошёл, а работа ещё не закончена. Новый срок назовём отдельно.',
          'We had named {due} as the indicative time. It has passed, and the work is not done yet. We shall name another one.',
          { when: 'past', unless: 'limit' },
        ),
        line(
          'Мы называли ориентировочный срок {due}, и он прошёл, а работа ещё не закончена. Срок решения прежний — {limit}.',
          'We had named {due} as the indicative time. It has passed, and the work is not done yet. The due date stays: {limit}.',
          { when: 'past' },
        ),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
