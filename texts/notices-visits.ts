import type { NoticeKind } from '../domain/ticket';
import { both, fill } from './language';
import type { Language } from './language';
import type { Letter } from './letter';

/** Letters about visits and parts. A part of the one record of letters. */
export const visitLetters = {
  'parts-ordered': {
    subject: both('Заявка {tid}: заказаны запчасти', 'Ticket {tid}: parts are ordered'),
    body: both(
      'Для работ по заявке {tid} заказаны запчасти, поставщик — {supplier}. {arrival}',
      'Parts are ordered for ticket {tid}; the supplier is {supplier}. {arrival}',
    ),
  },
  'parts-shipped': {
    subject: both('Заявка {tid}: запчасти в пути', 'Ticket {tid}: parts are on their way'),
    body: both(
      'Запчасти для работ по заявке {tid} в пути. {arrival}',
      'Parts for ticket {tid} are on their way. {arrival}',
    ),
  },
  'parts-received': {
    subject: both('Заявка {tid}: запчасти получены', 'Ticket {tid}: the parts are there'),
    body: both(
      'Заказанные запчасти получены, работы по заявке {tid} продолжаются.',
      'The parts that were ordered are there, and the work on ticket {tid} goes on.',
    ),
  },
  'visit-readiness': {
    subject: both('Выезд {visit}: готовность ТС', 'Visit {visit}: the vehicle'),
    body: both('{readiness}', '{readiness}'),
  },
  'slot-offered': {
    subject: both('Выезд {visit}: предложено время', 'Visit {visit}: a time is offered'),
    body: both(
      'Предложено время работ: с {from} до {to}. Подтвердите его, назовите другое или откажитесь.',
      'A time is offered for the work: from {from} to {to}. Please confirm it, name another one or decline.',
    ),
  },
  'slot-agreed': {
    subject: both('Выезд {visit}: время согласовано', 'Visit {visit}: the time is agreed'),
    body: both(
      'Время работ согласовано: с {from} до {to}. К этому времени ТС должно быть готово по согласованному адресу.',
      'The time of the work is agreed: from {from} to {to}. The vehicle has to stand ready at the agreed address then.',
    ),
  },
  'slot-released': {
    subject: both('Выезд {visit}: время техника освобождено', "Visit {visit}: the technician's time is free again"),
    body: both(
      'Время, которое было занято для выезда {visit} (техник {technician}), освобождено: {because}.',
      'The time that was held for visit {visit} (technician {technician}) is free again: {because}.',
    ),
  },
  'visit-no-show': {
    subject: both('Выезд {visit} не состоялся', 'Visit {visit}: the vehicle was not there'),
    body: both(
      'Техник был на месте в согласованное время, но ТС там не оказалось. Попытка: {attempt}. Нужно согласовать новое время.',
      'The technician was there at the agreed time, and the vehicle was not. Attempt: {attempt}. A new time has to be agreed.',
    ),
  },
  'visit-handed-back': {
    subject: both('Выезд {visit}: решите, что дальше', 'Visit {visit}: decide what happens next'),
    body: both(
      'Выезд не состоялся, попыток: {attempts}. Свяжитесь с клиентом и решите: предложить новое время или отменить выезд.',
      'No-shows so far: {attempts}. Talk to the client and decide: offer a new time, or cancel the visit.',
    ),
  },
  'visit-another': {
    subject: both('Выезд {visit}: нужен ещё один', 'Visit {visit}: another one is needed'),
    body: both(
      'Работы не закончены: нужно ещё раз приехать. Нужно согласовать новое время.',
      'The work is not finished: the technician has to come again. A new time has to be agreed.',
    ),
  },
  'visit-to-check': {
    subject: both('Выезд {visit}: проверьте работы', 'Visit {visit}: please check the work'),
    body: both(
      'Техник оставил акт о работах. Проверьте, что всё сделано.',
      'The technician has left the act. Please check that everything is done.',
    ),
  },
  'visit-checked': {
    subject: both('Выезд {visit}: работы приняты', 'Visit {visit}: the work is accepted'),
    body: both(
      'Работы по выезду {visit} выполнены, поддержка их проверила.',
      'The work of visit {visit} is done, and the desk has checked it.',
    ),
  },
  'visit-cancelled': {
    subject: both('Выезд {visit} отменён', 'Visit {visit} is cancelled'),
    body: both(
      'Выезд {visit} по заявке {tid} отменён. Если он ещё нужен, запросите новый.',
      'Visit {visit} of ticket {tid} is cancelled. If it is still needed, please request another one.',
    ),
  },
  'visit-closed-with-ticket': {
    subject: both('Выезд {visit} отменён: заявка {tid} закрыта', 'Visit {visit} is cancelled: ticket {tid} is closed'),
    body: both(
      'Заявка {tid} закрыта, поэтому выезд {visit}, время которого не было согласовано, отменён. Если он ещё нужен, откройте заявку снова и запросите выезд.',
      'Ticket {tid} is closed, so visit {visit}, for which no time was agreed, is cancelled. If it is still needed, please reopen the ticket and request it again.',
    ),
  },
  'visit-in-doubt': {
    subject: both('Выезд {visit} под вопросом: {because}', 'Visit {visit} is in doubt: {because}'),
    body: both(
      'На время с {from} до {to} согласован выезд {visit}, едет техник {technician}. Адрес: {address}. Но {because}. Состоится ли выезд, решает координатор{deadline}; пока решения нет, он остаётся в силе.',
      'Visit {visit} is agreed for {from} to {to}, technician {technician} goes. The address: {address}. But {because}. The coordinator decides{deadline} whether it goes ahead; until then it stands.',
    ),
  },
  'visit-kept': {
    subject: both('Выезд {visit} состоится', 'Visit {visit} goes ahead'),
    body: both(
      'Выезд {visit} состоится, как согласовано: с {from} до {to} ({because}). Адрес: {address}.',
      'Visit {visit} goes ahead as agreed: from {from} to {to} ({because}). The address: {address}.',
    ),
  },
  'visit-threshold': {
    subject: both('Выезд {visit}: срок «{clock}», {code}', 'Visit {visit}: clock "{clock}", {code}'),
    body: both('Срок «{clock}» наступает {due}.', 'The clock "{clock}" is due on {due}.'),
  },
} as const satisfies Partial<Record<NoticeKind, Letter>>;

