import { both } from './language';

/** Where a letter is. */
export const deliveryTexts = {
  portal: both('На портале', 'In the portal'),
  queued: both('В очереди', 'Queued'),
  delayed: both('Задерживается, попробуем ещё', 'Delayed, will be tried again'),
  sent: both('Отправлено', 'Sent'),
  bounced: both('Не доставлено', 'Not delivered'),
  withdrawn: both('Не отправлено: больше не нужно', 'Not sent: no longer needed'),
} as const;
