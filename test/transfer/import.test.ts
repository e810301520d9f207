/** What comes from other products: tried first, brought in once, as it was said there (decision 0056). */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { checkFiles } from '../../cli/import/check-files';
import { readAs, tellImport } from '../../cli/import/tell-import';
import { createFileCheck } from '../../files/create-file-check';
import type { CheckedFile } from '../../store/transfer/keep-files';
import type { Store } from '../../store';
import { erasedMark } from '../../texts/erasure';
import { addActor, makeWorld, type World } from '../store/support';
import { placesIn } from '../support/places-in';
import { pixel, requestTracker, tables, zammad } from './saved';

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
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
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

/** Files of a ticket: name, kind, the word that they are beside, bytes. */
async function filesOf(rootId: string) {
  const { prisma, store } = world;
  const rows = await prisma.attachment.findMany({ where: { rootId }, orderBy: { name: 'asc' } });
  return Promise.all(
    rows.map(async ({ name, mediaType, messageId, sha256 }) => {
      const word = await prisma.message.findUniqueOrThrow({ where: { id: messageId ?? '' } });
      const pieces: Uint8Array[] = [];
      for await (const piece of (await store.readAttachment({ sha256 })) ?? []) pieces.push(piece);
      return [name, mediaType, word.text, Buffer.concat(pieces).toString('base64')];
    }),
  );
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
  // A trial names the queues that nobody has said anything of; what is said is a part of what was tried.
  expect((await told('rt', '--dry-run')).output).toContain(
    'The queue “Support” is mapped to no topic. Tickets in it: 1.',
  );
  await put({ 'mapping.json': JSON.stringify({ queues: { Support: { topic: 'no-such' } } }) });
  const mapping = ['--mapping', path.join(folder, 'mapping.json')] as const;
  expect(await told('rt', '--dry-run', ...mapping)).toMatchObject({
    status: 1,
    output: expect.stringMatching(
      /mapping\.json, record Support, field topic: the regulation has no such topic/,
    ) as string,
  });
  await put({ 'mapping.json': JSON.stringify({ queues: { Support: { theme: 'x' } } }) });
  expect((await told('rt', '--dry-run', ...mapping)).complaint).toContain('this is no mapping of queues');
  await put({ 'mapping.json': JSON.stringify({ queues: { Support: { topic: 'remote-diagnostics' } } }) });
  expect((await told('rt', ...mapping)).status).toBe(2);
  expect(await told('rt', '--dry-run', ...mapping)).toMatchObject({ status: 0 });
  expect((await told('rt', ...mapping)).output).toContain('Brought in: 1 companies, 2 people, 0 contracts, 2 tickets.');
  const { row, words } = await ticketBy('4711');
  expect(row).toMatchObject({
    topic: 'remote-diagnostics',
    subject: 'Нет связи с терминалом',
    receivedAt: new Date('2026-02-20T08:15:30Z'),
  });
  expect(row.fields).toMatchObject({ Queue: 'Support', Status: 'open', Priority: '50' });
  expect(words.map(({ text, kind, side }) => [text, kind, side])).toEqual([
    ['Терминал молчит с утра.', 'public', 'client'],
    ['Проверить сим-карту.', 'internal', 'desk'],
    ['Смотрим, спасибо.', 'public', 'desk'],
  ]);
  expect((await ticketBy('4712')).row.closedAt).toEqual(new Date('2026-01-19T09:00:00Z'));

  expect(await filesOf(row.id)).toEqual([['фото.png', 'image/png', 'Терминал молчит с утра.', pixel]]);
  const reach = [{ desk: 'skai' }] as const;
  expect(await world.store.listTickets({ reach, text: 'фото.png' }, null, 10)).toMatchObject({
    items: [{ id: row.id }],
  });

  for (const name of [...Object.keys(requestTracker), 'mapping.json']) await rm(path.join(folder, name));
  await put(zammad);
  expect((await told('zammad', '--dry-run')).output).toMatch(
    /articles\.json, line 2, record 301, field отчёт\.txt: there is no such file/,
  );
  await put({ 'ticket_attachment/301/2/9': 'Отчёт' });
  await told('zammad', '--dry-run');
  expect((await told('zammad')).output).toContain('Brought in: 1 companies, 2 people, 0 contracts, 1 tickets.');
  const report = await ticketBy('96301');
  expect(report.row.receivedAt).toEqual(new Date('2026-02-26T06:00:00.125Z'));
  expect(report.words.map(({ text, kind }) => [text, kind])).toEqual([
    ['Отчёт за февраль\nне строится', 'public'],
    ['Это к разработчикам', 'internal'],
  ]);
  expect(await filesOf(report.row.id)).toEqual([
    ['отчёт.txt', 'text/plain', 'Это к разработчикам', Buffer.from('Отчёт').toString('base64')],
  ]);
  const shilova = await world.prisma.person.findUniqueOrThrow({ where: { email: 'shilova@mayak.example' } });
  expect(shilova.id).toBe(report.row.authorId);
});

