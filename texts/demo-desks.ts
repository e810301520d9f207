import { both } from './language';

/** Steps and words of the stories of HiveTaxi's desk and of the interstate one. */
export const hivetaxiSteps = {
  filing: both(
    'Клиент уровня VIP сообщает: диспетчерская стоит',
    'A client of level VIP reports that dispatching is down',
  ),
  emergency: both(
    'Специалист объявляет экстренную работу: время идёт круглосуточно',
    'The specialist declares an emergency: time runs round the clock',
  ),
  answer: both('Специалист отвечает: реакция засчитана', 'The specialist answers: that is a reaction'),
  again: both('Клиент пишет снова: реакция ждётся заново', 'The client writes again: a reaction is owed anew'),
  development: both('Подключаются разработчики: снова рабочее время', 'Developers are called in: working time again'),
  postponed: both('Обращение ждёт планового выпуска', 'The request waits for a planned release'),
  release: both('Выпуск вышел: клиент узнаёт об этом', 'The release is out: the client hears of it'),
  standard: both(
    'Клиент уровня «Стандарт» спрашивает о новой функции',
    'A client of level Standard asks for a new function',
  ),
  redirect: both('Вопрос уходит в отдел сопровождения', 'The question goes to the customer success department'),
} as const;

export const hivetaxiWords = {
  subject: both('Диспетчерская не принимает заказы', 'Dispatching takes no orders'),
  problem: both('С девяти утра не проходит ни один заказ.', 'Not one order has come through since nine.'),
  looking: both('Видим сбой, перезапускаем службу.', 'We see the failure and restart the service.'),
  again: both('Заказы снова не проходят.', 'Orders do not come through again.'),
  development: both(
    'Причина в модуле тарифов, исправим в обновлении.',
    'The tariff module is at fault: an update will mend it.',
  ),
  wish: both('Добавьте отчёт по водителям.', 'Please add a report by driver.'),
  redirect: both('Передали ваше пожелание в отдел сопровождения.', 'We have passed your wish on to customer success.'),
} as const;

export const interstateSteps = {
  filing: both('Пользователь сообщает: сообщение не дошло', 'A user reports a message that did not arrive'),
  test: both('Центральная служба проверяет журнал обмена', 'The central service looks at the exchange log'),
  handOver: both(
    'Заявка передаётся национальному сегменту Казахстана: срок приёма — по его дням и часам',
    "The request goes to Kazakhstan's segment: its acceptance is due by its own days and hours",
  ),
  returned: both('Сегмент возвращает заявку с причиной', 'The segment returns it with a reason'),
  again: both('Передача в сегмент Беларуси', "It is handed to Belarus' segment"),
  accepted: both('Сегмент принимает заявку и отвечает', 'The segment accepts it and answers'),
  history: both('Что видит пользователь: один номер, одна история', 'What the user sees: one number, one history'),
} as const;

export const interstateWords = {
  subject: both('Сведения не доставлены', 'A message was not delivered'),
  problem: both('Отправили сведения вчера, подтверждения нет.', 'We sent it yesterday and have no confirmation.'),
  log: both('Отказ на входе сегмента.', 'Refused at the entry of the segment.'),
  kazakhstan: both('Отклонено вашим сегментом, посмотрите.', 'Refused by your segment, please look.'),
  reason: both('Наш журнал чист', 'Our log is clean'),
  returned: both('Сообщение подтверждено у нас, ищите дальше.', 'We confirmed the message: look further on.'),
  belarus: both('Подтверждения нет от вас.', 'Your confirmation is missing.'),
  answer: both('Повторите отправку, приём восстановлен.', 'Send it again: we take messages in again.'),
} as const;

export const deskFacts = {
  level: both('Уровень обслуживания: {level}; проблема: {category}', 'Level: {level}; problem: {category}'),
  told: both('Письмо: {subject}', 'Letter: {subject}'),
  took: both('Выпуск {release}: сообщено по обращениям — {told}', 'Release {release}: requests told of it: {told}'),
  holder: both('Заявка у службы: {service}', 'The request is with: {service}'),
} as const;
