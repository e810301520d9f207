/** Who may do what, as answers over HTTP say it. */
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, give, items, startApi, text } from './harness';
import type { Api, Json } from './harness';
import { StillClock } from '../store/support';

const clock = new StillClock(Date.parse('2026-11-23T10:00:00+03:00'));
let api: Api;
beforeAll(async () => {
  api = await startApi({}, clock);
}, 60_000);
afterAll(() => api.stop());

const client = () => api.account('client');
const specialist = () => api.account('specialist');
const in_ = (language: string) => ({ headers: { 'Accept-Language': language } });

describe('X-1 a 403 says who may', () => {
  it('of a command to a ticket, in the language of the reader', async () => {
    const ticket = await fileAs(api, client());
    const path = `/api/v1/tickets/${text(ticket['id'])}/commands`;
    const told = async (language: string) => {
      const { status, body } = await call(api, client(), 'POST', path, {
        body: { type: 'solve', text: 'x', kind: 'answer' },
        ...in_(language),
      });
      return [status, body['code'], body['detail']];
    };
    expect(await told('ru')).toEqual([
      403,
      'not-allowed',
      'Это могут: специалисты, координаторы, руководители, администраторы.',
    ]);
    expect(await told('en')).toEqual([
      403,
      'not-allowed',
      'Those who may: specialists, coordinators, managers, administrators.',
    ]);
  });

  it('of what is the author’s, and of what is a manager’s although the role could do it elsewhere', async () => {
    const ticket = await fileAs(api, client());
    const confirmed = await give(api, specialist(), ticket, { type: 'confirm' });
    expect([confirmed.status, confirmed.body['detail']]).toEqual([403, 'Это могут: автор заявки.']);
    const assigned = await give(api, specialist(), ticket, { type: 'assign', to: 'sp-02' });
    expect([assigned.status, assigned.body['code'], assigned.body['detail']]).toEqual([
      403,
      'not-allowed',
      'Это могут: руководители, администраторы.',
    ]);
  });

  it('of an address that is for some roles', async () => {
    const { status, body } = await call(
      api,
      client(),
      'POST',
      '/api/v1/desks/skai/releases/5.12/publication',
      in_('en'),
    );
    expect([status, body['code'], body['detail']]).toEqual([
      403,
      'forbidden',
      'Those who may: managers, administrators.',
    ]);
  });
});

describe('X-1 a 403 says who may, wherever it comes from', () => {
  const told = async (who: () => DemoAccount, method: string, target: string, body?: object): Promise<unknown[]> => {
    const answer = await call(api, who(), method, target, body === undefined ? {} : { body });
    return [answer.status, answer.body['code'], answer.body['detail']];
  };
  const planners = 'Это могут: координаторы, руководители, администраторы.';
  const leads = 'Это могут: руководители, администраторы.';
  const staff =
    'Это могут: специалисты, координаторы, руководители, администраторы, выездные специалисты, персональный менеджер клиента.';
  const technician = () => api.account('technician');
  const absence = { from: '2026-12-01T09:00:00+03:00', to: '2026-12-02T09:00:00+03:00', reason: 'Отпуск' };

  it.each<[string, () => DemoAccount, string, string, object | undefined, string]>([
    [
      'the absence of another technician',
      technician,
      'POST',
      '/api/v1/technicians/te-02/absences',
      { desk: 'skai', ...absence },
      planners,
    ],
    [
      'spares that come from outside',
      technician,
      'POST',
      '/api/v1/spares/moves',
      { desk: 'skai', lines: [{ part: 'tracker', quantity: 1 }], place: 'main' },
      leads,
    ],
    ['what visits wait for', client, 'GET', '/api/v1/visits?view=waiting-spares', undefined, staff],
    ['the queue of a service', client, 'GET', '/api/v1/tickets?service=support', undefined, staff],
    [
      'a question for another company',
      client,
      'POST',
      '/api/v1/due-dates',
      { desk: 'skai', topic: 'consulting', client: 'f0000000-0000-4000-8000-000000000000' },
      staff,
    ],
    [
      'a filing by a technician',
      technician,
      'POST',
      '/api/v1/tickets',
      { desk: 'skai', subject: 'x', text: 'x', onBehalfOf: 'dispatcher@sever.example' },
      'Это могут: сотрудники клиента, специалисты, координаторы, персональный менеджер клиента, руководители, администраторы.',
    ],
  ])('of %s', async (_what, who, method, target, body, detail) => {
    expect(await told(who, method, target, body)).toEqual([403, 'forbidden', detail]);
  });

  it('of a session that was not opened by a password', async () => {
    expect(await told(client, 'DELETE', '/api/v1/session')).toEqual([
      403,
      'forbidden',
      'Так завершают сеанс, открытый по имени и паролю; ключ программы сеанса не открывает.',
    ]);
  });

  it('HT-8 SK-19 of an answer: those whom the regulation, or a contract, names', async () => {
    const price = { type: 'request-consent', agreement: 'small-customisation', text: 'x' };
    const shop = (role: string) => api.account(role, 'insales');
    const filing = {
      ...{ desk: 'insales', topic: undefined, requestType: 'customisation' },
      fields: { page: 'https://a.example/', wanted: 'x' },
    };
    const ticket = await fileAs(api, shop('client'), filing);
    await give(api, shop('specialist'), ticket, price);
    const path = `/api/v1/tickets/${text(ticket['id'])}/commands`;
    const answer = { type: 'answer-consent', answer: 'agreed' };
    const named = 'Это могут: автор заявки, руководитель со стороны клиента.';
    for (const role of ['specialist', 'personal-manager'])
      expect(await told(() => shop(role), 'POST', path, answer)).toEqual([403, 'not-allowed', named]);
    // What was refused is found again with the same words.
    const { body } = await call(api, shop('manager'), 'GET', path);
    expect(items(body).at(-1)).toMatchObject({
      type: 'answer-consent',
      refusal: { code: 'not-allowed', text: 'Вам это здесь не разрешено.', detail: named },
    });
  });
});

it('HT-9 a closed ticket is reopened under a contract in force only, and `can` says so before', async () => {
  const found = api.accounts.find(({ company, role }) => company === 'ООО «Новое такси»' && role === 'client');
  if (found === undefined) throw new Error('nobody without a contract');
  const { clientId } = await api.prisma.membership.findFirstOrThrow({
    where: { desk: 'hivetaxi', person: { email: found.email }, role: 'client' },
  });
  const contract = { number: '9/2026', patch: {}, validFrom: '2026-11-01', validTo: '2026-11-24' };
  await api.store.addContract({ desk: 'hivetaxi', clientId: clientId ?? '', ...contract });
  const ticket = await fileAs(api, found, { desk: 'hivetaxi', topic: 'update' });
  await give(api, found, ticket, { type: 'close' });
  const can = async (): Promise<unknown> => {
    const { body } = await call(api, found, 'GET', `/api/v1/tickets/${text(ticket['id'])}`);
    return (body['can'] as unknown as Json)['reopen'];
  };
  expect(await can()).toBe('yes');
  clock.pass(3 * 86_400_000);
  expect(await can()).toBe('no-contract');
  const { status, body } = await give(api, found, ticket, { type: 'reopen', text: 'Снова' });
  expect([status, body['code']]).toEqual([422, 'no-contract']);
});