const readiness = {
  given: both(
    'ТС готово с {ready}. Если время ещё не согласовано, предложите его.',
    'The vehicle is ready from {ready}. Unless a time is agreed already, please offer one.',
  ),
  withdrawn: both(
    'ТС не готово: клиент отозвал своё слово. Согласованное время, если оно есть, ждёт нового.',
    'The vehicle is not ready: the client has taken the word back. An agreed time, if there is one, waits for a new word.',
  ),
} as const;

/** What the client has said of the vehicle. `ready` is written already; null: the word was taken back. */
export function readinessText(ready: string | null, language: Language): string {
  return ready === null ? readiness.withdrawn[language] : fill(readiness.given[language], { ready });
}

const arrivals = {
  promised: both('Обещанная поставка — {expectedAt}.', 'They are promised for {expectedAt}.'),
  unknown: both('Дата поставки пока не названа.', 'No date of arrival is named yet.'),
} as const;

/** When parts are promised to arrive. `expectedAt` is written already; null: nobody has named a date. */
export function arrivalText(expectedAt: string | null, language: Language): string {
  return expectedAt === null ? arrivals.unknown[language] : fill(arrivals.promised[language], { expectedAt });
}

const deadlines = {
  known: both(' — до {until}', ' by {until}'),
  unknown: both('', ''),
} as const;

/** By when a visit in doubt is decided on. `until` is written already; null: the rules give no term. */
export function decisionDeadline(until: string | null, language: Language): string {
  return until === null ? deadlines.unknown[language] : fill(deadlines.known[language], { until });
}
