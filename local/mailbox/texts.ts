import { both } from '../../texts/language';

/** Words on the pages of the mailbox. */
export const texts = {
  title: both('Почтовый ящик этого компьютера', 'Mailbox of this machine'),
  explained: both(
    'Здесь лежат письма, которые ушли бы получателям: на этом компьютере они никому не отправляются. Чтобы отправлять их по-настоящему, задайте SMTP_URL.',
    'These letters would have left; from this machine none is sent to anybody. To send them for real, set SMTP_URL.',
  ),
  kept: both(
    'Хранятся последние {limit}; сейчас здесь {count}.',
    'The newest {limit} are kept; there are {count} now.',
  ),
  none: both('Писем ещё нет.', 'There are no letters yet.'),
  older: both('Раньше', 'Older'),
  newest: both('К новым', 'To the newest'),
  back: both('Все письма', 'All letters'),
  received: both('Получено', 'Received'),
  from: both('От кого', 'From'),
  to: both('Кому', 'To'),
  subject: both('Тема', 'Subject'),
  noSubject: both('(без темы)', '(no subject)'),
  asItLooks: both('Как выглядит', 'As it looks'),
  asText: both('Текстом', 'As text'),
  headers: both('Заголовки', 'Headers'),
  attached: both('Вложено', 'Attached'),
  source: both('Исходный текст', 'Source'),
  answer: both('Ответить за получателя', 'Answer as its recipient'),
  send: both('Отправить', 'Send'),
  answered: both('Ответ отправлен службе.', 'The answer has been sent to the desk.'),
  notAnswered: both(
    'Ответ не принят: запущен ли приём писем (npm start)?',
    'The answer was not taken: is the process that takes letters running (npm start)?',
  ),
  notFound: both('Такого письма нет.', 'There is no such letter.'),
} as const;
