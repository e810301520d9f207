/** A manager's Monday in a real browser: what is late and whose it is, a letter nobody could place, what clients said of the work. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFile } from '../../files/check-file';
import { createIntake } from '../../mail/intake/intake';
import { fileAs, give, given, text, type Json } from '../api/harness';
import { arrive, letter } from '../mail/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
let folder: string;
const hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script> {{constructor}}';

beforeAll(async () => {
  [pages, folder] = await Promise.all([openPages(), mkdtemp(path.join(tmpdir(), 'reglament-overview-'))]);
}, 120_000);
afterAll(async () => {
  await pages.close();
  await rm(folder, { recursive: true });
});

const as = (role: string, index = 0) => pages.api.account(role, 'skai', index);

async function filed(subject: string): Promise<Json> {
  const fields = { product: 'skai-online' };
  return fileAs(pages.api, as('client'), { subject, requestType: 'request', topic: 'remote-diagnostics', fields });
}

it('SK-1 a manager sees what is late by person, opens the queue behind it and assigns it; the numbers follow', async () => {
  const ticket = await filed(hostile);
  await give(pages.api, as('manager'), ticket, { type: 'assign', to: 'sp-01' });
  const { id } = ticket;
  await pages.api.prisma.ticket.update({
    where: { id: text(id) },
    data: { nextDue: new Date(Date.now() - 3_600_000), client: { update: { name: `ООО ${hostile}` } } },
  });
  const page = await pages.enter(as('manager'), { viewport: { width: 1280, height: 900 } });
  await page.goto('/');
  await page.getByRole('link', { name: 'Обзор' }).click();
  await see(page.getByRole('link', { name: /^1 ?Просрочено/ })).toBeVisible();
  await page.getByRole('link', { name: 'По клиентам' }).click();
  await see(page.getByRole('rowheader', { name: hostile })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'По людям' }).click();

  const people = page.getByRole('table', { name: 'У кого и что' });
  const row = (name: string) => people.getByRole('row').filter({ hasText: name });
  await see(row('Наталья Лебедева')).toContainText('0');
  await people.getByRole('link', { name: 'Просрочено: 1, Павел Соколов' }).click();
  await see(page).toHaveURL(/queues\/all\?.*overdue=/);
  const rows = page.getByRole('listbox', { name: 'Заявки' }).getByRole('option');
  await see(rows).toHaveCount(1);
  await rows.first().click();
  const composer = page.getByRole('region', { name: 'Ответ и действия' });
  await see(composer).toBeVisible();
  await page.keyboard.press('KeyA');
  await composer.getByRole('combobox', { name: 'Кому' }).selectOption({ label: 'Наталья Лебедева' });
  await composer.getByRole('button', { name: 'Выполнить' }).click();
  await see(page.getByLabel('О заявке').getByText('Наталья Лебедева')).toBeVisible();
  // Where its process goes on in Temporal is shown to who leads the desk.
  await page.getByText('Процесс в Temporal').click();
  await see(page.getByText('Следующее событие')).toBeVisible();

  await page.getByRole('link', { name: 'Обзор' }).click();
  await see(people.getByRole('link', { name: 'Открыто: 1, Наталья Лебедева' })).toBeVisible();
  await see(row('Павел Соколов').getByRole('link')).toHaveCount(0);
  // What changes elsewhere shows by itself.
  await give(pages.api, as('manager'), ticket, { type: 'assign', to: 'sp-01' });
  await see(people.getByRole('link', { name: 'Открыто: 1, Павел Соколов' })).toBeVisible();
  expect(await page.evaluate('window.ran')).toBeUndefined();
}, 120_000);

it('SK-3 a letter that nobody could place is read as text and becomes a ticket; what was typed outlives a reload', async () => {
  const { store } = pages.api;
  const intake = createIntake({
    ...{ store, folder, checkFile, own: [], trust: { hosts: [] }, tell: () => undefined },
    addressBook: () => store.readAddressBook(),
    onError: (error) => expect(error).toBeUndefined(),
  });
  const raw = letter({
    from: `"${hostile.replaceAll('"', '')}" <stranger@nowhere.example>`,
    subject: hostile,
    text: `Здравствуйте. ${hostile}`,
  });
  const letterId = await arrive(pages.api, raw);
  await intake.one(letterId);
  const page = await pages.enter(as('manager'));
  await page.goto('/overview');
  await page.getByRole('link', { name: /Неразобранные письма/ }).click();
  const card = page.getByRole('article');
  await see(card).toContainText('Отправитель неизвестен.');
  await see(card).toContainText(`Здравствуйте. ${hostile}`);
  await card.getByRole('button', { name: 'Отложить насовсем' }).click();
  await card.getByRole('textbox', { name: 'Почему' }).fill('Похоже на рекламу');
  await card.getByRole('button', { name: 'Добавить к заявке' }).click();
  await card.getByRole('textbox', { name: 'Номер заявки' }).fill('SKAI-999999');
  await card.getByRole('button', { name: 'Добавить в заявку' }).click();
  await see(page.getByRole('alert')).toBeVisible();
  await see(card.getByRole('textbox', { name: 'Номер заявки' })).toHaveValue('SKAI-999999');
  expect(await faultsOfPage(page)).toEqual([]);
  await page.reload();
  await see(card.getByRole('textbox', { name: 'Номер заявки' })).toHaveValue('SKAI-999999');
  await card.getByRole('button', { name: 'Создать заявку' }).first().click();
  await card.getByRole('button', { name: 'Создать заявку' }).last().click();
  await see(card.getByText('Заполните поле «Клиент».')).toBeVisible();
  await card.getByRole('combobox', { name: 'Клиент' }).selectOption({ index: 1 });
  await card.getByRole('button', { name: 'Создать заявку' }).last().click();
  // Another process works it off.
  await see
    .poll(async () => {
      await intake.one(letterId);
      return (await store.readLetterOutcome(letterId))?.outcome;
    })
    .toBe('ticket');
  await see(page.getByRole('status').getByText('Создана заявка')).toBeVisible();
  await see(page.getByText('Всё разобрано')).toBeVisible();
  const tid = (await store.readLetterOutcome(letterId))?.tid ?? '';
  await page.getByRole('link', { name: tid }).click();
  await see(page.getByRole('heading', { name: tid })).toBeVisible();
  expect(await page.evaluate('window.ran')).toBeUndefined();
}, 120_000);

it('SK-12 ratings are counted and read one by one, narrowed by the address; clients find no overview', async () => {
  const client = as('client');
  for (const [score, comment] of [
    ['bad', hostile],
    ['good', 'Быстро'],
  ] as const) {
    const ticket = await filed(`Оценка ${score}`);
    await give(pages.api, as('manager'), ticket, { type: 'assign', to: 'sp-01' });
    await given(pages.api, as('specialist'), ticket, { type: 'solve', kind: 'answer', text: 'Перезапустите' });
    await given(pages.api, client, ticket, { type: 'confirm' });
    await given(pages.api, client, ticket, { type: 'rate', score, comment });
  }
  const page = await pages.enter(as('manager'));
  await page.goto('/overview');
  await page.getByRole('link', { name: 'Оценки' }).click();
  await see(page.getByText('Оценок: 2')).toBeVisible();
  await see(page.getByRole('region', { name: 'По сотрудникам' })).toContainText('Павел Соколов');
  await see(page.getByText(hostile)).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('region', { name: 'По оценкам' }).getByRole('link').first().click();
  await see(page.getByText('Оценок: 1')).toBeVisible();
  await page.reload();
  await see(page.getByText('Оценок: 1')).toBeVisible();
  await page.getByRole('button', { name: 'Сбросить' }).click();
  await see(page.getByText('Оценок: 2')).toBeVisible();
  for (const part of ['letters', 'visits', 'runs']) {
    await page.goto(`/overview/${part}`);
    await see(page.getByRole('heading', { level: 1 })).toContainText('Обзор');
    expect(await faultsOfPage(page)).toEqual([]);
  }

  const theirs = await pages.enter(client);
  await theirs.goto('/overview/feedback');
  await see(theirs).toHaveURL(/\/tickets/);
  await see(theirs.getByRole('link', { name: 'Обзор' })).toHaveCount(0);
}, 120_000);

it('SK-12 whose time it was is a table, a chart and a file, narrowed by the address, and a bar beside the dates of a ticket', async () => {
  const ticket = await filed(`Чьё время ${hostile}`);
  await given(pages.api, as('client'), ticket, { type: 'close' });
  const id = text(ticket['id']);
  const { prisma } = pages.api;
  const { revision, desk } = await prisma.ticket.findUniqueOrThrow({ where: { id } });
  const month = new Date().toISOString().slice(0, 7);
  const sides = { us: 19_800, client: 45_900, supplier: 0, nature: 1_800 };
  await prisma.ticketTime.create({ data: { ticketId: id, month, desk, ...sides } });
  const client = { update: { name: `ООО ${hostile}` } };
  await prisma.ticket.update({ where: { id }, data: { timeAt: revision, client } });

  const page = await pages.enter(as('manager'), { viewport: { width: 1280, height: 900 } });
  await page.goto('/overview');
  await page.getByRole('link', { name: 'Чьё время' }).click();
  // The first page has such ways as well.
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Обзор: Чьё время');
  await page.getByRole('link', { name: 'По клиентам' }).click();
  await page.getByRole('rowheader').filter({ hasText: hostile }).getByRole('link').click();
  await see(page).toHaveURL(/client=.*by=topic|by=topic.*client=/);
  await page.getByRole('link', { name: 'По заявкам' }).click();
  const row = page.getByRole('row').filter({ hasText: text(ticket['tid']) });
  await see(row.getByRole('cell')).toHaveText(['5 ч 30 мин', '12 ч 45 мин', '30 мин', '18 ч 45 мин']);
  await see(page.getByRole('combobox', { name: 'Клиент' })).toContainText(hostile);
  expect(await faultsOfPage(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Скачать таблицу (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^Чьё время .*\.csv$/);
  await row.getByRole('link').click();
  await see(page.getByRole('region', { name: 'Чьё время' })).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  expect(await page.evaluate('window.ran')).toBeUndefined();
}, 120_000);
