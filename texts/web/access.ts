import { both } from '../language';

/** Temporary access data on the pages of a ticket. */
export const accessTexts = {
  section: both('Данные доступа', 'Access data'),
  asked: both('Поддержка просит данные доступа: {title}', 'Support asks for access data: {title}'),
  what: both(
    'Они хранятся зашифрованными отдельно от переписки. Их видит только ответственный за заявку, а вы видите, кто и когда их смотрел.',
    'They are kept encrypted, apart from the conversation. Only the person responsible for the ticket sees them, and you see who looked and when.',
  ),
  until: both(
    'Через {term} после закрытия заявки они удаляются навсегда. Отозвать их можно раньше. Потом смените или отключите их у себя.',
    'They are erased for good {term} after the ticket is closed. You can take them back earlier. Change or deactivate them on your side afterwards.',
  ),
  address: both('Адрес или сервер', 'Address or server'),
  login: both('Логин', 'Login'),
  secret: both('Пароль или ключ', 'Password or key'),
  secretMissing: both('Впишите пароль или ключ.', 'Enter the password or the key.'),
  note: both('Что ещё нужно знать', 'What else one has to know'),
  show: both('Показать набранное', 'Show what is typed'),
  noDraft: both('Черновик этих полей нигде не хранится.', 'No draft of these fields is kept anywhere.'),
  give: both('Передать данные', 'Give the data'),
  giveAgain: both('Передать другие', 'Give others'),
  cancel: both('Отмена', 'Cancel'),
  refuse: both('Не передавать', 'Give none'),
  takeBack: both('Отозвать данные', 'Take the data back'),
  takeBackSure: both(
    'Данные будут удалены сразу и навсегда. Если они понадобятся, поддержка запросит их снова.',
    'The data are erased at once and for good. If they are needed again, support will ask for them.',
  ),
  end: both('Больше не нужны', 'No longer needed'),
  endSure: both(
    'Данные будут удалены сразу и навсегда. Если они понадобятся, их придётся запросить снова.',
    'The data are erased at once and for good. If they are needed again, they have to be asked for again.',
  ),
  sure: both('Удалить', 'Erase'),
  look: both('Посмотреть', 'Look'),
  lookHint: both(
    'Просмотр запишется, и клиент его увидит. Через минуту данные скроются.',
    'The look is recorded, and the client sees it. The data hide after a minute.',
  ),
  hide: both('Скрыть', 'Hide'),
  hidden: both('Данные скрыты.', 'The data are hidden.'),
  copy: both('Копировать', 'Copy'),
  onlyResponsible: both(
    'Данные видит только ответственный: {name}.',
    'Only the person responsible sees the data: {name}.',
  ),
  nobodyResponsible: both(
    'Данные видит только ответственный, а его ещё нет.',
    'Only the person responsible sees the data, and there is none yet.',
  ),
  lost: both(
    'Данных здесь больше нет: их ключ утрачен. Попросите клиента передать их ещё раз.',
    'The data are not here any more: their key is lost. Ask the client to give them again.',
  ),
  lostOwn: both(
    'Данных у нас больше нет. Если они ещё нужны, передайте их, пожалуйста, ещё раз.',
    'We do not have the data any more. If they are still needed, please give them again.',
  ),
  askedOn: both('Запрошены', 'Asked for'),
  givenOn: both('Переданы', 'Given'),
  endedOn: both('Удалены', 'Erased'),
  keptUntil: both('Хранятся до', 'Kept until'),
  keptFor: both('Хранятся до закрытия заявки и ещё {term}.', 'Kept until the ticket is closed, and {term} more.'),
  waiting: both('Клиент их ещё не передал.', 'The client has not given them yet.'),
  looks: both('Кто смотрел', 'Who looked'),
  noLooks: both('Никто не смотрел.', 'Nobody has looked.'),
  somebody: both('сотрудник', 'somebody of the desk'),
} as const;
