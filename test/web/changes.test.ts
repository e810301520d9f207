/** Rules that change under way, in the browser: a move of the decree withdrawn, rehearsed and published; a year in a minute. */
import type { Page } from '@playwright/test';
import type { PublicationState } from '../../domain/publication';
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, text } from '../api/harness';
import { StillClock } from '../store/support';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages({}, {}, new StillClock(Date.parse('2027-02-15T12:00:00+03:00')));
});
afterAll(() => pages.close());

/** A window of somebody who has signed in: by the clock of these tests that was long ago. */
async function enter(account: DemoAccount): Promise<Page> {
  const page = await pages.enter(account);
  await pages.api.prisma.session.updateMany({ data: { expiresAt: new Date('2027-12-31') } });
  return page;
}

/** Who administers every desk. */
function keeper(): DemoAccount {
  const found = pages.api.accounts.find(({ email, desk }) => email === 'rules@reglament.example' && desk === 'skai');
  if (found === undefined) throw new Error('nobody administers all desks');
  return found;
}

/** What the worker does for a publication, until there is no more of it. */
async function work({ api: { prisma, store } }: Pages, stage: PublicationState['stage']): Promise<void> {
  const { id } = await prisma.draft.findFirstOrThrow({ where: { stage } });
  const { workflowId } = await prisma.run.findUniqueOrThrow({ where: { kind_id: { kind: 'publication', id } } });
  if (stage === 'rehearsing')
    return store.rehearseDraft({ workflowId, signal: new AbortController().signal, onProgress: () => undefined });
  const step = { workflowId, most: 100, settleMs: 0, pace: () => Promise.resolve(), goesOn: () => true };
  for (let over = false; !over;) ({ over } = await store.moveBatch({ ...step, tell: () => undefined }));
}

