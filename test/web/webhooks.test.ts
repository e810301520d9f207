/** An administrator registers an endpoint, sees its secret once, tries it, and sends again what was not taken. */
import type { Page } from '@playwright/test';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';
import { atFullSize } from '../support/size';

let pages: Pages;
let page: Page;
beforeAll(async () => {
  pages = await openPages();
  page = await pages.enter(pages.api.account('administrator'), { viewport: { width: 320, height: 900 } });
}, 120_000);
afterAll(() => pages.close());

const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });

atFullSize(
  'an endpoint is registered and its secret told once; an address inside is refused at its field',
  async () => {
    await page.goto('/administration/webhooks');
    await see(page.getByText('Вебхуков пока нет')).toBeVisible();
    await button('Добавить вебхук').click();
    const url = dialog().getByRole('textbox', { name: 'Адрес' });
    await url.fill('https://10.0.0.7/hook');
    await dialog().getByRole('button', { name: 'Сохранить' }).click();
    await see(dialog().getByText('Этот адрес внутренний')).toBeVisible();
    await url.fill('https://program.example/hook');
    await dialog().getByRole('checkbox', { name: 'Срок изменился' }).check();
    expect(await faultsOfPage(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Сохранить' }).click();
    await see(dialog().getByText(/^whsec_/)).toBeVisible();
    await dialog().getByRole('button', { name: 'Готово' }).click();
    await see(page.getByRole('listitem').filter({ hasText: 'program.example' })).toContainText('Срок изменился');
    expect(await faultsOfPage(page)).toEqual([]);
  },
);

atFullSize('it is tried, what was not taken is sent again, and it rests and goes on', async () => {
  const { prisma } = pages.api;
  await page.getByRole('link', { name: 'https://program.example/hook' }).click();
  await see(page.getByText('Сообщений пока нет')).toBeVisible();
  await button('Проверить').click();
  await see(page.getByRole('status').filter({ hasText: 'Проверочное сообщение отправлено' })).toBeVisible();
  const message = page.getByRole('list', { name: 'Сообщения' }).getByRole('listitem');
  await see(message).toContainText('Ждёт');
  const settledAt = new Date();
  await prisma.webhookDelivery.updateMany({
    data: { state: 'set-aside', attempts: 14, status: 503, fault: 'status', settledAt },
  });
  await page.reload();
  await see(message).toContainText('Не принято за сутки');
  await see(message).toContainText('попыток: 14 · HTTP 503 · Ответ не 2xx');
  expect(await faultsOfPage(page)).toEqual([]);
  await button('Отправить ещё раз: Проверка').click();
  await see(message).toContainText('Ждёт');
  await button('Остановить').click();
  await see(page.getByText('администратором')).toBeVisible();
  await button('Продолжить').click();
  await see(page.getByText('Работает')).toBeVisible();
  await button('Удалить').click();
  await dialog().getByRole('button', { name: 'Удалить' }).click();
  await see(message).toContainText('Не отправлено');
  await see(button('Проверить')).toHaveCount(0);
});
