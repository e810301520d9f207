/** Letters about field visits. Their times are those of the site. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const site = line('Адрес и контакт:\n\n{text}', 'Address and contact:\n\n{text}');

const readiness = wording(
  [
    line('Выезд {visit}: объект готов', 'Visit {visit}: the site is ready', { when: 'ready' }),
    line('Выезд {visit}: объект не готов', 'Visit {visit}: the site is not ready'),
  ],
  line('Клиент сообщил, что объект готов с {ready}.', 'The client says that the site is ready from {ready}.'),
  line(
    'Клиент сообщил, что объект пока не готов. Согласованное время, если оно есть, нужно подтвердить заново.',
    'The client says that the site is not ready yet. A time that was agreed has to be confirmed again.',
    { unless: 'ready' },
  ),
);

/** Why a time is free again. */
const because = [
  line('Причина: клиент отказался от этого времени.', 'The reason: the time was declined.', {
    when: 'because=declined',
  }),
  line('Причина: вместо него предложено другое.', 'The reason: another time was offered instead.', {
    when: 'because=replaced',
  }),
  line('Причина: на предложение никто не ответил.', 'The reason: nobody answered the offer.', {
    when: 'because=unanswered',
  }),
  line('Причина: объекта на месте не оказалось.', 'The reason: there was nothing to work on at the site.', {
    when: 'because=no-show',
  }),
  line('Причина: выезд отменён.', 'The reason: the visit was cancelled.', { when: 'because=cancelled' }),
  line('Причина: техник в это время отсутствует.', 'The reason: the technician is absent then.', {
    when: 'because=technician-absent',
  }),
  line('Причина: этот техник больше не ездит на выезды.', 'The reason: this technician goes on visits no more.', {
    when: 'because=technician-inactive',
  }),
] as const;

