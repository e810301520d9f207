/** Sentences about works that are counted: facts of a ticket, refusals, months, balances. */
import type { QuotaStage } from '../domain/quota';
import type { RefusalCode } from '../domain/policy/refusals';
import type { Text } from '../domain/regulation/types';
import type { TicketEvent } from '../domain/ticket';
import type { EntryKind } from '../domain/works';
import { both } from './language';

export const workFacts = {
  'work-taken': both('Работа принята, {minutes} мин: {payment}', 'Work accepted, {minutes} min: {payment}'),
  'work-done': both('Работа выполнена', 'Work done'),
  'work-dropped': both('Работа снята: {dropped}', 'Work dropped: {dropped}'),
} as const satisfies Partial<Record<TicketEvent['type'], Text>>;

/** What a work is paid by. */
export const paymentTexts = {
  plan: both('бесплатно, по тарифу', 'free, by the plan'),
  consent: both('платно, {amount}', 'paid, {amount}'),
} as const;

/** Why a work was dropped. */
export const droppedTexts = {
  cancelled: both('делать её не будут', 'it will not be done'),
  closed: both('заявка завершена без неё', 'the ticket has ended without it'),
} as const;

export const workRefusals = {
  'work-open': both(
    'По заявке уже принята работа. Сначала отметьте, что она выполнена, или снимите её.',
    'A work is accepted on this ticket already. Mark it as done, or drop it, first.',
  ),
  'no-work': both('По заявке нет принятой работы.', 'No work is accepted on this ticket.'),
  'work-not-for-ticket': both(
    'По регламенту в таких заявках работы не учитывают.',
    'By the regulation no works are counted on such a ticket.',
  ),
  'quota-spent': both(
    'Бесплатных работ в этом месяце не осталось. Эта работа платная: сначала нужно согласие клиента.',
    'No free work is left this month. This one is paid for: the client has to consent first.',
  ),
  'work-too-long': both(
    'Это дольше, чем бесплатная работа. Она платная: сначала нужно согласие клиента.',
    'This takes longer than a free work. It is paid for: the client has to consent first.',
  ),
  'consent-missing': both(
    'Это платная работа: сначала нужно согласие клиента.',
    'This work is paid for: the client has to consent first.',
  ),
  'balance-short': both(
    'На счёте клиента не хватает денег. Работа начнётся, когда счёт пополнят.',
    "The client's balance does not cover it. Work begins when the account is topped up.",
  ),
} as const satisfies Partial<Record<RefusalCode, Text>>;

export const quotaStageTexts: Readonly<Record<QuotaStage, Text>> = {
  running: both('месяц идёт', 'the month goes on'),
  over: both('месяц закончился', 'the month is over'),
};

export const quotaDetails = {
  head: both('**{number}** — {stage}', '**{number}** — {stage}'),
  counts: both(
    'Выполнено {spent}, принято и не выполнено {reserved}, осталось {left}',
    'Done {spent}, accepted and not done {reserved}, left {left}',
  ),
  unlimited: both(
    'Выполнено {spent}, принято и не выполнено {reserved}, без ограничения',
    'Done {spent}, accepted and not done {reserved}, no limit',
  ),
  owed: both('Поддержка должна выполнить: {tickets}', 'The desk still owes: {tickets}'),
  closed: both(
    'Закрыт: выполнено {spent}, в следующий месяц перешло принятых {handedOn}',
    'Closed: {spent} done, {handedOn} accepted stand in the next month',
  ),
} as const;

export const entryTexts: Readonly<Record<EntryKind, Text>> = {
  'top-up': both('Пополнение', 'Top-up'),
  hold: both('Отложено на работу', 'Set aside for a work'),
  release: both('Возвращено: работа не выполнена', 'Free again: the work was not done'),
  charge: both('Списано за работу', 'Charged for a work'),
};
