/** A client's whole ticket at SmartPlayer, in the browser: four forms, colleagues, done at once, one rating. */
import type { Page } from '@playwright/test';
import type { DemoAccount } from '../../prisma/seed';
import { call, given, items, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
let page: Page;
beforeAll(async () => {
  pages = await openPages();
  page = await pages.enter(who('client'));
});
afterAll(() => pages.close());

const who = (role: string, index = 0): DemoAccount => pages.api.account(role, 'smartplayer', index);
const field = (name: string, at = page) => at.getByRole('textbox', { name, exact: true });
const button = (name: string, at = page) => at.getByRole('button', { name, exact: true });

async function newest(): Promise<Json> {
  const { body } = await call(pages.api, who('client'), 'GET', '/api/v1/tickets?sort=receivedAt');
  const [line] = items(body);
  return (await call(pages.api, who('client'), 'GET', `/api/v1/tickets/${text(line?.['tid'])}`)).body;
}

it('IN-1 SP-2 SP-3 SP-4 the type is chosen first, then its form opens; what it asks depends on what is chosen', async () => {
  await page.goto('/new');
  await see(page.getByRole('heading', { name: 'Что случилось' })).toBeVisible();
  await see(page.getByRole('listitem')).toHaveCount(4);
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Предложить новую функцию' }).click();
  await field('Заголовок').fill('Чёрный экран');
  // Another type after all: what was said stays.
  await page.getByRole('link', { name: 'Изменить: Что случилось' }).click();
  await page.getByRole('link', { name: 'Сообщить о баге' }).click();
  await see(field('Заголовок')).toHaveValue('Чёрный экран');

  await page.getByRole('radio', { name: 'Показ остановлен' }).click();
  await see(page.getByLabel('Какая именно')).toHaveCount(0);
  await page.getByLabel('Операционная система').first().click();
  await page.getByRole('option', { name: 'Другая' }).click();
  await button('Отправить заявку').click();
  await see(page.getByText('Заполните поле «Какая именно».')).toBeVisible();
  await see(field('Подробности и шаги воспроизведения')).toBeFocused();
  expect(await faultsOfPage(page)).toEqual([]);
  await field('Какая именно').fill('Своя сборка');
  await field('Подробности и шаги воспроизведения').fill('Включить плейлист');
  await field('Ожидаемый результат').fill('Ролик идёт');
  await field('Фактический результат').fill('Чёрный экран');
  await page.getByRole('radio', { name: 'Облачный' }).click();
  await field('Тестовая среда').fill('8.4.1');
  await field('Описание').fill('Экраны на входе с утра чёрные.');
  await page.getByLabel('Показать коллегам').first().click();
  await page.getByRole('option', { name: 'Дмитрий Фёдоров' }).click();
  await page.keyboard.press('Escape');
  await button('Отправить заявку').click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText(/^Заявка SPSUP-\d+ принята$/);
  expect(await newest()).toMatchObject({
    requestType: 'bug',
    sharedWith: [{ name: 'Дмитрий Фёдоров' }],
    fields: { impact: 'blocking', 'operating-system': 'other', 'other-system': 'Своя сборка', version: '8.4.1' },
  });
});

it('SP-4 SP-5 a colleague finds the ticket by its number, follows it, and is told what only its author may do', async () => {
  const ticket = await newest();
  const colleague = await pages.enter(who('client', 1));
  await colleague.goto('/tickets');
  await colleague.getByText('Общие', { exact: true }).click();
  await colleague.getByLabel('Поиск по заявкам').fill(text(ticket['tid']).toLowerCase());
  await see(colleague).toHaveURL(/text=spsup/i);
  await colleague.getByRole('link', { name: 'Чёрный экран' }).click();
  await see(colleague.getByRole('region', { name: 'Указано при подаче' })).toContainText('Показ остановлен');
  await see(button('Закрыть заявку', colleague)).toBeDisabled();
  await see(colleague.getByText('Сейчас нельзя: Вам это здесь не разрешено.').first()).toBeVisible();
  await field('Ваш ответ', colleague).fill('И на складе тоже.');
  await button('Отправить ответ', colleague).click();
  await page.goto(`/tickets/${text(ticket['tid'])}`);
  await see(page.getByRole('article').filter({ hasText: 'И на складе тоже.' })).toContainText('Дмитрий Фёдоров');
  expect(await faultsOfPage(colleague)).toEqual([]);
  // Whoever follows may stop it alone; the author shares again.
  await button('Больше не следить', colleague).click();
  await see(colleague.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  expect(await newest()).toMatchObject({ sharedWith: [] });
  await page.getByLabel('Показать коллегам').first().click();
  await page.getByRole('option', { name: 'Дмитрий Фёдоров' }).click();
  await page.keyboard.press('Escape');
  await button('Показать').click();
  await see(button('Убрать Дмитрий Фёдоров')).toBeVisible();
});

it('SP-6 SP-9 SP-10 what awaits feedback goes on with a comment; the author closes at once and rates once, by five', async () => {
  const ticket = await newest();
  await given(pages.api, who('specialist'), ticket, { type: 'triage', outcome: 'consultation', text: 'Смотрим' });
  await given(pages.api, who('specialist'), ticket, { type: 'solve', kind: 'answer', text: 'Обновите плеер' });
  const solution = page.getByRole('region', { name: 'Поддержка предложила решение' });
  await solution.getByRole('button', { name: 'Возразить' }).click();
  await field('Что осталось нерешённым').fill('Обновили, не помогло.');
  await solution.getByRole('button', { name: 'Возразить' }).click();
  await see(page.getByText('Вновь открыт').first()).toBeVisible();

  await button('Закрыть заявку').click();
  const dialog = page.getByRole('dialog', { name: 'Закрыть заявку' });
  await see(dialog).toContainText('Её можно будет открыть снова.');
  expect(await faultsOfPage(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Закрыть заявку' }).click();
  const rating = page.getByRole('region', { name: /^Оцените работу поддержки|^Ваша оценка/ });
  await see(rating.getByRole('radio')).toHaveCount(5);
  await rating.getByRole('radio', { name: '4 — хорошо' }).click();
  await rating.getByRole('button', { name: 'Отправить оценку' }).click();
  await see(rating).toContainText('Ваша оценка: 4 — хорошо');
  await see(rating.getByRole('button', { name: 'Изменить оценку' })).toHaveCount(0);
  expect(await newest()).toMatchObject({ stage: 'closed', ratings: [{ score: 'four' }] });
  expect(await faultsOfPage(page)).toEqual([]);
});
