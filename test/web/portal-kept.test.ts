/** What a client types and reads in the browser stays: drafts, forms that change, refusals, lists that move, hostile words. */
import type { Page, Route } from '@playwright/test';
import type { DemoAccount } from '../../prisma/seed';
import type { JsonObject } from '../../regulations';
import { call, fileAs, given, items, text } from '../api/harness';
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

const both = (ru: string, en: string): JsonObject => ({ ru, en });
const field = (name: string, at = page) => at.getByRole('textbox', { name, exact: true });
const button = (name: string, at = page) => at.getByRole('button', { name, exact: true });

/** Gives the client's company a form of its own, as a contract does. */
async function askInstead(number: string, fields: JsonObject): Promise<void> {
  const { memberships } = await pages.api.prisma.person.findFirstOrThrow({
    where: { email: client.email },
    include: { memberships: { where: { desk: 'skai' } } },
  });
  const requestTypes: JsonObject = {
    request: null,
    own: { title: both('Обращение', 'Request'), fields, source: '3' },
  };
  const contract = { number, patch: { requestTypes }, validFrom: '2026-01-01', validTo: null };
  const added = await pages.api.store.addContract({
    desk: 'skai',
    clientId: memberships[0]?.clientId ?? '',
    ...contract,
  });
  expect(added).toMatchObject({ kind: 'added' });
}

const everyKind = {
  impact: {
    title: both('Влияние', 'Impact'),
    kind: 'choice',
    choices: { low: both('Мало', 'Low'), high: both('Много', 'High') },
    required: true,
  },
  where: {
    title: both('Где', 'Where'),
    hint: both('Город и улица', 'Town and street'),
    kind: 'text',
    required: { impact: 'high' },
  },
  systems: {
    title: both('Системы', 'Systems'),
    kind: 'several',
    choices: { a: both('Первая', 'First'), b: both('Вторая', 'Second') },
    most: 1,
  },
  count: { title: both('Сколько', 'How many'), kind: 'number', least: 1, most: 10 },
  page: { title: both('Страница', 'Page'), kind: 'url' },
  since: { title: both('С какого дня', 'Since'), kind: 'date' },
  again: { title: both('Бывало раньше', 'Seen before'), kind: 'yes-no', required: true },
  numbers: { title: both('Номера', 'Numbers'), kind: 'list' },
};

it('SK-4 SM-3 every kind of field is drawn, faults of the API stand beside their fields in the language of the reader', async () => {
  await askInstead('form-1', everyKind);
  await page.goto('/new');
  await field('Заголовок').fill('Всё сразу');
  await field('Описание').fill('Слова');
  await page.getByRole('radio', { name: 'Много' }).click();
  await page.getByRole('checkbox', { name: 'Первая' }).click();
  await page.getByRole('checkbox', { name: 'Вторая' }).click();
  await field('Сколько').fill('сто');
  await field('Страница').fill('не адрес');
  await page.getByLabel('С какого дня').fill('03.12.2026');
  await page.keyboard.press('Tab');
  await page.getByLabel('Номера').first().fill('А1, Б2');
  await button('Отправить заявку').click();
  await see(page.getByText('Заполните поле «Где».')).toBeVisible();
  await see(page.getByText('Заполните поле «Бывало раньше».')).toBeVisible();
  await field('Где').fill('Омск');
  await page.getByRole('radio', { name: 'Нет' }).click();
  await button('Отправить заявку').click();
  await see(page.getByText('Поле «Системы»: значений нужно не больше 1.')).toBeVisible();
  await see(page.getByText('Поле «Сколько»: нужно число.')).toBeVisible();
  await see(page.getByText('Поле «Страница»: нужен адрес страницы, начиная с https:// или http://.')).toBeVisible();
  await see(page.getByRole('checkbox', { name: 'Первая' })).toBeFocused();
  expect(await faultsOfPage(page)).toEqual([]);
});

