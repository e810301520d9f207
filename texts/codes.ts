import type { Text } from '../domain/regulation/types';
import { both, textOf, type Language } from './language';

/** The process's own codes, as sentences of timelines and letters say them. What a regulation names, it names in its own titles. */
const codes: Readonly<Record<string, Text>> = {
  triage: both('первый этап', 'stage 1'),
  resolution: both('решение', 'resolution'),
  visit: both('выезд', 'field visit'),
  solved: both('решена', 'solved'),
  closed: both('закрыта', 'closed'),
  consultation: both('консультация', 'consultation'),
  'details-requested': both('запрошены подробности', 'details requested'),
  estimate: both('указан ориентировочный срок', 'indicative time told'),
  confirmed: both('решение подтверждено', 'confirmed'),
  'confirmed-by-phone': both('подтверждено по телефону', 'confirmed by phone'),
  silence: both('возражений не было', 'no objection'),
  withdrawn: both('отозвана', 'withdrawn'),
  duplicate: both('повтор', 'duplicate'),
  'by-author': both('автором', 'by the author'),
  reached: both('дозвонились', 'reached'),
  'not-reached': both('не дозвонились', 'not reached'),
  agreed: both('клиент согласен', 'the client agreed'),
  'extension-accepted': both('клиент согласен на продление', 'the client agreed to the extension'),
  'extension-declined': both('клиент не согласен на продление', 'the client declined the extension'),
  objected: both('клиент возражает', 'the client objected'),
  accepted: both('принято', 'accepted'),
  declined: both('отклонено', 'declined'),
  version: both('действует новая редакция регламента', 'a newer version of the regulation applies'),
  contract: both('изменился договор', 'the contract has changed'),
  calendar: both('утверждён новый производственный календарь', 'another official calendar applies'),
  command: both('команда', 'a command'),
  tick: both('наступивший срок', 'an instant that came'),
  // Of a visit.
  word: both('сообщил клиент', 'the client said so'),
  'slot-agreed': both('согласовано время', 'a time was agreed'),
  'work-begun': both('работы начаты', 'the work began'),
  'no-show': both('выезд не состоялся', 'no-show'),
  replaced: both('предложено другое время', 'another time instead'),
  unanswered: both('ответа не было', 'nobody answered'),
  cancelled: both('выезд отменён', 'the visit was cancelled'),
  'ticket-solved': both('заявка решена без выезда', 'the ticket is solved without it'),
  'ticket-closed': both('заявка закрыта', 'the ticket is closed'),
  'technician-absent': both('техник в это время отсутствует', 'the technician is absent then'),
  'technician-inactive': both('техник больше не ездит на выезды', 'the technician goes on visits no more'),
  kept: both('так решил координатор', 'the coordinator decided so'),
  'ticket-resumed': both('работа по заявке продолжается', 'the work on the ticket goes on'),
  'absence-ended': both('техник будет на месте', 'the technician is there after all'),
  replanned: both('время согласуют заново', 'another time is agreed'),
  'slot-gone': both('это время освобождено', 'this time is free again'),
  // Of the moments at which somebody is told, by the names that the built-in regulations give them.
  early: both('время идёт', 'time is running'),
  late: both('срок близко', 'due soon'),
  due: both('срок истёк', 'the time is up'),
  overdue: both('срок истёк', 'overdue'),
  slips: both('срок под угрозой', 'about to slip'),
  eve: both('напоминание', 'a reminder'),
  soon: both('уже скоро', 'very soon'),
  client: both('клиент', 'the client'),
  desk: both('поддержка', 'the desk'),
};

/** A code in the reader's words; one that has none stands for itself. */
export function codeText(code: string, language: Language): string {
  return textOf(codes, code)[language];
}