test('files of tables lie beside them; one that the desk does not take leaves its name, and none leads out of the folder', async () => {
  await put({
    'companies.csv': 'id,name\nf1,Файл и Ко\n',
    'people.csv': 'id,name,company\nfp,Фаина Файлова,f1\n',
    'tickets.csv':
      'id,author,subject,text,created,files\n' +
      'f1,fp,С файлами,,2026-02-27T10:00:00+03:00,a.png|big.bin\n' +
      'f2,fp,Наружу,Слова,2026-02-27T10:00:00+03:00,../companies.csv\n' +
      'f3,fp,По ссылке,Слова,2026-02-27T10:00:00+03:00,link.png\n',
    'messages.csv':
      'ticket,author,side,text,created,files\nf1,fp,client,Вот ещё,2026-02-27T11:00:00+03:00,нет.txt\n' +
      `f3,fp,client,Много,2026-02-27T11:00:00+03:00,${Array.from({ length: 21 }, () => 'a.png').join('|')}\n`,
    'files/a.png': Buffer.from(pixel, 'base64'),
    'files/big.bin': Buffer.alloc(26 * 1024 * 1024),
  });
  await symlink(path.join(folder, 'companies.csv'), path.join(folder, 'files/link.png'));
  const { output } = await told('csv', '--dry-run');
  for (const line of [
    /tickets\.csv, line 2, record f1, field big\.bin: the file is larger/,
    /tickets\.csv, line 3, record f2, field files: this is no name of a file/,
    /tickets\.csv, line 4, record f3, field link\.png: there is no such file/,
    /messages\.csv, line 2, record f1, field нет\.txt: there is no such file/,
    /messages\.csv, line 3, record f3, field a\.png: a message has more than 20 files/,
  ])
    expect(output).toMatch(line);
  const { output: brought } = await told('csv', '--skip-faulty');
  expect(brought).toContain('Brought in: 1 companies, 1 people, 0 contracts, 2 tickets.');
  const { row, words } = await ticketBy('f1');
  expect(words.map(({ text }) => text)).toEqual(['[big.bin]', 'Вот ещё\n[нет.txt]']);
  expect(await filesOf(row.id)).toEqual([['a.png', 'image/png', '[big.bin]', pixel]]);
  expect((await ticketBy('f3')).words.map(({ text }) => text)).toEqual(['Слова\n[link.png]', 'Много\n[a.png]']);
  expect(await world.prisma.attachment.count({ where: { rootId: null } })).toBe(0);
});

test('later words of somebody whose words went come as the mark', async () => {
  const { store, prisma } = world;
  const head = 'id,author,subject,text,created\n';
  await put({
    'companies.csv': 'id,name\ng1,Забывчивые\n',
    'people.csv': 'id,name,company\ngp,Тамара Забытых,g1\nh1,Юрий Помнящий,g1\n',
    'tickets.csv': `${head}g1,gp,Первая тайна,Тайна,2026-02-27T10:00:00+03:00\n`,
  });
  await told('csv', '--dry-run');
  await told('csv');
  const { shortId, personId } = await prisma.deskPerson.findFirstOrThrow({
    where: { person: { name: 'Тамара Забытых' } },
  });
  const boss = await addActor(store, 'boss', 'administrator', null);
  const by = { personId: boss.personId, requestId: 'r' };
  await store.askErasure({ desk: 'skai', shortId, repeated: shortId, reason: 'r', by });
  while ((await store.eraseNext()) === 'more');
  await put({
    'tickets.csv':
      `${head}g2,gp,Вторая тайна,Тайна,2026-02-27T10:00:00+03:00\n` +
      'g3,h1,Открытая,Чужие слова,2026-02-27T10:00:00+03:00\n',
    'messages.csv': 'ticket,author,side,text,created\ng3,gp,client,Третья тайна,2026-02-27T11:00:00+03:00\n',
  });
  await told('csv', '--dry-run');
  expect((await told('csv')).output).toContain('2 tickets.');
  expect(await placesIn(prisma, 'тайна')).toEqual([]);
  expect((await ticketBy('g2')).row).toMatchObject({ authorId: personId, subject: erasedMark });
  expect((await ticketBy('g3')).words.map(({ text }) => text)).toEqual(['Чужие слова', erasedMark]);
});

