/** Reminders of dates: by what has to be done, where the process knows it, else by the name that the regulation gives the clock. */
import type { NoticeKind } from '../../domain/ticket';
import { both } from '../../texts/language';
import { line, wording, type Lettering, type Line } from '../form';

/** In Russian and English. */
type Both = readonly [ru: string, en: string];

/** What a reminder says before its date and from it on: a subject, and the sentence. */
interface Reminder {
  readonly ahead?: { readonly subject: Both; readonly body: Both };
  readonly past?: { readonly subject: Both; readonly body: Both };
}

/** By the beginning of the clock, or, of those that begin with the filing, by their end. */
const duties: Readonly<Record<string, Reminder>> = {
  'first-answer': {
    ahead: {
      subject: ['Заявка {tid}: нужен первый ответ', 'Ticket {tid}: the first answer is due'],
      body: ['До {due} нужен первый ответ клиенту.', 'The client has to get the first answer by {due}.'],
    },
    past: {
      subject: ['Заявка {tid}: первый ответ просрочен', 'Ticket {tid}: the first answer is overdue'],
      body: [
        'Первый ответ клиенту нужно было дать до {due}, а его всё ещё нет.',
        'The client should have had the first answer by {due}, and there is none yet.',
      ],
    },
  },
  limit: {
    ahead: {
      subject: ['Заявка {tid}: срок решения истекает', 'Ticket {tid}: the due date is near'],
      body: [
        'Срок решения истекает {due}. Если не успеваете, заранее предложите клиенту другой срок.',
        'The solution is due on {due}. If there is not time enough, please propose another date beforehand.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: срок решения истёк', 'Ticket {tid}: the solution is overdue'],
      body: ['Срок решения истёк {due}, а решения нет.', 'The solution was due on {due}, and there is none.'],
    },
  },
  estimate: {
    ahead: {
      subject: ['Заявка {tid}: обещанное время близко', 'Ticket {tid}: the promised time is near'],
      body: ['Клиенту обещали решение к {due}.', 'The client was promised a solution for {due}.'],
    },
    past: {
      subject: ['Заявка {tid}: обещанное время прошло', 'Ticket {tid}: the promised time has passed'],
      body: [
        'Клиенту обещали решение к {due}, а решения нет.',
        'The client was promised a solution for {due}, and there is none.',
      ],
    },
  },
  proposal: {
    ahead: {
      subject: ['Заявка {tid}: предложение о сроке ждёт ответа', 'Ticket {tid}: a proposed due date waits'],
      body: [
        'Предложение о сроке решения действует до {due}, ответа на него пока нет.',
        'The proposed due date stands until {due}, and there is no answer yet.',
      ],
    },
    past: {
      subject: [
        'Заявка {tid}: на предложение о сроке не ответили',
        'Ticket {tid}: nobody answered the proposed due date',
      ],
      body: ['На предложение о сроке решения не ответили до {due}.', 'Nobody answered the proposed due date by {due}.'],
    },
  },
  'phone-call-missing': {
    ahead: {
      subject: ['Заявка {tid}: клиент ещё не позвонил', 'Ticket {tid}: the client has not called yet'],
      body: [
        'О таком сбое клиент должен сообщить и по телефону до {due}, но пока не позвонил. Позвоните ему сами, пожалуйста.',
        'Such a failure has to be reported by telephone too, by {due}, and the client has not called yet. Please call the client.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: клиент не позвонил', 'Ticket {tid}: the client did not call'],
      body: [
        'О таком сбое клиент должен был сообщить и по телефону до {due}, но не позвонил. Позвоните ему сами, пожалуйста.',
        'Such a failure had to be reported by telephone too, by {due}, and the client did not call. Please call the client.',
      ],
    },
  },
  'limit-missing': {
    ahead: {
      subject: ['Заявка {tid}: нужно согласовать срок', 'Ticket {tid}: a due date has to be agreed'],
      body: [
        'До {due} нужно согласовать с клиентом срок решения.',
        'A due date has to be agreed with the client by {due}.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: срок решения не согласован', 'Ticket {tid}: no due date is agreed'],
      body: [
        'Срок решения нужно было согласовать до {due}. Предложите его клиенту, пожалуйста.',
        'A due date should have been agreed by {due}. Please propose one to the client.',
      ],
    },
  },
  'word-after-solution': judged(),
  'word-after-closing': judged(),
  'delivery-failed': {
    ahead: {
      subject: ['Заявка {tid}: клиент не получил сообщение', 'Ticket {tid}: the client did not get a message'],
      body: ['До {due} нужно связаться с клиентом.', 'The client has to be reached by {due}.'],
    },
    past: {
      subject: ['Заявка {tid}: с клиентом не связались', 'Ticket {tid}: the client was not reached'],
      body: [
        'Клиент не получил сообщение, а связаться с ним нужно было до {due}.',
        'The client did not get a message, and had to be reached by {due}.',
      ],
    },
  },
  wait: {
    past: {
      subject: ['Заявка {tid}: ожидание закончилось', 'Ticket {tid}: the wait is over'],
      body: [
        'Работа должна была ждать до {due}. Продолжите её, пожалуйста, или назовите новое время.',
        'The work was to wait until {due}. Please go on with it, or name another time.',
      ],
    },
  },
  'parts-ordered': late('Заявка {tid}', 'Ticket {tid}'),
};

