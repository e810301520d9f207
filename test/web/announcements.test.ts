/** Announcements in the browser: written, announced, told; in the bar of those concerned until they put it away; changed and cancelled. */
import { tellConcerned } from '../api/live-announcements';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

it('HT-17 EA-5 a coordinator writes an announcement, sees whom it reaches, sends it; a client reads it in the bar, puts it away, and is told of the cancelling', async () => {
  const { api } = pages;
  const page = await pages.enter(api.account('coordinator'));
  await page.goto('/');
  await page.getByRole('link', { name: 'Объявления' }).click();
  await see(page.getByText('Объявлений ещё не было')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Написать объявление' }).click();
  const local = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);
  await page.getByLabel('Начало').fill(local(1));
  await page.getByLabel('Окончание').fill(local(1.1));
  await see(page.getByText('Поздно: объявить нужно было не позднее этого времени.')).toBeVisible();
  await page.getByLabel('Начало').fill(local(30));
  await page.getByLabel('Окончание').fill(local(30.1));
  await page.getByRole('textbox', { name: 'Заголовок', exact: true }).fill('Портал не работает ночью');
  await page.getByRole('textbox', { name: 'Текст', exact: true }).fill('Меняем серверы.');
  await see(page.getByText(/^Получат: \d+$/)).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await faultsOfPage(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Сохранить черновик' }).click();
  await see(page.getByRole('heading', { level: 1, name: /№ \d+: Портал не работает ночью/ })).toBeVisible();
  await page.getByRole('button', { name: 'Объявить', exact: true }).click();
  await see(page.getByText('ждёт отправки')).toBeVisible();
  await page.getByRole('button', { name: 'Отправить сейчас' }).click();
  await see(page.getByText('объявлено', { exact: true })).toBeVisible();
  const { id } = await api.prisma.announcement.findFirstOrThrow();
  await tellConcerned(api, id);

  const client = await pages.enter(api.account('client'));
  await client.goto('/tickets');
  const bar = client.getByRole('complementary', { name: 'Объявления' });
  await see(bar.getByText('Технический перерыв: Портал не работает ночью')).toBeVisible();
  expect(await faultsOfPage(client)).toEqual([]);
  await bar.getByRole('button', { name: /^Скрыть/ }).click();
  await see(bar).toHaveCount(0);
  await client.goto('/announcements/mine');
  await see(client.getByText('Меняем серверы.')).toBeVisible();
  expect(await faultsOfPage(client)).toEqual([]);

  await page.getByRole('button', { name: 'Отменить объявление' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Почему').fill('Серверы не приехали');
  await dialog.getByRole('button', { name: 'Отменить объявление' }).click();
  await see(page.getByText('отменено', { exact: true })).toBeVisible();
  await tellConcerned(api, id);
  await client.goto('/tickets');
  await see(bar.getByText('Отменено.')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
});
