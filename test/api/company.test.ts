/** What the people of a client's company have of its tickets, over HTTP (F9, F18, F21; SP-4, SK-1, SK-5). */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, give, given, having, items, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let author: DemoAccount;
let colleague: DemoAccount;
let stranger: DemoAccount;
let program: DemoAccount;
let specialist: DemoAccount;
let manager: DemoAccount;

beforeAll(async () => {
  api = await startApi();
  author = api.account('client');
  colleague = api.account('client', 'skai', 1);
  stranger = api.account('client', 'skai', 2);
  program = api.account('integrator');
  specialist = api.account('specialist');
  manager = api.account('manager');
});
afterAll(() => api.stop());

const solve = { type: 'solve', kind: 'answer', text: 'Перезагрузите блок.' };

const done = (who: DemoAccount, ticket: Json, body: object): Promise<Json> => given(api, who, ticket, body);

function read(who: DemoAccount, ticket: Json): Promise<Reply> {
  return call(api, who, 'GET', `/api/v1/tickets/${text(ticket['id'])}`);
}

/** Kinds of the letters that a person has on a ticket, in the order of writing. */
async function letters(who: DemoAccount, ticket: Json): Promise<string[]> {
  const { body } = await call(api, who, 'GET', `/api/v1/tickets/${text(ticket['id'])}/notices`);
  return items(body).map(({ kind }) => text(kind));
}

async function listed(who: DemoAccount, query = ''): Promise<string[]> {
  const { body } = await call(api, who, 'GET', `/api/v1/tickets?limit=200${query}`);
  return items(body).map(({ id }) => text(id));
}

async function idOf(who: DemoAccount): Promise<string> {
  return text((await call(api, who, 'GET', '/api/v1/me')).body['id']);
}

async function upload(who: DemoAccount, name: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([`log ${name}`], { type: 'text/plain' }), name);
  form.set('desk', 'skai');
  return text((await call(api, who, 'POST', '/api/v1/attachments', { raw: form })).body['id']);
}

describe('followers', () => {
  it('SP-4 F9 are told on sharing and then of what the author is told of, one letter a word, none about an own act', async () => {
    const ticket = await fileAs(api, author);
    await done(author, ticket, { type: 'share', with: [colleague.email] });
    await done(specialist, ticket, { type: 'triage', outcome: 'consultation', text: 'Смотрим.' });
    await done(colleague, ticket, { type: 'reply', text: 'У меня то же самое.' });
    await done(author, ticket, { type: 'reply', text: 'И у меня.' });
    await done(specialist, ticket, solve);
    await done(colleague, ticket, { type: 'reply', text: 'Не помогло.' });
    await done(specialist, ticket, { type: 'reply', text: 'Смотрим дальше.' });
    await done(specialist, ticket, solve);
    await done(author, ticket, { type: 'object', text: 'Снова нет данных.' });
    await done(specialist, ticket, solve);
    await done(author, ticket, { type: 'confirm' });
    expect(await letters(author, ticket)).toEqual([
      ...['acknowledgement', 'answer', 'colleague-word', 'solution', 'colleague-word', 'answer'],
      ...['solution', 'solution', 'closed'],
    ]);
    expect(await letters(colleague, ticket)).toEqual([
      ...['shared', 'answer', 'colleague-word', 'followed-solution', 'answer', 'followed-solution'],
      ...['work-resumed', 'followed-solution', 'followed-closing'],
    ]);
  });

  it('SP-4 are taken off by the author, also when that is said twice, and see it no more', async () => {
    const ticket = await fileAs(api, author);
    await done(author, ticket, { type: 'share', with: [colleague.email] });
    const key = { 'idempotency-key': 'unshare-once' };
    const off = { type: 'unshare', with: [colleague.email] };
    const first = await give(api, author, ticket, off, key);
    expect([first.status, first.body['ticket']?.['sharedWith']]).toEqual([201, []]);
    const again = await give(api, author, ticket, off, key);
    expect([again.status, again.body['commandId']]).toEqual([201, first.body['commandId']]);
    expect((await give(api, author, ticket, off)).body['code']).toBe('nothing-to-change');
    expect((await read(colleague, ticket)).status).toBe(404);
    expect(await listed(colleague)).not.toContain(ticket['id']);
  });

  it('SP-4 leave by themselves, and take nobody else off', async () => {
    const ticket = await fileAs(api, author);
    await done(author, ticket, { type: 'share', with: [colleague.email, program.email] });
    expect((await give(api, colleague, ticket, { type: 'unshare', with: [program.email] })).status).toBe(403);
    expect((await give(api, colleague, ticket, { type: 'unshare', with: [stranger.email] })).status).toBe(404);
    expect((await give(api, colleague, ticket, { type: 'unshare', with: [colleague.email] })).status).toBe(201);
    expect((await read(colleague, ticket)).status).toBe(404);
  });
});

