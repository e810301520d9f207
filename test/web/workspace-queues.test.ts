/** Queues of a team: many tickets at once by keyboard, and queues that are saved under a name, in real browsers. */
import type { Page } from '@playwright/test';
import { call, fileAs, give, items, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const as = (role: string, index = 0) => pages.api.account(role, 'skai', index);
const rowsOf = (page: Page) => page.getByRole('listbox', { name: 'Заявки' }).getByRole('option');
const barOf = (page: Page) => page.getByRole('region', { name: 'С выбранными заявками' });

async function filed(subject: string): Promise<Json> {
  const fields = { product: 'skai-online' };
  return fileAs(pages.api, as('client'), { subject, requestType: 'request', topic: 'remote-diagnostics', fields });
}

async function read(ticket: Json): Promise<Json> {
  return (await call(pages.api, as('manager'), 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;
}

async function wordsOf(ticket: Json): Promise<string[]> {
  const path = `/api/v1/tickets/${text(ticket['id'])}/timeline?limit=200`;
  return items((await call(pages.api, as('manager'), 'GET', path)).body).map(({ type }) => text(type));
}

it('SK-1 many tickets are chosen by keyboard, assigned and answered in one go; one that refuses says why and stays chosen', async () => {
  const tickets: Json[] = [];
  for (const subject of ['Авария: Самара', 'Авария: Казань', 'Авария: Пермь']) tickets.push(await filed(subject));
  const page = await pages.enter(as('manager'));
  await page.goto('/queues/all?text=Авария');
  await see(rowsOf(page)).toHaveCount(3);
  const list = page.getByRole('listbox', { name: 'Заявки' });
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('KeyX');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await see(barOf(page).getByRole('status')).toHaveText('Выбрано: 3');
  await see(list.getByRole('option', { selected: true })).toHaveCount(3);

  await page.keyboard.press('KeyA');
  const whom = barOf(page).getByRole('combobox', { name: 'Кому' });
  await see(whom).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await see(barOf(page).getByRole('alert')).toHaveText('Выберите, кому назначить.');
  await whom.selectOption({ label: as('specialist').name });
  const form = await faultsOfPage(page);
  await page.keyboard.press('Control+Enter');
  await see(barOf(page).getByRole('alert')).toContainText('Сделано: 3');
  for (const ticket of tickets) expect((await read(ticket))['assignee']?.['shortId']).toBe('sp-01');
  await see(list.getByRole('option', { selected: true })).toHaveCount(0);

  // One of them ends meanwhile: the others are told all the same.
  await list.focus();
  await page.keyboard.press('Control+KeyA');
  await give(pages.api, as('client'), tickets[1]!, { type: 'close' });
  await page.keyboard.press('KeyN');
  await page.keyboard.type('Общая причина: обрыв у оператора');
  await page.keyboard.press('Control+Enter');
  await see(barOf(page).getByRole('alert')).toContainText('Сделано: 3');
  await list.focus();
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.press('KeyA');
  await whom.selectOption({ label: as('specialist', 1).name });
  await page.keyboard.press('Control+Enter');
  const told = barOf(page).getByRole('alert');
  await see(told).toContainText('Сделано: 2');
  await see(told).toContainText('Не вышло: 1. Эти заявки остались выбранными.');
  await see(told.getByRole('listitem')).toContainText(text(tickets[1]?.['tid']));
  await see(list.getByRole('option', { selected: true })).toContainText('Авария: Казань');
  expect([...form, ...(await faultsOfPage(page))]).toEqual([]);

  // A word to clients is held back, and can be stopped; then it goes.
  await list.focus();
  await page.keyboard.press('Escape');
  await see(list.getByRole('option', { selected: true })).toHaveCount(0);
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.press('KeyR');
  await page.keyboard.type('Связь восстановлена');
  await page.keyboard.press('Control+Enter');
  await barOf(page).getByRole('button', { name: 'Остановить' }).click();
  await see(barOf(page).getByRole('textbox', { name: 'Текст клиенту' })).toHaveValue('Связь восстановлена');
  await barOf(page).getByRole('button', { name: 'Отправить (3)' }).click();
  await see(barOf(page).getByRole('alert')).toContainText('Сделано: 2', { timeout: 20_000 });
  const replied = await Promise.all(tickets.map(wordsOf));
  expect(replied.map((words) => words.filter((type) => type === 'replied').length).sort()).toEqual([0, 1, 1]);
}, 90_000);

it('SK-1 filters saved for all of the desk are a queue at the colleague’s, whose address holds them', async () => {
  await filed('Сохранённая');
  const [page, other] = [await pages.enter(as('specialist')), await pages.enter(as('specialist', 1))];
  await page.goto('/queues/nobody?text=Сохранённая&sort=receivedAt');
  await page.getByRole('button', { name: 'Сохранить очередь' }).click();
  const dialog = page.getByRole('dialog', { name: 'Сохранить очередь' });
  await see(dialog.getByRole('textbox', { name: 'Название' })).toBeFocused();
  await page.keyboard.press('Enter');
  await see(dialog.getByText('Назовите очередь.')).toBeVisible();
  await page.keyboard.type('<b>Наша смена</b>');
  await dialog.getByRole('checkbox', { name: 'Для всей службы' }).check();
  const faults = await faultsOfPage(page);
  await page.keyboard.press('Enter');
  const links = (at: Page) => at.getByRole('navigation', { name: 'Очереди' });
  const link = (at: Page) => links(at).getByRole('link', { name: '<b>Наша смена</b>' });
  await see(link(page)).toHaveAttribute('aria-current', 'page');

  await other.goto('/queues/waiting');
  await link(other).click();
  await see(other).toHaveURL(/queues\/nobody\?.*sort=receivedAt/);
  await see(rowsOf(other)).toHaveCount(1);
  await see(rowsOf(other)).toContainText('Сохранённая');
  // It is the owner's to change.
  await see(other.getByRole('button', { name: 'Изменить очередь' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Изменить очередь' }).click();
  await page.getByRole('button', { name: 'Удалить' }).click();
  await see(link(page)).toHaveCount(0);
  expect([...faults, ...(await faultsOfPage(page))]).toEqual([]);
}, 90_000);
