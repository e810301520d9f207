/** What is read of webhooks: what they tell, how they stand, and why a message was not taken. */
import type { Text } from '../domain/regulation/types';
import type { TargetRefusal, WebhookEvent, WebhookFault } from '../domain/webhook';
import { both } from './language';

export const webhookEventTexts: Readonly<Record<WebhookEvent | 'webhook.test', Text>> = {
  'ticket.opened': both('Заявка подана', 'A ticket is filed'),
  'ticket.classified': both('Тема или приоритет изменились', 'Topic or priority has changed'),
  'ticket.assigned': both('Назначен ответственный', 'Somebody is responsible'),
  'ticket.replied': both('Ответ клиента или службы', 'A reply of either side'),
  'ticket.waiting': both('Началось ожидание', 'A wait has begun'),
  'ticket.resumed': both('Ожидание закончилось', 'A wait is over'),
  'ticket.due-moved': both('Срок изменился', 'A date has moved'),
  'ticket.solved': both('Решение отправлено', 'A solution was given'),
  'ticket.objected': both('Клиент не согласен с решением', 'The client objects'),
  'ticket.closed': both('Заявка закрыта', 'A ticket is closed'),
  'ticket.reopened': both('Заявка открыта снова', 'A ticket is opened again'),
  'webhook.test': both('Проверка', 'A test'),
};

export const webhookFaultTexts: Readonly<Record<WebhookFault, Text>> = {
  'name-unknown': both('Имя не находится в DNS', 'No address for the name'),
  'address-refused': both('Адрес внутренний или без https', 'An inner address, or one without https'),
  'no-connection': both('Нет соединения', 'No connection'),
  tls: both('Сертификат не подходит', 'The certificate does not fit'),
  timeout: both('Нет ответа за десять секунд', 'No answer within ten seconds'),
  redirect: both('Переадресация: за ней не идут', 'A redirect: it is not followed'),
  status: both('Ответ не 2xx', 'The answer is not 2xx'),
  gone: both('Адрес больше не действует', 'It says that it is gone'),
  'secret-unreadable': both(
    'Секрет не читается: BETTER_AUTH_SECRET сменился. Замените секрет вебхука',
    'The secret cannot be read: BETTER_AUTH_SECRET has changed. Renew the secret',
  ),
};

/** Why nothing goes to an address, at its field. */
export const targetFaultTexts = {
  'url-malformed': both(
    'Нужен адрес вида https://program.example/hook, без имени и пароля в нём.',
    'An address such as https://program.example/hook is wanted, without a name and password in it.',
  ),
  'url-not-https': both('Нужен адрес с https://.', 'An address with https:// is wanted.'),
  'address-not-public': both(
    'Этот адрес внутренний. Вебхуки уходят только на открытые адреса интернета; внутренние сети разрешает администратор сервера (WEBHOOK_ALLOWED_NETWORKS).',
    'This address is an inner one. Webhooks go to public addresses alone; networks inside are allowed by whoever runs the server (WEBHOOK_ALLOWED_NETWORKS).',
  ),
} as const satisfies Readonly<Record<TargetRefusal, Text>>;
