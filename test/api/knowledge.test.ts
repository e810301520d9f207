/** Articles of a desk, the review of its closed tickets, and the register of its releases: who reads and writes what. */
import type { DemoAccount } from '../../prisma/seed';
import { call, entries, fileAs, given, items, outcome, startApi, text } from './harness';
import type { Api, Json, Reply } from './harness';

let api: Api;
let specialist: DemoAccount;
let client: DemoAccount;
let elsewhere: DemoAccount;
let stranger: DemoAccount;
beforeAll(async () => {
  api = await startApi();
  [specialist, client] = [api.account('specialist'), api.account('client')];
  stranger = api.account('administrator', 'hivetaxi');
  const other = api.accounts.find(
    ({ desk, role, company }) => desk === 'skai' && role === 'client' && company !== client.company,
  );
  if (other === undefined) throw new Error('the desk has one company');
  elsewhere = other;
});
afterAll(() => api.stop());

const path = '/api/v1/articles';
const ask = (who: DemoAccount, method: string, target = '', body?: object, headers: Record<string, string> = {}) =>
  call(api, who, method, path + target, { headers, ...(body && { body }) });

/** Writes an article and shows it. @throws Error unless it stands */
async function shown(title: string, words: string, extra: object = {}): Promise<Json> {
  const made = await ask(specialist, 'POST', '', { title, text: words, audience: 'clients', ...extra });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return (await ask(specialist, 'PUT', `/${text(made.body['id'])}/shown`, { version: 1 })).body;
}
const titles = (reply: Reply): string[] => items(reply.body).map(({ title }) => text(title));
const find = async (words: string, who = client): Promise<string[]> =>
  titles(await ask(who, 'GET', `?text=${encodeURIComponent(words)}`));

it('SK-21 an article has versions: its readers see the one that is shown, the desk the last one, and nobody changes what it said', async () => {
  const content = { title: 'Как читать отчёт', text: 'Первая редакция', audience: 'clients' };
  const made = await ask(specialist, 'POST', '', content, { 'idempotency-key': 'article-1' });
  expect([made.status, made.body['state'], made.body['label']]).toEqual([201, 'draft', 'KB-1']);
  const again = await ask(specialist, 'POST', '', content, { 'idempotency-key': 'article-1' });
  expect(again.body).toEqual(made.body);
  const other = await ask(specialist, 'POST', '', { ...content, text: 'иное' }, { 'idempotency-key': 'article-1' });
  expect(outcome(other)).toEqual([409, 'key-reused']);
  const one = `/${text(made.body['id'])}`;
  expect((await ask(client, 'GET', one)).status).toBe(404);
  expect((await ask(stranger, 'GET', one)).status).toBe(404);

  expect((await ask(specialist, 'PUT', `${one}/shown`, { version: 1 })).body['state']).toBe('shown');
  const changed = { ...content, text: 'Вторая редакция' };
  const second = await ask(specialist, 'PUT', one, changed, { 'if-match': '"1"' });
  expect([second.body['version'], second.body['shownVersion']]).toEqual([2, 1]);
  expect(outcome(await ask(specialist, 'PUT', one, changed, { 'if-match': '"1"' }))).toEqual([409, 'revision-moved']);
  // The same words are no further version.
  expect((await ask(specialist, 'PUT', one, changed)).body['version']).toBe(2);
  expect((await ask(client, 'GET', one)).body).toMatchObject({ text: 'Первая редакция', readVersion: 1, author: null });
  expect((await ask(client, 'GET', `${one}?version=2`)).body).toMatchObject({ readVersion: 1 });
  expect((await ask(specialist, 'GET', one)).body).toMatchObject({ text: 'Вторая редакция', readVersion: 2 });
  expect((await ask(specialist, 'GET', `${one}?version=1`)).body).toMatchObject({ text: 'Первая редакция' });
  expect(items((await ask(specialist, 'GET', `${one}/versions`)).body)).toMatchObject([{ version: 2 }, { version: 1 }]);
  await expect(api.prisma.articleVersion.updateMany({ data: { text: 'x' } })).rejects.toThrow();

  expect((await ask(specialist, 'DELETE', `${one}/shown`)).status).toBe(204);
  expect((await ask(client, 'GET', one)).status).toBe(404);
  expect((await ask(specialist, 'GET', one)).body).toMatchObject({ state: 'taken-back', shownVersion: null });
});

