/** What SmartPlayer's desk promises over HTTP: four forms, numbers found as people write them, colleagues, done at once, one rating. */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, give, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';
const who = (role: string, index = 0): DemoAccount => api.account(role, 'smartplayer', index);
const author = (): DemoAccount => who('client', 0);
const colleague = (): DemoAccount => who('client', 1);
/** Of another company. */
const stranger = (): DemoAccount => who('client', 2);

const bug = {
  project: 'Витрина на Тверской',
  impact: 'serious',
  steps: 'Включить плейлист',
  expected: 'Ролик идёт',
  actual: 'Чёрный экран',
  'operating-system': 'tizen',
  'server-type': 'cloud',
  version: '8.4.1',
};

function file(fields: object = {}, by = author(), headers: Record<string, string> = {}): Promise<Reply> {
  const body = {
    desk: 'smartplayer',
    subject: 'Не идёт ролик',
    text: 'С утра',
    requestType: 'bug',
    fields: bug,
    ...fields,
  };
  return call(api, by, 'POST', tickets, { body, headers });
}

it('SP-1 people sign in by e-mail and password, and are users of their company', async () => {
  const { email, password, company } = author();
  const { status, body } = await call(api, null, 'POST', '/api/v1/session', { body: { email, password } });
  expect(status).toBe(201);
  const session = { apiKey: text(body['token']) };
  const me = await call(api, session, 'GET', '/api/v1/me');
  expect(entries(me.body['memberships'])).toMatchObject([{ desk: 'smartplayer', company: { name: company } }]);
});

describe('SP-2 SP-3 the forms', () => {
  it('SP-2 one of the four is chosen first: a filing without one is told which there are', async () => {
    const before = await api.prisma.inbox.count();
    const russian = await file({ requestType: undefined, fields: undefined });
    expect(outcome(russian)).toEqual([422, 'request-type-not-named']);
    expect(russian.body['errors']).toMatchObject([
      {
        pointer: '/requestType',
        detail:
          'Выберите вид обращения (requestType): Заявка на установку сервера (server-installation), ' +
          'Предложить новую функцию (feature), Сообщить о баге (bug), ' +
          'Заявка на расчёт стоимости доработки или интеграции (cost-estimate).',
      },
    ]);
    const english = await file({ requestType: undefined, fields: undefined }, author(), { 'accept-language': 'en' });
    expect(text(entries(english.body['errors'])[0]?.['detail'])).toMatch(
      /^Choose the type of the request .*Bug report \(bug\)/,
    );
    expect(await api.prisma.inbox.count()).toBe(before);
    const { body } = await call(api, author(), 'GET', '/api/v1/desks');
    expect(items(body).find(({ code }) => text(code) === 'smartplayer')).toMatchObject({ requestTypeRequired: true });
  });

  it.each([
    ['server-installation', { where: 'own', 'server-system': 'Debian 12', screens: 40 }],
    ['feature', { purpose: 'Показ по погоде' }],
    ['bug', bug],
    ['cost-estimate', { wanted: 'Интеграция с кассой', documentation: 'https://example.com/api' }],
  ])('SP-2 a request of the kind %s is taken under its topic', async (requestType, fields) => {
    const { status, body } = await file({ requestType, fields });
    expect([status, body['topic'], body['fields']]).toEqual([201, requestType, fields]);
  });

  it('SP-3 a bug report that the form forbids names every field, in the language of the reader', async () => {
    const before = await api.prisma.inbox.count();
    const fields = {
      impact: 'ужасное',
      'operating-system': 'other',
      'server-type': 'cloud',
      steps: ' ',
      colour: 'red',
    };
    const pointers = async (language: string) =>
      entries((await file({ fields }, author(), { 'accept-language': language })).body['errors']).map((error) => [
        text(error['pointer']).slice('/fields/'.length),
        text(error['detail']),
      ]);
    expect(await pointers('ru')).toEqual([
      [
        'impact',
        'Поле «Влияние»: выберите одно из: Показ остановлен (blocking), Часть экранов или функций не работает (serious), Работать можно (minor).',
      ],
      ['steps', expect.stringContaining('«Подробности и шаги воспроизведения»')],
      ['expected', 'Заполните поле «Ожидаемый результат».'],
      ['actual', 'Заполните поле «Фактический результат».'],
      ['other-system', 'Заполните поле «Какая именно».'],
      ['version', 'Заполните поле «Тестовая среда».'],
      ['colour', 'Поля «colour» в этой форме нет.'],
    ]);
    expect((await pointers('en')).map(([, detail]) => detail)).toContain('Fill in "Expected result".');
    expect(await api.prisma.inbox.count()).toBe(before);
  });
});

it('SP-4 colleagues with whom it is shared see and follow it, and get its answers', async () => {
  const { body } = await file({ shareWith: [colleague().email] });
  const path = `${tickets}/${text(body['tid'])}`;
  expect((await call(api, colleague(), 'GET', path)).status).toBe(200);
  expect((await call(api, stranger(), 'GET', path)).status).toBe(404);
  await give(api, who('specialist'), body, { type: 'reply', text: 'Смотрим' });
  const letters = items((await call(api, colleague(), 'GET', `${path}/notices`)).body);
  expect(
    letters.filter((letter) => text(letter['recipient']?.['name']) === colleague().name).map(({ kind }) => kind),
  ).toEqual(['shared', 'answer']);
});