test('what is written beside an import is seen by it: an erasure asked for, files of a run that broke off, files that went or changed', async () => {
  const { store, prisma } = world;
  const at = { desk: 'skai', source: 'csv' } as const;
  const head = 'id,author,subject,text,created,files\n';
  await put({ 'companies.csv': 'id,name\nm1,Мгновенные\n', 'people.csv': 'id,name,company\nmp,Майя Мгновенная,m1\n' });
  await told('csv', '--dry-run');
  await told('csv');
  const { shortId } = await prisma.deskPerson.findFirstOrThrow({ where: { person: { name: 'Майя Мгновенная' } } });
  const recordOf = (id: string, author = 'mp') => {
    const row = `${id},${author},Тайна,Тайна,2026-02-27T10:00:00+03:00,a.txt\n`;
    const record = readAs('csv', [{ name: 'tickets.csv', text: `${head}${row}` }]).records.tickets[0];
    if (record?.files[0] === undefined) throw new Error('no file');
    return { record, file: record.files[0] };
  };
  const fileOf = (text: string, meanwhile: () => Promise<unknown> = () => Promise.resolve()): CheckedFile => {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    async function* chunks() {
      await meanwhile();
      yield bytes;
    }
    return { name: 'a.txt', mediaType: 'text/plain', size: bytes.length, sha256, chunks };
  };
  // The run broke off behind its files; the table was changed, and its files with it.
  const [first, broken] = [recordOf('m1'), recordOf('m2', 'nobody')];
  const kept = new Map([[first.file, fileOf('Прежнее')]]);
  await expect(store.importTickets(at, [first.record, broken.record], kept)).rejects.toThrow('not brought in');
  expect(await store.importTickets(at, [first.record], new Map([[first.file, fileOf('Новое')]]))).toEqual({
    written: 1,
  });
  const { row } = await ticketBy('m1');
  expect((await filesOf(row.id)).map((each) => each[3])).toEqual([Buffer.from('Новое').toString('base64')]);
  // Another one has the file go before the ticket is written.
  const [lost, later] = [recordOf('m3'), recordOf('m4')];
  const goes = () => prisma.attachment.deleteMany({ where: { rootId: null } });
  const both = new Map([
    [lost.file, fileOf('Пропажа')],
    [later.file, fileOf('Помеха', goes)],
  ]);
  await expect(store.importTickets(at, [lost.record, later.record], both)).rejects.toThrow('gone');
  // A file is changed after it was looked at.
  await put({ 'files/a.txt': 'Проверено' });
  const changed = recordOf('m5');
  const beside = { ...changed.file, at: { ...changed.file.at, file: path.join(folder, 'tickets.csv') } };
  const { attachments: rule } = (await store.rulesFor('skai', null)).regulation;
  const checks = { rule, checkFile: createFileCheck(undefined), folder };
  const { files } = await checkFiles([{ ...changed.record, files: [beside] }], checks);
  await put({ 'files/a.txt': 'Подменено' });
  await expect(store.importTickets(at, [{ ...changed.record, files: [beside] }], files)).rejects.toThrow('changed');
  // Somebody's words are to go as they come in.
  const secret = recordOf('m6');
  const boss = await addActor(store, 'boss-2', 'administrator', null);
  const asks = () =>
    store.askErasure({
      ...{ desk: 'skai', shortId, repeated: shortId, reason: 'r' },
      by: { personId: boss.personId, requestId: 'r' },
    });
  expect(await store.importTickets(at, [secret.record], new Map([[secret.file, fileOf('Тайна файла', asks)]]))).toEqual(
    { written: 1 },
  );
  expect((await ticketBy('m6')).row.subject).toBe(erasedMark);
  expect((await ticketBy('m6')).words.map(({ text }) => text)).toEqual([erasedMark]);
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
  const subjects = await world.prisma.ticket.findMany({ where: { subject: { startsWith: 'Заявка ' } } });
  expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(60);
});
