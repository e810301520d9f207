import type { Owner, Text } from '../domain/regulation/types';
import { both } from './language';

/** The sides to whom time belongs, as the head of a column. */
export const sideTexts: Readonly<Record<Owner, Text>> = {
  us: both('Мы', 'Us'),
  client: both('Клиент', 'Client'),
  supplier: both('Поставщик', 'Supplier'),
  nature: both('Обстоятельства', 'Circumstances'),
};

/** The same to a client, of the client's own ticket. */
export const sideTextsToClient: Readonly<Record<Owner, Text>> = {
  ...sideTexts,
  us: both('Поддержка', 'Support'),
  client: both('Вы', 'You'),
};

/** What the lines of the table are about. */
export const timeWayTexts = {
  client: both('Клиент', 'Client'),
  topic: both('Тема', 'Topic'),
  month: both('Месяц', 'Month'),
  specialist: both('Ответственный', 'Responsible'),
  ticket: both('Заявка', 'Ticket'),
} as const satisfies Readonly<Record<string, Text>>;

/** The other columns of the file, and a line in it that has no name. */
export const timeTableTexts = {
  code: both('Код', 'Code'),
  subject: both('Тема заявки', 'Subject'),
  tickets: both('Заявок', 'Tickets'),
  seconds: both('{side}, секунд', '{side}, seconds'),
  all: both('Всего, секунд', 'In all, seconds'),
  total: both('Итого', 'Total'),
  nobody: both('Никто не назначен', 'Nobody assigned'),
  file: both('Чьё время {from} – {to}.csv', 'Whose time {from} – {to}.csv'),
} as const satisfies Readonly<Record<string, Text>>;