export const visits = {
  'visit-requested': {
    name: both('Запрошен выезд', 'Visit requested'),
    to: {
      client: wording(
        line('Заявка {tid}: нужен выезд', 'Ticket {tid}: a visit is needed'),
        line(
          'По заявке {tid} нужен выезд специалиста ({visit}). Координатор свяжется с вами и предложит время.',
          'Ticket {tid} needs a visit ({visit}). The coordinator will get in touch and offer a time.',
        ),
        line(
          'Сообщите, пожалуйста, когда объект будет готов: с этого дня считается срок выезда.',
          'Please say when the site is ready: the term of the visit counts from that day.',
          { when: 'askReady' },
        ),
        line(
          'Прежний срок решения, {ended}, больше не действует: его заменит срок выезда.',
          'The due date of {ended} no longer stands: the term of the visit takes its place.',
        ),
        site,
      ),
      desk: wording(
        line('Заявка {tid}: запрошен выезд {visit}', 'Ticket {tid}: visit {visit} is requested'),
        line(
          'По заявке {tid} запрошен выезд {visit}. Согласуйте, пожалуйста, время с клиентом.',
          'Visit {visit} is requested for ticket {tid}. Please agree on a time with the client.',
        ),
        site,
      ),
    },
  },
  'visit-readiness': { name: both('Готовность объекта', 'Readiness of the site'), to: { desk: readiness } },
  'slot-offered': {
    name: both('Предложено время выезда', 'Time of the visit offered'),
    to: {
      client: wording(
        line('Выезд {visit}: предлагаем время', 'Visit {visit}: we offer a time'),
        line('Предлагаем время работ: {span}.', 'We offer a time for the work: {span}.'),
        line('Приедет {technician}.', '{technician} will come.'),
        line(
          'Пожалуйста, подтвердите это время, назовите другое или откажитесь.',
          'Please confirm this time, name another one, or decline.',
        ),
        line('Время зарезервировано до {by}.', 'The time is held for you until {by}.'),
      ),
      desk: wording(
        line('Выезд {visit}: клиент предлагает время', 'Visit {visit}: the client offers a time'),
        line('Клиент предлагает время работ: {span}.', 'The client offers a time for the work: {span}.'),
        line(
          'Пожалуйста, подтвердите это время или предложите другое.',
          'Please confirm this time or offer another one.',
        ),
        line('Ответить нужно до {by}.', 'An answer is due by {by}.'),
      ),
    },
  },
  'slot-agreed': {
    name: both('Время выезда согласовано', 'Time of the visit agreed'),
    to: {
      client: wording(
        line('Выезд {visit}: время согласовано', 'Visit {visit}: the time is agreed'),
        line('Время работ согласовано: {span}.', 'The time of the work is agreed: {span}.'),
        line('Приедет {technician}.', '{technician} will come.'),
        line(
          'К этому времени объект должен быть готов по согласованному адресу.',
          'Everything has to be ready at the agreed address by then.',
        ),
      ),
      technician: wording(
        line('Выезд {visit}: вы едете {from}', 'Visit {visit}: you go on {from}'),
        line('Время работ согласовано: {span}.', 'The time of the work is agreed: {span}.'),
        line('Заявка: «{subject}».', 'The ticket: "{subject}".'),
        line('Количество объектов — {vehicles}.', 'Number of objects: {vehicles}.'),
        line('Возьмите с собой: {spares}.', 'Please take along: {spares}.'),
        site,
      ),
      desk: wording(
        line('Выезд {visit}: время согласовано', 'Visit {visit}: the time is agreed'),
        line('Время работ согласовано: {span}.', 'The time of the work is agreed: {span}.'),
        line('Едет {technician}.', '{technician} goes.'),
      ),
    },
  },
  'slot-released': {
    name: both('Время выезда освободилось', 'Time of the visit free again'),
    to: {
      client: wording(
        line('Выезд {visit}: нужно другое время', 'Visit {visit}: another time is needed'),
        line(
          'Время работ {span} больше не зарезервировано. Координатор предложит другое.',
          'The time {span} is no longer held for you. The coordinator will offer another one.',
        ),
        ...because,
      ),
      technician: wording(
        line('Выезд {visit}: ваше время свободно', 'Visit {visit}: your time is free again'),
        line('Вы больше не заняты выездом {visit} {span}.', 'You are no longer booked for visit {visit}, {span}.'),
        ...because,
      ),
      desk: wording(
        line('Выезд {visit}: время техника свободно', "Visit {visit}: the technician's time is free again"),
        line(
          'Время {span}, занятое для выезда {visit}, освободилось ({technician}).',
          'The time {span} that was held for visit {visit} is free again ({technician}).',
        ),
        ...because,
      ),
    },
  },
  'visit-no-show': {
    name: both('Выезд не состоялся', 'No-show'),
    to: {
      client: wording(
        line('Выезд {visit} не состоялся', 'Visit {visit} did not take place'),
        line(
          'Техник приехал в согласованное время, но объекта на месте не оказалось. Координатор предложит другое время.',
          'The technician came at the agreed time, and there was nothing to work on at the site. The coordinator will offer another time.',
        ),
        line('Попытка № {attempt}.', 'Attempt no. {attempt}.'),
      ),
      desk: wording(
        line('Выезд {visit} не состоялся', 'Visit {visit} did not take place'),
        line(
          'Техник ({technician}) приехал, но объекта на месте не оказалось. Попытка № {attempt}. Согласуйте, пожалуйста, новое время.',
          'The technician ({technician}) came, and there was nothing to work on at the site. Attempt no. {attempt}. Please agree on another time.',
        ),
        line('{text}', '{text}'),
      ),
    },
  },
  'visit-handed-back': {
    name: both('Решите, что дальше', 'Decide what happens next'),
    to: {
      desk: wording(
        line('Выезд {visit}: решите, что дальше', 'Visit {visit}: decide what happens next'),
        line(
          'По выезду {visit} уже есть попытки без результата, их число — {attempts}. Свяжитесь, пожалуйста, с клиентом и решите: предложить новое время или отменить выезд.',
          'The attempts on visit {visit} that came to nothing: {attempts}. Please talk to the client and decide: offer a new time, or cancel the visit.',
        ),
        line('Решить нужно до {by}.', 'It has to be decided by {by}.'),
      ),
    },
  },
  'visit-another': {
    name: both('Нужен ещё один выезд', 'Another visit is needed'),
    to: {
      client: wording(
        line('Выезд {visit}: нужно приехать ещё раз', 'Visit {visit}: we have to come again'),
        line(
          'Работы не закончены, нужно приехать ещё раз. Координатор предложит время.',
          'The work is not finished, and we have to come again. The coordinator will offer a time.',
        ),
      ),
      desk: wording(
        line('Выезд {visit}: нужно ехать ещё раз', 'Visit {visit}: somebody has to go again'),
        line(
          'Работы не закончены. Согласуйте, пожалуйста, с клиентом новое время.',
          'The work is not finished. Please agree on another time with the client.',
        ),
        line('{text}', '{text}'),
      ),
    },
  },
  'visit-to-check': {
    name: both('Проверьте работы', 'Check the work'),
    to: {
      desk: wording(
        line('Выезд {visit}: проверьте работы', 'Visit {visit}: please check the work'),
        line(
          'Техник закончил работы и оставил акт. Проверьте, пожалуйста, что всё сделано.',
          'The technician has finished and left the act. Please check that everything is done.',
        ),
        line('Проверить работы нужно до {by}.', 'The work has to be checked by {by}.'),
        line('Техник написал:\n\n{actText}', 'The technician wrote:\n\n{actText}'),
        line('{text}', '{text}', { unless: 'actText' }),
        line('Показания до работ — {before}, после — {afterWork}.', 'Readings before: {before}, after: {afterWork}.'),
        line('Работы принял(а): {confirmedBy}.', 'The work was accepted by {confirmedBy}.'),
        line('Отмечено в акте:\n{checklist}', 'Ticked off:\n{checklist}'),
        line('Количество файлов с места работ — {photos}.', 'Photos and files from the site: {photos}.'),
      ),
    },
  },
  'visit-checked': {
    name: both('Работы приняты', 'Work accepted'),
    to: {
      client: wording(
        line('Выезд {visit}: работы выполнены', 'Visit {visit}: the work is done'),
        line('Работы по выезду {visit} выполнены и проверены.', 'The work of visit {visit} is done and checked.'),
        line('Что сделано:\n\n{actText}', 'What was done:\n\n{actText}'),
        line('{text}', '{text}'),
      ),
      desk: wording(
        line('Выезд {visit}: работы приняты', 'Visit {visit}: the work is accepted'),
        line('Работы по выезду {visit} проверены и приняты.', 'The work of visit {visit} is checked and accepted.'),
        line('{text}', '{text}'),
      ),
    },
  },
  'visit-cancelled': {
    name: both('Выезд отменён', 'Visit cancelled'),
    to: {
      client: wording(
        line('Выезд {visit} отменён', 'Visit {visit} is cancelled'),
        line(
          'Выезд {visit} по заявке {tid} отменён. Если он всё же нужен, запросите новый.',
          'Visit {visit} of ticket {tid} is cancelled. If it is needed after all, please request another one.',
        ),
      ),
      technician: wording(
        line('Выезд {visit} отменён', 'Visit {visit} is cancelled'),
        line('Выезд {visit} отменён, ехать не нужно.', 'Visit {visit} is cancelled; there is no need to go.'),
        line('{text}', '{text}'),
      ),
      desk: wording(
        line('Выезд {visit} отменён', 'Visit {visit} is cancelled'),
        line('Выезд {visit} по заявке {tid} отменён.', 'Visit {visit} of ticket {tid} is cancelled.'),
        line('{text}', '{text}'),
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