it('a form that changed while it was filled in says so, keeps what still fits, and shows what does not', async () => {
  const { since: _gone, count: _asked, ...kept } = everyKind;
  await askInstead('form-2', {
    ...kept,
    count: everyKind.count,
    region: { title: both('Область', 'Region'), kind: 'text', required: true },
  });
  await page.getByRole('checkbox', { name: 'Вторая' }).click();
  await field('Сколько').fill('3');
  await field('Страница').fill('https://example.com/a');
  await button('Отправить заявку').click();
  const note = page.getByRole('alert').filter({ hasText: 'Форма изменилась' });
  await see(note).toContainText('Появилось: «Область».');
  await see(note).toContainText('С какого дня: 2026-12-03');
  await see(field('Где')).toHaveValue('Омск');
  await see(page.getByLabel('С какого дня')).toHaveCount(0);
  expect(await faultsOfPage(page)).toEqual([]);
  await field('Область').fill('Омская');
  await button('Отправить заявку').click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText(/^Заявка SKAI-\d+ принята$/);
  const [line] = items((await call(pages.api, client, 'GET', '/api/v1/tickets')).body);
  const { body } = await call(pages.api, client, 'GET', `/api/v1/tickets/${text(line?.['tid'])}`);
  expect(body['fields']).toEqual({
    ...{ impact: 'high', where: 'Омск', systems: ['a'], count: 3, page: 'https://example.com/a' },
    ...{ again: false, numbers: ['А1', 'Б2'], region: 'Омская' },
  });
});

it('what a broken line stops stays typed, and pressed again it counts once', async () => {
  const ticket = await fileAs(pages.api, client, { subject: 'Обрыв' });
  const path = `/tickets/${text(ticket['tid'])}`;
  await page.goto(path);
  // The word arrives, its answer does not.
  const lose = async (route: Route): Promise<void> => {
    await route.fetch();
    await route.abort();
  };
  await page.route('**/commands', lose, { times: 1 });
  await field('Ваш ответ').fill('Через обрыв');
  await button('Отправить ответ').click();
  await see(page.getByRole('alert')).toContainText('Нет связи с сервером');
  await see(field('Ваш ответ')).toHaveValue('Через обрыв');
  // Also after the page was loaded anew.
  await page.reload();
  await see(field('Ваш ответ')).toHaveValue('Через обрыв');
  await button('Отправить ответ').click();
  await see(field('Ваш ответ')).toHaveValue('');
  const { body } = await call(pages.api, client, 'GET', `/api/v1${path}/timeline`);
  expect(items(body).filter(({ message }) => message?.['text'] === ('Через обрыв' as unknown))).toHaveLength(1);
  // What was not sent outlives the page.
  await field('Ваш ответ').fill('Допишу потом');
  await page.reload();
  await see(field('Ваш ответ')).toHaveValue('Допишу потом');
});

it('a refusal says why, and leaves the words where they are', async () => {
  const ticket = await fileAs(pages.api, client, { subject: 'Опоздали' });
  await given(pages.api, specialist, ticket, { type: 'triage', outcome: 'consultation', text: 'Ответ' });
  await given(pages.api, specialist, ticket, { type: 'solve', kind: 'answer', text: 'Решение' });
  const late = await pages.enter(client);
  // A page that has not heard of what happened meanwhile.
  await late.route('**/api/v1/changes', (route) => route.abort());
  await late.goto(`/tickets/${text(ticket['tid'])}`);
  const solution = late.getByRole('region', { name: 'Поддержка предложила решение' });
  await button('Возразить', late).click();
  await field('Что осталось нерешённым', late).fill('Осталось всё.');
  await given(pages.api, client, ticket, { type: 'confirm' });
  await solution.getByRole('button', { name: 'Возразить' }).click();
  await see(solution.getByRole('alert')).toContainText('Заявка закрыта.');
  await see(field('Что осталось нерешённым', late)).toHaveValue('Осталось всё.');
});
