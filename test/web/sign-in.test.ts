import { expect as see } from '@playwright/test';
import { openPages, type Pages } from './browser';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

it('whoever is not signed in sees nothing but the way in, and goes on to where they wanted to be', async () => {
  const { api, browser } = pages;
  const context = await browser.newContext({ baseURL: api.base, locale: 'ru-RU' });
  const page = await context.newPage();
  await page.goto('/preferences');
  await see(page).toHaveURL(/\/sign-in\?next=/);
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Вход');
  const { email, password } = api.account('client');
  await page.getByLabel('Электронная почта').fill(email);
  await page.locator('input[name=password]').fill('not the password');
  await page.getByRole('button', { name: 'Войти' }).click();
  await see(page.getByText('Почта или пароль не подходят')).toBeVisible();
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await see(page).toHaveURL(/\/preferences$/);
  await context.close();
});
