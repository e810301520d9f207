/** Reviews of closed tickets, releases and defects over HTTP (SM-6, EA-8). */
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

/** A closed ticket is looked at again, and there is nothing to add. */
export async function walkReviews({ api, ask }: Speaking): Promise<void> {
  const who = (role: string) => api.account(role, 'simai');
  const request = { desk: 'simai', topic: 'how-to', requestType: 'site', fields: { site: 'https://a.example' } };
  const ticket = await fileAs(api, who('client'), { ...request, subject: 'Где меняется логотип' });
  await given(api, who('specialist'), ticket, { type: 'assign', to: 'sp-01' });
  await given(api, who('specialist'), ticket, { type: 'solve', kind: 'answer', text: 'В настройках.' });
  await given(api, who('client'), ticket, { type: 'close' });
  expect(items((await ask(who('specialist'), 'GET', '/api/v1/reviews')).body)).toHaveLength(1);
  const one = `/api/v1/reviews/${text(ticket['tid'])}`;
  expect((await ask(who('specialist'), 'GET', one)).status).toBe(200);
  expect((await ask(who('specialist'), 'PUT', one, { body: { outcome: 'nothing-to-add' } })).status).toBe(200);
}

/** A release is written down, and a defect that was found in it. */
export async function walkReleases({ api, ask }: Speaking): Promise<void> {
  const who = (role: string) => api.account(role, 'eaeu');
  const releases = '/api/v1/desks/eaeu/releases';
  for (const [name, changes] of [
    ['2.4', 'Новый шлюз'],
    ['2.5', 'Исправления'],
  ])
    expect((await ask(who('manager'), 'PUT', `${releases}/${name}`, { body: { changes } })).status).toBe(200);
  expect((await ask(who('specialist'), 'GET', `${releases}/2.4`)).status).toBe(200);
  const body = { release: '2.4', subject: 'Шлюз падает', text: 'При обмене' };
  const defect = await ask(who('specialist'), 'POST', '/api/v1/defects', { body });
  expect(defect.status).toBe(201);
  const one = `/api/v1/defects/${text(defect.body['id'])}`;
  expect((await ask(who('specialist'), 'PUT', `${one}/outcome`, { body: { mendedIn: '2.5' } })).status).toBe(200);
  for (const path of [releases, '/api/v1/defects', one])
    expect((await ask(who('specialist'), 'GET', path)).status).toBe(200);
}
