/** Saved answers and tables of other products, of people who do not exist. */

export const tables = {
  'companies.csv': '\ufeffid;name;domains\r\nc1;"ООО «Ромашка; и Ко»";romashka.example\r\nc2;Северный путь;\r\n',
  'people.csv':
    'id;name;email;phone;company;staff\r\np1;Анна Кедрова;anna@romashka.example;8 916 555-01-01;c1;\r\n' +
    'p2;Пётр Лисицын;;;c1;no\r\ns1;Ольга Старшинова;olga@old-desk.example;;;yes\r\n',
  'contracts.csv': 'id;company;from;to;terms\nk1;c1;2026-01-01;;"{""priorities"":{""critical"":{""rank"":1}}}"\n',
  'tickets.csv':
    'id;number;company;author;subject;text;created;updated;closed;topic;owner\n' +
    '1;RQ-901;;p1;=HYPERLINK("нет");"Первая строка,\nвторая ""в кавычках""";2026-02-27T09:00:00+03:00;2026-02-27T12:00:00+03:00;;remote-diagnostics;s1\n'.replace(
      '=HYPERLINK("нет")',
      '"=HYPERLINK(""нет"")"',
    ) +
    '2;RQ-902;c1;p2;Закрыта давно;Не работает датчик;2026-01-12T10:00:00+03:00;;2026-01-15T18:30:00+03:00;;\n',
  'messages.csv':
    'ticket;author;side;internal;text;created\n' +
    '1;s1;desk;;Посмотрим сегодня;2026-02-27T10:00:00+03:00\n' +
    '1;s1;;yes;Похоже на обрыв;2026-02-27T10:05:00+03:00\n' +
    '1;p1;client;;Жду;2026-02-27T11:00:00+03:00\n' +
    '2;s1;desk;no;Заменили;2026-01-15T18:00:00+03:00\n',
} as const;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** The smallest picture there is. */
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const user = (id: string) => ({ id, type: 'user', _url: `https://rt.example/REST/2.0/user/${id}` });

/** As /REST/2.0 answers it: one user, a collection of tickets, a history with its attachments. */
export const requestTracker = {
  'users.json': JSON.stringify([
    {
      Name: 'vetrov',
      RealName: 'Илья Ветров',
      EmailAddress: 'vetrov@luch.example',
      Organization: 'АО «Луч»',
      Privileged: 0,
    },
    { Name: 'agent', RealName: 'Мария Опорова', EmailAddress: 'oporova@old-desk.example', Privileged: 1 },
  ]),
  'tickets.json': JSON.stringify({
    page: 1,
    per_page: 20,
    count: 2,
    total: 2,
    items: [
      {
        id: 4711,
        type: 'ticket',
        Subject: 'Нет связи с терминалом',
        Queue: { id: '3', type: 'queue', Name: 'Support' },
        Status: 'open',
        Priority: '50',
        Requestor: [user('vetrov')],
        Owner: user('agent'),
        Creator: user('vetrov'),
        EffectiveId: { id: '4711', type: 'ticket' },
        Created: '2026-02-20T08:15:30Z',
        LastUpdated: '2026-02-25T10:00:00Z',
        Resolved: '1970-01-01T00:00:00Z',
      },
      {
        id: 4712,
        type: 'ticket',
        Subject: 'Старая',
        Queue: { id: '3', type: 'queue' },
        Status: 'resolved',
        Requestor: [user('vetrov')],
        Owner: user('Nobody'),
        Creator: user('vetrov'),
        EffectiveId: { id: '4712', type: 'ticket' },
        Created: '2026-01-10T08:00:00Z',
        LastUpdated: '2026-01-20T10:00:00Z',
        Resolved: '2026-01-19T09:00:00Z',
      },
      { id: 4713, type: 'ticket', Subject: 'x', Queue: '3', Status: 'deleted', Created: '2026-01-10T08:00:00Z' },
    ],
  }),
  'history.json': JSON.stringify({
    items: [
      {
        id: 1,
        Type: 'Create',
        Object: { type: 'ticket', id: '4711' },
        Creator: user('vetrov'),
        Created: '2026-02-20T08:15:30Z',
      },
      {
        id: 2,
        Type: 'Comment',
        Object: { type: 'ticket', id: '4711' },
        Creator: user('agent'),
        Created: '2026-02-20T09:00:00Z',
      },
      {
        id: 3,
        Type: 'Correspond',
        Object: { type: 'ticket', id: '4711' },
        Creator: user('agent'),
        Created: '2026-02-20T09:30:00Z',
      },
      {
        id: 4,
        Type: 'Status',
        Object: { type: 'ticket', id: '4711' },
        Creator: user('agent'),
        Created: '2026-02-20T09:31:00Z',
      },
    ],
  }),
  'attachments.ndjson': [
    {
      id: 11,
      TransactionId: { id: '1' },
      ContentType: 'text/plain',
      Content: base64('Терминал молчит с утра.'),
      Creator: user('vetrov'),
    },
    {
      id: 12,
      TransactionId: { id: '1' },
      ContentType: 'image/png',
      Filename: 'фото.png',
      Content: pixel,
      Creator: user('vetrov'),
    },
    {
      id: 13,
      TransactionId: { id: '2' },
      ContentType: 'text/plain',
      Content: base64('Проверить сим-карту.'),
      Creator: user('agent'),
    },
    {
      id: 14,
      TransactionId: { id: '3' },
      ContentType: 'text/html',
      Content: base64('<p>Смотрим, <b>спасибо</b>.</p>'),
      Creator: user('agent'),
    },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n'),
} as const;

/** As /api/v1 answers it. */
export const zammad = {
  'organizations.json': JSON.stringify([{ id: 7, name: 'ООО «Маяк»', domain: 'mayak.example', shared: true }]),
  'users.json': JSON.stringify([
    { id: 1, login: '-', firstname: '-', lastname: '', role_ids: [] },
    {
      id: 21,
      login: 'shilova',
      firstname: 'Дарья',
      lastname: 'Шилова',
      email: 'Shilova@mayak.example',
      organization_id: 7,
      role_ids: [3],
    },
    {
      id: 22,
      login: 'helper',
      firstname: 'Егор',
      lastname: 'Подмогин',
      email: 'helper@old-desk.example',
      role_ids: [2],
    },
  ]),
  'tickets.json': JSON.stringify([
    {
      ...{
        id: 301,
        number: '96301',
        title: 'Отчёт не строится',
        customer_id: 21,
        organization_id: 7,
        owner_id: 22,
        state: 'open',
      },
      ...{ priority: '2 normal', group: 'Support', close_at: null },
      ...{ created_at: '2026-02-26T06:00:00.125Z', updated_at: '2026-02-26T08:00:00.000Z' },
    },
  ]),
  'articles.json': JSON.stringify([
    {
      ...{ id: 1, ticket_id: 301, sender: 'Customer', internal: false, created_by_id: 21, content_type: 'text/html' },
      ...{ body: 'Отчёт за февраль<br>не строится', created_at: '2026-02-26T06:00:00.125Z' },
    },
    {
      ...{ id: 2, ticket_id: 301, sender: 'Agent', internal: true, created_by_id: 22, content_type: 'text/plain' },
      ...{ body: 'Это к разработчикам', created_at: '2026-02-26T07:00:00.000Z' },
      attachments: [{ id: 9, filename: 'отчёт.txt', size: '7', preferences: { 'Content-Type': 'text/plain' } }],
    },
  ]),
} as const;
