/** Replies that a desk has at hand: filled with the values of a ticket, for those of the desk who see it. */
import { call, fileAs, given, items, startApi, text, type Api, type Json } from './harness';

let api: Api;
let ticket: Json;

beforeAll(async () => {
  api = await startApi();
  ticket = await fileAs(api, api.account('client'), { topic: 'remote-diagnostics', vehicles: 1 });
});
afterAll(() => api.stop());

const replies = (who: string, desk = 'skai', of = text(ticket['tid']), language = 'ru') =>
  call(api, api.account(who, desk === 'nowhere' ? 'skai' : desk), 'GET', `/api/v1/desks/${desk}/replies?ticket=${of}`, {
    headers: { 'accept-language': language },
  });

it('they name the ticket, in the language of its author; their titles are for whoever writes', async () => {
  const { status, body } = await replies('specialist', 'skai', text(ticket['id']), 'en');
  expect(status).toBe(200);
  expect(body['language']).toBe('ru');
  const asking = items(body).find((each) => text(each['code']) === 'check-power');
  expect(asking?.['title']).toBe('Ask to check the power of the terminal');
  const { name } = api.account('client');
  expect(text(asking?.['text'])).toContain(`Здравствуйте, ${name}!`);
  expect(text(asking?.['text'])).toContain(text(ticket['tid']));
  expect(
    items(body)
      .map(({ text: words }) => text(words))
      .join(),
  ).not.toMatch(/[{}]/);
});

it('only those that fit, as the ticket stands', async () => {
  const codes = async (of: Json) =>
    items((await replies('specialist', 'skai', text(of['tid']))).body).map(({ code }) => text(code));
  const other = await fileAs(api, api.account('client'), { topic: 'consulting' });
  expect(await codes(other)).toEqual(['ask-details']);
  expect(await codes(ticket)).toEqual(expect.arrayContaining(['ask-details', 'check-power']));
  expect(await codes(ticket)).not.toContain('in-work');
  const expectedAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
  await given(api, api.account('specialist'), ticket, {
    type: 'triage',
    outcome: 'estimate',
    text: 'Смотрим.',
    expectedAt,
  });
  const { body } = await replies('specialist');
  const inWork = items(body).find(({ code }) => text(code) === 'in-work');
  expect(text(inWork?.['text'])).toMatch(/срок не изменился: \d\d\.\d\d\.\d{4}, \d\d:\d\d\./);
});

it('clients have none, and what one does not see has none', async () => {
  expect((await replies('client')).status).toBe(403);
  expect(
    (
      await call(
        api,
        api.account('client', 'skai', 2),
        'GET',
        `/api/v1/desks/skai/replies?ticket=${text(ticket['tid'])}`,
      )
    ).status,
  ).toBe(404);
  expect((await replies('specialist', 'demo')).status).toBe(404);
  expect((await replies('specialist', 'nowhere')).status).toBe(404);
  expect((await call(api, api.account('specialist'), 'GET', '/api/v1/desks/skai/replies')).status).toBe(400);
});
