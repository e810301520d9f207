import { both } from '../language';

/** What stands around every page in the browser. */
export const shellTexts = {
  product: both('Reglament', 'Reglament'),
  skip: both('К содержанию', 'Skip to the content'),
  menu: both('Меню', 'Menu'),
  myTickets: both('Мои заявки', 'My tickets'),
  newTicket: both('Новая заявка', 'New ticket'),
  queues: both('Очереди', 'Queues'),
  preferences: both('Настройки', 'Preferences'),
  signOut: both('Выйти', 'Sign out'),
  theme: both('Тема', 'Theme'),
  themeLight: both('Светлая', 'Light'),
  themeDark: both('Тёмная', 'Dark'),
  themeAuto: both('Как в системе', 'As the system'),
  loading: both('Загружаем…', 'Loading…'),
  retry: both('Повторить', 'Try again'),
  close: both('Закрыть', 'Close'),
  cancel: both('Отмена', 'Cancel'),
  back: both('Назад', 'Back'),
  more: both('Показать ещё', 'Show more'),
  notFound: both('Такой страницы нет', 'There is no such page'),
  notFoundHint: both(
    'Адрес набран с ошибкой, либо страница вам не видна.',
    'The address is mistyped, or you may not see the page.',
  ),
  toStart: both('На главную', 'To the start'),
  crashed: both('Страница сломалась', 'The page broke'),
  crashedHint: both(
    'Набранное сохранено. Обновите страницу; если не поможет, сообщите нам, что вы делали.',
    'What you typed is kept. Reload the page; if that does not help, tell us what you were doing.',
  ),
  reload: both('Обновить', 'Reload'),
  away: both('Нет связи с сервером', 'The server cannot be reached'),
  awayHint: both(
    'Проверьте сеть. Набранное остаётся на месте; повторим сами, как только сервер ответит.',
    'Check the network. What you typed stays where it is; we try again as soon as the server answers.',
  ),
  lost: both(
    'Нет связи с сервером. Показанное могло устареть; набранное остаётся на месте.',
    'The server cannot be reached. What is shown may be old; what you typed stays where it is.',
  ),
  unknown: both('Сервер ответил непонятно', 'The server gave an answer that is not understood'),
  requestId: both('Номер обращения к серверу: {id}', 'Request id: {id}'),
  retryAfter: both('Повторите через {seconds} с.', 'Try again in {seconds} s.'),
  yourTime: both('по вашему времени', 'your time'),
  deskTime: both('по времени службы', "the desk's time"),
} as const;
