/** The acts of a ticket in a real browser: each offered act opens its form, and what is filled in becomes the command. */
import type { Page } from '@playwright/test';
import { call, fileAs, give, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';

let pages: Pages;
let page: Page;
let ticket: Json;
const specialist = () => pages.api.account('specialist');

beforeAll(async () => {
  pages = await openPages();
  const fields = { product: 'skai-online' };
  const filing = { subject: 'Терминал молчит', requestType: 'request', topic: 'other', fields };
  ticket = await fileAs(pages.api, pages.api.account('client'), filing);
  await give(pages.api, pages.api.account('manager'), ticket, { type: 'assign', to: 'sp-01' });
  await give(pages.api, specialist(), ticket, { type: 'triage', outcome: 'details-requested', text: 'Фото?' });
  page = await pages.enter(specialist());
  page.setDefaultTimeout(5_000);
  await page.goto(`/queues/all?ticket=${text(ticket['tid'])}`);
}, 120_000);
afterAll(() => pages.close());

const composer = () => page.getByRole('region', { name: 'Ответ и действия' });
const read = async (): Promise<Json> =>
  (await call(pages.api, specialist(), 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;

async function choose(title: string): Promise<void> {
  // A calendar opens where a form begins with a date; it is left as one leaves it.
  await page.keyboard.press('Escape');
  await composer().getByRole('button', { name: 'Действия' }).click();
  await page.getByRole('menuitem', { name: title, exact: true }).click();
  await see(composer().getByRole('form', { name: title })).toBeVisible();
}

async function done(button: 'Отправить' | 'Выполнить'): Promise<void> {
  await composer().getByRole('button', { name: button }).click();
}

it('every act that can be given opens its form', async () => {
  await composer().getByRole('button', { name: 'Действия' }).click();
  const possible = page.locator('[role=menuitem]:not([aria-disabled]):not([aria-expanded])');
  await see(possible.first()).toBeVisible();
  const titles = await possible.allTextContents();
  expect(titles.length).toBeGreaterThan(10);
  await page.keyboard.press('Escape');
  for (const title of titles) await choose(title);
}, 60_000);

it('SK-3 SK-18 SK-19 a call, parts and a longer limit are given as they were filled in', async () => {
  await choose('Записать звонок');
  await composer().getByRole('combobox', { name: 'Итог' }).selectOption({ label: 'Не дозвонились' });
  await composer().getByRole('textbox', { name: 'Текст', exact: true }).fill('Гудки без ответа');
  await done('Отправить');
  await see(page.getByText('Гудки без ответа')).toBeVisible();

  await choose('Заказать запчасти');
  await composer().getByRole('textbox', { name: 'Поставщик' }).fill('ООО «Датчик»');
  await composer().getByRole('textbox', { name: 'Запчасть' }).fill('ДУТ-2');
  await composer().getByRole('textbox', { name: 'Сколько' }).fill('3');
  await done('Выполнить');
  await see
    .poll(async () => (await read())['orders']?.['0']?.['lines'])
    .toMatchObject([{ part: 'ДУТ-2', quantity: 3 }]);

  await choose('Предложить другой срок');
  await composer().getByRole('textbox', { name: 'Причина' }).fill('Ждём датчик');
  await done('Выполнить');
  // Neither days nor a date: the API says so, and nothing typed is lost.
  await see(composer().getByRole('alert')).toBeVisible();
  await see(composer().getByRole('textbox', { name: 'Причина' })).toHaveValue('Ждём датчик');
  await composer()
    .getByRole('textbox', { name: /На сколько дней/ })
    .fill('5');
  await done('Выполнить');
  await see.poll(async () => (await read())['proposal']).toMatchObject({ days: 5, reason: 'Ждём датчик', by: 'desk' });
}, 60_000);
