/** What comes from other products: tried first, brought in once, as it was said there (decision 0056). */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAs, tellImport } from '../../cli/import/tell-import';
import type { Store } from '../../store';
import { makeWorld, type World } from '../store/support';
import { requestTracker, tables, zammad } from './saved';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
}

function told(from: string, ...options: readonly string[]) {
  return tellImport(['--desk', 'skai', '--from', from, folder, '--lang', 'en', ...options], (work) =>
    work(world.store),
  );
}

async function ticketBy(former: string) {
  const row = await world.prisma.ticket.findFirstOrThrow({
    where: { fields: { path: ['former-number'], equals: former } },
  });
  const events = await world.prisma.event.findMany({ where: { processId: row.id }, orderBy: { revision: 'asc' } });
  const words = await world.prisma.message.findMany({ where: { processId: row.id }, orderBy: { at: 'asc' } });
  return { row, events, words };
}

/** How much there is of everything that an import writes. */
async function counts() {
  const { prisma } = world;
  return Promise.all([
    prisma.client.count(),
    prisma.person.count(),
    prisma.contractVersion.count(),
    prisma.ticket.count(),
    prisma.message.count(),
    prisma.inbox.count(),
    prisma.event.count(),
  ]);
}

test('an import is tried first; brought in it keeps numbers, instants and who said what; a second time changes nothing', async () => {
  await put(tables);
  const untried = await told('csv');
  expect(untried.status).toBe(2);
  expect(untried.complaint).toContain('--dry-run');
  const before = await counts();
  const tried = await told('csv', '--dry-run');
  expect(tried).toMatchObject({ status: 0, complaint: '' });
  expect(tried.output).toContain('2 companies, 3 people, 1 contracts, 2 tickets (4 messages). 0 faults.');
  expect(await counts()).toEqual(before);

  const brought = await told('csv');
  expect(brought.output).toContain('Brought in: 2 companies, 3 people, 1 contracts, 2 tickets. Already there: 0.');
  expect(brought.status).toBe(0);

  const open = await ticketBy('RQ-901');
  expect(open.row).toMatchObject({
    subject: '=HYPERLINK("нет")',
    stage: 'triage',
    topic: 'remote-diagnostics',
    // Of one who works here no more nobody is responsible.
    assignee: null,
    receivedAt: new Date('2026-02-27T06:00:00Z'),
    updatedAt: new Date('2026-02-27T09:00:00Z'),
    closedAt: null,
  });
  // Counted by our regulation from the kept receipt, on Friday: one working day.
  expect(open.row.nextDue).toEqual(new Date('2026-03-02T15:00:00Z'));
  expect(open.words.map(({ text, kind, side, at }) => [text, kind, side, at.toISOString()])).toEqual([
    ['Первая строка,\nвторая "в кавычках"', 'public', 'client', '2026-02-27T06:00:00.000Z'],
    ['Посмотрим сегодня', 'public', 'desk', '2026-02-27T07:00:00.000Z'],
    ['Похоже на обрыв', 'internal', 'desk', '2026-02-27T07:05:00.000Z'],
    ['Жду', 'public', 'client', '2026-02-27T08:00:00.000Z'],
  ]);
  const people = await world.store.readPeople(open.words.flatMap(({ authorId }) => authorId ?? []));
  expect(JSON.stringify([...people.values()])).toContain('Ольга Старшинова');

  const ended = await ticketBy('RQ-902');
  expect(ended.row).toMatchObject({ stage: 'closed', closedAt: new Date('2026-01-15T15:30:00Z'), nextDue: null });
  expect(await world.prisma.run.findUnique({ where: { workflowId: ended.row.tid } })).toMatchObject({
    endedAt: expect.any(Date) as Date,
  });
  // Runs of what is open are the outbox's to start; nobody was written to.
  expect(await world.prisma.run.findUnique({ where: { workflowId: open.row.tid } })).toMatchObject({
    startedAt: null,
    endedAt: null,
  });
  expect(await world.prisma.notice.count()).toBe(0);
  expect(await world.store.checkIntegrity()).toMatchObject({ balanced: true, faults: [] });

  // By the old number as well as by the words.
  const reach = [{ desk: 'skai' }] as const;
  for (const text of ['RQ-901', 'кавычках'])
    expect(await world.store.listTickets({ reach, text }, null, 10)).toMatchObject({
      items: [{ tid: open.row.tid }],
    });

  const after = await counts();
  const again = await told('csv');
  expect(again.output).toContain('Brought in: 0 companies, 0 people, 0 contracts, 0 tickets. Already there: 8.');
  expect(await counts()).toEqual(after);
});