const visitDuties: Readonly<Record<string, Reminder>> = {
  'visit-ready': {
    ahead: {
      subject: ['Выезд {visit}: срок выезда истекает', 'Visit {visit}: its term is about to end'],
      body: ['Работы нужно выполнить до {due}.', 'The work has to be done by {due}.'],
    },
    past: {
      subject: ['Выезд {visit}: срок выезда истёк', 'Visit {visit} is overdue'],
      body: ['Работы нужно было выполнить до {due}.', 'The work should have been done by {due}.'],
    },
  },
  'slot-offered': {
    ahead: {
      subject: ['Выезд {visit}: ответьте на предложенное время', 'Visit {visit}: please answer the offered time'],
      body: ['На предложенное время нужно ответить до {due}.', 'The offered time has to be answered by {due}.'],
    },
    past: {
      subject: ['Выезд {visit}: на предложенное время не ответили', 'Visit {visit}: nobody answered the offered time'],
      body: [
        'На предложенное время не ответили до {due}, и оно освободилось. Предложите, пожалуйста, другое.',
        'Nobody answered the offered time by {due}, and it is free again. Please offer another one.',
      ],
    },
  },
  'work-done': {
    ahead: {
      subject: ['Выезд {visit}: проверьте работы', 'Visit {visit}: please check the work'],
      body: ['Выполненные работы нужно проверить до {due}.', 'The work done has to be checked by {due}.'],
    },
    past: {
      subject: ['Выезд {visit}: работы не проверены', 'Visit {visit}: the work is not checked'],
      body: ['Выполненные работы нужно было проверить до {due}.', 'The work done should have been checked by {due}.'],
    },
  },
  'visit-handed-back': {
    past: {
      subject: ['Выезд {visit}: решения о нём нет', 'Visit {visit}: nothing is decided'],
      body: [
        'Что дальше с выездом, нужно было решить до {due}: предложить новое время или отменить его.',
        'What becomes of the visit should have been decided by {due}: offer a new time, or cancel it.',
      ],
    },
  },
  'visit-in-doubt': {
    past: {
      subject: ['Выезд {visit}: не решено, состоится ли он', 'Visit {visit}: nobody decided whether it goes ahead'],
      body: [
        'Состоится ли выезд, нужно было решить до {due}.',
        'Whether the visit goes ahead should have been decided by {due}.',
      ],
    },
  },
  'parts-ordered': late('Выезд {visit}', 'Visit {visit}'),
};

function judged(): Reminder {
  return {
    ahead: {
      subject: ['Заявка {tid}: сообщение клиента ждёт', 'Ticket {tid}: a message of the client waits'],
      body: ['До {due} нужно разобрать сообщение клиента.', 'The message of the client has to be dealt with by {due}.'],
    },
    past: {
      subject: [
        'Заявка {tid}: сообщение клиента не разобрано',
        'Ticket {tid}: a message of the client is not dealt with',
      ],
      body: [
        'Сообщение клиента нужно было разобрать до {due}.',
        'The message of the client should have been dealt with by {due}.',
      ],
    },
  };
}

function late(ru: string, en: string): Reminder {
  return {
    past: {
      subject: [`${ru}: запчасти задерживаются`, `${en}: the parts are late`],
      body: [
        'Запчасти ({parts}) поставщик {supplier} обещал к {due}, но их ещё нет. Узнайте, пожалуйста, новую дату и запишите её.',
        '{supplier} had promised the parts ({parts}) for {due}, and they have not arrived. Please ask for another date and record it.',
      ],
    },
  };
}

const moments = ['ahead', 'past'] as const;

function linesOf(part: 'subject' | 'body', table: Readonly<Record<string, Reminder>>): Line[] {
  return Object.entries(table).flatMap(([duty, reminder]) =>
    moments.flatMap((moment) => {
      const words = reminder[moment];
      return words === undefined ? [] : [line(...words[part], { when: [`duty=${duty}`, `moment=${moment}`] })];
    }),
  );
}

