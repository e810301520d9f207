import { askFor, corpus, names, searches, type Name } from '../search/corpus';
import { call, entries, fileAs, items, startApi, text } from './harness';
import type { Api, Json } from './harness';

let api: Api;
const ids = new Map<string, Name>();
const numbers = {} as Record<Name, string>;

beforeAll(async () => {
  api = await startApi();
  for (const name of names) {
    const { subject, text: words } = corpus[name];
    const filed = await fileAs(api, api.account('client'), { subject, text: words });
    ids.set(text(filed['id']), name);
    numbers[name] = text(filed['tid']);
  }
});
afterAll(() => api.stop());

async function search(ask: string, role: string, index = 0): Promise<readonly Json[]> {
  const query = new URLSearchParams({ text: ask });
  const { status, body } = await call(
    api,
    api.account(role, 'skai', index),
    'GET',
    `/api/v1/tickets?${query.toString()}`,
  );
  expect(status).toBe(200);
  return items(body);
}

/** Those that are asked of what stands in the text or the subject. */
const some = [
  ...[
    '356-307-04',
    '3.5.1',
    '10.20.30.40',
    'report.xlsx',
    'ivan.petrov@mail.example',
    '12.05.2026',
    '2026-11-20',
    '8-800-555',
  ],
  ...[
    '345-67-89',
    '0.5',
    '-40',
    '55.75,37.61',
    'https://portal.example/reports?id=77&from=2026-11-20',
    'FMB-920',
    '930',
    '100%',
  ],
  ...[
    '№ 15/ТМ',
    '#{terminal}',
    'skai {terminal:number}',
    'терминалы',
    'журнал',
    'всё ещё',
    '«нет связи»',
    'не',
    'терм',
    'reply',
  ],
];

test.each(searches.filter(([ask]) => some.includes(ask)))('F3 GET /tickets?text=%s finds %j', async (ask, found) => {
  const lines = await search(askFor(ask, numbers), 'client');
  expect(names.filter((name) => lines.some(({ id }) => ids.get(text(id)) === name))).toEqual(found);
});

test('F3 a client of another company finds none of it, the desk all', async () => {
  expect(await search('терминалы', 'client', 2)).toEqual([]);
  expect(await search('терминалы', 'manager')).toHaveLength(1);
});

test('what the desk wrote for itself finds for the desk, and for the client when it is said', async () => {
  const [ticket] = await search('терминал', 'specialist');
  const path = `/api/v1/tickets/${text(ticket?.['id'])}/commands`;
  const give = (body: object) => call(api, api.account('specialist'), 'POST', path, { body });
  expect((await give({ type: 'note', text: 'Партия 88-14, брак' })).status).toBe(201);
  for (const [role, count] of [
    ['specialist', 1],
    ['personal-manager', 1],
    ['client', 0],
  ] as const)
    expect([role, (await search('88-14', role)).length]).toEqual([role, count]);
  expect((await give({ type: 'reply', text: 'Партия 88-14 заменяется.' })).status).toBe(201);
  expect(await search('партии 88-14', 'client')).toHaveLength(1);
});

test.each(['', '%', "'", ':* & !', '«»', '—'])(
  'a text with nothing to look for, %j, is a fault of that field',
  async (ask) => {
    const query = new URLSearchParams({ text: ask });
    const { status, body } = await call(api, api.account('client'), 'GET', `/api/v1/tickets?${query.toString()}`);
    expect(status).toBe(400);
    expect(entries(body['errors']).map(({ pointer }) => pointer)).toEqual(['query/text']);
  },
);
