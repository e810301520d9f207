import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';
import { call, entries, fileAs, given, made, text } from '../api/harness';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

it('whoever is not signed in sees nothing but the way in, and goes on to where they wanted to be', async () => {
  const { api, browser } = pages;
  const context = await browser.newContext({ baseURL: api.base, locale: 'ru-RU' });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto('/preferences');
  await see(page).toHaveURL(/\/sign-in\?next=/);
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Вход');
  expect(await faultsOfPage(page)).toEqual([]);
  const { email, password } = api.account('client');
  await page.getByLabel('Электронная почта').fill(email);
  await page.locator('input[name=password]').fill('not the password');
  await page.getByRole('button', { name: 'Войти' }).click();
  await see(page.getByText('Почта или пароль не подходят')).toBeVisible();
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await see(page).toHaveURL(/\/preferences$/);
  // The wrong password is forgotten after minutes: nobody is asked to sign in a second time for it.
  await see(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.clock.fastForward('06:00');
  await page.getByRole('link', { name: 'Мои заявки' }).click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  await see(page.getByRole('dialog')).toHaveCount(0);
  await context.close();
});

it('X-6 whoever signs in is spoken to in their own language, whatever the browser prefers', async () => {
  const { api, browser } = pages;
  const context = await browser.newContext({ baseURL: api.base, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  const { email, password } = api.account('client');
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  await see(page.locator('html')).toHaveAttribute('lang', 'ru');
  await context.close();
});

it('a forgotten password is asked for without telling who has an account', async () => {
  const { api, browser } = pages;
  const context = await browser.newContext({ baseURL: api.base, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('A new password');
  expect(await faultsOfPage(page)).toEqual([]);
  await context.close();
});

it('a client who follows a link to the queues of the desk comes to their own tickets', async () => {
  const page = await pages.enter(pages.api.account('client'));
  await page.goto('/queues/all?ticket=SKAI-1');
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  await see(page).toHaveURL(/\/tickets$/);
});

it('a session that ended under an open page is renewed over it, and nothing typed is lost', async () => {
  const { api } = pages;
  const account = api.account('client');
  const page = await pages.enter(account);
  const filed = await fileAs(api, account, { topic: 'consulting' });
  await page.goto(`/tickets/${text(filed['tid'])}`);
  const words = page.getByLabel('Ваш ответ');
  await words.fill('Мотор <b>гудит</b>');
  await page.context().clearCookies({ name: 'reglament_session' });
  await page.getByRole('button', { name: 'Отправить ответ' }).click();
  const dialog = page.getByRole('dialog', { name: 'Войдите снова' });
  await dialog.locator('input[name=password]').fill(account.password);
  await dialog.getByRole('button', { name: 'Войти' }).click();
  await see(dialog).toBeHidden();
  await see(words).toHaveValue('Мотор <b>гудит</b>');
  await page.getByRole('button', { name: 'Отправить ответ' }).click();
  await see(page.getByRole('article').filter({ hasText: 'Мотор <b>гудит</b>' })).toHaveCount(1);
  await see(dialog).toHaveCount(0);
});

it('a page belongs to whoever is signed in: when it is somebody else in another tab, nothing typed goes out under their name', async () => {
  const { api } = pages;
  const [account, other] = [api.account('client'), api.account('client', 'skai', 1)];
  const first = await pages.enter(account);
  const path = `/tickets/${text((await fileAs(api, account))['tid'])}`;
  await first.goto(path);
  await first.getByLabel('Ваш ответ').fill('Это пишу я');
  const second = await first.context().newPage();
  const becomes = async ({ email, password }: typeof account): Promise<void> => {
    await first.context().request.post('/api/v1/session', { data: { email, password } });
    await second.goto('/preferences');
  };
  await becomes(other);
  await see(first).toHaveURL(/\/tickets$/);
  await first.goto(path);
  await see(first.getByRole('heading', { level: 1 })).toHaveText('Такой страницы нет');
  await becomes(account);
  await see(first).toHaveURL(/\/tickets$/);
  await first.goto(path);
  await see(first.getByLabel('Ваш ответ')).toHaveValue('Это пишу я');
});

it('a reply that is held back has gone when its writer signs out', async () => {
  const { api } = pages;
  const [account, specialist] = [api.account('client'), api.account('specialist')];
  const path = `/tickets/${text((await fileAs(api, account))['tid'])}`;
  const page = await pages.enter(specialist);
  await page.goto(path);
  await page.getByLabel('Текст клиенту').fill('Ухожу домой');
  await page.keyboard.press('Control+Enter');
  await see(page.getByRole('button', { name: 'Остановить' })).toBeVisible();
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await see(page).toHaveURL(/\/sign-in/);
  const { body } = await call(api, account, 'GET', `/api/v1${path}/timeline`);
  expect(JSON.stringify(body)).toContain('Ухожу домой');
});

it('when the line breaks after the password was taken, the page says so, and goes on when pressed again', async () => {
  const { api, browser } = pages;
  const context = await browser.newContext({ baseURL: api.base, locale: 'ru-RU' });
  const page = await context.newPage();
  const { email, password } = api.account('client');
  await page.goto('/sign-in');
  await page.getByLabel('Электронная почта').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.route('**/api/v1/me', (route) => route.abort());
  await page.getByRole('button', { name: 'Войти' }).click();
  await see(page.getByRole('alert')).toContainText('Нет связи с сервером');
  await page.unroute('**/api/v1/me');
  await page.getByRole('button', { name: 'Войти' }).click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  await context.close();
});

it('a page that could not be read is read when asked again, and by itself once the line is back', async () => {
  const page = await pages.enter(pages.api.account('client'));
  await page.clock.install();
  await page.route('**/api/v1/me', (route) => route.abort());
  await page.goto('/preferences');
  const failed = page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' });
  await page.clock.fastForward('00:30');
  await see(failed).toBeVisible();
  await page.unroute('**/api/v1/me');
  await page.getByRole('button', { name: 'Повторить' }).click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Настройки');
  await page.route('**/api/v1/tickets?*', (route) => route.abort());
  await page.getByRole('link', { name: 'Мои заявки' }).click();
  await see(failed).toBeVisible();
  await page.unroute('**/api/v1/tickets?*');
  await page.clock.fastForward('00:11');
  await see(page.getByRole('listitem').first()).toBeVisible();
});

it('what changes elsewhere shows in every tab by one stream, and goes on without a gap when the tab that held it closes', async () => {
  const { api } = pages;
  const [account, specialist] = [api.account('client'), api.account('specialist')];
  const first = await pages.enter(account);
  const filed = await fileAs(api, account, { topic: 'consulting' });
  const streams: string[] = [];
  first.context().on('request', (request) => {
    if (request.url().includes('/api/v1/changes')) streams.push(request.url());
  });
  const second = await first.context().newPage();
  for (const page of [first, second]) {
    await page.goto(`/tickets/${text(filed['tid'])}`);
    await see(page.getByRole('article')).toHaveCount(1);
  }
  await given(api, specialist, filed, { type: 'reply', text: 'Слышно всем' });
  for (const page of [first, second]) await see(page.getByText('Слышно всем')).toBeVisible();
  expect(streams).toHaveLength(1);
  await first.close();
  await given(api, specialist, filed, { type: 'reply', text: 'Слышно и после' });
  await see(second.getByText('Слышно и после')).toBeVisible();
  expect(streams).toHaveLength(2);
  expect(streams[1]).toMatch(/[?]since=./);
});

it('X-3 a deadline explains itself day by day, drawn and in words', async () => {
  const { api } = pages;
  const account = api.account('client');
  const page = await pages.enter(account);
  const filed = await fileAs(api, account, { topic: 'remote-diagnostics' });
  await page.goto(`/tickets/${text(filed['tid'])}`);
  const answer = page.waitForResponse(/\/clocks\/[^/]+\/account\?/);
  await page.getByRole('link', { name: 'Почему такой срок' }).first().click();
  const told = (await (await answer).json()) as { days: { note: string }[] };
  await see(page.getByRole('row')).toHaveCount(told.days.length + 1);
  await see(page.getByRole('row').nth(1)).toContainText(told.days[0]?.note ?? '-');
  expect(await faultsOfPage(page)).toEqual([]);
});

it('SK-17 the term of a visit is drawn from its second key, and its account is one sheet of paper', async () => {
  const { api } = pages;
  const account = api.account('client');
  const page = await pages.enter(account);
  const filed = await fileAs(api, account, { topic: 'remote-diagnostics', vehicles: 1 });
  const asked = await given(api, account, filed, {
    type: 'request-visit',
    subject: '54',
    address: 'Новосибирск, Станционная, 30',
    contact: 'Мария, 8 (383) 200-10-10',
    vehicles: 1,
  });
  const [visit] = entries(asked['visits']);
  const number = text(visit?.['number']);
  const commands = `/api/v1/visits/${encodeURIComponent(number)}/commands`;
  made(await call(api, account, 'POST', commands, { body: { type: 'ready' } }));
  await page.goto(`/visits/${encodeURIComponent(number)}/deadlines/visit`);
  await see(page.getByText(`${number}: Новосибирск`)).toBeVisible();
  // 18 working days beyond the Urals: with their weekends more than three weeks.
  expect(await page.getByRole('row').count()).toBeGreaterThan(24);
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets).toHaveLength(1);
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${pages.api.base}${path}`, { headers });

it('a page is one file at every address, asked for each time, and runs no script but our own', async () => {
  for (const path of ['/', '/tickets/SKAI-1', '/queues/mine']) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, 'text/html;charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src|unsafe-eval/);
    expect(await answer.text()).not.toMatch(/<script(?![^>]* src=)/);
  }
});

it('what a page is made of is kept for a year under the digest of its content, and travels compressed', async () => {
  const page = await (await get('/')).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  const answer = await get(script, { 'Accept-Encoding': 'gzip' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
});

it('a list travels compressed where the browser takes it so, and says so', async () => {
  const { api } = pages;
  const account = api.account('client');
  for (let count = 0; count < 3; count += 1) await fileAs(api, account);
  const [packed, plain] = await Promise.all(
    ['gzip', 'identity'].map((encoding) =>
      get('/api/v1/tickets', { Authorization: `Bearer ${account.apiKey}`, 'Accept-Encoding': encoding }),
    ),
  );
  expect(packed?.headers.get('content-encoding')).toBe('gzip');
  expect(plain?.headers.get('content-encoding')).toBeNull();
  expect(plain?.headers.get('vary')).toContain('Accept-Encoding');
  expect(await packed?.json()).toEqual(await plain?.json());
});

it('addresses of the API and of letters are never answered with a page, nor is a file that is not there', async () => {
  for (const path of ['/api/v1/nothing', '/api/nothing', '/assets/gone-12345678.js', '/wp-login.php']) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  }
  const press = await get('/press/unknown');
  expect(await press.text()).not.toContain('/assets/');
  const post = await fetch(`${pages.api.base}/tickets`, { method: 'POST' });
  expect(post.status).toBe(404);
});
