import { holds, type Regulation } from '../../domain/regulation';
import type { Rules } from '../../domain/process';
import { situationOf, type TicketState, type WorkPayment } from '../../domain/ticket';
import { decimalText } from '../../domain/works';
import type { Language } from '../../texts/language';
import { moneyText } from '../../texts/money';
import { iso, isoOrNull } from './present-clock';

/** Works of a ticket that are counted; null where none are. */
export function presentWorks(state: TicketState, rules: Rules, language: Language): object | null {
  const { works } = rules.regulation;
  const counts = works !== undefined && (state.works.length > 0 || holds(works.when, situationOf(state, rules)));
  if (!counts) return null;
  return {
    title: works.title[language],
    items: state.works.map(({ id, minutes, payment, takenAt, ended }) => ({
      ...{ id, minutes, free: payment.by === 'plan', takenAt: iso(takenAt), endedAt: isoOrNull(ended?.at ?? null) },
      price: presentPrice(payment, rules.regulation, language),
      state: ended?.how ?? 'taken',
    })),
  };
}

function presentPrice(payment: WorkPayment, regulation: Regulation, language: Language): object | null {
  if (payment.by === 'plan') return null;
  const amount = decimalText(payment.amount);
  return { amount, text: workPrice(payment.amount, regulation, language) };
}

/** What a paid work costs, in words. @param amount hundredths of the currency that the regulation asks for works in */
export function workPrice(amount: number, { works, agreements }: Regulation, language: Language): string {
  const paid = works === undefined ? undefined : agreements[works.paid];
  const currency = paid?.terms === 'price' ? paid.price.currency : null;
  const text = decimalText(amount);
  return currency === null ? text : moneyText(text, currency, language);
}