it('X-4 an administrator withdraws the move of 20 February, rehearses, publishes and sees it done; the ticket says its new date and by whom', async () => {
  const { api } = pages;
  const filed = await fileAs(api, api.account('client'));
  const tid = text(filed['tid']);
  const page = await enter(keeper());
  await page.goto('/rules/changes?desk=skai');
  await see(page.getByText('Изменений пока не было')).toBeVisible();
  await page.getByRole('link', { name: 'Изменить календарь' }).click();
  await page.getByLabel('Год', { exact: true }).first().selectOption('2027');
  await page.getByRole('button', { name: /20 февраля 2027/ }).press('Enter');
  await page.getByRole('button', { name: 'Отменить перенос' }).click();
  const differs = page.getByRole('region', { name: 'Что изменится в календаре' });
  await see(differs.getByRole('row')).toHaveCount(3);
  await see(differs.getByText('рабочий: рабочий день недели')).toBeVisible();
  // Two presses move it elsewhere, and take it back: what is drafted outlives the page.
  await page.getByRole('button', { name: /20 февраля 2027/ }).click();
  await page.getByRole('button', { name: /26 февраля 2027/ }).click();
  await see(differs.getByText('выходной перенесён с 20.02.2027')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: /26 февраля 2027.*перенесённый/ }).click();
  await page.getByRole('button', { name: 'Отменить перенос' }).click();
  await see(differs.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Сохранить черновик' }).click();

  await see(page.getByRole('heading', { level: 1, name: 'Календарь России, 2027 год' })).toBeVisible();
  await page.getByRole('button', { name: 'Проверить' }).click();
  await see(page.getByText('Проверяем открытые заявки…')).toBeVisible();
  await work(pages, 'rehearsing');
  const lines = page.getByRole('table', { name: 'Что с чем произойдёт' });
  const line = lines.getByRole('row').filter({ hasText: tid }).filter({ hasText: 'Решение заявки' });
  await see(line).toContainText(/20 февр.*22 февр/);
  await see(page.getByRole('link', { name: 'Скачать CSV' })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);

  await page.getByRole('button', { name: 'Опубликовать' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Почему').fill('Перенос отменён');
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await see(dialog).toBeHidden();
  await work(pages, 'moving');
  await see(page.getByText(/Пересчитано \d+ из \d+/)).toBeVisible();
  await see(page.getByText('действует', { exact: true })).toBeVisible();
  await see(page.getByRole('table', { name: 'Кто что сделал' })).toContainText('Нина Громова: Перенос отменён');
  await see(page.getByText('Календарь России, 2027 год: редакция 1')).toBeVisible();
  // It is a matter of every desk that counts by the calendar, and what it changed is still to be read.
  await see(page.getByText(/Техническая поддержка SKAI, .+/)).toBeVisible();
  const days = page.getByRole('region', { name: 'Что меняется' });
  await see(days.getByRole('row', { name: /20 февраля/ })).toContainText('рабочий день недели');
  expect(await faultsOfPage(page)).toEqual([]);
  await days.getByRole('link', { name: 'Календарь' }).click();
  const revision = page.getByRole('article', { name: 'Редакция 2' });
  await see(revision.getByText('Нина Громова')).toBeVisible();
  await see(revision.getByRole('row', { name: /20 февраля/ })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);

  const specialist = await enter(api.account('specialist'));
  await specialist.goto(`/tickets/${tid}`);
  const told = /изменение правил № 1, Нина Громова/;
  await specialist.locator('details', { hasText: told }).locator('summary').click();
  await see(specialist.getByText(told)).toBeVisible();
  await specialist.goto(`/tickets/${tid}/deadlines/resolution`);
  await see(specialist.getByRole('heading', { level: 1 })).toBeVisible();
  await see(specialist.getByText(/22 февр/).first()).toBeVisible();
  await see(specialist.getByText(/изменился календарь \(изменение правил № 1, Нина Громова\)/)).toBeVisible();
});

it('X-4 a version is drafted by two administrators: neither writes over the other unseen, and what was published since is told; it is withdrawn', async () => {
  const { api } = pages;
  const [first, second] = [await enter(keeper()), await enter(api.account('administrator'))];
  const file = (page: Page) => page.getByLabel('Файл регламента');
  const write = async (page: Page, from: string, to: string): Promise<void> => {
    const before = await file(page).inputValue();
    expect(before).toContain(from);
    await file(page).fill(before.replace(from, to));
    await see(page.getByText('Ошибок нет')).toBeVisible();
  };
  const save = (page: Page) => page.getByRole('button', { name: 'Сохранить черновик' }).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

  // What it begins as is a version of its own: nothing is wrong with it.
  await first.goto('/rules/changes/new?desk=skai&kind=regulation');
  await see(first.getByText('Ошибок нет')).toBeVisible();
  await save(first);
  await see(heading(first, 'Регламент, редакция 2.3')).toBeVisible();
  await see(first.getByText('Регламент, редакция 2.2', { exact: true })).toBeVisible();
  expect(await faultsOfPage(first)).toEqual([]);

  const path = new URL(first.url()).pathname;
  await first.goto(`${path}/edit`);
  await second.goto(`${path}/edit`);
  await write(first, 'limit: 1 working-day', 'limit: 2 working-day');
  await save(first);
  await see(first.getByRole('article', { name: /Первый этап/ }).first()).toBeVisible();
  await write(second, 'limit: 1 working-day', 'limit: 3 working-day');
  await save(second);
  await see(second.getByText(/черновик изменил кто-то ещё/)).toBeVisible();
  await second.getByRole('button', { name: 'Сохранить поверх' }).click();
  await save(second);
  await see(heading(second, 'Регламент, редакция 2.3')).toBeVisible();
  await see(second.getByText('3 рабочих дня').first()).toBeVisible();

  // Another version is published meanwhile: this one would undo it.
  const publish = async (as: (next: string) => string): Promise<void> => {
    const { body } = await call(api, keeper(), 'GET', '/api/v1/regulations/skai/file');
    const change = { kind: 'regulation', file: as(text(body['next'])) };
    const other = await call(api, keeper(), 'POST', '/api/v1/drafts', { body: { desk: 'skai', change } });
    const published = await call(api, keeper(), 'POST', `/api/v1/drafts/${text(other.body['id'])}/publication`, {
      body: { openTickets: 'keep' },
    });
    expect(published.status).toBe(202);
  };
  await publish((next) => next.replace('2.3', '2.3.1'));
  await second.reload();
  await see(second.getByRole('alert')).toContainText('Опубликовали редакцию 2.3.1 регламента');
  await see(second.getByRole('link', { name: 'Начать новый черновик' })).toBeVisible();
  expect(await faultsOfPage(second)).toEqual([]);
  await second.getByRole('button', { name: 'Опубликовать' }).click();
  await see(second.getByRole('dialog').getByLabel(/отменит опубликованное/)).toBeVisible();
  await second.keyboard.press('Escape');
  await second.getByRole('button', { name: 'Отозвать' }).click();
  const dialog = second.getByRole('dialog');
  await dialog.getByLabel('Почему').fill('Вышла другая редакция');
  await dialog.getByRole('button', { name: 'Отозвать' }).click();
  await see(dialog).toBeHidden();
  await see(second.getByText('отозвано', { exact: true })).toBeVisible();
  await see(second.getByRole('table', { name: 'Кто что сделал' })).toContainText('Вышла другая редакция');
  await see(second.getByRole('button', { name: 'Опубликовать' })).toHaveCount(0);

  // What is written on for days is over what there was as it began.
  await first.goto('/rules/changes/new?desk=skai&kind=regulation');
  await write(first, 'limit: 1 working-day', 'limit: 4 working-day');
  await publish((next) =>
    next.replace(/version: .*/, 'version: "2.9"').replace(/inForceFrom: .*/, 'inForceFrom: 2030-01-01'),
  );
  await first.reload();
  await see(file(first)).toHaveValue(/limit: 4 working-day/);
  await see(first.getByText('Ошибок нет')).toBeVisible();
  await save(first);
  await see(first.getByRole('alert')).toContainText('Опубликовали редакцию 2.9 регламента');
});

it('a manager lives through a year in a minute: what was kept and missed, drawn and as tables, and the question in the address', async () => {
  const { api } = pages;
  const page = await enter(api.account('manager'));
  await page.goto('/rules/simulation');
  await page.getByLabel('Зерно').fill('7');
  await page.getByLabel('Обращений').fill('60');
  await page.getByRole('button', { name: 'Прожить год' }).click();
  await see(page.getByText(/Год прожит: сдержано \d+ из \d+/)).toBeVisible();
  await see(page).toHaveURL(/requests=60/);
  await see(
    page.getByRole('table', { name: 'Обещания службы' }).getByRole('row', { name: /Первый этап/ }),
  ).toBeVisible();
  await see(page.getByRole('table', { name: /по месяцам/ }).getByRole('row')).toHaveCount(13);
  expect(await faultsOfPage(page)).toEqual([]);
});
