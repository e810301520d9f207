import type { Language } from './language';

/**
 * An amount in the reader's words: `1 500,50 ₽`, `RUB 1,500.50`. The digits are taken as text: no amount is rounded.
 *
 * @param amount decimal text
 * @param currency ISO 4217
 */
export function moneyText(amount: string, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(amount as Intl.StringNumericLiteral);
}
