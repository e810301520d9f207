import { both } from '../language';

/** Of a technician, on the page of the person. */
export const technicianTexts = {
  title: both('Выезды', 'Visits'),
  unset: both(
    'Ещё не сказано, откуда и когда человек выезжает: пока этого нет, на выезды его не предложат.',
    'Nobody has said yet from where and when the person goes; until then nobody is offered their time.',
  ),
  home: both('Откуда выезжает', 'Goes out from'),
  homeHint: both('Субъект, от которого считается дорога.', 'The federal subject from which the way is counted.'),
  choose: both('Выберите', 'Choose'),
  skills: both('Что умеет', 'Good at'),
  noSkills: both('не указано', 'not said'),
  hours: both('Рабочие часы', 'Working hours'),
  hoursHint: both(
    'По часам того места, куда едут: 09:00-13:00, 14:00-18:00. Пусто — выходной.',
    'By the clocks of the site: 09:00-13:00, 14:00-18:00. Empty means a day off.',
  ),
  dayOff: both('выходной', 'day off'),
  holidays: both('Отдыхает в праздники страны', "Keeps the country's days off"),
  mon: both('Понедельник', 'Monday'),
  tue: both('Вторник', 'Tuesday'),
  wed: both('Среда', 'Wednesday'),
  thu: both('Четверг', 'Thursday'),
  fri: both('Пятница', 'Friday'),
  sat: both('Суббота', 'Saturday'),
  sun: both('Воскресенье', 'Sunday'),
} as const;
