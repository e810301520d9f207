/** Sentences about what the client is asked to agree to: parts of the records of a ticket's facts and refusals. */
import type { TicketEvent } from '../domain/ticket';
import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import { both } from './language';

export const consentFacts = {
  'consent-requested': both(
    'Нужно согласие клиента: «{agreement}», {about}',
    'Consent asked for: "{agreement}", {about}',
  ),
  'consent-given': both('Клиент согласен: «{agreement}»', 'The client agreed: "{agreement}"'),
  'consent-declined': both('Клиент не согласен: «{agreement}»', 'The client declined: "{agreement}"'),
  'consent-withdrawn': both('Согласие больше не нужно: «{agreement}»', 'Consent no longer needed: "{agreement}"'),
  'consent-expired': both('Согласия не получено: «{agreement}»', 'Not agreed: "{agreement}"'),
} as const satisfies Partial<Record<TicketEvent['type'], Text>>;

export const consentRefusals = {
  'unknown-agreement': both('В регламенте нет такого согласования.', 'The regulation knows no such agreement.'),
  'agreement-not-for-ticket': both(
    'По регламенту о таком согласии спрашивают по другим заявкам.',
    'By the regulation this consent is asked for on other tickets.',
  ),
  'consent-open': both(
    'Об этом согласии клиента уже спросили, ответа пока нет.',
    'This consent is asked for already, and there is no answer yet.',
  ),
  'consent-not-named': both(
    'Ответа ждут несколько вопросов: укажите, о каком речь.',
    'Several questions wait for an answer: say which one is meant.',
  ),
  'time-needed': both('Укажите время работ: начало и конец.', 'Name the time of the work: from and to.'),
  'time-not-asked': both('Время работ здесь не согласуют.', 'This consent is not about a time.'),
  'time-reversed': both('Работы должны закончиться позже, чем начнутся.', 'The work has to end after it begins.'),
  'within-schedule': both(
    'Это время внутри рабочего графика, хотя бы частью. Согласовать нужно только то, что вне его.',
    'This time lies within the working time, at least in part. Only what lies outside needs consent.',
  ),
  'too-late-to-agree': both('Согласовать уже нельзя: время вышло.', 'It is too late to agree.'),
  'price-needed': both('Укажите сумму.', 'Name the amount.'),
  'price-not-asked': both('Цену здесь не согласуют.', 'This consent is not about a price.'),
  'price-fixed': both('Сумма задана регламентом, другую указать нельзя.', 'The regulation fixes the amount.'),
} as const satisfies Partial<Record<RefusalCode, Text>>;
