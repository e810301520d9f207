/** Access data over HTTP (SM-4): given past everything that keeps words, shown to one person, gone everywhere. */
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backUp } from '../../cli/backup/back-up';
import { restoreInto } from '../../cli/backup/restore-into';
import type { PersonActor } from '../../domain/policy/actor';
import type { DemoAccount } from '../../prisma/seed';
import { createStore } from '../../store';
import { keyFolder } from '../../store/access/key-folder';
import { unseal } from '../../store/access/sealed';
import { openBackup } from '../../store/backup/open-backup';
import { clockFrom } from '../../store/clock';
import { createPrisma } from '../../store/database';
import { createEmptyDatabase } from '../support/database';
import {
  call,
  entries,
  give,
  given,
  items,
  made,
  outcome,
  startApi,
  text,
  type Api,
  type Json,
  type Reply,
} from './harness';
import { follow } from './live-reader';
import { tracesOf, unpacked, wholeDatabase } from './traces';

/** A Friday afternoon by Moscow. */
const start = Date.parse('2026-12-04T15:00:00+03:00');
let shift = 0;
let begun = 0;
let api: Api;
let folder: string;
beforeAll(async () => {
  begun = performance.now();
  folder = await mkdtemp(path.join(tmpdir(), 'reglament-access-'));
  api = await startApi(
    {},
    clockFrom(async () => Math.floor(start + shift + performance.now() - begun)),
    { lettersLeave: true },
  );
}, 60_000);
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const who = (role: string, index = 0): DemoAccount => api.account(role, 'simai', index);
const author = (): DemoAccount => who('client', 0);
const specialist = (): DemoAccount => who('specialist');
const secret = 'Жар-птица/уникальный секрет №7c1f';
const data = { address: 'ftp.shop.example:2121', login: 'vektor-deploy', secret, note: 'каталог /home/vektor-www' };
const words = [secret, ...Object.values(data)];

async function asked(what = 'ftp'): Promise<{ readonly ticket: Json; readonly lease: string }> {
  const body = {
    ...{ desk: 'simai', requestType: 'site', topic: 'site-error', subject: 'Пустая корзина', text: 'Ошибка 500' },
    fields: { site: 'https://shop.vektor.example/basket' },
  };
  const filed = made(await call(api, author(), 'POST', '/api/v1/tickets', { body }));
  await given(api, specialist(), filed, { type: 'assign', to: 'sp-01' });
  const ticket = await given(api, specialist(), filed, { type: 'request-access', what, text: 'Посмотрим журнал' });
  return { ticket, lease: text(entries(ticket['accesses']).at(-1)?.['id']) };
}

const at = (lease: string, rest = ''): string => `/api/v1/access-leases/${lease}${rest}`;
const read = async (by: DemoAccount, lease: string): Promise<Json> => (await call(api, by, 'GET', at(lease))).body;
const gives = (
  by: DemoAccount,
  lease: string,
  body: object = data,
  headers: Record<string, string> = {},
): Promise<Reply> => call(api, by, 'PUT', at(lease, '/data'), { body, headers });
const look = (by: DemoAccount, lease: string): Promise<Reply> => call(api, by, 'POST', at(lease, '/look'));
const ends = (by: DemoAccount, lease: string, type: string): Promise<Reply> =>
  call(api, by, 'POST', at(lease, '/commands'), { body: { type } });
const keys = async (): Promise<string[]> => (await readdir(api.accessKeys)).filter((name) => name.endsWith('.key'));

/** Who is responsible for the tickets, as the store hears it. */
async function responsible(): Promise<PersonActor> {
  const { personId, shortId } = await api.prisma.membership.findFirstOrThrow({
    where: { desk: 'simai', role: 'specialist', shortId: 'sp-01' },
  });
  return { kind: 'person', personId, shortId, role: 'specialist', clientId: null };
}

