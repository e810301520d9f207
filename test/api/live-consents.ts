/** Consent to a price, over the acts' desk that goes without agreements: asked for, taken back, asked again and given. */
import type { JsonObject } from '../../regulations';
import { actsPatch } from '../domain/ticket/acts-desk';
import type { DemoAccount } from '../../prisma/seed';
import type { Json } from './harness';

const source = '4.11';

/** A command as it is sent. */
export type Said = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What a regulation need not have, consent to a price among it. */
export const fullPatch: JsonObject = {
  ...actsPatch,
  clocks: {
    ...(actsPatch['clocks'] as JsonObject),
    agreement: {
      title: { ru: 'Согласие с ценой', en: 'Consent to the price' },
      from: 'agreement-proposed',
      until: 'answered',
      limit: 'stated',
      calendar: 'work',
      owes: 'author',
      source,
    },
  },
  agreements: {
    'paid-work': {
      title: { ru: 'Платные работы', en: 'Paid work' },
      terms: 'price',
      with: ['author'],
      price: 'RUB',
      stands: '5 working-day',
      calendar: 'work',
      source,
    },
  },
};

interface Walk {
  readonly specialist: () => DemoAccount;
  readonly client: () => DemoAccount;
  readonly says: (who: DemoAccount, ticket: string, body: Said) => Promise<Json>;
}

export async function walkConsents({ specialist, client, says }: Walk, ticket: string): Promise<void> {
  const consent = { type: 'request-consent', agreement: 'paid-work', price: '1500.50', text: 'Доработаем отчёт' };
  await says(specialist(), ticket, consent);
  await says(specialist(), ticket, { type: 'withdraw-consent' });
  await says(specialist(), ticket, consent);
  await says(client(), ticket, { type: 'answer-consent', answer: 'agreed' });
}
