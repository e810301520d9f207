import { mention } from './act-rows';
import { inSession, items, text, type Api, type CallOptions, type Json, type Reply } from './harness';

interface Speaking {
  readonly api: Api;
  readonly ask: (
    who: { readonly apiKey: string } | null,
    method: string,
    target: string,
    options?: CallOptions,
  ) => Promise<Reply<Json>>;
  /** Tickets that two people may reply to. */
  readonly tickets: readonly string[];
}

/** Companies, people, roles and keys of a desk, each made and changed once. */
export async function walkAdministration({ api, ask }: Omit<Speaking, 'tickets'>): Promise<void> {
  const who = await inSession(api, api.account('administrator'));
  const at = (target: string): string => `/api/v1/${target}`;
  const told = async (method: string, target: string, body?: object): Promise<Json> => {
    const reply = await ask(who, method, at(target), body === undefined ? {} : { body });
    expect([`${method} ${target}`, reply.status < 300]).toEqual([`${method} ${target}`, true]);
    return reply.body;
  };
  const company = text((await told('POST', 'clients', { name: 'ООО «Дальняя дорога»', emailDomains: [] }))['id']);
  await told('PATCH', `clients/${company}`, { emailDomains: ['road.example'] });
  await told('GET', `clients/${company}`);
  const added = await told('POST', 'people', {
    ...{ name: 'Вера Новикова', email: 'vera@road.example', invite: true },
    roles: [{ role: 'client', client: company, inCompany: 'integration' }],
  });
  const shortId = text(added['person']?.['shortId']);
  await told('GET', 'people?role=client&active=true');
  await told('GET', `people/${shortId}`);
  const role = await told('POST', `people/${shortId}/memberships`, { role: 'coordinator' });
  await told('DELETE', `people/${shortId}/memberships/${text(role['id'])}`);
  await api.store.standChecks();
  await told('POST', 'checks/skai/pass');
  await told('GET', 'checks');
  const key = await told('POST', 'keys', { name: 'Сайт', person: shortId });
  await told('GET', 'keys');
  await told('DELETE', `keys/${text(key['id'])}`);
  await told('POST', `clients/${company}/export`, {});
  await told('POST', `people/${shortId}/erasure`, { number: shortId, reason: 'По просьбе' });
  const spoken = await mention(api, text(added['person']?.['id']));
  expect(items(await told('GET', `people/${shortId}/erasure/mentions`))).toHaveLength(1);
  await told('PUT', `people/${shortId}/erasure/mentions/${spoken}`, { decision: 'erase' });
  expect(items(await told('GET', 'audit')).length).toBeGreaterThan(5);
}

/** What those who lead a desk look at, saved queues, and one act on many tickets. */
export async function walkOverview({ api, ask, tickets }: Speaking): Promise<void> {
  const manager = api.account('manager');
  const mine = `tickets/${text(tickets[0])}/whose-time`;
  for (const target of ['overview', 'letters', 'runs', mine, 'whose-time?by=topic', 'whose-time.csv?by=ticket'])
    expect((await ask(manager, 'GET', `/api/v1/${target}`)).status).toBe(200);
  const saved = { name: 'Срочные', shared: true, filter: { queue: 'all', search: { overdue: 'true' } } };
  const { body: queue } = await ask(manager, 'POST', '/api/v1/queues', { body: saved });
  const path = `/api/v1/queues/${text(queue['id'])}`;
  expect((await ask(manager, 'PATCH', path, { body: { name: 'Просроченные' } })).status).toBe(200);
  expect(items((await ask(manager, 'GET', '/api/v1/queues')).body)).toHaveLength(1);
  expect((await ask(manager, 'DELETE', path)).status).toBe(204);
  const body = { tickets, command: { type: 'note', text: 'Сводка отправлена.' } };
  const many = await ask(manager, 'POST', '/api/v1/tickets/commands', { body });
  expect(many.body['outcomes']).toMatchObject(tickets.map((ticket) => ({ ticket, outcome: 'done' })));
}

/** An article that is written, shown, read, found, commented and taken back. */
export async function walkKnowledge({ api, ask }: Omit<Speaking, 'tickets'>): Promise<void> {
  const specialist = api.account('specialist');
  const content = { title: 'Как подключить датчик', text: 'Сначала снимите питание.', audience: 'clients' };
  const { body: article } = await ask(specialist, 'POST', '/api/v1/articles', { body: content });
  const path = `/api/v1/articles/${text(article['id'])}`;
  await ask(specialist, 'PUT', path, { body: { ...content, text: 'Снимите питание, затем подключите датчик.' } });
  await ask(specialist, 'PUT', `${path}/shown`, { body: { version: 2 } });
  const client = api.account('client');
  expect((await ask(client, 'GET', path)).body['readVersion']).toBe(2);
  expect(items((await ask(client, 'GET', '/api/v1/articles?text=датчики')).body)).toHaveLength(1);
  await ask(client, 'POST', '/api/v1/articles/suggestions', {
    body: { desk: 'skai', text: 'Не могу подключить датчик' },
  });
  expect((await ask(client, 'PUT', `${path}/help`)).status).toBeLessThan(300);
  await ask(client, 'POST', `${path}/comments`, { body: { text: 'Помогло.' } });
  await ask(specialist, 'GET', `${path}/comments`);
  await ask(specialist, 'GET', `${path}/versions`);
  await ask(specialist, 'DELETE', `${path}/shown`);
}