test('SM-4 a secret that is given, looked at and erased stands nowhere in clear, in no backup, and in none from before afterwards', async () => {
  const { ticket, lease } = await asked();
  const [desk, client] = await Promise.all([follow(api, specialist()), follow(api, author())]);
  const ticketPath = `/api/v1/tickets/${text(ticket['id'])}`;
  const answers: string[] = [];
  const seen = async (reply: Promise<Reply>): Promise<Reply> => {
    const { status, body, headers } = await reply;
    answers.push(JSON.stringify(body), JSON.stringify([...headers]));
    return { status, body, headers };
  };

  // What is wrong with a request is told without what was in it.
  for (const wrong of [
    { ...data, secret: `${secret}${'x'.repeat(16_000)}` },
    { ...data, passwort: secret },
    { ...data, login: [secret] },
    { address: data.address },
  ])
    expect((await seen(gives(author(), lease, wrong))).status).toBe(400);
  const raw = { raw: `{"secret": "${secret}", `, headers: { 'content-type': 'application/json' } };
  expect(outcome(await seen(call(api, author(), 'PUT', at(lease, '/data'), raw)))).toEqual([400, 'malformed-json']);

  const key = { 'idempotency-key': 'give-1' };
  const done = await seen(gives(author(), lease, data, key));
  expect([done.status, done.body['stage']?.['code'], done.headers.get('cache-control')]).toEqual([
    200,
    'given',
    'no-store',
  ]);
  // The same again is the same; another one under its key is told from it.
  expect((await seen(gives(author(), lease, data, key))).status).toBe(200);
  expect(outcome(await seen(gives(author(), lease, { ...data, secret: 'another' }, key)))).toEqual([409, 'key-reused']);
  expect(await keys()).toEqual([`${lease}.key`]);
  expect([
    (await stat(api.accessKeys)).mode & 0o777,
    (await stat(path.join(api.accessKeys, `${lease}.key`))).mode & 0o777,
  ]).toEqual([0o700, 0o600]);

  const shown = await look(specialist(), lease);
  expect([shown.status, shown.body['data'], shown.headers.get('cache-control')]).toEqual([200, data, 'no-store']);
  const looked = await seen(call(api, author(), 'GET', at(lease)));
  expect(looked.body).toMatchObject({ lookCount: 1, looks: [{ by: { name: specialist().name } }] });

  const before = path.join(folder, 'before.backup');
  await backUp(api.databaseUrl, before, {});
  const exported = await seen(
    call(api, who('administrator'), 'POST', `/api/v1/clients/${text(ticket['company']?.['id'])}/export`, {
      body: { internal: true },
    }),
  );
  // Who looked goes along, what was looked at does not.
  expect(exported.status).toBe(200);
  expect(JSON.stringify(exported.body)).toContain('access-looked');
  const sealed = await api.prisma.accessData.findUniqueOrThrow({ where: { leaseId: lease } });
  const file = await readFile(path.join(api.accessKeys, `${lease}.key`));
  expect(unseal(file, lease, sealed.sealed)).toBe(JSON.stringify(data));
  expect(unseal(file, crypto.randomUUID(), sealed.sealed)).toBeNull();

  // Friday to Monday: closed, reopened and closed again, and nobody looks.
  await given(api, specialist(), ticket, { type: 'solve', text: 'Исправили', kind: 'repair' });
  await given(api, author(), ticket, { type: 'confirm' });
  expect((await read(author(), lease))['keptUntil']).toBe('2026-12-06T21:00:00.000Z');
  shift = 2 * 86_400_000;
  await given(api, author(), ticket, { type: 'reopen', text: 'Снова пусто' });
  expect((await read(author(), lease))['keptUntil']).toBe('2026-12-06T21:00:00.000Z');
  expect(outcome(await seen(gives(author(), lease, data)))).toEqual([422, 'ticket-closed']);
  shift = 2.5 * 86_400_000;
  const run = await api.prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'access', id: lease } } });
  expect(run.nextTick?.toISOString()).toBe('2026-12-06T21:00:00.000Z');
  expect(await api.store.look({ workflowId: run.workflowId, reached: null })).toMatchObject({
    stage: 'erased',
    ended: true,
  });

  expect([await keys(), await api.prisma.accessData.count()]).toEqual([[], 0]);
  expect(outcome(await seen(look(specialist(), lease)))).toEqual([422, 'access-over']);
  const told = items((await seen(call(api, author(), 'GET', `${ticketPath}/timeline`))).body).map((entry) =>
    text(entry['text']),
  );
  expect(told.filter((line) => /данные доступа/i.test(line))).toEqual([
    'Запрошены данные доступа: Доступ по FTP',
    'Данные доступа переданы: Доступ по FTP',
    expect.stringMatching(/^Данные доступа будут удалены .*Доступ по FTP/),
    expect.stringMatching(/^Срок хранения истёк, данные доступа удалены: Доступ по FTP/),
  ]);
  const notices = items((await seen(call(api, author(), 'GET', `${ticketPath}/notices`))).body);
  expect(notices.filter(({ kind }) => /^access-/.test(text(kind))).map(({ kind }) => kind)).toEqual([
    'access-requested',
    'access-closing',
  ]);
  expect(text(notices.find(({ kind }) => text(kind) === 'access-closing')?.['body'])).toMatch(
    /Смените их.*\n\n.*не позже/s,
  );
  const english = { headers: { 'accept-language': 'en' } };
  await seen(call(api, author(), 'GET', `${ticketPath}/timeline`, english));
  for (const word of [secret, data.login, '7c1f'])
    expect(
      items((await seen(call(api, specialist(), 'GET', `/api/v1/tickets?text=${encodeURIComponent(word)}`))).body),
    ).toEqual([]);
  for (const target of [`${ticketPath}/commands`, ticketPath]) await seen(call(api, author(), 'GET', target));

  const after = path.join(folder, 'after.backup');
  await backUp(api.databaseUrl, after, {});
  const backups = await Promise.all([before, after].map(async (name) => unpacked(await openBackup(name))));
  desk.close();
  client.close();
  expect(tracesOf(words, [await wholeDatabase(api.prisma), ...answers, ...backups, ...api.log].join('\n'))).toEqual([]);
  expect(tracesOf(words, JSON.stringify([...desk.events, ...client.events, ...api.runs.told]))).toEqual([]);
  expect(api.log.length).toBeGreaterThan(10);
  // The search itself finds what is there.
  expect(tracesOf(words, JSON.stringify(shown.body)).length).toBeGreaterThan(3);

  // The backup from before, on a machine with all that is left: nobody reads it.
  const elsewhere = await createEmptyDatabase();
  const lines: string[] = [];
  await restoreInto(elsewhere.url, await openBackup(before), {
    say: (line) => void lines.push(line),
    accessKeys: api.accessKeys,
  });
  const prisma = createPrisma(elsewhere.url, { poolSize: 2 });
  const restored = createStore({ prisma, accessKeys: keyFolder(api.accessKeys) });
  expect([lines.filter((line) => /access data/.test(line)), await prisma.accessData.count()]).toEqual([
    ['access data of 1 leases are gone: their keys are not here, and in no backup'],
    0,
  ]);
  expect((await restored.readLease(lease))?.isKept).toBe(false);
  await prisma.$disconnect();
  await elsewhere.drop();
}, 60_000);

