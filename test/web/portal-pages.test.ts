/** What holds on every page of a client: others' words are words, others' tickets are not there, lists stand still, choices are kept. */
import type { Page } from '@playwright/test';
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, given, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
let client: DemoAccount;
let specialist: DemoAccount;
let page: Page;
beforeAll(async () => {
  pages = await openPages();
  [client, specialist] = [pages.api.account('client'), pages.api.account('specialist')];
  page = await pages.enter(client);
});
afterAll(() => pages.close());

const markup = '<img src=x onerror="document.title=1/0">';
const path = (ticket: Json): string => `/tickets/${text(ticket['tid'])}`;

it('what others write and are called is text on every page, and none of it is markup', async () => {
  const { api } = pages;
  await api.prisma.person.update({ where: { email: specialist.email }, data: { name: `Павел ${markup}` } });
  await api.prisma.person.update({
    where: { email: api.account('client', 'skai', 1).email },
    data: { name: `Коллега ${markup}` },
  });
  const ticket = await fileAs(api, client, {
    subject: `Тема ${markup}`,
    text: `Слова ${markup}<script>alert(1)</script>`,
    requestType: 'request',
    fields: { contact: `Контакт ${markup}`, 'vehicle-numbers': [markup] },
    shareWith: [api.account('client', 'skai', 1).email],
  });
  await given(api, api.account('manager'), ticket, { type: 'assign', to: 'sp-01' });
  await given(api, specialist, ticket, { type: 'triage', outcome: 'consultation', text: `Ответ ${markup}` });
  await given(api, specialist, ticket, { type: 'propose-extension', days: 2, reason: `Причина ${markup}` });
  for (const address of ['/tickets', `/tickets?text=${encodeURIComponent(`Тема ${markup}`)}`, path(ticket), '/new']) {
    await page.goto(address);
    await see(page.getByRole('heading', { level: 1 })).toBeVisible();
    if (address === '/new') await page.getByLabel('Показать коллегам').first().click();
    await see(page.getByText(markup).first()).toBeVisible();
    expect(await page.locator('img[src=x], script:not([src])').count()).toBe(0);
  }
  await page.goto(path(ticket));
  for (const words of ['Слова', 'Ответ', 'Причина', 'Контакт', 'Коллега', 'Павел'])
    await see(page.getByText(`${words} ${markup}`).first()).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
});

it("SP-1 another company's ticket, and one that there is not, are the same page: there is nothing", async () => {
  const { api } = pages;
  const foreign = await fileAs(api, api.account('client', 'skai', 2), { subject: 'Чужая' });
  for (const address of [
    path(foreign),
    '/tickets/SKAI-99999',
    `/tickets/${text(foreign['id'])}`,
    '/tickets/%3Cimg%3E',
  ]) {
    await page.goto(address);
    await see(page.getByRole('heading', { level: 1 })).toHaveText('Такой страницы нет');
    await see(page.getByText('Чужая')).toHaveCount(0);
  }
  expect(await faultsOfPage(page)).toEqual([]);
});

it('a list shows what changes elsewhere in its place, and moves nothing until it is asked to', async () => {
  const { api } = pages;
  const [older] = [
    await fileAs(api, client, { subject: 'Старшая' }),
    await fileAs(api, client, { subject: 'Младшая' }),
  ];
  await page.goto('/tickets');
  const lines = page.getByRole('main').getByRole('listitem');
  await see(lines.filter({ hasText: 'Старшая' })).toBeVisible();
  const before = await lines.allInnerTexts();
  const place = before.findIndex((line) => line.includes('Старшая'));
  await given(api, specialist, older, { type: 'triage', outcome: 'consultation', text: 'Смотрите' });
  await given(api, specialist, older, { type: 'solve', kind: 'answer', text: 'Так' });
  await see(lines.nth(place)).toContainText('Проверьте решение');
  await see(page.getByText('Список изменился.')).toBeVisible();
  await fileAs(api, client, { subject: 'Новейшая' });
  await see(page.getByText('Новых: 1.')).toBeVisible();
  expect(await lines.count()).toBe(before.length);
  await page.getByRole('button', { name: 'Показать по порядку' }).click();
  await see(page.getByRole('heading', { name: 'Ждут вашего ответа' })).toBeVisible();
  await see(lines.filter({ hasText: 'Новейшая' })).toBeVisible();
  // What is asked for stands in the address, and going back comes back to it.
  await page.getByText('Закрытые', { exact: true }).click();
  await see(page).toHaveURL(/show=closed/);
  await see(page.getByText('Закрытых заявок нет')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
});

it('SK-3 a form is shown with all that belongs to it: nothing comes later and moves the button that is being pressed', async () => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/api/v1/desks/skai/people*', async (route) => held.then(() => route.continue()));
  const asked = page.waitForRequest('**/api/v1/desks/skai/people*');
  await page.goto('/new');
  await asked;
  await see(page.getByRole('status', { name: 'Загружаем…' })).toBeVisible();
  await see(page.getByRole('button', { name: 'Отправить заявку' })).toHaveCount(0);
  goOn();
  await see(page.getByRole('button', { name: 'Отправить заявку' })).toBeVisible();
  await see(page.getByLabel('Показать коллегам').first()).toBeVisible();
  await page.unroute('**/api/v1/desks/skai/people*');
});

