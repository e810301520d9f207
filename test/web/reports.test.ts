/** Monthly reports and the register in the browser: a report handed in, the summary published with who is missing, contacts as of a day. */
import type { Page } from '@playwright/test';
import { StillClock } from '../store/support';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

const clock = new StillClock(Date.parse('2027-01-20T12:00:00+03:00'));
let pages: Pages;
let page: Page;
beforeAll(async () => {
  pages = await openPages({}, {}, clock);
  const { prisma, store } = pages.api;
  await store.beginReports();
  clock.at = Date.parse('2027-02-04T10:00:00+03:00');
  const due = await prisma.run.findMany({ where: { kind: 'report' } });
  for (const { workflowId } of due) await store.look({ workflowId, reached: null });
  page = await pages.enter(pages.api.account('manager', 'eaeu'));
  await prisma.session.updateMany({ data: { expiresAt: new Date('2027-12-31') } });
});
afterAll(() => pages.close());

it('EA-6 a service hands its report in with figures and words, and the summary names who is missing', async () => {
  await page.goto('/overview/reports?desk=eaeu');
  const line = page.getByRole('listitem').filter({ hasText: 'Национальный сегмент Казахстана' });
  await see(line.getByText('нужно сдать')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await line.getByRole('link').click();
  await see(page.getByRole('heading', { name: /Отчёт о результатах мониторинга, январь 2027/ })).toBeVisible();
  await see(page.getByRole('table', { name: 'Показатели месяца' })).toBeVisible();
  await page.getByText('Почему такой срок').click();
  await see(
    page
      .getByRole('table')
      .filter({ hasText: '05.02' })
      .or(page.getByText(/5 февр/))
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await see(page.getByText('Напишите хотя бы пару слов.')).toBeVisible();
  await page.getByLabel('Что произошло за месяц').fill('Работали без простоев.');
  await page.getByRole('button', { name: 'Сдать отчёт' }).click();
  await see(page.getByRole('region', { name: 'Что было с отчётом' })).toContainText('Работали без простоев.');
  await see(page.getByRole('button', { name: 'Исправить отчёт' })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);

  await page.goto('/overview/reports?desk=eaeu');
  await page.getByRole('link', { name: /Сводный отчёт/ }).click();
  await see(page.getByText(/Пока не сдали: .*Национальный сегмент Армении/)).toBeVisible();
  await page.getByLabel('Что произошло за месяц').fill('Сводка за январь.');
  await page.getByRole('button', { name: 'Опубликовать сводку' }).click();
  const services = page.getByRole('region', { name: 'Отчёты служб' });
  await see(services).toContainText(/К публикации не сдали: .*Армении/);
  await see(services.getByRole('listitem').filter({ hasText: 'Казахстана' })).toContainText('опубликован');
  expect(await faultsOfPage(page)).toEqual([]);
});

it('EA-7 contacts are received from a letter, published, and the register is read as of a day', async () => {
  await page.goto('/overview/register?desk=eaeu');
  await see(page.getByText('На этот день в реестре никого нет')).toBeVisible();
  await page.getByRole('button', { name: 'Внести сведения' }).click();
  await page.getByLabel('Орган или организация').fill('Оператор национального сегмента');
  await page.getByLabel('Ответственный').fill('Алесь Ковалевич');
  await page.getByLabel('Получено (определено)').fill('03.02.2027');
  await page.getByLabel('Действует с', { exact: false }).first().fill('01.02.2027');
  await page.keyboard.press('Escape');
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('button', { name: 'Внести', exact: true }).click();
  const waiting = page.getByRole('region', { name: 'Ждут публикации' });
  await see(waiting).toContainText('Алесь Ковалевич');
  await waiting.getByRole('button', { name: 'Опубликовать' }).click();
  const shown = page.getByRole('region', { name: 'Ответственные лица' });
  await see(shown.getByRole('listitem').filter({ hasText: 'Алесь Ковалевич' })).toBeVisible();
  await shown.getByRole('button', { name: 'История' }).click();
  await see(shown.getByText('Версия 1: опубликовано')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.goto('/overview/register?desk=eaeu&from=2027-02-03');
  await see(page.getByText('На этот день в реестре никого нет')).toBeVisible();
});