it.each([
  ['together with new words', (words: object) => [{ ...words, text: 'Для клиентов', audience: 'clients' }]],
  [
    'after words that were not shown yet',
    (words: object) => [
      { ...words, text: 'Для клиентов' },
      { ...words, text: 'Для клиентов', audience: 'clients' },
    ],
  ],
] as const)(
  'SK-21 an article of the desk that is opened to clients %s shows them none of the old ones',
  async (_, changes) => {
    const words = { title: 'Пароли от стенда', text: 'Только для службы', audience: 'desk' };
    const one = `/${text((await ask(specialist, 'POST', '', words)).body['id'])}`;
    expect((await ask(specialist, 'PUT', `${one}/shown`, { version: 1 })).body['state']).toBe('shown');
    for (const change of changes(words)) expect((await ask(specialist, 'PUT', one, change)).status).toBe(200);
    expect((await ask(client, 'GET', one)).status).toBe(404);
    expect((await ask(specialist, 'PUT', `${one}/shown`, { version: 2 })).body['state']).toBe('shown');
    expect((await ask(client, 'GET', one)).body).toMatchObject({ text: 'Для клиентов' });
  },
);

it('SK-21 an article whose last words are shown is opened to clients as it stands', async () => {
  const words = { title: 'Как выйти', text: 'Кнопка справа', audience: 'desk' };
  const one = `/${text((await ask(specialist, 'POST', '', words)).body['id'])}`;
  await ask(specialist, 'PUT', `${one}/shown`, { version: 1 });
  expect((await ask(client, 'GET', one)).status).toBe(404);
  await ask(specialist, 'PUT', one, { ...words, audience: 'clients' });
  expect((await ask(client, 'GET', one)).body).toMatchObject({ text: 'Кнопка справа' });
});

it('clients, technicians and other desks write nothing; a topic is one of the regulation', async () => {
  const content = { title: 'x', text: 'y' };
  const at = await shown('Для проверки прав', 'Текст');
  const one = `/${text(at['id'])}`;
  for (const who of [client, api.account('technician')]) {
    expect(outcome(await ask(who, 'POST', '', content))).toEqual([403, 'forbidden']);
    expect(outcome(await ask(who, 'PUT', one, content))).toEqual([403, 'forbidden']);
    expect(outcome(await ask(who, 'DELETE', `${one}/shown`))).toEqual([403, 'forbidden']);
  }
  expect((await ask(stranger, 'PUT', one, content)).status).toBe(404);
  expect((await ask(stranger, 'POST', `${one}/comments`, { text: 'x' })).status).toBe(404);
  const foreign = await ask(specialist, 'POST', '', { ...content, topics: ['no-such-topic'] });
  expect([outcome(foreign), entries(foreign.body['errors'])[0]?.['pointer']]).toEqual([
    [422, 'not-in-regulation'],
    '/topics/0',
  ]);
});

it('HT-18 articles are found in any form of their words, with «е» for «ё», by numbers and part numbers, titles first', async () => {
  await shown('Замена счётчика моточасов', 'Артикул 4601-22/А, прошивка 3.5.1.');
  await shown('Настройка выгрузки', 'Если счетчик показывает ноль, проверьте датчик топлива.');
  await shown('Только для службы: счётчик', 'Внутреннее', { audience: 'desk' });
  expect(await find('счетчики')).toEqual(['Замена счётчика моточасов', 'Настройка выгрузки']);
  expect(await find('счётчик', specialist)).toHaveLength(3);
  expect(await find('4601-22/а')).toEqual(['Замена счётчика моточасов']);
  expect(await find('3.5.1')).toEqual(['Замена счётчика моточасов']);
  expect(await find('датчика топлива')).toEqual(['Настройка выгрузки']);
  // By the beginning of a word where nothing has it whole.
  expect(await find('топл датч')).toEqual(['Настройка выгрузки']);
  expect(await find('счетчик холодильник')).toEqual([]);
  const [found] = items((await ask(client, 'GET', `?text=${encodeURIComponent('датчик')}`)).body);
  expect(titles(await ask(client, 'GET', `?text=${text(found?.['label'])}`))).toEqual(['Настройка выгрузки']);
  expect(titles(await ask(stranger, 'GET', `?text=${encodeURIComponent('счетчик')}`))).toEqual([]);
});

