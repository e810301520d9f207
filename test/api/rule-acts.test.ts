/** What a regulation has the process do by itself, as people see it over HTTP: under a contract that lays all four acts over the HelpDesk. */
import type { DemoAccount } from '../../prisma/seed';
import type { JsonObject } from '../../regulations';
import { rulesPatch } from '../domain/ticket/rules-desk';
import { StillClock } from '../store/support';
import { call, entries, fileAs, give, given, items, startApi, text } from './harness';
import type { Api, Json } from './harness';

const minute = 60_000;
const clock = new StillClock(Date.parse('2026-11-24T10:00:00+03:00'));
let api: Api;
const who = (role: string, index = 0): DemoAccount => api.account(role, 'helpdesk', index);
const client = (): DemoAccount => who('client');

const patch: JsonObject = {
  clocks: {
    ...(rulesPatch['clocks'] as JsonObject),
    raising: {
      title: { ru: 'Повышение приоритета', en: 'Raising the priority' },
      from: 'opened',
      until: 'first-answer',
      limit: '2 hour',
      calendar: 'always',
      owes: 'nobody',
      tell: { due: { at: 'due', do: 'escalate', to: 'p1' } },
      source: 'cl. 8',
    },
    'hand-over': { tell: { due: { do: 'hand-over', to: 'backbone' } } },
  },
};

beforeAll(async () => {
  api = await startApi({}, clock);
  const { clientId } = await api.prisma.membership.findFirstOrThrow({
    where: { desk: 'helpdesk', person: { email: client().email }, role: 'client' },
  });
  const contract = { number: 'HD-9', patch, validFrom: '2026-11-01', validTo: null };
  await api.store.addContract({ desk: 'helpdesk', clientId: clientId ?? '', ...contract });
}, 60_000);
afterAll(() => api.stop());

const file = (): Promise<Json> =>
  fileAs(api, client(), {
    ...{ desk: 'helpdesk', requestType: 'fault', topic: 'poor-quality' },
    fields: { contact: 'Анна', phone: '+7 495 000-00-00', since: 'с утра', extent: 'one' },
  });

const done = (by: DemoAccount, ticket: Json, body: object): Promise<Json> => given(api, by, ticket, body);

/** Time goes by; whatever came due is decided before the next word. */
async function after(span: number, ticket: Json): Promise<Json> {
  clock.pass(span);
  await give(api, who('manager'), ticket, { type: 'note', text: 'Смотрю' });
  return (await call(api, who('manager'), 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;
}

async function actsIn(ticket: Json): Promise<readonly string[]> {
  const path = `/api/v1/tickets/${text(ticket['id'])}/timeline?limit=200`;
  return items((await call(api, who('manager'), 'GET', path)).body)
    .map((entry) => text(entry['text']))
    .filter((line) => line.startsWith('По регламенту'));
}

it('HD-8 EA-2 a service that does not answer is replaced by the one that the rule names, and the priority is raised', async () => {
  const ticket = await file();
  expect(ticket['priority']).toBe('p3');
  await done(who('specialist'), ticket, { type: 'hand-over', to: 'access', text: 'Ваше' });
  const moved = await after(31 * minute, ticket);
  expect(moved['services']).toMatchObject({ handOver: { to: { code: 'backbone' } } });
  expect((await after(90 * minute, ticket))['priority']).toBe('p1');
  expect(await actsIn(ticket)).toEqual([
    expect.stringMatching(/^По регламенту \(.*\), «Приём заявки службой»: передать службе «Магистральная сеть»$/),
    // Nobody has taken it since, and nobody is asked twice.
    expect.stringMatching(/«Магистральная сеть»\. Не сделано\. Заявку уже передали, и ответа ещё нет\.$/),
    expect.stringMatching(/^По регламенту \(.*cl\. 8\), «Повышение приоритета»: повысить приоритет до «P1\. .*»$/),
  ]);
});

it('SP-10 what was never answered is closed, and some minutes later its author is asked for a rating, once', async () => {
  const ticket = await file();
  const expectedAt = new Date(clock.at + 5 * 60 * minute).toISOString();
  await done(who('specialist'), ticket, { type: 'triage', outcome: 'estimate', text: 'К трём', expectedAt });
  await done(who('specialist'), ticket, { type: 'wait', reason: 'client-details', text: 'Что за площадка?' });
  const closed = await after(15 * 1_440 * minute, ticket);
  expect(closed).toMatchObject({ stage: 'closed', closed: { how: 'unanswered' } });
  const asked = async (): Promise<readonly Json[]> =>
    items((await call(api, client(), 'GET', `/api/v1/tickets/${text(ticket['id'])}/notices?limit=200`)).body).filter(
      ({ kind }) => text(kind) === 'rating-asked',
    );
  await after(6 * minute, ticket);
  expect(await asked()).toHaveLength(1);
  expect(await actsIn(ticket)).toEqual([
    expect.stringContaining('закрыть, раз ответа не было'),
    expect.stringContaining('попросить автора об оценке'),
  ]);
});

it('X-3 whoever looks a regulation up reads when somebody is told, and what is done then', async () => {
  const reader = api.account('client', 'smartplayer');
  const { body } = await call(api, reader, 'GET', '/api/v1/regulations?desk=smartplayer', {
    headers: { 'accept-language': 'en' },
  });
  const clocks = entries((items(body)[0]?.['content'] as Json)['clocks']);
  const tellings = (code: string): unknown => clocks.find((each) => text(each['code']) === code)?.['tellings'];
  const act = { do: 'ask-rating', to: null, text: 'ask the author for a rating', source: '10' };
  expect(tellings('rating')).toEqual([{ code: 'due', at: 'when it is due', whom: [], act }]);
  expect(tellings('wait')).toEqual([
    { code: 'due', at: 'when it is due', whom: ['responsible'], act: null },
    { code: 'overdue', at: '1 working day after it was due', whom: ['manager'], act: null },
  ]);
});
