/** Who may do what, as answers over HTTP say it. */
import { call, fileAs, give, startApi, text } from './harness';
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
