/** Signing in beyond a password, as people meet it. */
import type { Page } from '@playwright/test';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';
import { startOidcProvider, type OidcProvider } from '../support/oidc-provider';
import { codeOf } from '../support/codes';

let pages: Pages;
let provider: OidcProvider;
beforeAll(async () => {
  // Another site than ours, as a browser sees it.
  provider = await startOidcProvider('localhost');
  const oidc = { issuer: provider.issuer, name: 'Вход компании', ...provider.client };
  pages = await openPages({ oidc, secondFactor: 'staff' });
});
afterAll(async () => {
  await pages.close();
  await provider.stop();
});

async function stranger(): Promise<Page> {
  const context = await pages.browser.newContext({ baseURL: pages.api.base, locale: 'ru-RU', serviceWorkers: 'block' });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

async function givePassword(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Электронная почта').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
}

it('staff who need a code set it up before anything else, sign in with it, and with a backup code where the phone is away', async () => {
  const account = pages.api.account('specialist');
  const page = await stranger();
  await givePassword(page, account);
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Настройте код при входе');
  await see(page.getByRole('img', { name: 'QR-код' })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  const key = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  const first = page.getByLabel('Код из приложения');
  await first.fill('000000');
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  await see(page.getByText('Код не подходит')).toBeVisible();
  await first.fill(codeOf(key, Date.now()));
  await page.getByRole('button', { name: 'Подтвердить' }).click();
  const codes = page.getByRole('listitem');
  await see(codes).toHaveCount(10);
  expect(await faultsOfPage(page)).toEqual([]);
  const [backup = ''] = await codes.allTextContents();
  await page.getByRole('button', { name: 'Продолжить' }).click();
  await see(page).toHaveURL(/\/queues\//);

  const other = await stranger();
  await givePassword(other, account);
  await see(other.getByText('Остался один шаг')).toBeVisible();
  expect(await faultsOfPage(other)).toEqual([]);
  await other.getByLabel('Код').fill(codeOf(key, Date.now(), 1));
  await other.getByRole('button', { name: 'Войти' }).click();
  await see(other).toHaveURL(/\/queues\//);

  const third = await stranger();
  await givePassword(third, account);
  await third.getByRole('button', { name: 'Телефона нет под рукой' }).click();
  await third.getByLabel('Резервный код').fill(backup);
  await third.getByRole('button', { name: 'Войти' }).click();
  await see(third).toHaveURL(/\/queues\//);

  // Away for two days, with a colleague in the own place.
  await third.goto('/absences');
  await third.getByRole('button', { name: 'Отметить отсутствие' }).click();
  const dialog = third.getByRole('dialog', { name: 'Отметить отсутствие' });
  const dayIn = (days: number): string =>
    new Date(Date.now() + days * 24 * 3_600_000).toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' });
  await dialog.getByLabel('С какого дня').fill(dayIn(10));
  await dialog.getByLabel('По какой день').fill(dayIn(11));
  await dialog.getByLabel('По какой день').press('Tab');
  await dialog.getByLabel('Кто замещает').click();
  await third.getByRole('option', { name: 'Наталья Лебедева' }).click();
  expect(await faultsOfPage(third)).toEqual([]);
  await dialog.getByRole('button', { name: 'Отметить', exact: true }).click();
  await see(third.getByText('замещает Наталья Лебедева')).toBeVisible();
  await see(dialog).toHaveCount(0);
  expect(await faultsOfPage(third)).toEqual([]);
  await third.getByRole('button', { name: /^Снять отсутствие/ }).click();
  await see(third.getByText('Впереди отсутствий нет')).toBeVisible();
});

it('a client turns a code on in the preferences, and off', async () => {
  const page = await pages.enter(pages.api.account('client'));
  await page.goto('/preferences');
  const part = page.getByRole('region', { name: 'Код при входе' });
  await part.getByRole('button', { name: 'Включить' }).click();
  const key = ((await part.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await part.getByLabel('Код из приложения').fill(codeOf(key, Date.now()));
  await part.getByRole('button', { name: 'Подтвердить' }).click();
  const backup = (await part.getByRole('listitem').first().textContent()) ?? '';
  await part.getByRole('button', { name: 'Я сохранил коды' }).click();
  await see(part.getByText('Резервных кодов осталось: 10')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await part.getByRole('button', { name: 'Выключить' }).click();
  const dialog = page.getByRole('dialog', { name: 'Выключить' });
  await dialog.getByLabel('Код').fill(backup);
  await dialog.getByRole('button', { name: 'Выключить' }).click();
  await see(part.getByText('Сейчас хватает пароля.')).toBeVisible();
});

it('who signs in at the other place comes to the page they wanted; whom it does not vouch for is told why', async () => {
  const account = pages.api.account('client', 'skai', 1);
  provider.answers.claims = { email: account.email, email_verified: true };
  const page = await stranger();
  await page.goto('/preferences');
  await page.getByRole('link', { name: 'Войти через Вход компании' }).click();
  await see(page).toHaveURL(/\/preferences$/);
  await see(page.getByText(account.email)).toBeVisible();

  provider.answers.claims = { email: account.email };
  const other = await stranger();
  await other.goto('/sign-in');
  await other.getByRole('link', { name: 'Войти через Вход компании' }).click();
  await see(other.getByRole('alert')).toContainText('не подтвердила адрес');
  expect(await faultsOfPage(other)).toEqual([]);
});
