/** Mass incidents in the browser: declared, tickets linked from a list of numbers, one word to all, restored, analysed; what the client sees. */
import { fileAs, text } from '../api/harness';
import { tellAll } from '../api/live-incidents';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

it('EA-5 HT-17 EA-8 a coordinator declares an incident, links tickets by their numbers, writes to all, restores and analyses; the client reads it in the ticket', async () => {
  const { api } = pages;
  const filed = [await fileAs(api, api.account('client')), await fileAs(api, api.account('client'))];
  const [first = '', second = ''] = filed.map(({ tid }) => text(tid));
  const page = await pages.enter(api.account('coordinator'));
  await page.goto('/');
  await page.getByRole('link', { name: 'Инциденты' }).click();
  await see(page.getByText('Инцидентов не было')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('button', { name: 'Объявить инцидент' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill('Нет данных с трекеров');
  // All parts of the rule that this desk has anything to choose from: it has no services and no categories of problems.
  for (const part of ['Темы', 'Компании', 'Слова в заявке', 'Полученные не раньше'])
    await see(dialog.getByLabel(part, { exact: true })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Объявить инцидент' }).click();
  await see(page.getByRole('heading', { level: 1, name: /Инцидент № \d+: Нет данных с трекеров/ })).toBeVisible();
  await see(page.getByText('Сюда пока не относится ни одна заявка.')).toBeVisible();

  await page.getByLabel('Номера заявок').fill(`${first}, ${second}\nSKAI-0`);
  await page.getByRole('button', { name: 'Связать', exact: true }).click();
  await see(page.getByText('Связано: 2')).toBeVisible();
  await see(page.getByText('Не связано: 1')).toBeVisible();
  const tickets = page.getByRole('table', { name: 'Заявки инцидента' });
  await see(tickets.getByRole('row')).toHaveCount(3);
  // Which tickets belong by themselves is said anew where the incident stands.
  await page.getByRole('button', { name: 'Какие заявки относятся сюда' }).click();
  const rule = page.getByRole('dialog', { name: 'Какие заявки относятся сюда' });
  const company = api.account('client').company ?? '';
  await rule.getByLabel('Компании', { exact: true }).click();
  await page.getByRole('option', { name: company }).click();
  await rule.getByLabel('Слова в заявке').fill('молчат трекеры');
  await rule.getByLabel('Полученные не раньше').fill('2026-01-01T00:00');
  expect(await faultsOfPage(page)).toEqual([]);
  await rule.getByRole('button', { name: 'Сохранить' }).click();
  await see(rule).toBeHidden();
  await see(page.getByText(new RegExp(`${company}, «молчат трекеры»`))).toBeVisible();
  const { id } = await api.prisma.incident.findFirstOrThrow();
  await tellAll(api, id);
  await page.getByLabel('Текст для клиентов').fill('Чиним приём данных');
  await page.getByRole('button', { name: 'Отправить всем' }).click();
  await see(page.getByText('Получили 0, ждут 2, отказано 0')).toBeVisible();
  await tellAll(api, id);
  await see(page.getByText('Получили 2, ждут 0, отказано 0')).toBeVisible();
  await see(tickets.getByText('получено')).toHaveCount(2);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await faultsOfPage(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });

  const client = await pages.enter(api.account('client'));
  await client.goto(`/tickets/${first}`);
  await see(client.getByText('Чиним приём данных')).toBeVisible();
  await see(client.getByText('Нет данных с трекеров: устраняем')).toBeVisible();

  await page.getByLabel('Текст для клиентов').fill('Приём данных восстановлен');
  await page.getByLabel('Это решение: работа восстановлена').check();
  await page.getByRole('button', { name: 'Работа восстановлена' }).click();
  await see(page.getByText('записать причину и меры')).toBeVisible();
  await tellAll(api, id);
  await page.getByLabel('Причина').fill('Диск');
  await page.getByLabel('Меры').fill('Второй диск');
  await page.getByRole('button', { name: 'Записать разбор' }).click();
  await see(page.getByText('разобран', { exact: true })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await client.goto(`/tickets/${second}`);
  await see(client.getByText('Нет данных с трекеров: работа восстановлена')).toBeVisible();
  await see(client.getByText('Приём данных восстановлен').first()).toBeVisible();
});