test('SM-4 nobody but the responsible of now sees them, whatever the role, and each refusal says who does', async () => {
  const { ticket, lease } = await asked('ssh');
  expect(outcome(await look(specialist(), lease))).toEqual([422, 'access-not-given']);
  expect(outcome(await gives(specialist(), lease))).toEqual([403, 'not-allowed']);
  expect((await read(specialist(), lease))['owes']).toBe('author');
  await gives(author(), lease);
  for (const role of ['manager', 'administrator'])
    expect(outcome(await look(who(role), lease))).toEqual([422, 'not-responsible']);
  expect(outcome(await look(author(), lease))).toEqual([403, 'not-allowed']);
  const others = api.accounts.filter(({ desk, role }) => desk === 'simai' && role === 'client');
  for (const stranger of others.filter(({ company }) => company !== author().company))
    for (const reply of [
      await look(stranger, lease),
      await gives(stranger, lease),
      await call(api, stranger, 'GET', at(lease)),
    ])
      expect(outcome(reply)).toEqual([404, 'not-found']);
  expect(outcome(await look(api.account('specialist', 'skai'), lease))).toEqual([404, 'not-found']);
  expect((await read(who('manager'), lease))['can']).toEqual({ give: 'no', look: 'no', takeBack: 'no', end: 'yes' });
  expect((await read(specialist(), lease))['can']).toMatchObject({ look: 'yes' });
  expect((await read(author(), lease))['can']).toEqual({ give: 'yes', look: 'no', takeBack: 'yes', end: 'no' });

  const { shortId } = await api.prisma.membership.findFirstOrThrow({ where: { desk: 'simai', role: 'manager' } });
  await given(api, who('manager'), ticket, { type: 'assign', to: shortId });
  expect(outcome(await look(specialist(), lease))).toEqual([422, 'not-responsible']);
  expect((await look(who('manager'), lease)).status).toBe(200);
  expect(await read(author(), lease)).toMatchObject({ lookCount: 1, looks: [{ by: { name: who('manager').name } }] });
});

