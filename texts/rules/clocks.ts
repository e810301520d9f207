/** When clocks of a regulation start and end, and who is concerned, in words. */
import type { Audience, ClockEnd, ClockStart, Obliged, Owner } from '../../domain/regulation/types';
import type { Text } from '../../domain/regulation/types';
import { both } from '../language';

export const clockStartTexts: Readonly<Record<ClockStart, Text>> = {
  opened: both('заявка получена', 'the ticket is received'),
  'client-word': both('клиент написал', 'the client wrote'),
  estimate: both('назван ориентировочный срок', 'an indicative time was told'),
  proposal: both('предложено перенести срок', 'another due date was proposed'),
  wait: both('началось ожидание с ожидаемым концом', 'a wait with an expected end began'),
  'solution-delivered': both('письмо с решением доставлено', 'the letter with the solution arrived'),
  solved: both('предложено решение', 'a solution was brought'),
  closed: both('заявка закрыта', 'the ticket was closed'),
  'limit-missing': both('срок ещё предстоит согласовать', 'the limit is to be agreed'),
  'phone-call-missing': both('нужен звонок, а его не было', 'a call is needed and was not made'),
  'word-after-solution': both('клиент написал после решения', 'the client wrote after the solution'),
  'word-after-closing': both('клиент написал после закрытия', 'the client wrote after the closing'),
  'client-not-reached': both('до клиента не дозвонились', 'a call did not reach the client'),
  'delivery-failed': both('письмо вернулось', 'a letter came back'),
  'signal-refused': both('команда из консоли отклонена', 'a command of the console was refused'),
  'visit-requested': both('запрошен выезд', 'a visit was requested'),
  'parts-ordered': both('заказано оборудование', 'parts were ordered'),
  'emergency-proposed': both('запрошен экстренный режим', 'an emergency was asked for'),
  'agreement-proposed': both('клиента попросили о согласии', 'the client was asked to agree'),
  'handed-over': both('заявку передают службе', 'a service was asked to take the ticket'),
  'service-accepted': both('служба приняла заявку', 'the service took the ticket'),
  'month-over': both('закончился отчётный месяц', 'the month of the report is over'),
  'contacts-received': both('получены сведения об ответственных лицах', 'a change of contacts was received'),
  'operator-determined': both('определён оператор', 'an operator was determined'),
  'visit-ready': both('выезд запрошен, объект готов', 'the visit is requested and the site is ready'),
  'slot-offered': both('предложено время выезда', 'a time was offered'),
  'slot-agreed': both('время выезда согласовано', 'a time was agreed'),
  'work-done': both('работы на месте закончены', 'the work on the spot is done'),
  'visit-handed-back': both('слишком много несостоявшихся выездов', 'there were too many no-shows'),
  'visit-in-doubt': both('согласованный выезд под вопросом', 'an agreed visit is in doubt'),
};

export const clockEndTexts: Readonly<Record<ClockEnd, Text>> = {
  'first-answer': both('первый ответ по существу', 'the first answer'),
  reaction: both('любой ответ поддержки', 'any answer of the desk'),
  solution: both('заключение или решение', 'the conclusion or solution'),
  'visit-requested': both('запрос выезда', 'the request of a visit'),
  estimate: both('ориентировочный срок назван', 'an indicative time is told'),
  agreed: both('клиент согласен', 'the client agrees'),
  answered: both('дан ответ', 'it is answered'),
  'client-word': both('слово клиента', 'a word of the client'),
  'wait-ended': both('ожидание закончилось', 'the wait is over'),
  rated: both('работа оценена', 'the work is rated'),
  'limit-agreed': both('срок согласован', 'the limit is agreed'),
  'call-logged': both('звонок состоялся', 'a call that reached the client'),
  'client-told': both('клиент узнал о решении', 'the client has heard of the solution'),
  'visit-arranged': both('выезд согласован', 'the visit is arranged'),
  'parts-received': both('оборудование получено', 'the parts are there'),
  'service-answered': both('служба приняла или вернула заявку', 'the service took the ticket or returned it'),
  'handed-over': both('заявка передана дальше или решена', 'the ticket is handed on or solved'),
  'slot-answered': both('на предложенное время ответили', 'the offered time is answered'),
  'work-begun': both('работы начаты', 'the work has begun'),
  'work-done': both('работы закончены', 'the work is done'),
  'work-checked': both('работы проверены', 'the work is checked'),
  'visit-taken-up': both('решено, что дальше', 'it is decided how to go on'),
  'visit-decided': both('решено, состоится ли выезд', 'it is decided whether the visit goes ahead'),
  'report-handed-in': both('отчёт сдан', 'the report is handed in'),
  'summary-published': both('сводный отчёт опубликован', 'the summary is published'),
  'contacts-published': both('изменение опубликовано в реестре', 'the register shows the change'),
};

/** Who owes what a clock measures. */
export const obligedTexts: Readonly<Record<Obliged, Text>> = {
  author: both('клиент', 'the client'),
  responsible: both('ответственный', 'the responsible'),
  service: both('служба, которой передают заявку', 'the service that is asked to take it'),
  manager: both('руководитель поддержки', 'the support manager'),
  coordinator: both('координатор', 'the coordinator'),
  technician: both('техник', 'the technician'),
  'personal-manager': both('персональный менеджер', 'the personal manager'),
  nobody: both('никто: это делается само', 'nobody: it is done by itself'),
};

/** To whom it is told. */
export const toldTexts: Readonly<Record<Audience, Text>> = {
  author: both('клиенту', 'the client'),
  responsible: both('ответственному', 'the responsible'),
  service: both('службе, которой передают заявку', 'the service that is asked to take it'),
  manager: both('руководителю', 'the manager'),
  coordinator: both('координатору', 'the coordinator'),
  technician: both('технику', 'the technician'),
  'personal-manager': both('персональному менеджеру', 'the personal manager'),
};

/** Whose time it is. */
export const ownerTexts: Readonly<Record<Owner, Text>> = {
  client: both('клиента', "the client's"),
  us: both('наше', 'ours'),
  supplier: both('поставщика', "the supplier's"),
  nature: both('ничьё', "nobody's"),
};

/** The moments at which somebody is told: words that begin a sentence. */
export const tellingTexts = {
  told: both('{when} — {whom}', '{when}: {whom}'),
  anyHour: both(', в любое время суток', ', at any hour'),
  acts: both('{when} — само собой: {act}', '{when}, by itself: {act}'),
} as const satisfies Record<string, Text>;

export const limitTexts = {
  stated: both('до названной даты', 'until the date that is told'),
  objection: both('время для возражений (см. «Решение и закрытие»)', 'the time to object (see "Solution and closing")'),
  'to-be-agreed': both('согласуется с клиентом', 'to be agreed with the client'),
  'not-promised': both('не обещан', 'not promised'),
  closing: both('до закрытия рабочего дня', 'until the closing of the working day'),
  midnight: both('до полуночи', 'until midnight'),
  ofService: both('по часам службы, которая ведёт заявку', 'by the hours of the service that holds the ticket'),
} as const satisfies Record<string, Text>;
