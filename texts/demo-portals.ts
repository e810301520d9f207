import { both } from './language';

/** Steps and words of the stories of SmartPlayer's desk and of InSales'. */
export const smartplayerSteps = {
  forms: both(
    'Что предлагает портал: виды обращений и их формы',
    'What the portal offers: kinds of requests, and their forms',
  ),
  filing: both(
    'Клиент сообщает об ошибке и делится заявкой с коллегой',
    'The client reports a bug and shares it with a colleague',
  ),
  find: both('Специалист находит заявку по номеру', 'The specialist finds the request by its number'),
  development: both('Ошибка подтверждена: ожидание разработки', 'The bug is confirmed: it waits for development'),
  solution: both(
    'Решение предложено: две недели на обратную связь, день за днём',
    'A solution is brought: two weeks for feedback, day by day',
  ),
  reopened: both(
    'Решение не помогло: автор открывает заявку с комментарием',
    'It did not help: the author opens it again with a comment',
  ),
  again: both('Второе решение', 'A second solution'),
  done: both(
    'Автор отмечает заявку как выполненную и ставит пять из пяти',
    'The author marks it as done and gives five of five',
  ),
  mistake: both('Созданную по ошибке заявку автор закрывает сразу', 'A request made by mistake is closed at once'),
} as const;

export const smartplayerWords = {
  subject: both('Чёрный экран вместо ролика', 'A black screen instead of the film'),
  problem: both(
    'С утра на телевизорах в зале чёрный экран.',
    'The screens in the hall have been black since the morning.',
  ),
  project: both('Витрина на Тверской', 'The window on Tverskaya'),
  steps: both('Включить плейлист «Утро» на любом телевизоре.', 'Start the playlist "Morning" on any of the screens.'),
  expected: both('Идёт ролик.', 'The film is shown.'),
  actual: both('Экран чёрный, звук есть.', 'The screen is black, with sound.'),
  confirmed: both(
    'Ошибка в коде плеера, исправим в версии 8.5.',
    'It is an error of the player: version 8.5 will mend it.',
  ),
  solution: both('Обновите плеер до 8.5 и проверьте, пожалуйста.', 'Please update the player to 8.5 and have a look.'),
  comment: both('На двух экранах всё ещё чёрный экран.', 'Two of the screens are still black.'),
  secondSolution: both(
    'На них осталась старая версия, обновили сами.',
    'These had the old version left; we have updated them.',
  ),
  rating: both('Быстро и понятно.', 'Quick and clear.'),
  mistake: both('Тест, создано по ошибке', 'A test, made by mistake'),
} as const;

export const insalesSteps = {
  untyped: both('Без вида обращения запрос не принимается', 'Without its type a request is not taken'),
  filing: both(
    'Сотрудник магазина просит доработать шаблон',
    'Somebody of the shop asks for a customisation of the template',
  ),
  confirmation: both('Запрос подтверждён письмом', 'Its receipt is confirmed by a letter'),
  answer: both('Специалист отвечает', 'The specialist answers'),
  consent: both(
    'Лимит месяца исчерпан: доработка платная, нужно согласие',
    'The month has none left: the work is paid for, after consent',
  ),
  agreed: both('Администратор сайта соглашается', 'The administrator of the site agrees'),
  administrator: both('Ответы приходят и администратору сайта', 'The administrator of the site gets the answers too'),
  done: both('Доработка сделана, автор согласен', 'The customisation is done, and the author agrees'),
} as const;

export const insalesWords = {
  subject: both('Кнопка заказа на телефоне', 'The order button on a phone'),
  wanted: both(
    'Кнопка «Заказать» должна быть видна без прокрутки.',
    'The order button should be seen without scrolling.',
  ),
  price: both(
    'Бесплатные доработки в этом месяце закончились, эта стоит 500 рублей. Делаем?',
    'There is no free customisation left this month, this one costs 500 roubles. Shall we do it?',
  ),
  looking: both('Посмотрели шаблон, сделаем сегодня.', 'We have looked at the template and will do it today.'),
  done: both(
    'Кнопка закреплена внизу экрана, проверьте.',
    'The button now stays at the foot of the page, please have a look.',
  ),
} as const;

export const portalFacts = {
  form: both('{title} — поля: {fields}', '{title}: {fields}'),
  refused: both('Отказ {status}: {detail}', 'Refused, {status}: {detail}'),
  found: both('По «{written}» найдена заявка {tid}', '"{written}" finds the request {tid}'),
  consent: both('{title}: {price} — {state}', '{title}: {price}, {state}'),
  consentState: {
    open: both('ждём согласия', 'consent is awaited'),
    given: both('согласие получено', 'consent was given'),
  },
  letter: both('Письмо: {subject}', 'Letter: {subject}'),
} as const;
