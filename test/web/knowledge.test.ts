/** The knowledge base in the browser: written, found, suggested before a filing, given as an answer; reviews and the register. */
import type { Page } from '@playwright/test';
import { call, fileAs, given, text } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
let client: Page;
let specialist: Page;
beforeAll(async () => {
  pages = await openPages();
  const { api } = pages;
  client = await pages.enter(api.account('client', 'simai'));
  specialist = await pages.enter(api.account('specialist', 'simai'));
});
afterAll(() => pages.close());

const title = 'Как сменить логотип сайта';

it('SK-21 HT-18 an article is written and shown, answers a request before it is filed, and goes into a reply as a link', async () => {
  const { api } = pages;
  await specialist.goto('/knowledge');
  await see(specialist.getByText('Статей пока нет')).toBeVisible();
  await specialist.getByRole('link', { name: 'Написать статью' }).first().click();
  await specialist.getByLabel('Заголовок').fill(title);
  await specialist
    .getByLabel('Текст')
    .fill('# Шаги\n\n- Откройте шаблон\n- <b>Сохраните</b>\n\nСм. https://example.org/logo.');
  // What is typed outlives the page.
  await specialist.reload();
  await see(specialist.getByLabel('Заголовок')).toHaveValue(title);
  expect(await faultsOfPage(specialist)).toEqual([]);
  await specialist.getByRole('button', { name: 'Сохранить и показать' }).click();
  await see(specialist.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await see(specialist.getByRole('heading', { level: 2, name: 'Шаги' })).toBeVisible();
  await see(specialist.getByText('<b>Сохраните</b>')).toBeVisible();
  await see(specialist.getByRole('link', { name: 'https://example.org/logo' })).toHaveAttribute('rel', /noopener/);
  await see(specialist.getByText('Видят клиенты и сотрудники')).toBeVisible();
  const article = new URL(specialist.url()).pathname;

  await client.goto('/new');
  const place = client.getByRole('region', { name: 'Возможно, ответ уже есть' });
  const send = client.getByRole('button', { name: 'Отправить заявку' });
  await see(place).toBeVisible();
  const before = await send.boundingBox();
  await client.getByLabel('Заголовок').fill('не могу поменять логотипы');
  await place.getByRole('button', { name: title }).click();
  expect(await send.boundingBox()).toEqual(before);
  await see(client.getByRole('dialog').getByText('Откройте шаблон')).toBeVisible();
  await client.getByRole('button', { name: 'Вернуться к заявке' }).click();
  await see(client.getByLabel('Заголовок')).toHaveValue('не могу поменять логотипы');
  expect(await faultsOfPage(client)).toEqual([]);
  await place.getByRole('button', { name: title }).click();
  await client.getByRole('button', { name: 'Это решило вопрос' }).click();
  await see(client.getByRole('heading', { level: 1, name: 'Рады, что помогло' })).toBeVisible();
  await client.getByRole('button', { name: 'Задать другой вопрос' }).click();
  await see(client.getByLabel('Заголовок')).toHaveValue('');

  const filed = { desk: 'simai', topic: 'how-to', requestType: 'site', fields: { site: 'https://a.example' } };
  const ticket = await fileAs(api, api.account('client', 'simai'), { ...filed, subject: 'Логотип' });
  await given(api, api.account('specialist', 'simai'), ticket, { type: 'assign', to: 'sp-01' });
  await specialist.goto(`/tickets/${text(ticket['tid'])}`);
  await specialist.getByRole('button', { name: 'Статья', exact: true }).click();
  const finder = specialist.getByRole('combobox', { name: 'Найти статью для ответа' });
  await finder.fill('логотип');
  await see(specialist.getByRole('option', { name: new RegExp(title) })).toBeVisible();
  expect(await faultsOfPage(specialist)).toEqual([]);
  await finder.press('ArrowDown');
  await finder.press('Enter');
  const words = specialist.locator('[data-words]');
  await see(words).toHaveValue(`${title}\n${api.base}${article}`);
  await given(api, api.account('specialist', 'simai'), ticket, { type: 'reply', text: await words.inputValue() });
  await client.goto(`/tickets/${text(ticket['tid'])}`);
  await client.getByRole('link', { name: article }).click();
  await see(client.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await client.getByLabel('Ваше замечание').fill('Не хватает рисунка');
  await client.getByRole('button', { name: 'Отправить замечание' }).click();
  await see(client.getByRole('listitem').filter({ hasText: 'Не хватает рисунка' })).toBeVisible();
  expect(await faultsOfPage(client)).toEqual([]);
});

it('SM-6 a closed ticket is reviewed with what is like it, and becomes an article', async () => {
  const { api } = pages;
  for (const subject of ['Не грузятся картинки товаров', 'Картинки товаров не грузятся', 'Спасибо за работу']) {
    const filed = { desk: 'simai', topic: 'how-to', requestType: 'site', fields: { site: 'https://a.example' } };
    const ticket = await fileAs(api, api.account('client', 'simai'), { ...filed, subject });
    await given(api, api.account('specialist', 'simai'), ticket, { type: 'assign', to: 'sp-01' });
    const solution = { type: 'solve', kind: 'answer', text: 'Уменьшите картинки' };
    await given(api, api.account('specialist', 'simai'), ticket, solution);
    await given(api, api.account('client', 'simai'), ticket, { type: 'close' });
  }
  const manager = await pages.enter(api.account('manager', 'simai'));
  await manager.goto('/overview');
  await manager.getByRole('link', { name: /Закрытые к разбору/ }).click();
  await see(manager.getByRole('listitem').filter({ hasText: 'Спасибо за работу' })).toBeVisible();

  await specialist.goto('/knowledge/reviews');
  const lines = specialist.getByRole('list', { name: 'Заявки к разбору' }).getByRole('listitem');
  await lines.filter({ hasText: 'Спасибо за работу' }).getByRole('button').click();
  await specialist.getByRole('button', { name: 'Добавить нечего' }).click();
  await see(specialist.getByText(/^Разобрано: SIMAI-/)).toBeVisible();
  await see(lines.filter({ hasText: 'Спасибо за работу' })).toHaveCount(0);
  await lines.filter({ hasText: 'Картинки товаров не грузятся' }).getByRole('button').click();
  await see(specialist.getByText('Похожих закрытых заявок: 1')).toBeVisible();
  expect(await faultsOfPage(specialist)).toEqual([]);
  await specialist.getByRole('link', { name: 'Написать статью' }).click();
  await see(specialist.getByLabel('Заголовок')).toHaveValue('Картинки товаров не грузятся');
  await see(specialist.getByLabel('Текст')).toHaveValue('Уменьшите картинки');
  await specialist.getByRole('button', { name: 'Сохранить и показать' }).click();
  await see(specialist.getByText('Названа при разборе закрытых заявок: 1')).toBeVisible();
  const { body } = await call(api, api.account('manager', 'simai'), 'GET', '/api/v1/overview');
  expect(body['toReview']).toBe(1);
});

it('EA-8 a release is written down and announced; a defect of it says which one mends it', async () => {
  const page = await pages.enter(pages.api.account('manager', 'eaeu'));
  await page.goto('/knowledge/releases');
  await see(page.getByText('Выпусков пока нет')).toBeVisible();
  for (const [name, changes] of [
    ['2.4', 'Новый адаптер'],
    ['2.5', 'Исправления'],
  ] as const) {
    await page.getByRole('button', { name: 'Записать выпуск' }).click();
    await page.getByLabel('Номер выпуска').fill(name);
    await page.getByLabel('Что нового').fill(changes);
    await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
    await see(page.getByRole('heading', { level: 1, name: `Выпуск ${name}` })).toBeVisible();
    await page.getByRole('link', { name: 'Все выпуски' }).click();
  }
  await page.getByRole('link', { name: '2.4' }).click();
  await page.getByRole('button', { name: 'Объявить, что вышел' }).click();
  await see(page.getByText('Объявлено. Сообщили заявкам: 0.')).toBeVisible();
  await page.getByRole('button', { name: 'Сообщить о дефекте' }).click();
  await page.getByLabel('Коротко').fill('Шлюз падает');
  await page.getByLabel('Как проявляется').fill('При обмене');
  await page.getByRole('button', { name: 'Записать дефект' }).click();
  await page.getByRole('button', { name: 'Что с ним: D-1' }).click();
  await page.getByLabel('Исправит выпуск').selectOption('2.5');
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await see(page.getByText('исправит 2.5')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Все выпуски' }).click();
  await see(page.getByRole('row', { name: /2\.5/ })).toContainText('исправляет 1');
});