it('HT-18 while a request is written what may answer it is suggested, of its topic first; nothing of the text is kept', async () => {
  await shown('Трекер не выходит на связь', 'Проверьте питание и антенну.', { topics: ['consulting'] });
  await shown('Как оплатить счёт', 'Выставим счёт за день.');
  const written = 'Здравствуйте! С утра два трекера молчат и на связь не выходят, помогите пожалуйста';
  const suggest = async (body: object): Promise<string[]> =>
    titles(await ask(client, 'POST', '/suggestions', { desk: 'skai', ...body }));
  expect((await suggest({ text: written }))[0]).toBe('Трекер не выходит на связь');
  expect(await suggest({ text: 'счета', topic: 'consulting' })).toEqual(['Как оплатить счёт']);
  expect(await suggest({ text: written, topic: 'consulting' })).toEqual(['Трекер не выходит на связь']);
  expect(await suggest({ text: '???' })).toEqual([]);
  expect((await ask(client, 'POST', '/suggestions', { desk: 'hivetaxi', text: written })).status).toBe(404);
});

it('HT-18 an article that answered before a ticket was filed is counted once a person and day, for those who write', async () => {
  const one = `/${text((await shown('Решает вопрос сразу', 'Перезагрузите терминал.'))['id'])}`;
  for (const who of [client, client, elsewhere]) expect((await ask(who, 'PUT', `${one}/help`)).status).toBe(204);
  expect((await ask(stranger, 'PUT', `${one}/help`)).status).toBe(404);
  expect((await ask(specialist, 'GET', one)).body).toMatchObject({ use: { helped: 2, tickets: 0 } });
  expect((await ask(client, 'GET', one)).body).toMatchObject({ use: null });
  const both = await ask(specialist, 'GET', '?audience=clients&state=shown&limit=200');
  expect(
    items(both.body).every((line) => text(line['audience']) === 'clients' && text(line['state']) === 'shown'),
  ).toBe(true);
});

it('SK-21 readers comment: the desk reads all of it, a company its own words alone', async () => {
  const one = `/${text((await shown('Обсуждаемая статья', 'Текст'))['id'])}/comments`;
  const key = { 'idempotency-key': 'comment-1' };
  const said = await ask(client, 'POST', one, { text: 'Не хватает рисунка' }, key);
  expect([said.status, said.body['version']]).toEqual([201, 1]);
  expect((await ask(client, 'POST', one, { text: 'Не хватает рисунка' }, key)).body).toEqual(said.body);
  expect(outcome(await ask(client, 'POST', one, { text: 'Иное' }, key))).toEqual([409, 'key-reused']);
  await ask(specialist, 'POST', one, { text: 'Нарисуем' });
  const read = async (who: DemoAccount): Promise<string[]> =>
    items((await ask(who, 'GET', one)).body).map((comment) => text(comment['text']));
  expect(await read(specialist)).toEqual(['Нарисуем', 'Не хватает рисунка']);
  expect(await read(client)).toEqual(['Не хватает рисунка']);
  expect(await read(elsewhere)).toEqual([]);
});

it('numbers rise one by one, also when many write at once; a list goes on where its page ended', async () => {
  const before = await api.prisma.article.count({ where: { desk: 'skai' } });
  const many = await Promise.all(
    Array.from({ length: 8 }, (_, index) => ask(specialist, 'POST', '', { title: `Статья ${index}`, text: 'Текст' })),
  );
  const labels = many.map(({ body }) => Number(text(body['label']).slice(3))).sort((a, b) => a - b);
  expect(labels).toEqual(Array.from({ length: 8 }, (_, index) => before + 1 + index));
  const first = await ask(specialist, 'GET', '?state=draft&limit=5');
  const rest = await ask(specialist, 'GET', `?state=draft&limit=50&cursor=${text(first.body['nextCursor'])}`);
  expect(new Set([...titles(first), ...titles(rest)]).size).toBe(titles(first).length + titles(rest).length);
  expect(outcome(await ask(specialist, 'GET', `?state=shown&cursor=${text(first.body['nextCursor'])}`))).toEqual([
    400,
    'bad-cursor',
  ]);
});

it('an article of an earlier way of taking texts apart is found again once the worker has been there', async () => {
  await shown('Перепись прежнего указателя', 'Текст');
  await api.prisma.$executeRaw`
    UPDATE "article" SET "words_version" = 0, "words" = '', "title_words" = '' WHERE "shown_version" IS NOT NULL`;
  expect(await find('прежний указатель')).toEqual([]);
  while ((await api.store.indexArticles()) > 0);
  expect(await find('прежний указатель')).toEqual(['Перепись прежнего указателя']);
  expect(await api.store.indexArticles()).toBe(0);
});

