import { consentRule, type Regulation } from '../../domain/regulation';
import type { ConsentAbout, TicketState } from '../../domain/ticket';
import type { Language } from '../../texts/language';
import { moneyText } from '../../texts/money';
import { spanWithOffset } from '../../texts/zoned-time';
import { iso } from './present-clock';

/** What the client is asked to agree to, and has agreed to in this cycle. */
export function presentConsents(
  { consents }: Pick<TicketState, 'consents'>,
  regulation: Regulation,
  language: Language,
  timeZone: string,
): readonly object[] {
  const common = ({ id, agreement, about }: { id: string; agreement: string; about: ConsentAbout }): object => ({
    id,
    agreement,
    title: consentRule(regulation, agreement)?.title[language] ?? agreement,
    time: about.kind === 'time' ? { from: iso(about.from), to: iso(about.to) } : null,
    price: about.kind === 'price' ? { amount: about.amount, currency: about.currency } : null,
    text: consentText(about, timeZone, language),
  });
  return [
    ...consents.open.map((consent) => ({
      ...common(consent),
      state: 'open',
      at: iso(consent.askedAt),
      until: iso(consent.until),
      answeredBy: consent.answeredBy,
    })),
    ...consents.given.map((consent) => ({
      ...common(consent),
      state: 'given',
      at: iso(consent.at),
      until: null,
      answeredBy: null,
    })),
  ];
}

/** The span or the amount in the reader's words. */
export function consentText(about: ConsentAbout, timeZone: string, language: Language): string {
  switch (about.kind) {
    case 'time':
      return spanWithOffset(timeZone, about.from, about.to)[language];
    case 'price':
      return moneyText(about.amount, about.currency, language);
    default: {
      const never: never = about;
      return never;
    }
  }
}