test('what cannot be brought in is told with its file, line and field, and left out only when that is said', async () => {
  await put({
    'people.csv': 'id,name,email,company\np9,Клим Ясенев,klim@nowhere.example,c9\np8,Нина,не адрес,c1\n',
    'tickets.csv':
      'id,author,subject,created,closed,topic,colour\nt1,p404,Тема,вчера,,\n' +
      't2,p8,Тема,2026-02-27T10:00:00+03:00,2026-02-26T10:00:00+03:00,no-such,blue\n',
    'broken-messages.csv': 'ticket,text,created,side\nt1,"не закрыта,2026-02-27T10:00:00+03:00,client\n',
    'other.csv': 'a,b\n1,2\n',
    'cp-companies.csv': Buffer.from([
      0x69, 0x64, 0x2c, 0x6e, 0x61, 0x6d, 0x65, 0x0a, 0x31, 0x2c, 0xcb, 0xf3, 0xf7, 0x0a,
    ]),
  });
  const { status, output } = await told('csv', '--dry-run');
  expect(status).toBe(1);
  const lines = output.split('\n').map((line) => line.replace(`${folder}${path.sep}`, ''));
  const expected = [
    /^ {2}cp-companies.csv: the file is not UTF-8.*windows-1251/,
    /^ {2}other.csv: nobody knows which table/,
    /^ {2}people.csv, line 3, record p8, field email: /,
    /^ {2}people.csv, line 2, record p9, field company: no company/,
    /^ {2}tickets.csv, line 1, field colour: there is no such column/,
    /^ {2}tickets.csv, line 2: the row has more or fewer cells/,
    /^ {2}tickets.csv, line 3, record t2, field closed: it ends before/,
    /^ {2}tickets.csv, line 3, record t2, field topic: the regulation has no such topic/,
    /^ {2}broken-messages.csv, line 2: a quote/,
  ];
  for (const line of expected) expect(lines).toContainEqual(expect.stringMatching(line));
  expect((await told('csv')).status).toBe(2);
  expect(await told('csv', '--skip-faulty')).toMatchObject({ status: 1, complaint: '' });
  const cyrillic = await told('csv', '--dry-run', '--encoding', 'windows-1251');
  expect(cyrillic.output).not.toContain('cp-companies');
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  expect(readAs('rt', [{ name: 'deep.json', text: deep }]).faults).toMatchObject([{ code: 'too-deep' }]);
});

test('tickets of Request Tracker and of Zammad come with their conversation; internal notes stay internal', async () => {
  await put(requestTracker);
  await told('rt', '--dry-run');
  expect((await told('rt')).output).toContain('Brought in: 1 companies, 2 people, 0 contracts, 2 tickets.');
  const { row, words } = await ticketBy('4711');
  expect(row).toMatchObject({ subject: 'Нет связи с терминалом', receivedAt: new Date('2026-02-20T08:15:30Z') });
  expect(row.fields).toMatchObject({ Queue: 'Support', Status: 'open', Priority: '50' });
  expect(words.map(({ text, kind, side }) => [text, kind, side])).toEqual([
    ['Терминал молчит с утра.\n[фото.png]', 'public', 'client'],
    ['Проверить сим-карту.', 'internal', 'desk'],
    ['Смотрим, спасибо.', 'public', 'desk'],
  ]);
  expect((await ticketBy('4712')).row.closedAt).toEqual(new Date('2026-01-19T09:00:00Z'));

  for (const name of Object.keys(requestTracker)) await rm(path.join(folder, name));
  await put(zammad);
  await told('zammad', '--dry-run');
  expect((await told('zammad')).output).toContain('Brought in: 1 companies, 2 people, 0 contracts, 1 tickets.');
  const report = await ticketBy('96301');
  expect(report.row.receivedAt).toEqual(new Date('2026-02-26T06:00:00.125Z'));
  expect(report.words.map(({ text, kind }) => [text, kind])).toEqual([
    ['Отчёт за февраль\nне строится', 'public'],
    ['Это к разработчикам', 'internal'],
  ]);
  const shilova = await world.prisma.person.findUniqueOrThrow({ where: { email: 'shilova@mayak.example' } });
  expect(shilova.id).toBe(report.row.authorId);
});

test('an import that is stopped in the middle goes on where it was', async () => {
  const lines = Array.from(
    { length: 60 },
    (_, n) => `k${n},p1,Заявка ${n},2026-02-27T10:00:${String(n).padStart(2, '0')}+03:00`,
  );
  await put({
    'companies.csv': 'id,name\nc1,Дюна\n',
    'people.csv': 'id,name,company\np1,Вера Дюнина,c1\n',
    'tickets.csv': `id,author,subject,created\n${lines.join('\n')}\n`,
  });
  await told('csv', '--dry-run');
  let pages = 0;
  const stopping: Store = {
    ...world.store,
    importTickets: (at, records) => {
      pages += 1;
      if (pages > 1) throw new Error('killed');
      return world.store.importTickets(at, records);
    },
  };
  const before = await world.prisma.ticket.count();
  const killed = await tellImport(['--desk', 'skai', '--from', 'csv', folder, '--lang', 'en'], (work) =>
    work(stopping),
  );
  expect(killed).toMatchObject({ status: 2, complaint: 'killed\n' });
  const half = (await world.prisma.ticket.count()) - before;
  expect(half).toBeLessThan(60);
  const goesOn = await told('csv');
  expect(goesOn.output).toContain(`${60 - half} tickets.`);
  expect((await world.prisma.ticket.count()) - before).toBe(60);
  const subjects = await world.prisma.ticket.findMany({
    where: { subject: { startsWith: 'Заявка ' } },
    select: { subject: true },
  });
  expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(60);
});
