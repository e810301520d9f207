import { anyText, call, entries, fileAs, give, having, items, startApi, text } from './harness';
import type { Api, Json } from './harness';
import type { DemoAccount } from '../../prisma/seed';

let api: Api;
let client: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;

beforeAll(async () => {
  api = await startApi();
  [client, specialist, manager] = [api.account('client'), api.account('specialist'), api.account('manager')];
});
afterAll(() => api.stop());

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** A ticket on which stage 1 has ended. */
async function triaged(): Promise<Json> {
  const ticket = await fileAs(api, client);
  await give(api, specialist, ticket, { type: 'assign', to: 'sp-01' });
  await give(api, specialist, ticket, { type: 'triage', outcome: 'consultation', text: 'разбираемся' });
  return ticket;
}

it('the whole way of a ticket, each step told with the ticket as it then stands', async () => {
  const ticket = await fileAs(api, client, { topic: 'remote-diagnostics', vehicles: 3 });
  const steps: [DemoAccount, object, object][] = [
    [manager, { type: 'classify', priority: 'high' }, { priority: 'high' }],
    [manager, { type: 'assign', to: 'sp-01' }, { assignee: { shortId: 'sp-01', name: specialist.name } }],
    [
      specialist,
      { type: 'triage', outcome: 'estimate', text: 'сделаем', expectedAt: inDays(0.1) },
      { stage: 'resolution', estimate: having({ expectedAt: anyText() }) },
    ],
    [specialist, { type: 'wait', reason: 'client-details', until: inDays(1) }, { wait: having({ owner: 'client' }) }],
    [client, { type: 'reply', text: 'вот данные' }, { wait: null }],
    [
      specialist,
      { type: 'propose-extension', days: 3, reason: 'поставка' },
      { proposal: having({ by: 'desk', days: 3 }) },
    ],
    [client, { type: 'answer-extension', answer: 'accept' }, { proposal: null }],
    [
      specialist,
      { type: 'solve', kind: 'repair', text: 'готово' },
      { stage: 'solved', nextStep: having({ owes: 'author' }) },
    ],
    [client, { type: 'object', text: 'не работает' }, { stage: 'resolution' }],
    [
      specialist,
      { type: 'solve', kind: 'answer', text: 'теперь да', objectionDays: 5 },
      { solution: having({ objection: having({ amount: 5 }) }) },
    ],
    [client, { type: 'confirm' }, { stage: 'closed', closed: having({ how: 'confirmed' }) }],
    [client, { type: 'rate', score: 'good', comment: 'спасибо' }, { ratings: [having({ score: 'good' })] }],
    [client, { type: 'reopen', text: 'снова' }, { stage: 'triage', cycle: 2 }],
  ];
  for (const [who, body, then] of steps) {
    const { status, body: answer, headers } = await give(api, who, ticket, body);
    expect([body, status, answer['code']]).toEqual([body, 201, undefined]);
    expect(answer).toMatchObject({ outcome: 'done', commandId: anyText(), ticket: then });
    expect(headers.get('location')).toBe(`/api/v1/commands/${text(answer['commandId'])}`);
    expect(headers.get('etag')).toBe(`"${text(answer['ticket']?.['revision'])}"`);
  }
  for (const language of ['ru', 'en']) {
    const headers = { 'accept-language': language };
    const path = `/api/v1/tickets/${text(ticket['id'])}`;
    const told = await call(api, manager, 'GET', `${path}/timeline?limit=200`, { headers });
    const letters = await call(api, manager, 'GET', `${path}/notices`, { headers });
    const words = [
      ...items(told.body).map((entry) => text(entry['text'])),
      ...items(letters.body).flatMap(({ subject, body }) => [text(subject), text(body)]),
    ];
    expect(words.length).toBeGreaterThan(40);
    for (const sentence of words) expect(sentence).not.toMatch(/[{}]|undefined|\[object/);
  }
  const { body: feedback } = await call(api, manager, 'GET', '/api/v1/feedback');
  expect(feedback).toMatchObject({
    total: 1,
    byPerson: [{ key: 'sp-01', name: specialist.name, score: 'good', count: 1 }],
  });
});

describe('a command the state forbids', () => {
  it('is answered 422 with the refusal, recorded, and found again', async () => {
    const ticket = await fileAs(api, client);
    const answer = await give(api, client, ticket, { type: 'confirm' });
    expect([answer.status, answer.body['code']]).toEqual([422, 'not-solved']);
    expect(answer.body['type']).toBe('urn:reglament:problem:not-solved');
    const { body } = await call(api, client, 'GET', `/api/v1/commands/${text(answer.body['commandId'])}`);
    expect(body).toMatchObject({
      type: 'confirm',
      outcome: 'refused',
      refusal: { code: 'not-solved' },
      revision: null,
    });
  });

  it('is foretold by `can`', async () => {
    const ticket = await triaged();
    const path = `/api/v1/tickets/${text(ticket['id'])}`;
    const { body } = await call(api, specialist, 'GET', path);
    expect(body['can']).toMatchObject({ solve: 'yes', triage: 'already-triaged', 'answer-extension': 'no-proposal' });
    const refused = await give(api, specialist, ticket, { type: 'triage', outcome: 'consultation', text: 'x' });
    expect(refused.body['code']).toBe('already-triaged');
    expect((await give(api, specialist, ticket, { type: 'solve', kind: 'answer', text: 'x' })).status).toBe(201);
  });
});

describe('Idempotency-Key', () => {
  it('done once, told twice; other content is 409', async () => {
    const ticket = await fileAs(api, client);
    const key = { 'idempotency-key': 'word-1' };
    const first = await give(api, client, ticket, { type: 'reply', text: 'раз' }, key);
    const again = await give(api, client, ticket, { type: 'reply', text: 'раз' }, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toMatchObject({ commandId: first.body['commandId'], revision: first.body['revision'] });
    const other = await give(api, client, ticket, { type: 'reply', text: 'два' }, key);
    expect([other.status, other.body['code']]).toEqual([409, 'key-reused']);
    const elsewhere = await give(api, client, await fileAs(api, client), { type: 'reply', text: 'раз' }, key);
    expect(elsewhere.status).toBe(409);
    const asked = await call(api, client, 'GET', `/api/v1/tickets/${text(ticket['id'])}/commands`);
    expect(asked.body['items']).toHaveLength(2);
  });

  it('a refusal is told again as it was, also when the state would now allow it', async () => {
    const ticket = await triaged();
    const key = { 'idempotency-key': 'confirm-1' };
    const first = await give(api, client, ticket, { type: 'confirm' }, key);
    await give(api, specialist, ticket, { type: 'solve', kind: 'answer', text: 'готово' });
    const again = await give(api, client, ticket, { type: 'confirm' }, key);
    expect([first.status, again.status, again.body['code']]).toEqual([422, 422, 'not-solved']);
    expect(again.body['commandId']).toBe(first.body['commandId']);
  });
});

describe('If-Match', () => {
  it('lets a command pass while the revision holds, and answers 409 when it has moved', async () => {
    const ticket = await fileAs(api, client);
    const revision = text(ticket['revision']);
    const seen = await give(api, client, ticket, { type: 'reply', text: 'раз' }, { 'if-match': `"${revision}"` });
    expect(seen.status).toBe(201);
    const stale = await give(api, client, ticket, { type: 'reply', text: 'два' }, { 'if-match': revision });
    expect([stale.status, stale.body['code']]).toEqual([409, 'revision-moved']);
    const { body } = await call(api, client, 'GET', `/api/v1/commands/${text(stale.body['commandId'])}`);
    expect(body).toMatchObject({ outcome: 'refused', refusal: { code: 'revision-moved' } });
  });

  it('of two at once with the same revision one is done', async () => {
    const ticket = await fileAs(api, client);
    const headers = { 'if-match': `"${text(ticket['revision'])}"` };
    const answers = await Promise.all(
      ['раз', 'два'].map((text) => give(api, client, ticket, { type: 'reply', text }, headers)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

it('SK-3 a call is recorded with the instant of the call, not before the filing', async () => {
  const ticket = await fileAs(api, client);
  const before = new Date(Date.parse(text(ticket['receivedAt'])) - 60_000).toISOString();
  const callBody = { type: 'log-call', direction: 'in', outcome: 'reached', text: 'позвонил' };
  const early = await give(api, specialist, ticket, { ...callBody, receivedAt: before });
  expect([early.status, early.body['code']]).toEqual([422, 'received-out-of-range']);
  expect((await give(api, specialist, ticket, callBody)).status).toBe(201);
});

it('SK-5 a second problem becomes a ticket of its own', async () => {
  const ticket = await fileAs(api, client);
  const { status, body } = await give(api, specialist, ticket, { type: 'split', subject: 'Другое', text: 'ещё одно' });
  expect(status).toBe(201);
  const [id] = entries(body['ticket']?.['splitOff']);
  const split = await call(api, client, 'GET', `/api/v1/tickets/${text(id)}`);
  expect(split.body).toMatchObject({ subject: 'Другое', splitFrom: ticket['id'], stage: 'triage' });
});

it('SK-14 a visit is requested as an event', async () => {
  const ticket = await triaged();
  const body = {
    type: 'request-visit',
    subject: '78',
    address: 'Санкт-Петербург, Литейный, 1',
    contact: '+7 900 000-00-00',
    vehicles: 2,
  };
  const answer = await give(api, client, ticket, body);
  expect(answer.status).toBe(201);
  expect(answer.body['ticket']?.['visits']).toEqual([having({ subject: '78', vehicles: 2 })]);
});

it('SK-3 a pure consultation is logged without a ticket, once a key', async () => {
  const body = { text: 'подсказали, где отчёт', person: client.email };
  const headers = { 'idempotency-key': 'contact-1' };
  const first = await call(api, specialist, 'POST', '/api/v1/contacts', { body, headers });
  const again = await call(api, specialist, 'POST', '/api/v1/contacts', { body, headers });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  const other = await call(api, specialist, 'POST', '/api/v1/contacts', { body: { ...body, text: 'иное' }, headers });
  expect(other.status).toBe(409);
  const { body: list } = await call(api, manager, 'GET', '/api/v1/contacts');
  expect(list['items']).toEqual([first.body]);
});
