/** What a client agrees to before it is done, over HTTP, with the clock of a given day (HT-8). */
import type { DemoAccount } from '../../prisma/seed';
import { clockFrom } from '../../store/clock';
import { call, entries, give, given, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let now = 0;
/** By the clocks of Omsk. */
const omsk = (at: string): string => `${at.replace(' ', 'T')}:00+06:00`;
const at = (when: string): void => void (now = Date.parse(omsk(when)));

beforeAll(async () => {
  at('2027-03-01 12:00');
  api = await startApi(
    {},
    clockFrom(() => Promise.resolve(now)),
  );
}, 60_000);
afterAll(() => api.stop());

const who = (role: string) => api.account(role, 'hivetaxi');
const author = () => who('client');
const night = { type: 'request-consent', agreement: 'off-hours-work', text: 'Обновим сервер ночью' };
const saturday = { ...night, from: omsk('2027-03-06 20:00'), to: omsk('2027-03-06 23:00') };
const read = async (reader: ReturnType<typeof who>, ticket: Json) =>
  (await call(api, reader, 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;

const done = (giver: DemoAccount, ticket: Json, body: object): Promise<Json> => given(api, giver, ticket, body);

const refusal = ({ status, body }: Reply): unknown[] => [status, body['code'], body['detail'] ?? null];

/** A request that the department of administration has. */
async function withAdministration(): Promise<Json> {
  at('2027-03-01 12:00');
  const filing = { desk: 'hivetaxi', subject: 'Обновление', text: 'Обновите сервер' };
  const { body } = await call(api, author(), 'POST', '/api/v1/tickets', { body: filing });
  await done(who('manager'), body, { type: 'hand-over', to: 'administration', text: 'Ваше' });
  return done(who('manager'), body, { type: 'accept' });
}

it('HT-8 the regulation tells what a client can be asked to agree to', async () => {
  const { body } = await call(api, who('specialist'), 'GET', '/api/v1/regulations?desk=hivetaxi');
  const current = entries(body['items']).find((each) => text(each['current']) === 'true');
  expect(current?.['content']?.['agreements']).toMatchObject([
    { code: 'off-hours-work', title: 'Работы вне рабочего графика', terms: 'time', price: null },
    { code: 'paid-service', title: 'Платная услуга', terms: 'price', price: null },
  ]);
});

it('HT-8 the department asks for work on a Saturday, the author agrees, and everybody reads what was agreed', async () => {
  const ticket = await withAdministration();
  at('2027-03-04 17:00');
  const asked = await done(who('manager'), ticket, saturday);
  expect(entries(asked['consents'])).toEqual([
    expect.objectContaining({
      agreement: 'off-hours-work',
      title: 'Работы вне рабочего графика',
      time: { from: '2027-03-06T14:00:00.000Z', to: '2027-03-06T17:00:00.000Z' },
      price: null,
      state: 'open',
      until: '2027-03-04T12:00:00.000Z',
      answeredBy: 'author',
    }),
  ]);
  expect(asked['nextStep']).toMatchObject({ owes: 'author', step: 'answer-consent' });
  expect((await read(author(), ticket))['can']).toMatchObject({
    'answer-consent': 'yes',
    'request-consent': 'not-allowed',
  });
  at('2027-03-04 18:00');
  const agreed = await done(author(), ticket, { type: 'answer-consent', answer: 'agreed' });
  expect(entries(agreed['consents'])).toEqual([expect.objectContaining({ state: 'given', until: null })]);
  const { body: timeline } = await call(api, author(), 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`);
  const lines = entries(timeline['items']).map((entry) => text(entry['text']));
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Нужно согласие клиента: «Работы вне рабочего графика», 06\.03\.2027 с 17:00 до 20:00/),
      'Клиент согласен: «Работы вне рабочего графика»',
    ]),
  );
});

it('HT-8 asked or answered too late it is refused with the last moment, and nothing changes', async () => {
  const ticket = await withAdministration();
  at('2027-03-04 18:00');
  const latest = /^Согласовать это можно было до 04\.03\.2027, 1[58]:00 \(UTC\+0[36]:00\)\.$/;
  expect(refusal(await give(api, who('manager'), ticket, saturday))).toEqual([
    422,
    'too-late-to-agree',
    expect.stringMatching(latest),
  ]);
  expect((await read(who('manager'), ticket))['consents']).toEqual([]);
  at('2027-03-04 17:59');
  await done(who('manager'), ticket, saturday);
  at('2027-03-04 18:01');
  const answer = { type: 'answer-consent', answer: 'agreed' };
  for (const _again of [1, 2])
    expect(refusal(await give(api, author(), ticket, answer))).toEqual([
      422,
      'too-late-to-agree',
      expect.stringMatching(latest),
    ]);
  expect((await read(author(), ticket))['consents']).toEqual([]);
  // Each refusal is found again with its moment.
  const { body } = await call(api, who('manager'), 'GET', `/api/v1/tickets/${text(ticket['id'])}/commands`);
  const refused = entries(body['items']).filter(({ outcome }) => text(outcome) === 'refused');
  expect(refused.map(({ type }) => text(type))).toEqual(['request-consent', 'answer-consent', 'answer-consent']);
  for (const { refusal, links } of refused) {
    expect(refusal).toEqual({
      code: 'too-late-to-agree',
      text: expect.any(String) as string,
      detail: expect.stringMatching(latest) as string,
    });
    expect((await call(api, who('manager'), 'GET', text(links?.['self']))).body['refusal']).toEqual(refusal);
  }
});

it('HT-8 only the department asks, and only for what lies outside its schedule', async () => {
  const ticket = await withAdministration();
  at('2027-03-02 12:00');
  const day = { ...night, from: omsk('2027-03-05 17:00'), to: omsk('2027-03-05 20:00') };
  expect(refusal(await give(api, who('manager'), ticket, day))).toEqual([422, 'within-schedule', null]);
  expect(refusal(await give(api, author(), ticket, saturday)).slice(0, 2)).toEqual([403, 'not-allowed']);
  const amount = await give(api, who('manager'), ticket, { ...night, price: '1e3' });
  expect([amount.status, amount.body['code']]).toEqual([400, 'malformed']);
  const { body: other } = await call(api, author(), 'POST', '/api/v1/tickets', {
    body: { desk: 'hivetaxi', subject: 'Вопрос', text: 'Как настроить?' },
  });
  expect(refusal(await give(api, who('manager'), other, saturday))).toEqual([422, 'agreement-not-for-ticket', null]);
});
