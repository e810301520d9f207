import { both } from '../language';

/** Works that are counted, and the account of a company. */
export const workTexts = {
  leftOf: both('Осталось {left} из {allowed}: {month}', '{left} of {allowed} left: {month}'),
  anyNumber: both('Без ограничения: {month}', 'Any number: {month}'),
  none: both('По тарифу бесплатных работ нет.', 'The plan has no free works.'),
  upTo: both('Бесплатны работы до {minutes} минут включительно.', 'Free works take {minutes} minutes at most.'),
  plan: both('Тариф', 'Plan'),
  month: both('Месяц', 'Month'),
  left: both('Осталось', 'Left'),
  unlimited: both('без ограничения', 'any number'),
  spent: both('Выполнено', 'Done'),
  reserved: both('Принято и не выполнено', 'Accepted and not done'),
  until: both('Счётчик обнулится', 'The counter begins anew'),
  balance: both('На счёте свободно', 'Free on the account'),
  held: both('Отложено на работы', 'Set aside for works'),
  taken: both('{minutes} мин, принята', '{minutes} min, accepted'),
  done: both('{minutes} мин, выполнена', '{minutes} min, done'),
  dropped: both('{minutes} мин, не понадобилась', '{minutes} min, dropped'),
  free: both('бесплатно', 'free'),
  paid: both('платно: {price}', 'paid: {price}'),
  account: both('Счёт и работы компании', "The company's account and works"),
  nothing: both('Служба не ведёт счётов и не считает работ.', 'The desk keeps no accounts and counts no works.'),
  months: both('Работы по месяцам', 'Works by month'),
  noMonths: both('Бесплатных работ ещё не было', 'No free works yet'),
  noMonthsHint: both(
    'Месяц появится здесь, когда поддержка примет первую работу.',
    'A month appears here when support accepts its first work.',
  ),
  monthLine: both(
    'выполнено {spent}, принято {reserved}, по тарифу {allowed}',
    '{spent} done, {reserved} accepted, {allowed} by the plan',
  ),
  entries: both('Движение по счёту', 'What moved the money'),
  noEntries: both('Счёт ещё не пополняли', 'Nothing has been paid in yet'),
  noEntriesHint: both(
    'Платная работа начнётся, когда на счёте будет достаточно денег.',
    'Paid work begins when the account covers it.',
  ),
  topUp: both('Пополнить', 'Top up'),
  amount: both('Сумма, {currency}', 'Amount, {currency}'),
  amountHint: both(
    'Например, 1500 или 1500.50. Отменить пополнение нельзя.',
    'Such as 1500 or 1500.50. It cannot be taken back.',
  ),
  reason: both('Основание', 'Reason'),
  reasonHint: both('Например, номер счёта или платежа.', 'Such as the number of the invoice or the payment.'),
} as const;