describe('SM-6 closed tickets are looked at again', () => {
  const simai = (role: string): DemoAccount => api.account(role, 'simai');
  const review = (who: DemoAccount, method: string, target = '', body?: object): Promise<Reply> =>
    call(api, who, method, `/api/v1/reviews${target}`, body === undefined ? {} : { body });
  const waiting = async (who: DemoAccount, query = ''): Promise<readonly Json[]> =>
    items((await review(who, 'GET', query)).body);
  const tid = (line: Json): string => text((line['ticket'] as Json)['tid']);

  async function closed(subject: string, answer: string): Promise<Json> {
    const request = { desk: 'simai', topic: 'how-to', requestType: 'site', fields: { site: 'https://a.example' } };
    const ticket = await fileAs(api, simai('client'), { ...request, subject });
    await given(api, simai('specialist'), ticket, { type: 'assign', to: 'sp-01' });
    await given(api, simai('specialist'), ticket, { type: 'solve', kind: 'answer', text: answer });
    return given(api, simai('client'), ticket, { type: 'close' });
  }

  it('SM-6 each closing waits for a review by its responsible, with what is like it; what came of it is said once', async () => {
    const first = await closed('Как сменить логотип сайта', 'Откройте настройки шаблона.');
    const second = await closed('Где меняется логотип на сайте?', 'В настройках шаблона.');
    await closed('Не приходит почта', 'Проверьте SMTP.');
    const lines = await waiting(simai('specialist'), '?owes=me');
    expect(lines.slice(0, 2).map(tid)).toEqual([first['tid'], second['tid']]);
    expect(lines[0]).toMatchObject({ owner: { shortId: 'sp-01' } });
    expect(await waiting(simai('coordinator'), '?owes=me')).toEqual([]);
    expect((await call(api, simai('manager'), 'GET', '/api/v1/overview')).body['toReview']).toBe(lines.length);
    expect((await call(api, api.account('manager'), 'GET', '/api/v1/overview')).body['toReview']).toBeNull();
    expect(await waiting(specialist)).toEqual([]);
    for (const [who, code] of [
      [simai('client'), 403],
      [specialist, 404],
    ] as const)
      expect((await review(who, 'GET', `/${text(first['tid'])}`)).status).toBe(code);

    const one = `/${text(second['tid'])}`;
    expect((await review(simai('specialist'), 'GET', one)).body).toMatchObject({
      solution: 'В настройках шаблона.',
      similar: { count: 1, tickets: [{ tid: first['tid'] }] },
      reviewed: null,
    });
    const content = { desk: 'simai', title: 'Как сменить логотип', text: 'В настройках шаблона.' };
    const article = await call(api, simai('specialist'), 'POST', path, { body: content });
    const said = { outcome: 'new-article', article: article.body['id'] };
    expect(outcome(await review(simai('specialist'), 'PUT', one, { ...said, article: crypto.randomUUID() }))).toEqual([
      404,
      'not-found',
    ]);
    const done = await review(simai('specialist'), 'PUT', one, said);
    expect(done.body['reviewed']).toMatchObject({ outcome: 'new-article', article: article.body['id'] });
    expect((await review(simai('specialist'), 'PUT', one, said)).body).toEqual(done.body);
    expect(outcome(await review(simai('manager'), 'PUT', one, { outcome: 'nothing-to-add' }))).toEqual([
      409,
      'reviewed-already',
    ]);
    expect((await waiting(simai('specialist'))).map(tid)).not.toContain(second['tid']);
    const read = await call(api, simai('specialist'), 'GET', `${path}/${text(article.body['id'])}`);
    expect(read.body['use']).toEqual({ helped: 0, tickets: 1 });

    // Opened again and closed, it is another closing.
    await given(api, simai('client'), second, { type: 'reopen', text: 'Снова старый' });
    expect(outcome(await review(simai('specialist'), 'GET', one))).toEqual([404, 'not-found']);
    await given(api, simai('client'), second, { type: 'close' });
    expect((await waiting(simai('specialist'))).map(tid)).toContain(second['tid']);
  });

  it('SM-6 what a responsible who has left closed is owed by the managers', async () => {
    const left = await closed('Ушедший сотрудник', 'Ответ');
    await api.prisma.membership.updateMany({ where: { desk: 'simai', shortId: 'sp-01' }, data: { active: false } });
    const owed = await waiting(simai('manager'), '?owes=me');
    await api.prisma.membership.updateMany({ where: { desk: 'simai', shortId: 'sp-01' }, data: { active: true } });
    expect(owed.find((line) => tid(line) === text(left['tid']))).toMatchObject({ owner: null });
    const again = await waiting(simai('manager'), '?owes=me');
    expect(again.map(tid)).not.toContain(left['tid']);
  });
});

