/** What InSales' desk promises over HTTP: the type first, a confirmation, and every answer to the administrator of the site as well. */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, give, items, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
}, 60_000);
afterAll(() => api.stop());

const tickets = '/api/v1/tickets';
const who = (role: string, index = 0): DemoAccount => api.account(role, 'insales', index);
const named = (name: string): DemoAccount => {
  const found = api.accounts.find((account) => account.desk === 'insales' && account.name === name);
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
};
const author = (): DemoAccount => who('client', 0);
const administrator = (): DemoAccount => named('Ольга Власова');
/** Somebody of the same shop who is neither. */
const colleagueOfShop = (): DemoAccount => {
  const [own, others] = [[author().name, administrator().name], api.accounts.filter(({ desk }) => desk === 'insales')];
  const found = others.find(({ company, name }) => company === author().company && !own.includes(name));
  if (!found) throw new Error('the shop has nobody else');
  return found;
};

const filing = { desk: 'insales', subject: 'Кнопка заказа', text: 'Не видна на телефоне' };
const file = (fields: object = { requestType: 'error' }, by = author(), headers = {}): Promise<Reply> =>
  call(api, by, 'POST', tickets, { body: { ...filing, ...fields }, headers });

/** What a person got of a ticket. */
async function lettersTo(reader: DemoAccount, ticket: Json): Promise<readonly Json[]> {
  const { body } = await call(api, who('manager'), 'GET', `${tickets}/${text(ticket['tid'])}/notices?limit=200`);
  return items(body).filter((letter) => text(letter['recipient']?.['name']) === reader.name);
}
const kinds = async (reader: DemoAccount, ticket: Json): Promise<string[]> =>
  (await lettersTo(reader, ticket)).map(({ kind }) => text(kind));

describe('IN-1 the type of a request is chosen first', () => {
  it('its form opens then; without one the filing is refused, the types are named, and nothing is stored', async () => {
    const forms = items((await call(api, author(), 'GET', '/api/v1/desks/insales/forms')).body);
    expect(forms.map(({ requestType }) => text(requestType))).toEqual(['question', 'error', 'customisation']);
    const before = await api.prisma.inbox.count();
    const { status, body } = await file({}, author(), { 'accept-language': 'en' });
    expect([status, body['code']]).toEqual([422, 'request-type-not-named']);
    expect(entries(body['errors'])).toEqual([
      {
        pointer: '/requestType',
        code: 'request-type-not-named',
        detail:
          'Choose the type of the request (requestType): Question (question), Malfunction (error), ' +
          'Customisation of the template (customisation).',
      },
    ]);
    expect(await api.prisma.inbox.count()).toBe(before);
  });

  it('one who takes it down for the client names it as well', async () => {
    const onBehalf = { onBehalfOf: author().email };
    expect((await file(onBehalf, who('specialist'))).body['code']).toBe('request-type-not-named');
    expect((await file({ ...onBehalf, requestType: 'question' }, who('specialist'))).status).toBe(201);
  });

  it('who splits a second problem off names its type as well, and fills in its form', async () => {
    const { body } = await file();
    const splits = (fields: object) =>
      give(api, who('specialist'), body, { type: 'split', subject: 'Ещё', text: 'Другой вопрос', ...fields });
    const refused = await splits({});
    expect([refused.status, refused.body['code']]).toEqual([422, 'request-type-not-named']);
    expect(entries(refused.body['errors'])).toMatchObject([{ pointer: '/requestType' }]);
    expect((await splits({ requestType: 'customisation' })).body['code']).toBe('form-not-filled');
    expect((await splits({ requestType: 'question' })).status).toBe(201);
  });

  it('a filing that came before stays answered as it was, under the same key', async () => {
    const key = { 'idempotency-key': 'shop-1' };
    const first = await file({ requestType: 'question' }, author(), key);
    const again = await file({ requestType: 'question' }, author(), key);
    expect([first.status, again.status, again.body['id']]).toEqual([201, 201, first.body['id']]);
  });
});