test('SM-4 taken back, or needed no more, they are gone at once; a desk without the section takes none', async () => {
  for (const [by, type, title] of [
    [author(), 'take-back', 'Клиент отозвал данные'],
    [specialist(), 'no-longer-needed', 'Поддержке они больше не нужны'],
  ] as const) {
    const { ticket, lease } = await asked('panel');
    const again = await give(api, specialist(), ticket, { type: 'request-access', what: 'panel', text: 'Ещё раз' });
    expect(outcome(again)).toEqual([422, 'access-open']);
    await gives(author(), lease);
    expect(await keys()).toContain(`${lease}.key`);
    const { status, body } = await ends(by, lease, type);
    expect([status, body['lease']]).toMatchObject([
      201,
      { stage: { code: 'withdrawn' }, withdrawn: { title }, isKept: false },
    ]);
    expect([await keys(), await api.prisma.accessData.count({ where: { leaseId: lease } })]).toMatchObject([
      expect.not.arrayContaining([`${lease}.key`]),
      0,
    ]);
    expect(outcome(await ends(by, lease, type))).toEqual([422, 'access-over']);
    expect(outcome(await gives(author(), lease))).toEqual([422, 'access-over']);
  }
  expect(outcome(await ends(specialist(), (await asked()).lease, 'take-back'))).toEqual([403, 'not-allowed']);
  const elsewhere = made(
    await call(api, api.account('client'), 'POST', '/api/v1/tickets', {
      body: { desk: 'skai', subject: 'Нет данных', text: 'С утра', topic: 'consulting' },
    }),
  );
  expect(
    outcome(
      await give(api, api.account('specialist'), elsewhere, { type: 'request-access', what: 'ftp', text: 'Нужно' }),
    ),
  ).toEqual([422, 'not-provided']);
});

test('SM-4 without its folder of keys nothing is taken, shown or said to be gone; a key that is lost is said plainly', async () => {
  const { ticket, lease } = await asked('licence');
  await gives(author(), lease);
  const empty = path.join(folder, 'empty');
  const other = createStore({ prisma: api.prisma, accessKeys: keyFolder(empty) });
  expect(await other.checkAccessKeys()).toEqual({ unavailable: 'empty', withoutKey: [] });
  expect(await createStore({ prisma: api.prisma }).checkAccessKeys()).toMatchObject({ unavailable: 'not-configured' });
  const actor = {
    kind: 'person',
    personId: (await api.prisma.ticket.findUniqueOrThrow({ where: { id: text(ticket['id']) } })).authorId,
    shortId: 'cl-01',
    role: 'client',
    clientId: text(ticket['company']?.['id']),
  } as const;
  const word = { id: lease, identity: crypto.randomUUID(), actor, channel: 'portal' } as const;
  await expect(other.giveAccess(word, 'x')).rejects.toMatchObject({ name: 'KeysUnavailable', reason: 'empty' });
  expect(await api.prisma.inbox.count({ where: { identity: word.identity } })).toBe(0);
  // The end waits for the key, and then comes: an end that is none is never recorded.
  const said = await other.sayToLease({ ...word, kind: 'access', type: 'take-back-access', content: {} });
  expect([said.kind, (await api.store.readLease(lease))?.state.stage, await keys()]).toMatchObject([
    'pending',
    'given',
    expect.arrayContaining([`${lease}.key`]),
  ]);
  const run = await api.prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'access', id: lease } } });
  await api.store.look({ workflowId: run.workflowId, reached: null });
  expect([(await api.store.readLease(lease))?.state.stage, await keys()]).toMatchObject([
    'withdrawn',
    expect.not.arrayContaining([`${lease}.key`]),
  ]);

  const lost = await asked('other');
  await gives(author(), lost.lease);
  await rm(path.join(api.accessKeys, `${lost.lease}.key`));
  expect(outcome(await look(specialist(), lost.lease))).toEqual([422, 'access-without-key']);
  expect((await read(author(), lost.lease))['lookCount']).toBe(0);
  expect(await api.store.checkAccessKeys()).toEqual({ unavailable: null, withoutKey: [lost.lease] });
  expect((await gives(author(), lost.lease)).status).toBe(200);
  expect((await look(specialist(), lost.lease)).body['data']).toEqual(data);
});