it('SK-7 letters, language and zone are chosen, kept at once, and followed by every page', async () => {
  const { api } = pages;
  await page.goto('/preferences');
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Настройки');
  expect(await faultsOfPage(page)).toEqual([]);
  const answers = page.getByRole('switch', { name: 'Ответы в моих заявках' });
  await answers.click();
  await see(page.getByRole('status').filter({ hasText: 'Сохранено' })).toBeVisible();
  await page.reload();
  await see(answers).not.toBeChecked();
  await see(page.getByRole('switch', { name: 'Выезды' })).toBeChecked();
  const { body } = await call(api, client, 'GET', '/api/v1/me/preferences');
  expect(body['kinds']).toContainEqual(expect.objectContaining({ title: 'Ответы в моих заявках', on: false }));

  await page.getByLabel('Часовой пояс').first().fill('Vladivostok');
  await page.getByRole('option', { name: 'Asia/Vladivostok' }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
  await see(page.getByText('It is').first()).toBeVisible();
  await see(page.getByRole('switch', { name: 'Answers in my tickets' })).toBeVisible();
  expect((await call(api, client, 'GET', '/api/v1/me')).body).toMatchObject({
    language: 'en',
    timeZone: 'Asia/Vladivostok',
  });
  expect(await faultsOfPage(page)).toEqual([]);
});

it('IN-4 a price that is asked for is agreed to in the browser, with a word', async () => {
  const { api } = pages;
  const shop = api.account('client', 'insales');
  const filing = { desk: 'insales', subject: 'Кнопка', text: 'Нужна', requestType: 'customisation' };
  const fields = { page: 'https://lukoshko.example/cart', wanted: 'Кнопка внизу' };
  const ticket = (await call(api, shop, 'POST', '/api/v1/tickets', { body: { ...filing, fields } })).body;
  const asked = { type: 'request-consent', agreement: 'small-customisation', text: 'Лимит исчерпан' };
  await given(api, api.account('specialist', 'insales'), ticket, asked);
  const theirs = await pages.enter(shop);
  await theirs.goto(path(ticket));
  const consent = theirs.getByRole('region', { name: /^Поддержка просит согласия/ });
  await see(consent).toContainText('500 ₽');
  expect(await faultsOfPage(theirs)).toEqual([]);
  await consent.getByLabel('Комментарий').fill('Делайте.');
  await consent.getByRole('button', { name: 'Согласиться', exact: true }).click();
  await see(consent).toBeHidden();
  await see(theirs.getByRole('article').filter({ hasText: 'Делайте.' })).toBeVisible();
  const { body } = await call(api, shop, 'GET', `/api/v1${path(ticket)}`);
  expect(body['consents']).toMatchObject([{ state: 'given' }]);
});

it('SK-3 whoever takes a call files it for the client: for a user, or for a caller without an account', async () => {
  const { api } = pages;
  const desk = await pages.enter(specialist);
  await desk.goto('/new');
  await desk.getByRole('button', { name: 'Отправить заявку' }).click();
  await see(desk.getByText('Заполните поле «За кого подаёте».')).toBeVisible();
  await desk.getByLabel('Компания').first().click();
  await desk.getByRole('option', { name: 'ООО «Северный путь»' }).click();
  await desk.getByRole('textbox', { name: 'Имя' }).fill('Сторож Семён');
  await desk.getByRole('textbox', { name: 'Телефон' }).fill('+7 912 345-67-89');
  await desk.getByRole('textbox', { name: 'Заголовок', exact: true }).fill('Звонок');
  await desk.getByRole('textbox', { name: 'Описание', exact: true }).fill('Со слов сторожа.');
  expect(await faultsOfPage(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Отправить заявку' }).click();
  const title = desk.getByRole('heading', { level: 1 });
  await see(title).toHaveText(/^Заявка SKAI-\d+ принята$/);
  const tid = /SKAI-\d+/.exec((await title.textContent()) ?? '')?.[0] ?? '';
  const { body } = await call(api, specialist, 'GET', `/api/v1/tickets/${tid}`);
  expect(body).toMatchObject({
    channel: 'phone',
    author: { name: 'Сторож Семён' },
    company: { name: 'ООО «Северный путь»' },
  });
});