describe('IN-2 receipt is confirmed, and the administrator of the site gets the answers', () => {
  it('the author gets the confirmation, the administrator hears of the request and of each answer', async () => {
    const { body } = await file();
    const [confirmation] = await lettersTo(author(), body);
    expect(confirmation).toMatchObject({
      kind: 'acknowledgement',
      subject: `[${text(body['tid'])}] Запрос принят: Кнопка заказа`,
      state: 'delivered',
    });
    expect(body['sharedWith']).toMatchObject([{ name: administrator().name }]);
    await give(api, who('specialist'), body, { type: 'reply', text: 'Проверяем' });
    await give(api, who('specialist'), body, { type: 'solve', kind: 'repair', text: 'Поправили' });
    expect(await kinds(administrator(), body)).toEqual(['shared', 'answer', 'followed-solution']);
    expect(await kinds(author(), body)).toEqual(['acknowledgement', 'answer', 'solution']);
  });

  it('nobody takes the administrator off a ticket, other colleagues may be', async () => {
    const { body } = await file();
    const colleague = who('client', 1);
    await give(api, author(), body, { type: 'share', with: [colleague.email] });
    for (const by of [author(), administrator(), who('specialist')]) {
      const refused = await give(api, by, body, { type: 'unshare', with: [administrator().email] });
      expect([refused.status, refused.body['code']]).toEqual([422, 'follows-by-rule']);
    }
    expect((await give(api, author(), body, { type: 'unshare', with: [colleague.email] })).status).toBe(201);
    await give(api, who('specialist'), body, { type: 'reply', text: 'Проверяем' });
    expect(await kinds(administrator(), body)).toEqual(['shared', 'answer']);
  });

  it('what the administrator files has one letter of each kind, and what is split off is followed too', async () => {
    const own = await file(undefined, administrator());
    expect(own.body['sharedWith']).toEqual([]);
    expect(await kinds(administrator(), own.body)).toEqual(['acknowledgement']);
    const { body } = await file();
    const split = await give(api, who('specialist'), body, {
      ...{ type: 'split', requestType: 'question', subject: 'Ещё', text: 'Другой вопрос' },
    });
    const [id] = entries(split.body['ticket']?.['splitOff']).map(text);
    const off = await call(api, administrator(), 'GET', `${tickets}/${text(id)}`);
    expect(off.body['sharedWith']).toMatchObject([{ name: administrator().name }]);
  });

  it('a colleague of the shop who is not named sees nothing, and the administrator of another shop neither', async () => {
    const { body } = await file();
    const path = `${tickets}/${text(body['tid'])}`;
    for (const other of [who('client', 1), who('client', 2)])
      expect((await call(api, other, 'GET', path)).status).toBe(404);
    expect((await call(api, administrator(), 'GET', path)).status).toBe(200);
  });

  it('another administrator follows the open requests from then on, and the former one no longer; what is closed stays as it was', async () => {
    const { body } = await file();
    const closed = (await file()).body;
    await give(api, author(), closed, { type: 'close' });
    const { id: clientId } = body['company'] as unknown as { id: string };
    const idOf = async (person: DemoAccount) =>
      (await api.prisma.person.findFirstOrThrow({ where: { email: person.email } })).id;
    const role = async (person: DemoAccount, inCompany: 'lead' | null) =>
      api.store.setCompanyRole({ personId: await idOf(person), desk: 'insales', clientId }, inCompany);
    const followers = async (ticket: Json) =>
      entries((await call(api, author(), 'GET', `${tickets}/${text(ticket['tid'])}`)).body['sharedWith']).map(
        (person) => text(person['name']),
      );
    const colleague = colleagueOfShop();
    try {
      await role(colleague, 'lead');
      expect(await followers(body)).toEqual([administrator().name, colleague.name]);
      await role(administrator(), null);
      expect([await followers(body), await followers(closed)]).toEqual([[colleague.name], [administrator().name]]);
      await give(api, who('specialist'), body, { type: 'reply', text: 'Проверяем' });
      expect(await kinds(colleague, body)).toEqual(['shared', 'answer']);
      expect(await kinds(administrator(), body)).toEqual(['shared']);
    } finally {
      await role(administrator(), 'lead');
      await role(colleague, null);
    }
  });

  it('named by the author as well, the administrator is one follower', async () => {
    const { body } = await file({ requestType: 'error', shareWith: [administrator().email] });
    expect(entries(body['sharedWith'])).toHaveLength(1);
  });
});

describe('IN-4 a customisation beyond the plan is paid for, after consent', () => {
  const wanted = { page: 'https://lukoshko.example/cart', wanted: 'Кнопка внизу' };
  const customisation = async (): Promise<Json> => (await file({ requestType: 'customisation', fields: wanted })).body;
  const asks = (ticket: Json, fields: object): Promise<Reply> =>
    give(api, who('specialist'), ticket, { type: 'request-consent', text: 'Лимит исчерпан', ...fields });
  const answers = (by: DemoAccount, ticket: Json, answer: string): Promise<Reply> =>
    give(api, by, ticket, { type: 'answer-consent', answer });

  it('a small one costs 500 roubles, which the administrator of the site is asked for too, and may agree to', async () => {
    const ticket = await customisation();
    const asked = await asks(ticket, { agreement: 'small-customisation' });
    expect(asked.body['ticket']?.['consents']).toMatchObject([
      { price: { amount: '500', currency: 'RUB' }, state: 'open' },
    ]);
    expect(await kinds(administrator(), ticket)).toContain('consent-requested');
    const { body } = await answers(administrator(), ticket, 'agreed');
    expect(body['ticket']?.['consents']).toMatchObject([{ agreement: 'small-customisation', state: 'given' }]);
  });

  it('a larger one costs what the desk says; declined, it is not agreed', async () => {
    const ticket = await customisation();
    expect((await asks(ticket, { agreement: 'large-customisation' })).status).toBe(422);
    const asked = await asks(ticket, { agreement: 'large-customisation', price: '4200.00' });
    expect(asked.body['ticket']?.['consents']).toMatchObject([{ price: { amount: '4200.00', currency: 'RUB' } }]);
    const { body } = await answers(author(), ticket, 'declined');
    expect(body['ticket']?.['consents']).toEqual([]);
  });
});
