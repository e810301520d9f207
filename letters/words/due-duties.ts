/** What reminders say of the dates whose duties the process knows. */

/** In Russian and English. */
type Both = readonly [ru: string, en: string];

/** What a reminder says before its date and from it on: a subject, and the sentence. */
export interface Reminder {
  readonly ahead?: { readonly subject: Both; readonly body: Both };
  readonly past?: { readonly subject: Both; readonly body: Both };
}

/** By the beginning of the clock, or, of those that begin with the filing, by their end. */
export const duties: Readonly<Record<string, Reminder>> = {
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
  'estimate-missing': {
    ahead: {
      subject: ['Заявка {tid}: назовите ориентировочный срок', 'Ticket {tid}: an indicative time is due'],
      body: [
        'До {due} клиенту нужно назвать ориентировочный срок решения.',
        'The client has to be told an indicative time of the solution by {due}.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: ориентировочный срок не назван', 'Ticket {tid}: no indicative time was told'],
      body: [
        'Ориентировочный срок решения нужно было назвать клиенту до {due}, а его всё ещё нет.',
        'The client should have been told an indicative time of the solution by {due}, and there is none yet.',
      ],
    },
  },
  'client-call': {
    ahead: {
      subject: ['Заявка {tid}: нужно позвонить клиенту', 'Ticket {tid}: the client has to be called'],
      body: ['До {due} нужно позвонить клиенту.', 'The client has to be called by {due}.'],
    },
    past: {
      subject: ['Заявка {tid}: клиенту не позвонили', 'Ticket {tid}: the client was not called'],
      body: [
        'Клиенту нужно было позвонить до {due}, а такого звонка в заявке нет.',
        'The client should have been called by {due}, and the ticket has no such call.',
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
  'agreement-proposed': {
    ahead: {
      subject: ['Заявка {tid}: вопрос о согласии ждёт ответа', 'Ticket {tid}: consent waits for an answer'],
      body: [
        'На вопрос о согласии можно ответить до {due}, ответа пока нет.',
        'Consent can be given until {due}, and there is no answer yet.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: на вопрос о согласии не ответили', 'Ticket {tid}: consent was not answered'],
      body: ['На вопрос о согласии не ответили до {due}.', 'The question about consent was not answered by {due}.'],
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
  'handed-over': {
    ahead: {
      subject: ['Заявка {tid}: её нужно принять или вернуть', 'Ticket {tid} has to be accepted or returned'],
      body: [
        'Заявка передана вашей службе. До {due} её нужно принять или вернуть с причиной.',
        'The ticket is handed over to your service. By {due} it has to be accepted, or returned with the reason.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: передача осталась без ответа', 'Ticket {tid}: a hand-over was not answered'],
      body: [
        'Заявку нужно было принять или вернуть до {due}, а ответа нет.',
        'The ticket should have been accepted or returned by {due}, and there is no answer.',
      ],
    },
  },
  'service-accepted': {
    ahead: {
      subject: ['Заявка {tid}: время вашей службы истекает', "Ticket {tid}: your service's time is near its end"],
      body: [
        'До {due} ваша служба должна решить заявку или передать её дальше.',
        'By {due} your service has to solve the ticket or to hand it over.',
      ],
    },
    past: {
      subject: ['Заявка {tid}: время вашей службы истекло', "Ticket {tid}: your service's time is up"],
      body: [
        'Ваша служба должна была решить заявку или передать её дальше до {due}.',
        'Your service should have solved the ticket or handed it over by {due}.',
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

export const visitDuties: Readonly<Record<string, Reminder>> = {
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
