/** Access data in the browser (SM-4): entered and kept nowhere in it, shown for a minute to one person, looks before the client's eyes. */
import type { Page } from '@playwright/test';
import { call, given, made, text } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const secret = 'Жар-птица №7c1f';

/** Everything that the browser keeps for the page. */
function kept(page: Page): Promise<string> {
  return page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
}

it('SM-4 the author enters them, the responsible looks for a minute, the client sees it and takes them back', async () => {
  const { api } = pages;
  const [author, specialist] = [api.account('client', 'simai'), api.account('specialist', 'simai')];
  const body = {
    ...{ desk: 'simai', requestType: 'site', topic: 'site-error', subject: 'Пустая корзина', text: 'Ошибка 500' },
    fields: { site: 'https://shop.vektor.example/basket' },
  };
  const ticket = made(await call(api, author, 'POST', '/api/v1/tickets', { body }));
  await given(api, specialist, ticket, { type: 'assign', to: 'sp-01' });
  await given(api, specialist, ticket, { type: 'request-access', what: 'ftp', text: 'Посмотрим журнал' });
  const tid = text(ticket['tid']);

  const client = await pages.enter(author);
  await client.goto(`/tickets/${tid}`);
  const form = client.getByRole('region', { name: 'Поддержка просит данные доступа: Доступ по FTP' });
  await see(form.getByText(/Через 2 календарных дня после закрытия/)).toBeVisible();
  await form.getByRole('button', { name: 'Передать данные' }).click();
  await see(form.getByText('Впишите пароль или ключ.')).toBeVisible();
  expect(await faultsOfPage(client)).toEqual([]);
  await form.getByLabel('Логин').fill('vektor-deploy');
  await form.getByLabel('Пароль или ключ').fill(secret);
  expect(await kept(client)).not.toContain(secret);
  await form.getByRole('button', { name: 'Передать данные' }).click();
  await see(form).toBeHidden();
  const own = client.getByRole('region', { name: 'Данные доступа' });
  await see(own.getByText('Никто не смотрел.')).toBeVisible();
  expect(await faultsOfPage(client)).toEqual([]);

  const desk = await pages.enter(specialist);
  await desk.clock.install();
  await desk.goto(`/tickets/${tid}`);
  const shown = desk.getByRole('region', { name: 'Данные доступа' });
  await shown.getByRole('button', { name: 'Посмотреть' }).click();
  await see(shown.getByText(secret)).toBeVisible();
  expect(await faultsOfPage(desk)).toEqual([]);
  await desk.clock.fastForward(61_000);
  await see(shown.getByText('Данные скрыты.')).toBeVisible();
  await see(shown.getByText(secret)).toHaveCount(0);
  for (const page of [client, desk]) expect(await kept(page)).not.toMatch(/Жар|vektor-deploy/);

  await client.reload();
  await see(own.getByText(specialist.name)).toBeVisible();
  await own.getByRole('button', { name: 'Отозвать данные' }).click();
  await client.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click();
  await see(own.getByText('Клиент отозвал данные')).toBeVisible();
  await see(own.getByRole('button', { name: 'Отозвать данные' })).toHaveCount(0);
});
