/** Letters about endings with a reason, work that is put off, pleas for speed, and emergencies. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering } from '../form';

const written = line('{text}', '{text}');
const deskWrote = line('Поддержка написала клиенту:\n\n{text}', 'The desk wrote to the client:\n\n{text}');
const whyDeclined = line('Причина — «{decline}».', 'The reason: "{decline}".');
const whyEmergency = line('Причина — «{emergency}».', 'The reason: "{emergency}".');
const whoseFault = line('По чьей вине: {fault}.', 'Whose fault it is: {fault}.');
const reopen = line(
  'Если вы не согласны или появились новые сведения, заявку можно открыть снова.',
  'If you do not agree, or have something to add, the ticket can be opened again.',
);
const rate = line(
  'Оцените, пожалуйста, работу поддержки. Исправить оценку можно в течение суток.',
  'Please rate the work of the desk. A rating can be corrected within a day.',
);

const cannot = line('Решить вопрос по заявке {tid} мы не сможем.', 'We shall not be able to solve ticket {tid}.');
const isElsewhere = line(
  'Вопрос заявки {tid} решает не поддержка: обратитесь, пожалуйста, сюда — {redirect}.',
  'What ticket {tid} is about is not for the desk to solve. Please turn to: {redirect}.',
  { unless: 'taken' },
);
const isTaken = line(
  'Вопрос заявки {tid} решает не поддержка. Мы передали его дальше: {redirect}.',
  'What ticket {tid} is about is not for the desk to solve. We have passed it on: {redirect}.',
  { when: 'taken' },
);

const ended = [
  line('Экстренная ситуация по заявке {tid} закончилась.', 'The emergency on ticket {tid} is over.', {
    when: 'because=over',
  }),
  line(
    'Ситуация по заявке {tid} экстренной не считается: работа идёт в обычном порядке.',
    'Ticket {tid} does not count as an emergency: the work goes on as usual.',
    { when: 'because=declared-wrongly' },
  ),
  line(
    'Заявка {tid} передана разработчикам: дальше сроки считаются в рабочее время.',
    'Ticket {tid} is with the developers now: from here on working time counts.',
    { when: 'because=developers' },
  ),
] as const;

export const acts = {
  declined: {
    name: both('Заявка отклонена', 'Ticket declined'),
    to: {
      readers: wording(
        line('Заявка {tid} отклонена: {subject}', 'Ticket {tid} is declined: {subject}'),
        cannot,
        whyDeclined,
        written,
      ),
      client: wording(
        line('Заявка {tid} отклонена: {subject}', 'Ticket {tid} is declined: {subject}'),
        cannot,
        whyDeclined,
        written,
        reopen,
        rate,
      ),
      desk: wording(
        line('Заявка {tid} отклонена: {subject}', 'Ticket {tid} is declined: {subject}'),
        line('Заявка {tid} закрыта без решения.', 'Ticket {tid} is closed without a solution.'),
        whyDeclined,
        deskWrote,
      ),
    },
  },
  redirected: {
    name: both('Вопрос передан', 'Question passed on'),
    to: {
      readers: wording(
        line('Заявка {tid}: с этим вопросом — не к поддержке', 'Ticket {tid}: not for the desk'),
        isElsewhere,
        isTaken,
        written,
      ),
      client: wording(
        line('Заявка {tid}: с этим вопросом — не к поддержке', 'Ticket {tid}: not for the desk'),
        isElsewhere,
        isTaken,
        written,
        line(
          'Если вопрос всё-таки к поддержке, заявку можно открыть снова.',
          'If it is for the desk after all, the ticket can be opened again.',
        ),
        rate,
      ),
      desk: wording(
        line('Заявка {tid} перенаправлена: {subject}', 'Ticket {tid} is redirected: {subject}'),
        line(
          'Заявка {tid} закрыта, вопрос передан: {redirect}.',
          'Ticket {tid} is closed; it was sent to: {redirect}.',
        ),
        deskWrote,
      ),
      'personal-manager': wording(
        line(
          'Заявка {tid}: вам передан вопрос клиента — {subject}',
          'Ticket {tid}: a question of your client is passed to you: {subject}',
        ),
        line(
          'Вопрос заявки {tid} решает не поддержка, клиенту названо: {redirect}. Возьмите его, пожалуйста, на себя.',
          'What ticket {tid} is about is not for the desk; the client was told: {redirect}. Please take it up.',
        ),
        deskWrote,
      ),
    },
  },
  postponed: {
    name: both('Работа отложена', 'Work put off'),
    to: {
      client: wording(
        line('Заявка {tid}: работа отложена', 'Ticket {tid}: the work is put off'),
        line(
          'Работу по заявке {tid} пришлось отложить. Причина — «{wait}».',
          'The work on ticket {tid} had to be put off. The reason: "{wait}".',
        ),
        written,
        line('Чтобы продолжить, нам нужен ваш ответ.', 'To go on we need to hear from you.', { when: 'owner=client' }),
        line('Рассчитываем продолжить {until}.', 'We expect to go on at {until}.'),
      ),
    },
  },
  'release-planned': {
    name: both('Запланирован выпуск', 'Release planned'),
    to: {
      client: wording(
        line('Заявка {tid} ждёт выпуска {release}', 'Ticket {tid} waits for release {release}'),
        line(
          'То, чего ждёт заявка {tid}, войдёт в выпуск {release}. Ожидаем его {expectedAt}. Когда он выйдет, мы напишем.',
          'What ticket {tid} waits for comes with release {release}, which we expect at {expectedAt}. We shall write when it is out.',
        ),
        line(
          'То, чего ждёт заявка {tid}, войдёт в выпуск {release}. Когда он выйдет, мы напишем.',
          'What ticket {tid} waits for comes with release {release}. We shall write when it is out.',
          { unless: 'expectedAt' },
        ),
      ),
    },
  },
  'release-out': {
    name: both('Выпуск вышел', 'Release out'),
    to: {
      client: wording(
        line('Заявка {tid}: вышел выпуск {release}', 'Ticket {tid}: release {release} is out'),
        line(
          'Вышел выпуск {release}, которого ждала заявка {tid}. Работа по ней продолжается.',
          'Release {release}, which ticket {tid} waited for, is out. The work goes on.',
        ),
      ),
      desk: wording(
        line('Заявка {tid}: вышел выпуск {release}', 'Ticket {tid}: release {release} is out'),
        line(
          'Вышел выпуск {release}, которого ждала заявка {tid}. Продолжите, пожалуйста, работу по ней.',
          'Release {release}, which ticket {tid} waited for, is out. Please go on with it.',
        ),
      ),
    },
  },
  'speed-up': {
    name: both('Просьба ускорить', 'Plea for speed'),
    to: {
      desk: wording(
        line(
          'Клиент просит ускорить заявку {tid}: {subject}',
          'The client asks for more speed on ticket {tid}: {subject}',
        ),
        line(
          'Клиент просит ускорить работу по заявке {tid}:\n\n{text}',
          'The client asks for more speed on ticket {tid}:\n\n{text}',
        ),
      ),
      'personal-manager': wording(
        line(
          'Клиент просит помочь с заявкой {tid}: {subject}',
          'The client asks for help with ticket {tid}: {subject}',
        ),
        line(
          'Клиент просит ускорить работу по заявке {tid} и надеется на вашу помощь:\n\n{text}',
          'The client asks for more speed on ticket {tid}, and hopes for your help:\n\n{text}',
        ),
      ),
    },
  },
  'emergency-proposed': {
    name: both('Запрос экстренного режима', 'Emergency proposed'),
    to: {
      'personal-manager': wording(
        line('Заявка {tid}: признать экстренной?', 'Ticket {tid}: is it an emergency?'),
        line(
          'Поддержка просит признать заявку {tid}, «{subject}», экстренной. Согласитесь, пожалуйста, или откажите.',
          'The desk asks you to let ticket {tid}, "{subject}", count as an emergency. Please agree or decline.',
        ),
        whyEmergency,
        whoseFault,
        deskWrote,
      ),
      manager: wording(
        line('Заявка {tid}: признать экстренной?', 'Ticket {tid}: is it an emergency?'),
        line(
          'Поддержка просит признать заявку {tid}, «{subject}», экстренной. Персонального менеджера у клиента нет: согласитесь, пожалуйста, или откажите.',
          'The desk asks to let ticket {tid}, "{subject}", count as an emergency. The client has no personal manager: please agree or decline.',
        ),
        whyEmergency,
        whoseFault,
        deskWrote,
      ),
      desk: wording(
        line('Заявка {tid}: запрошен экстренный режим', 'Ticket {tid}: an emergency is proposed'),
        line(
          'Экстренный режим по заявке {tid} запрошен, осталось дождаться согласия.',
          'An emergency is proposed on ticket {tid} and has yet to be agreed to.',
        ),
        whyEmergency,
        whoseFault,
        deskWrote,
      ),
    },
  },
  'emergency-declared': {
    name: both('Экстренный режим', 'Emergency'),
    to: {
      client: wording(
        line('Заявка {tid}: работаем в экстренном режиме', 'Ticket {tid}: we treat it as an emergency'),
        line(
          'Заявка {tid} признана экстренной: работа по ней идёт круглосуточно.',
          'Ticket {tid} counts as an emergency: the work goes on round the clock.',
        ),
        whyEmergency,
        written,
      ),
      desk: wording(
        line('Заявка {tid} признана экстренной: {subject}', 'Ticket {tid} is an emergency: {subject}'),
        line(
          'По заявке {tid} объявлен экстренный режим: работа идёт круглосуточно.',
          'An emergency is declared on ticket {tid}: the work goes on round the clock.',
        ),
        whyEmergency,
        deskWrote,
      ),
    },
  },
  'emergency-declined': {
    name: both('Экстренный режим не подтверждён', 'No emergency'),
    to: {
      client: wording(
        line('Заявка {tid}: работа идёт в обычном порядке', 'Ticket {tid}: the work goes on as usual'),
        line(
          'Заявка {tid} экстренной не признана: работа по ней идёт в обычном порядке.',
          'Ticket {tid} does not count as an emergency: the work goes on as usual.',
        ),
        written,
      ),
      desk: wording(
        line('Заявка {tid}: экстренный режим не подтверждён', 'Ticket {tid}: no emergency'),
        line('Экстренный режим по заявке {tid} не согласован.', 'The emergency on ticket {tid} was not agreed to.', {
          unless: 'withdrawn',
        }),
        line(
          'Запрос экстренного режима по заявке {tid} отозван, отвечать на него не нужно.',
          'The proposal of an emergency on ticket {tid} is withdrawn; it needs no answer.',
          { when: 'withdrawn' },
        ),
        written,
      ),
    },
  },
  'emergency-ended': {
    name: both('Экстренный режим закончился', 'Emergency ended'),
    to: {
      client: wording(
        line('Заявка {tid}: экстренный режим закончился', 'Ticket {tid}: no emergency any more'),
        ...ended,
        written,
      ),
      desk: wording(
        line('Заявка {tid}: экстренный режим закончился', 'Ticket {tid}: no emergency any more'),
        ...ended,
        deskWrote,
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
