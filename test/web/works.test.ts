/** Works that are counted and the account of a company, in the browser (IN-3, IN-4, HT-16). */
import { fileAs, given, text } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

it('IN-3 HT-16 what is left of the month stands beside the ticket, and a manager tops the account up', async () => {
  const { api } = pages;
  const who = (role: string) => api.account(role, 'insales');
  const ticket = await fileAs(api, who('client'), {
    ...{ desk: 'insales', requestType: 'customisation', topic: undefined, subject: 'Кнопка в корзине' },
    fields: { page: 'https://shop.example/cart', wanted: 'Кнопка внизу' },
  });
  await given(api, who('manager'), ticket, { type: 'assign', to: 'sp-01' });
  await given(api, who('specialist'), ticket, { type: 'take-work', minutes: 10 });

  const client = await pages.enter(who('client'));
  await client.goto(`/tickets/${text(ticket['tid'])}`);
  await see(client.getByText(/Осталось 3 из 4/)).toBeVisible();
  await see(client.getByText(/10 мин, принята, бесплатно/)).toBeVisible();
  expect(await faultsOfPage(client)).toEqual([]);
  await see(client.getByRole('link', { name: 'Счёт и работы компании' })).toBeVisible();
  // The same page is a place of the menu, for whose company something is counted.
  await client.getByRole('navigation', { name: 'Меню' }).getByRole('link', { name: 'Счёт и работы' }).click();
  await see(client).toHaveURL(/\/account\/[0-9a-f-]+\?desk=insales$/);
  await see(client.getByText(/выполнено 0, принято 1, по тарифу 4/)).toBeVisible();
  await see(client.getByRole('link', { name: text(ticket['tid']) })).toBeVisible();
  await see(client.getByRole('button', { name: 'Пополнить' })).toHaveCount(0);
  expect(await faultsOfPage(client)).toEqual([]);

  const manager = await pages.enter(who('manager'), { viewport: { width: 320, height: 800 } });
  await manager.goto(new URL(client.url()).pathname + new URL(client.url()).search);
  await manager.getByRole('button', { name: 'Пополнить' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Пополнить' });
  await dialog.getByLabel(/Сумма/).fill('1500,50');
  await dialog.getByLabel('Основание').fill('Счёт 12');
  expect(await faultsOfPage(manager)).toEqual([]);
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await see(dialog).toBeHidden();
  await see(manager.getByText(/1\s500,50/).first()).toBeVisible();
  expect(await faultsOfPage(manager)).toEqual([]);
});