describe('another author', () => {
  it('F21 takes the place of the one who leaves: letters, rights and list follow, on record', async () => {
    const ticket = await fileAs(api, author);
    expect((await give(api, specialist, ticket, { type: 'change-author', to: colleague.email })).status).toBe(403);
    expect((await give(api, manager, ticket, { type: 'change-author', to: stranger.email })).status).toBe(404);
    const changed = await done(manager, ticket, { type: 'change-author', to: colleague.email });
    expect(changed['author']).toMatchObject({ name: colleague.name });
    expect((await read(author, ticket)).status).toBe(404);
    await done(specialist, ticket, solve);
    expect(await letters(colleague, ticket)).toEqual(['author-changed', 'solution']);
    await done(colleague, ticket, { type: 'confirm' });
    await done(colleague, ticket, { type: 'rate', score: 'good' });
    expect(await listed(colleague)).toContain(ticket['id']);
    expect(await listed(author)).not.toContain(ticket['id']);
    const timeline = await call(api, colleague, 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`);
    expect(items(timeline.body).map(({ type }) => type)).toContain('author-changed');
  });

  it('F21 is named by the author, who follows the ticket from then on', async () => {
    const ticket = await fileAs(api, author);
    const changed = await done(author, ticket, { type: 'change-author', to: colleague.email });
    expect(changed).toMatchObject({
      author: { name: colleague.name },
      sharedWith: [{ id: await idOf(author), name: author.name }],
    });
    expect(changed['can']).toMatchObject({ reply: 'yes', close: 'not-allowed' });
  });
});

describe('the lead of a company', () => {
  it('SK-1 sees and reads all of its tickets, visits and files, acts as a reader, and sees no other company', async () => {
    const ticket = await fileAs(api, author, {
      subject: 'Терминал на площадке молчит',
      attachments: [await upload(author, 'a.log')],
    });
    const foreign = await fileAs(api, stranger);
    const visit = await done(author, ticket, {
      type: 'request-visit',
      subject: '77',
      address: 'Москва',
      contact: 'Анна',
      vehicles: 1,
    });
    const timeline = await call(api, author, 'GET', `/api/v1/tickets/${text(ticket['id'])}/timeline`);
    const href = text(items(timeline.body)[0]?.['message']?.['attachments']?.[0]?.['href']);
    const link = text(entries(visit['visits'])[0]?.['link']);
    const sees = async (): Promise<unknown[]> => [
      (await read(colleague, ticket)).status,
      (await listed(colleague)).includes(text(ticket['id'])),
      (await listed(colleague, '&text=площадке')).includes(text(ticket['id'])),
      (await call(api, colleague, 'GET', link)).status,
      items((await call(api, colleague, 'GET', '/api/v1/visits')).body).length > 0,
      (await call(api, colleague, 'GET', href)).status,
    ];
    expect(await sees()).toEqual([404, false, false, 404, false, 404]);
    const { company } = ticket as unknown as { company: { id: string } };
    const membership = { personId: await idOf(colleague), desk: 'skai', clientId: company.id };
    await api.store.setCompanyRole(membership, 'lead');
    expect(await sees()).toEqual([200, true, true, 200, true, 200]);
    const { body } = await read(colleague, ticket);
    expect(body['can']).toMatchObject({
      reply: 'yes',
      'change-author': 'yes',
      close: 'not-allowed',
      share: 'not-allowed',
    });
    expect((await read(colleague, foreign)).status).toBe(404);
    expect(await listed(colleague)).not.toContain(foreign['id']);
    await api.store.setCompanyRole(membership, null);
    expect(await sees()).toEqual([404, false, false, 404, false, 404]);
  });
});

describe('a ticket that a program of the client filed', () => {
  it('F21 is everybody’s of the company: seen, confirmed, rated by a person; not another company’s', async () => {
    const ticket = await fileAs(api, program);
    expect(await listed(colleague)).toContain(ticket['id']);
    expect((await read(stranger, ticket)).status).toBe(404);
    expect(await listed(stranger)).not.toContain(ticket['id']);
    await done(specialist, ticket, solve);
    const { body } = await read(author, ticket);
    expect(body['can']).toMatchObject({ confirm: 'yes', object: 'yes', close: 'yes', rate: 'not-closed' });
    await done(author, ticket, { type: 'confirm' });
    const rated = await done(colleague, ticket, { type: 'rate', score: 'good' });
    expect(rated).toMatchObject({
      stage: 'closed',
      closed: { how: 'confirmed' },
      ratings: [having({ score: 'good' })],
    });
  });

  it('F21 shows its visits to the company as well', async () => {
    const ticket = await fileAs(api, program);
    const site = { type: 'request-visit', subject: '77', address: 'Москва', contact: 'Анна', vehicles: 1 };
    const { visits } = (await done(program, ticket, site)) as unknown as { visits: { id: string; link: string }[] };
    const [visit] = visits;
    expect((await call(api, author, 'GET', visit?.link ?? '')).body['can']).toMatchObject({ cancel: 'yes' });
    const ids = async (who: DemoAccount) =>
      items((await call(api, who, 'GET', '/api/v1/visits')).body).map(({ id }) => id);
    expect(await ids(author)).toContain(visit?.id);
    expect(await ids(stranger)).not.toContain(visit?.id);
  });
});

describe('what is split off', () => {
  it('F18 SK-5 has people, responsible, level, priority, and the vehicles, fields and files that are named', async () => {
    const [log, loose] = [await upload(author, 'b.log'), await upload(specialist, 'c.log')];
    const ticket = await fileAs(api, author, { attachments: [log], vehicles: 4, topic: 'consulting' });
    await done(author, ticket, { type: 'share', with: [colleague.email] });
    await done(manager, ticket, { type: 'classify', priority: 'high' });
    await done(specialist, ticket, { type: 'triage', outcome: 'consultation', text: 'Смотрим.' });
    const parent = await done(specialist, ticket, {
      ...{ type: 'split', subject: 'И отчёт не строится', text: 'Второй вопрос клиента.', topic: 'system-reports' },
      ...{ vehicles: 2, fields: { contact: 'Анна' }, attachments: [log, loose] },
    });
    const [id] = entries(parent['splitOff']).map(text);
    const link = { relation: 'split-off', id, subject: 'И отчёт не строится', link: `/api/v1/tickets/${id}` };
    expect(parent['related']).toEqual([having(link)]);
    const off = (await call(api, author, 'GET', `/api/v1/tickets/${id}`)).body;
    expect(off).toMatchObject({
      ...{
        topic: 'system-reports',
        priority: 'high',
        level: parent['level'],
        vehicles: 2,
        fields: { contact: 'Анна' },
      },
      ...{
        author: { name: author.name },
        assignee: parent['assignee'],
        sharedWith: [{ id: await idOf(colleague), name: colleague.name }],
      },
      ...{ splitFrom: ticket['id'], related: [{ relation: 'split-from', tid: ticket['tid'] }] },
    });
    const notices = await call(api, author, 'GET', `/api/v1/tickets/${id}/notices`);
    expect(items(notices.body)).toEqual([having({ kind: 'split-off' })]);
    expect(text(items(notices.body)[0]?.['body'])).toContain(text(ticket['tid']));
    expect(await letters(colleague, off)).toEqual(['shared']);
    const names = async (of: Json): Promise<unknown[]> => {
      const { body } = await call(api, author, 'GET', `/api/v1/tickets/${text(of['id'])}/timeline`);
      return items(body).flatMap(({ message }) => entries(message?.['attachments']).map(({ name }) => name));
    };
    expect([await names(ticket), (await names(off)).sort()]).toEqual([['b.log'], ['b.log', 'c.log']]);
  });

  it('F18 is shown on the other one only to those who see it', async () => {
    const ticket = await fileAs(api, author);
    await done(author, ticket, { type: 'share', with: [colleague.email] });
    const parent = await done(specialist, ticket, { type: 'split', subject: 'Другое', text: 'ещё одно' });
    const off = { id: entries(parent['splitOff'])[0] } as unknown as Json;
    expect((await read(colleague, ticket)).body['splitOff']).toEqual([off['id']]);
    await done(author, off, { type: 'unshare', with: [colleague.email] });
    expect((await read(colleague, ticket)).body).toMatchObject({ splitOff: [], related: [] });
    expect((await read(author, ticket)).body['splitOff']).toEqual([off['id']]);
  });

  it('F18 takes no file of another ticket', async () => {
    const other = await upload(author, 'd.log');
    await fileAs(api, author, { attachments: [other] });
    const ticket = await fileAs(api, author);
    const body = { type: 'split', subject: 'Другое', text: 'ещё одно', attachments: [other] };
    expect((await give(api, specialist, ticket, body)).status).toBe(404);
  });
});