test('SM-4 the key of a giving that died half-way goes with its lease, also where it could not be had as that ended', async () => {
  const { lease } = await asked('ssh');
  const file = path.join(api.accessKeys, `${lease}.key`);
  // Its transaction was rolled back, and of another one not even the key is whole.
  await writeFile(file, Buffer.alloc(32, 3));
  const half = await asked('ssh');
  await writeFile(path.join(api.accessKeys, `${half.lease}.key`), '');
  expect(await api.store.sweepAccessKeys()).toBe(0);
  const away = createStore({ prisma: api.prisma, accessKeys: keyFolder(path.join(folder, 'away')) });
  for (const each of [lease, half.lease]) {
    const ended = await away.sayToLease({
      ...{ kind: 'access', id: each, identity: crypto.randomUUID(), type: 'end-access', content: {} },
      ...{ actor: await responsible(), channel: 'portal' },
    });
    expect([ended.kind, (await api.store.readLease(each))?.state.stage]).toEqual(['decided', 'withdrawn']);
  }
  // Who only sweeps does not make a folder the store's: the protection of one that was named by mistake stays.
  expect(
    await createStore({ prisma: api.prisma, accessKeys: keyFolder(path.join(folder, 'fresh')) }).sweepAccessKeys(),
  ).toBe(0);
  await expect(readdir(path.join(folder, 'fresh'))).rejects.toThrow('ENOENT');
  expect(await away.sweepAccessKeys()).toBe(0);
  expect(await keys()).toEqual(expect.arrayContaining([`${lease}.key`, `${half.lease}.key`]));
  expect(await api.store.sweepAccessKeys()).toBe(2);
  expect(await keys()).not.toEqual(expect.arrayContaining([`${lease}.key`]));
  expect(await keys()).not.toEqual(expect.arrayContaining([`${half.lease}.key`]));
});

test('SM-4 X-5 a backup restored where the keys still lie: of a lease that ended since nobody reads anything, one that runs goes on', async () => {
  const [over, runs] = [await asked('ftp'), await asked('panel')];
  for (const { lease } of [over, runs]) expect((await gives(author(), lease)).status).toBe(200);
  const file = path.join(folder, 'two.backup');
  await backUp(api.databaseUrl, file, {});
  expect((await ends(author(), over.lease, 'take-back')).status).toBe(201);

  const elsewhere = await createEmptyDatabase();
  const lines: string[] = [];
  const into = { say: (line: string) => void lines.push(line), accessKeys: api.accessKeys };
  await restoreInto(elsewhere.url, await openBackup(file), into);
  const prisma = createPrisma(elsewhere.url, { poolSize: 2 });
  try {
    const restored = createStore({ prisma, clock: api.store.clock, accessKeys: keyFolder(api.accessKeys) });
    expect(lines.filter((line) => /access data/.test(line))).toEqual([
      'access data of 1 leases are gone: their keys are not here, and in no backup',
    ]);
    const seen = async (id: string) =>
      restored.lookAtAccess({ id, identity: crypto.randomUUID(), actor: await responsible(), channel: 'portal' });
    // By the backup it was still given: nothing of it can be shown.
    expect((await restored.readLease(over.lease))?.state.stage).toBe('given');
    expect(await seen(over.lease)).toEqual({ kind: 'unreadable' });
    const shown = await seen(runs.lease);
    expect(shown.kind === 'seen' && shown.data).toBe(JSON.stringify(data));
    // The copy sweeps no key that the original still needs.
    await restored.sweepAccessKeys();
    expect((await look(specialist(), runs.lease)).body['data']).toEqual(data);
  } finally {
    await prisma.$disconnect();
    await elsewhere.drop();
  }
}, 60_000);
