/** Access data over HTTP: asked for, given, looked at, given back (SM-4). */
import { entries, text, type Api, type CallOptions, type Json } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

export async function walkAccess({ api, ask }: Speaking): Promise<void> {
  const who = (role: string) => api.account(role, 'simai');
  const done = async (status: number, role: string, method: string, target: string, body?: object): Promise<Json> => {
    const reply = await ask(who(role), method, `/api/v1${target}`, body === undefined ? {} : { body });
    expect([method, target, reply.status, reply.body['code']]).toEqual([method, target, status, undefined]);
    return reply.body;
  };
  const filed = await done(201, 'client', 'POST', '/tickets', {
    ...{ desk: 'simai', requestType: 'site', topic: 'site-error', subject: 'Пустая корзина', text: 'Ошибка 500' },
    fields: { site: 'https://shop.example/basket' },
  });
  const commands = `/tickets/${text(filed['id'])}/commands`;
  await done(201, 'specialist', 'POST', commands, { type: 'assign', to: 'sp-01' });
  const what = { type: 'request-access', what: 'ftp', text: 'Посмотрим журнал' };
  const after = await done(201, 'specialist', 'POST', commands, what);
  const ticket = after['ticket'] ?? after;
  const lease = `/access-leases/${text(entries(ticket['accesses']).at(-1)?.['id'])}`;
  await done(200, 'client', 'GET', lease);
  const data = { address: 'ftp.shop.example:2121', login: 'deploy', secret: 'ненастоящий', note: 'каталог' };
  await done(200, 'client', 'PUT', `${lease}/data`, data);
  await done(200, 'specialist', 'POST', `${lease}/look`);
  await done(201, 'client', 'POST', `${lease}/commands`, { type: 'take-back' });
}
