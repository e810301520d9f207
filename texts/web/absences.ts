import { both } from '../language';

/** When people of a desk are away, and who stands in. */
export const absenceTexts = {
  title: both('Отсутствия', 'Absences'),
  hint: both(
    'Пока человека нет, за его заявками следит тот, кто замещает: письма о них приходят ему, и они видны у него в «Моих». Ответственный остаётся прежним.',
    'While somebody is away the stand-in watches over their tickets: letters about them go there, and they stand among the own. The responsible stays the same.',
  ),
  ownHint: both(
    'Пока вас нет, за вашими заявками следит тот, кто вас замещает: письма о них приходят ему, и они видны у него в «Моих». Ответственным остаётесь вы.',
    'While you are away your stand-in watches over your tickets: letters about them go there, and they stand among the own. You stay responsible.',
  ),
  youStandIn: both('Сейчас вы замещаете: {names}.', 'You stand in now for {names}.'),
  own: both('Когда вас нет', 'When you are away'),
  note: both('Отметить отсутствие', 'Note an absence'),
  none: both('Впереди отсутствий нет', 'Nobody is away in the time to come'),
  noneHint: both(
    'Отметьте отпуск заранее, и клиенты не останутся без ответа.',
    'Note a holiday early, and no client waits in vain.',
  ),
  noneOwn: both('Впереди отсутствий не отмечено.', 'No absence of yours is noted.'),
  person: both('Кого не будет', 'Who is away'),
  from: both('С какого дня', 'From which day'),
  to: both('По какой день', 'Until which day'),
  toHint: both('Этот день входит', 'This day is included'),
  standIn: both('Кто замещает', 'Who stands in'),
  nobody: both('Никто: узнают руководители', 'Nobody: the managers are told'),
  reason: both('Причина', 'Reason'),
  reasonHint: both('Видна вам и руководителям службы', 'For you and those who lead the desk'),
  save: both('Отметить', 'Note'),
  cancel: both('Отмена', 'Cancel'),
  remove: both('Снять', 'Take back'),
  removeOf: both('Снять отсутствие: {name}, {days}', 'Take the absence back: {name}, {days}'),
  now: both('сейчас', 'now'),
  standsIn: both('замещает {name}', '{name} stands in'),
  standsInNobody: both('без замещения', 'nobody stands in'),
  desk: both('Служба', 'Desk'),
  missing: both('Заполните это поле', 'Fill this in'),
} as const;
