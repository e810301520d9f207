import { both } from '../language';

/** The dialog that offers a time. */
export const offerTexts = {
  title: both('Предложить время: {number}', 'Offer a time: {number}'),
  inTheWay: both('Что мешает', 'What stands in the way'),
  mind: both('Обратите внимание', 'Mind'),
  past: both('Этот день уже прошёл. Выберите время впереди.', 'That day is over. Choose a time ahead.'),
  absent: both(
    'Техник в этот день отсутствует. Выберите другой день или другого техника.',
    'The technician is absent that day. Choose another day or another technician.',
  ),
  absentAbout: both(
    'Техник в этот день отсутствует ({about}). Выберите другой день или другого техника.',
    'The technician is absent that day ({about}). Choose another day or another technician.',
  ),
  'partly-absent': both(
    'Часть дня техник отсутствует: время предлагаем вокруг.',
    'The technician is absent for part of the day: times lie around it.',
  ),
  'day-off': both(
    'У техника в этот день выходной. Выберите рабочий день или другого техника.',
    'The technician is off that day. Choose a working day or another technician.',
  ),
  'lacks-skill': both(
    'У техника нет навыка: {about}. Ниже те, у кого он есть.',
    'The technician lacks a skill: {about}. Below are those who have it.',
  ),
  'other-region': both(
    'Техник из другого региона ({about}): дорога дольше.',
    'The technician is from another region ({about}): the way is longer.',
  ),
  'not-ready': both(
    'Объект будет готов позже этого дня: {about}.',
    'The site will be ready later than that day: {about}.',
  ),
  'after-due': both('Срок выезда раньше этого дня: {about}.', 'The visit is due before that day: {about}.'),
  full: both(
    'Свободного окна такой длины в этот день нет: мешают другие выезды и дорога к ним.',
    'There is no gap of this length that day: other visits and the way to them fill it.',
  ),
  chosenDay: both('{technician}, {day}', '{technician}, {day}'),
  soonest: both('Ближайшее у этого техника', 'Soonest of this technician'),
  others: both('Другие техники', 'Other technicians'),
  suggested: both('Подходящее время', 'Suggested times'),
  noSuggestion: both(
    'За тридцать дней ничего не нашлось. Назовите время сами или измените длительность.',
    'Nothing was found within thirty days. Name a time yourself, or change the length.',
  ),
  own: both('Назвать время самому', 'Name the time yourself'),
  length: both('Длительность', 'Length'),
  usualLength: both('Обычная', 'As usual'),
  minutes: both('{count} мин', '{count} min'),
  day: both('День', 'Day'),
  choose: both('Выберите', 'Choose'),
  inTime: both('в срок', 'in time'),
  afterDue: both('позже срока', 'after the due date'),
  home: both('из своего региона', 'from the home region'),
  away: both('из другого региона', 'from another region'),
  load: both('выездов: {count}', 'visits: {count}'),
  siteTime: both('по времени на месте: {zone}', 'by the clocks at the site: {zone}'),
  follows: both('Что изменится', 'What follows'),
  'offer-replaced': both(
    'Прежнее предложение ({was}) перестанет действовать.',
    'The earlier offer ({was}) no longer stands.',
  ),
  'agreement-ends': both(
    'Договорённость с клиентом ({was}) перестанет действовать.',
    'What is agreed with the client ({was}) no longer stands.',
  ),
  'client-asked': both(
    'Клиента попросят подтвердить новое время; до ответа оно держится за техником.',
    'The client is asked to confirm the new time; until then it is held for the technician.',
  ),
  'technician-freed': both(
    '{from}: время освободится, ему сообщат. {to} узнает, когда клиент подтвердит.',
    '{from} is freed and told so. {to} is told once the client confirms.',
  ),
  'technician-waits': both(
    '{to}: сообщим, что прежнее время снято, а о новом — когда клиент подтвердит.',
    '{to} is told that the earlier time is off, and of the new one once the client confirms.',
  ),
  'spares-stay': both(
    'Запчасти для выезда зарезервированы в машине другого техника: их нужно переложить или зарезервировать заново.',
    'Spares for the visit are reserved in the van of the other technician: move them, or reserve anew.',
  ),
  'doubt-settled': both('Выезд больше не будет под вопросом.', 'The visit is no longer in doubt.'),
  'on-the-way': both(
    'Техник уже выехал: его поездка будет отменена.',
    'The technician is on the way: the trip is called off.',
  ),
  dueHolds: both('Срок {due} выдержан.', 'The due date {due} holds.'),
  dueBreaks: both('Срок {due} будет нарушен.', 'The due date {due} is missed.'),
  noDue: both('Срок выезда ещё не считается.', 'No due date counts yet.'),
  offer: both('Предложить', 'Offer'),
  cannot: both('Сейчас нельзя: {why}', 'Not now: {why}'),
  offered: both(
    '{number}: предложено {when}, {technician}. Клиента попросили подтвердить.',
    '{number}: offered {when}, {technician}. The client is asked to confirm.',
  ),
  moved: both('Пока вы выбирали, выезд изменили', 'The visit changed meanwhile'),
  movedWhat: both('{what}: было «{was}», стало «{now}»', '{what}: was “{was}”, is now “{now}”'),
  movedOther: both('Изменилось что-то другое.', 'Something else changed.'),
  movedHint: both(
    'Ваш выбор на месте. Нажмите ещё раз, если он по-прежнему верен.',
    'Your choice is kept. Press again if it still holds.',
  ),
  nothing: both('нет', 'none'),
} as const;