/** Of a clock that has no words of its own here: by its name. */
function general(
  ru: string,
  en: string,
  table: Readonly<Record<string, Reminder>>,
): Record<'subject' | 'body', Line[]> {
  const unlessIn = (moment: 'ahead' | 'past') => ({
    when: `moment=${moment}`,
    unless: Object.keys(table)
      .filter((duty) => table[duty]?.[moment] !== undefined)
      .map((duty) => `duty=${duty}`),
  });
  return {
    subject: [
      line(`${ru}: срок «{clock}» истёк`, `${en}: "{clock}" is overdue`, { when: 'moment=past' }),
      line(`${ru}: напоминание о сроке «{clock}»`, `${en}: a reminder of "{clock}"`),
    ],
    body: [
      line('Срок «{clock}» истёк {due}.', 'The time for "{clock}" ran out on {due}.', unlessIn('past')),
      line('Срок «{clock}» истекает {due}.', 'The time for "{clock}" runs out on {due}.', unlessIn('ahead')),
    ],
  };
}

const about = line('Заявка: «{subject}».', 'The ticket: "{subject}".');
const ofTicket = general('Заявка {tid}', 'Ticket {tid}', duties);
const ofVisit = general('Выезд {visit}', 'Visit {visit}', visitDuties);
const slot = { ahead: 'moment=slot-ahead', past: 'moment=slot-past' } as const;

export const reminders = {
  threshold: {
    name: both('Напоминание о сроке', 'Reminder of a date'),
    to: {
      client: wording(
        [...linesOf('subject', duties), ...ofTicket.subject],
        ...linesOf('body', duties),
        ...ofTicket.body,
      ),
      desk: wording(
        [...linesOf('subject', duties), ...ofTicket.subject],
        ...linesOf('body', duties),
        ...ofTicket.body,
        line('Если не успеваете, назовите ему новое время.', 'If there is not time enough, please name another one.', {
          when: ['duty=estimate', 'moment=ahead'],
          unless: 'clientTold',
        }),
        line(
          'Мы уже написали ему, что можем не успеть. Назовите, пожалуйста, новое время.',
          'We have written to the client that it may take longer. Please name another time.',
          { when: ['duty=estimate', 'moment=ahead', 'clientTold'] },
        ),
        about,
      ),
    },
  },
  'visit-threshold': {
    name: both('Напоминание о выезде', 'Reminder of a visit'),
    to: {
      client: wording(
        [
          line('Выезд {visit}: напоминаем о времени работ', 'Visit {visit}: a reminder of the agreed time', {
            when: slot.ahead,
          }),
          ...linesOf('subject', visitDuties),
          ...ofVisit.subject,
        ],
        line(
          'Напоминаем: работы начнутся {due}. К этому времени ТС должно быть готово.',
          'A reminder: the work begins on {due}. The vehicle has to be ready by then.',
          { when: slot.ahead },
        ),
        line('Согласованное время работ — {due}.', 'The agreed time of the work is {due}.', { when: slot.past }),
        ...linesOf('body', visitDuties),
        ...ofVisit.body,
      ),
      technician: wording(
        [
          line('Выезд {visit}: напоминаем о времени', 'Visit {visit}: a reminder of the time', { when: slot.ahead }),
          ...linesOf('subject', visitDuties),
          ...ofVisit.subject,
        ],
        line('Напоминаем: вы начинаете работы {due}.', 'A reminder: you begin the work on {due}.', {
          when: slot.ahead,
        }),
        line(
          'Согласованное время наступило {due}, а работы не начаты.',
          'The agreed time came on {due}, and the work has not begun.',
          { when: slot.past },
        ),
        ...linesOf('body', visitDuties),
        ...ofVisit.body,
      ),
      desk: wording(
        [
          line('Выезд {visit}: техник в пути, работы не начаты', 'Visit {visit}: the technician is on the way', {
            when: [slot.past, 'departed'],
          }),
          line('Выезд {visit}: работы не начаты вовремя', 'Visit {visit}: the work has not begun in time', {
            when: slot.past,
          }),
          line('Выезд {visit}: напоминаем о времени работ', 'Visit {visit}: a reminder of the agreed time', {
            when: slot.ahead,
          }),
          ...linesOf('subject', visitDuties),
          ...ofVisit.subject,
        ],
        line(
          'Согласованное время наступило {due}, а работы не начаты.',
          'The agreed time came on {due}, and the work has not begun.',
          { when: slot.past },
        ),
        line('Едет {technician}, время выезда — {departed}.', '{technician} is on the way and left on {departed}.', {
          when: slot.past,
        }),
        line(
          'Должен приехать {technician}, отметки о выезде нет.',
          '{technician} is to come; no departure has been noted.',
          { when: slot.past, unless: 'departed' },
        ),
        line('Работы начнутся {due}.', 'The work begins on {due}.', { when: slot.ahead }),
        ...linesOf('body', visitDuties),
        ...ofVisit.body,
      ),
    },
  },
} as const satisfies Partial<Record<NoticeKind, Lettering>>;
