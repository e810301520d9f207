import type { Text } from '../domain/regulation/types';
import type { NextStep, StepCode } from '../domain/ticket';
import { both, textOf } from './language';

/** Who owes a step, in words. */
const owners: Readonly<Record<NextStep['owes'], Text>> = {
  author: both('Клиент', 'The client'),
  responsible: both('Ответственный', 'The responsible'),
  service: both('Служба, которой передают заявку', 'The service that is asked to take the ticket'),
  manager: both('Руководитель поддержки', 'The support manager'),
  coordinator: both('Координатор', 'The coordinator'),
  technician: both('Техник', 'The technician'),
  'personal-manager': both('Персональный менеджер', 'The personal manager'),
  supplier: both('Поставщик', 'The supplier'),
  nobody: both('Никто', 'Nobody'),
};

/** What is owed next, by the step codes of the process. */
const steps: Readonly<Record<Exclude<StepCode, 'nothing'>, Text>> = {
  'judge-word': both('разобрать сообщение клиента', "deal with the client's message"),
  'reach-client': both(
    'связаться с клиентом (сообщение до него не дошло)',
    'reach the client (the message did not arrive)',
  ),
  'confirm-or-object': both('подтвердить решение или возразить', 'confirm the solution or object'),
  'answer-extension': both('ответить на предложение перенести срок', 'answer the proposed due date'),
  'answer-consent': both('согласиться на предложенное или отказаться', 'agree to what the desk asks, or decline'),
  'answer-emergency': both('согласиться на экстренный режим или отказать', 'agree to the emergency or decline it'),
  'give-details': both('прислать то, чего ждёт поддержка', 'send what the desk is waiting for'),
  deliver: both('завершить то, чего ждёт заявка', 'finish what the ticket waits for'),
  continue: both('вернуться к работе по заявке', 'take the work up again'),
  'call-desk': both('позвонить в поддержку', 'call the desk'),
  'call-client': both('позвонить клиенту', 'call the client'),
  assign: both('назначить ответственного', 'make somebody responsible'),
  triage: both('дать первый ответ', 'give the first answer'),
  'agree-limit': both('согласовать срок решения', 'agree on a due date'),
  'tell-estimate': both('назвать клиенту ориентировочный срок', 'tell the client an indicative time'),
  solve: both('предложить решение', 'bring a solution'),
  'agree-visit': both('согласовать выезд', 'agree on the visit'),
  'answer-hand-over': both(
    'принять переданную заявку или вернуть её',
    'accept the ticket that was handed over, or return it',
  ),
  // Of a visit.
  'say-ready': both('сообщить, что объект готов', 'say that the site is ready'),
  'offer-slot': both('предложить время выезда', 'offer a time for the visit'),
  'answer-slot': both('ответить на предложенное время', 'answer the offered time'),
  'ask-arrival': both('узнать у поставщика срок запчастей', 'ask the supplier when the parts arrive'),
  'deliver-parts': both('поставить запчасти', 'deliver the parts'),
  'bring-spares': both('собрать запчасти в машину техника', "bring the spares into the technician's van"),
  go: both('быть на месте и начать работы', 'be on the spot and begin the work'),
  'begin-work': both('начать работы', 'begin the work'),
  'leave-act': both('закончить работы и оставить акт', 'finish the work and leave the act'),
  'check-work': both('проверить выполненные работы', 'check the work done'),
  decide: both('решить, состоится ли выезд', 'decide whether the visit goes ahead'),
  'decide-visit': both('принять решение о выезде', 'decide what becomes of the visit'),
};

const nothing = {
  ticket: both('Делать больше ничего не нужно: заявка закрыта', 'There is nothing left to do: the ticket is closed'),
  visit: both('Делать больше ничего не нужно: выезд завершён', 'There is nothing left to do: the visit is over'),
} as const;

/** Steps whose date is when they are done, not until when. */
const momentSteps: ReadonlySet<string> = new Set(['go', 'begin-work']);

/**
 * `Ответственный: дать первый ответ до 11.01.2027, 18:00 (UTC+03:00)`. `until` is written already, in the reader's zone.
 *
 * @param of what it is a step of, where nothing is left to do
 */
export function stepText(owes: string, step: string, until: string | null, of: 'ticket' | 'visit' = 'ticket'): Text {
  if (step === 'nothing') return nothing[of];
  const who = textOf(owners, owes);
  const what = textOf(steps, step);
  const [by, at] = momentSteps.has(step) ? ['', ' on'] : [' до', ' by'];
  return both(
    `${who.ru}: ${what.ru}${until === null ? '' : `${by} ${until}`}`,
    `${who.en}: ${what.en}${until === null ? '' : `${at} ${until}`}`,
  );
}