it('SP-5 a request has a number like SPSUP-1503, by which it is found however it is written', async () => {
  const { body } = await file();
  const tid = text(body['tid']);
  expect(tid).toMatch(/^SPSUP-\d{4,}$/);
  for (const written of [tid, tid.toLowerCase(), tid.replace('SPSUP', 'SpSup')]) {
    const read = await call(api, who('specialist'), 'GET', `${tickets}/${written}`);
    expect([read.status, read.body['id']]).toEqual([200, body['id']]);
    const found = await call(api, who('specialist'), 'GET', `${tickets}?text=${written}`);
    expect(items(found.body).map(({ id }) => id)).toEqual([body['id']]);
  }
});

it('SP-6 SP-7 the author marks it as done at once; the statuses on the way are those of the desk', async () => {
  const made = await file();
  const shown = (body: Json): unknown => body['status'];
  expect(shown(made.body)).toEqual({ code: 'open', title: 'Открыт' });
  const acts = async (by: DemoAccount, ticket: Json, command: object): Promise<unknown> => {
    const { status, body } = await give(api, by, ticket, command);
    expect([status, body['code']]).toEqual([201, undefined]);
    return shown(body['ticket'] as Json);
  };
  expect(await acts(author(), made.body, { type: 'close' })).toEqual({ code: 'done', title: 'Сделанный' });

  const { body } = await file();
  const specialist = who('specialist');
  const statuses = [
    await acts(specialist, body, { type: 'assign', to: 'sp-01' }),
    await acts(specialist, body, { type: 'postpone', reason: 'development', text: 'Ошибка подтверждена' }),
    await acts(specialist, body, { type: 'resume' }),
    await acts(specialist, body, { type: 'postpone', reason: 'platform', text: 'Готовим решение' }),
    await acts(specialist, body, { type: 'solve', kind: 'repair', text: 'Исправили' }),
    await acts(author(), body, { type: 'confirm' }),
    await acts(author(), body, { type: 'reopen', text: 'Снова' }),
  ];
  expect(statuses.map((status) => (status as Json)['code'])).toEqual([
    'in-progress',
    'waiting-for-development',
    'in-progress',
    'pending',
    'awaiting-feedback',
    'done',
    'reopened',
  ]);
});

describe('SP-10 the rating', () => {
  const done = async (): Promise<Json> => {
    const { body } = await file({ shareWith: [colleague().email] });
    return (await give(api, author(), body, { type: 'close' })).body['ticket'] as Json;
  };
  const rate = (by: DemoAccount, ticket: Json, score: string): Promise<Reply> =>
    give(api, by, ticket, { type: 'rate', score, comment: 'Быстро' });

  it('is refused off the scale, to others and a second time, and nothing is kept of that', async () => {
    const ticket = await done();
    expect(outcome(await rate(author(), ticket, 'six'))).toEqual([422, 'unknown-score']);
    expect((await rate(colleague(), ticket, 'five')).status).toBe(403);
    expect((await rate(who('specialist'), ticket, 'five')).status).toBe(403);
    expect((await rate(stranger(), ticket, 'five')).status).toBe(404);
    expect((await rate(author(), ticket, 'four')).status).toBe(201);
    expect(outcome(await rate(author(), ticket, 'one'))).toEqual([422, 'already-rated']);
    expect(await api.prisma.feedback.findMany({ where: { ticketId: text(ticket['id']) } })).toMatchObject([
      { score: 'four' },
    ]);
  });
});

describe('SP-2 a cost estimate comes to a price that the client agrees to, or not', () => {
  const estimate = async (): Promise<Json> =>
    (
      await file({
        requestType: 'cost-estimate',
        fields: { wanted: 'Интеграция с кассой' },
        shareWith: [colleague().email],
      })
    ).body;
  const asks = (ticket: Json, fields: object = { price: '180000.00' }): Promise<Reply> =>
    give(api, who('specialist'), ticket, {
      type: 'request-consent',
      agreement: 'customisation',
      text: 'Оценили',
      ...fields,
    });
  const answers = (by: DemoAccount, ticket: Json): Promise<Reply> =>
    give(api, by, ticket, { type: 'answer-consent', answer: 'agreed' });

  it('the author agrees, a colleague does not, and what was agreed stands in the ticket', async () => {
    const ticket = await estimate();
    const asked = await asks(ticket);
    expect(asked.status).toBe(201);
    expect(asked.body['ticket']?.['consents']).toMatchObject([
      { agreement: 'customisation', state: 'open', price: { amount: '180000.00', currency: 'RUB' } },
    ]);
    expect((await answers(colleague(), ticket)).status).toBe(403);
    const { status, body } = await answers(author(), ticket);
    expect([status, entries(body['ticket']?.['consents']).map(({ state }) => text(state))]).toEqual([201, ['given']]);
    const solved = await give(api, who('specialist'), ticket, {
      type: 'solve',
      kind: 'answer',
      text: 'Начинаем работы',
    });
    expect(solved.status).toBe(201);
  });

  it('without a price there is nothing to agree to, and a bug costs nothing', async () => {
    expect((await asks(await estimate(), {})).status).toBe(422);
    const { body } = await file();
    expect(outcome(await asks(body))).toEqual([422, 'agreement-not-for-ticket']);
  });
});