describe('EA-8 the register of releases takes defects', () => {
  const eaeu = (role: string): DemoAccount => api.account(role, 'eaeu');
  const releases = '/api/v1/desks/eaeu/releases';
  const at = (who: DemoAccount, method: string, target: string, body?: object, headers: Record<string, string> = {}) =>
    call(api, who, method, target, { headers, ...(body && { body }) });

  it('EA-8 releases are written down, announced, and read by clients once they are out', async () => {
    const words = { expectedOn: '2026-12-20', changes: 'Новый адаптер шлюза' };
    expect((await at(eaeu('specialist'), 'PUT', `${releases}/2.4`, words)).status).toBe(403);
    const first = await at(eaeu('manager'), 'PUT', `${releases}/2.4`, words, { 'if-match': '"0"' });
    expect(first.body).toMatchObject({ ...words, name: '2.4', publishedAt: null, revision: 1, waiting: 0 });
    expect(
      outcome(await at(eaeu('manager'), 'PUT', `${releases}/2.4`, { changes: 'x' }, { 'if-match': '"0"' })),
    ).toEqual([409, 'revision-moved']);
    expect(items((await at(eaeu('client'), 'GET', releases)).body)).toEqual([]);
    expect((await at(eaeu('client'), 'GET', `${releases}/2.4`)).status).toBe(404);
    expect((await at(specialist, 'GET', releases)).status).toBe(404);
    await at(eaeu('manager'), 'POST', `${releases}/2.4/publication`);
    await at(eaeu('manager'), 'POST', `${releases}/2.3-fix/publication`);
    expect(items((await at(eaeu('client'), 'GET', releases)).body)).toMatchObject([
      { name: '2.3-fix', changes: '', found: null },
      { name: '2.4', changes: 'Новый адаптер шлюза', waiting: null, canChange: false },
    ]);
    const page = await at(eaeu('specialist'), 'GET', `${releases}?limit=1`);
    const next = await at(eaeu('specialist'), 'GET', `${releases}?cursor=${text(page.body['nextCursor'])}`);
    expect([...items(page.body), ...items(next.body)].map(({ name }) => name)).toEqual(['2.3-fix', '2.4']);
  });

  it('EA-8 a defect names the release it was found in, its ticket, and the release that mends it; its state follows', async () => {
    const ticket = await fileAs(api, eaeu('client'), { desk: 'eaeu', topic: undefined, subject: 'Шлюз падает' });
    const report = { release: '2.3-fix', subject: 'Шлюз падает', text: 'При обмене', ticket: ticket['tid'] };
    const key = { 'idempotency-key': 'defect-1' };
    const made = await at(eaeu('specialist'), 'POST', '/api/v1/defects', report, key);
    expect([made.status, made.body['label'], made.body['state'], made.body['ticket']]).toEqual([
      201,
      'D-1',
      'open',
      ticket['tid'],
    ]);
    expect((await at(eaeu('specialist'), 'POST', '/api/v1/defects', report, key)).body).toEqual(made.body);
    for (const wrong of [{ release: '9.9' }, { ticket: 'EAEU-999999' }])
      expect(outcome(await at(eaeu('specialist'), 'POST', '/api/v1/defects', { ...report, ...wrong }))).toEqual([
        404,
        'not-found',
      ]);
    expect((await at(eaeu('client'), 'GET', '/api/v1/defects')).status).toBe(403);
    const one = `/api/v1/defects/${text(made.body['id'])}`;
    expect((await at(specialist, 'GET', one)).status).toBe(404);

    await at(eaeu('manager'), 'PUT', `${releases}/2.5`, { changes: 'Исправления' });
    const planned = await at(eaeu('specialist'), 'PUT', `${one}/outcome`, { mendedIn: '2.5' }, { 'if-match': '"1"' });
    expect([planned.body['state'], planned.body['revision']]).toEqual(['planned', 2]);
    expect(
      (await at(eaeu('specialist'), 'PUT', `${one}/outcome`, { rejected: 'x' }, { 'if-match': '"1"' })).status,
    ).toBe(409);
    await at(eaeu('manager'), 'POST', `${releases}/2.5/publication`);
    expect((await at(eaeu('specialist'), 'GET', one)).body['state']).toBe('mended');
    for (const [query, count] of [
      ['release=2.5&state=mended', 1],
      ['release=2.3-fix', 1],
      ['state=open', 0],
    ] as const)
      expect(items((await at(eaeu('specialist'), 'GET', `/api/v1/defects?${query}`)).body)).toHaveLength(count);
    expect((await at(eaeu('specialist'), 'GET', `${releases}/2.3-fix`)).body).toMatchObject({ found: 1, mends: 0 });
  });
});
