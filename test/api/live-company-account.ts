/** The account of a company over HTTP: topped up, read, its months and its entries (IN-3, IN-4, HT-16). */
import { fileAs, given, items, text, type Api, type CallOptions, type Json } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

export async function walkCompanyAccount({ api, ask }: Speaking): Promise<void> {
  const who = (role: string) => api.account(role, 'insales');
  const { body: me } = await ask(who('client'), 'GET', '/api/v1/me');
  const [membership] = me['memberships'] as unknown as readonly Json[];
  const path = `/api/v1/clients/${text(membership?.['company']?.['id'])}/account`;
  const form = { requestType: 'customisation', fields: { page: 'https://shop.example/cart', wanted: 'Кнопка' } };
  const ticket = await fileAs(api, who('client'), { ...form, desk: 'insales', topic: undefined, subject: 'Доработка' });
  await given(api, who('manager'), ticket, { type: 'assign', to: 'sp-01' });
  const at = `/api/v1/tickets/${text(ticket['id'])}/commands`;
  for (const body of [
    { type: 'take-work', minutes: 10 },
    { type: 'cancel-work', reason: 'Не нужно' },
    { type: 'take-work', minutes: 10 },
    { type: 'finish-work' },
  ])
    expect((await ask(who('specialist'), 'POST', at, { body })).status).toBe(201);
  const sum = { desk: 'insales', amount: '1500.00', reason: 'Счёт 12' };
  expect((await ask(who('manager'), 'POST', `${path}/top-ups`, { body: sum })).status).toBe(201);
  for (const part of ['', '/months', '/entries'])
    expect((await ask(who('client'), 'GET', `${path}${part}?desk=insales`)).status).toBe(200);
  expect(items((await ask(who('manager'), 'GET', `${path}/entries?desk=insales`)).body)).toHaveLength(1);
}
