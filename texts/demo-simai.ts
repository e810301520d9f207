import { both } from './language';

/** Steps and words of the story of Simai's desk. */
export const simaiSteps = {
  whatIf: both(
    'А если бы обращение пришло в пятницу 8 октября 2027 года в 16:00? Понедельник — День Республики Башкортостан',
    'What if the request had come on Friday 8 October 2027 at 16:00? Monday is Republic Day in Bashkortostan',
  ),
  filing: both(
    'Панель сайта клиента подаёт обращение по своему ключу, с конфигурацией сервера по одному флажку',
    "The panel of the client's site files a request by its key, the server configuration by one tick",
  ),
  accepted: both('Письмо-подтверждение называет уровень', 'The confirmation names the level'),
  begun: both('Второе уведомление: обработка начата', 'The second notice: work has begun'),
  development: both('Доработка передана в отдел разработки', 'What is missing is handed to development'),
  release: both('Обновление вышло: клиент узнаёт об этом', 'The update is out: the client hears of it'),
  foreign: both('Чужой проект — вне рамок поддержки', 'A project of others is out of scope'),
} as const;

export const simaiWords = {
  subject: both('Корзина не сохраняется', 'The basket is not kept'),
  problem: both('После обновления корзина пустеет.', 'Since the update the basket empties itself.'),
  configuration: both('PHP 8.2.12, memory_limit 256M, OPcache включён', 'PHP 8.2.12, memory_limit 256M, OPcache on'),
  development: both('Исправим в обновлении модуля.', 'An update of the module will mend it.'),
  foreign: both(
    'Наш второй сайт делала другая студия, помогите.',
    'Our second site was made by another studio, please help.',
  ),
  declined: both('Этот проект создан без нашего участия.', 'That project was made without us.'),
} as const;
