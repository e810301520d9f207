/** The coordinator's board in a real browser: a visit is carried to a day by mouse and by keys, offered, and seen to move. */
import type { Locator, Page } from '@playwright/test';
import { mondayOf, shifted } from '../../web/board/days';
import { call, entries, fileAs, given, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { axeFindings, faultsOfPage } from './judge';

let pages: Pages;
let page: Page;
const hostile = '<img src=x onerror="window.ran=1"> {{constructor}}';
/** A week ahead, whatever day it is. */
const monday = shifted(mondayOf(new Date().toISOString().slice(0, 10)), 7);
const on = (day: number): string => shifted(monday, day);

beforeAll(async () => {
  pages = await openPages();
  page = await pages.enter(as('coordinator'), { viewport: { width: 1440, height: 900 } });
}, 120_000);
afterAll(() => pages.close());
// What one leaves open is not in another's way.
beforeEach(() => page.goto(`/board?week=${on(0)}`));

const as = (role: string, desk = 'skai') => pages.api.account(role, desk);
const dialog = (): Locator => page.getByRole('dialog');
const lineOf = (number: string): Locator => page.locator(`[data-line="${number}"]`);
const cardOf = (number: string): Locator => page.locator(`[data-visit="${number}"]`);
const rowOf = (name: string): Locator => page.getByRole('row').filter({ hasText: name });
const cellOf = (name: string, date: string): Locator => rowOf(name).locator(`[data-date="${date}"]`);
const said = (): Locator => page.locator('[id^=DndLiveRegion]');

/** A visit that is asked for, without a time. @returns its number */
async function asked(subject: string, address = 'Новосибирск, ул. Станционная, 30'): Promise<string> {
  const ticket = await fileAs(pages.api, as('client'), { subject });
  const site = { subject: '54', address, contact: 'Пётр, +7 900 000-00-00', vehicles: 1 };
  const after = await given(pages.api, as('coordinator'), ticket, { type: 'request-visit', ...site });
  return text(entries(after['visits'])[0]?.['number']);
}

async function say(role: string, number: string, command: object): Promise<Json> {
  const path = `/api/v1/visits/${encodeURIComponent(number)}/commands`;
  const { status, body } = await call(pages.api, as(role), 'POST', path, { body: command });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

async function carried(from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover({ force: true });
  // The second step is over what lies there for certain.
  await to.hover({ force: true, position: { x: 20, y: 20 } });
  // As a hand does, it is let go of where it is seen to lie.
  await see(to).toHaveAttribute('data-over', 'true');
  await page.mouse.up();
  await see(dialog()).toBeVisible();
}

const choose = (name: RegExp): Promise<void> => dialog().getByRole('radio', { name }).first().check();
const offer = (): Promise<void> => dialog().getByRole('button', { name: 'Предложить', exact: true }).click();

it('SK-16 SK-18 HD-8 a visit is dragged to a day, its suggested time offered, the client’s word and another’s move seen live', async () => {
  const number = await asked('Трекер молчит');
  await page.goto(`/board?week=${on(3)}`);
  await carried(lineOf(number), cellOf('Андрей Сибирцев', on(2)));
  await choose(/11:00–13:00/);
  await see(dialog().getByRole('region', { name: 'Что изменится' })).toContainText('Клиента попросят подтвердить');
  await offer();
  await see(page.getByRole('status').filter({ hasText: `${number}: предложено` })).toBeVisible();
  await see(cellOf('Андрей Сибирцев', on(2)).locator(cardOf(number))).toContainText('Согласование времени');
  await see(lineOf(number)).toHaveCount(0);

  await say('client', number, { type: 'answer-slot', answer: 'confirm' });
  await see(cardOf(number)).not.toContainText('Согласование');
  const from = `${on(3)}T07:00:00Z`;
  await say('manager', number, { type: 'offer-slot', technician: 'te-01', from, to: `${on(3)}T09:00:00Z` });
  await see(cellOf('Иван Морозов', on(3)).locator(cardOf(number))).toBeVisible();
  await see(rowOf('Андрей Сибирцев').locator(cardOf(number))).toHaveCount(0);
}, 90_000);

it('SK-16 HD-9 by keys alone: cards are walked, one is carried with every step told, and moving says what else moves', async () => {
  const number = await asked('По клавишам');
  const to = `${on(1)}T05:00:00Z`;
  await say('coordinator', number, { type: 'offer-slot', technician: 'te-02', from: `${on(1)}T03:00:00Z`, to });
  await say('client', number, { type: 'answer-slot', answer: 'confirm' });
  await see(cardOf(number)).toBeVisible();
  // One stop for the whole board, wherever one comes from.
  await see(page.getByRole('grid').locator('[tabindex="0"]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Андрей Сибирцев' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await see(cardOf(number)).toBeFocused();
  await see(cardOf(number)).toHaveAccessibleDescription(/Нажмите пробел, чтобы взять выезд/);

  await page.keyboard.press('Space');
  await see(said()).toHaveText(/^Андрей Сибирцев, вторник, .* выездов: 1\.$/);
  await page.keyboard.press('ArrowRight');
  await see(said()).toHaveText(/^Андрей Сибирцев, среда/);
  await page.keyboard.press('ArrowDown');
  await see(said()).toHaveText(/^Олег Уваров, среда/);
  await page.keyboard.press('Escape');
  await see(said()).toHaveText(`Перенос отменён, выезд ${number} остался на месте.`);
  await see(cardOf(number)).toBeFocused();

  // Two keys in one breath: neither is lost.
  await page.evaluate(`for (const key of ['Space', 'ArrowRight'])
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { code: key, key, bubbles: true, cancelable: true }))`);
  await see(said()).toHaveText(/среда/);
  for (const [key, day] of [
    ['ArrowRight', /четверг/],
    ['ArrowRight', /пятница/],
    ['ArrowRight', /суббота.*выходной/],
    ['ArrowLeft', /пятница/],
  ] as const) {
    await page.keyboard.press(key);
    await see(said()).toHaveText(day);
  }
  await page.keyboard.press('Space');
  await see(said()).toHaveText(/пятница.*открываем предложение времени/);
  await see(dialog()).toBeVisible();
  await choose(/09:00–11:00/);
  const follows = dialog().getByRole('region', { name: 'Что изменится' });
  await see(follows).toContainText('Договорённость с клиентом');
  await see(follows).toContainText('прежнее время снято');
  await offer();
  // The card may have moved before the offer is answered: until then the dialog has the keys.
  await see(dialog()).toHaveCount(0);
  await see(cellOf('Андрей Сибирцев', on(4)).locator(cardOf(number))).toBeVisible();

  // Enter opens the card, with what can be done; what the client said on the telephone is noted, what is refused says why.
  await cardOf(number).focus();
  await page.keyboard.press('Enter');
  const answered = async (): Promise<void> => {
    await dialog().getByRole('button', { name: 'Ответить на предложенное время' }).click();
    await dialog().getByRole('combobox', { name: 'Ответ' }).selectOption({ label: 'Подтвердить время' });
    await dialog().getByRole('button', { name: 'Выполнить' }).click();
  };
  await answered();
  await see(dialog().getByText(/; согласовано/)).toBeVisible();
  await answered();
  await see(dialog().getByRole('alert')).toContainText('Это время уже согласовано');
  await dialog().getByRole('button', { name: 'Отмена', exact: true }).click();
  await dialog().getByRole('button', { name: 'Отменить выезд' }).click();
  await dialog().getByRole('textbox', { name: 'Причина' }).fill('Не нужен');
  await dialog().getByRole('button', { name: 'Выполнить' }).click();
  await see(dialog().getByText('Отменён', { exact: true })).toBeVisible();
}, 90_000);

it('SK-16 a drop on an absence, a day that is over or too late says what is in the way; who was overtaken keeps the choice', async () => {
  const number = await asked('Отпуск');
  await page.getByRole('button', { name: 'Олег Уваров' }).click();
  const day = on(2).split('-').toReversed().join('.');
  await dialog().getByRole('textbox', { name: 'С какого дня' }).fill(day);
  await dialog().getByRole('textbox', { name: 'По какой день включительно' }).fill(day);
  await dialog().getByRole('textbox', { name: 'Причина' }).fill('Учёба');
  await dialog().getByRole('button', { name: 'Отметить' }).click();
  await see(dialog().getByText('Отсутствие отмечено.')).toBeVisible();
  await page.keyboard.press('Escape');
  await see(cellOf('Олег Уваров', on(2))).toContainText('Отсутствует: Учёба');

  await carried(lineOf(number), cellOf('Олег Уваров', on(2)));
  await see(dialog().getByRole('alert')).toContainText('Техник в этот день отсутствует (Учёба)');
  await see(dialog().getByRole('alert')).toContainText('из другого региона');
  await see(dialog().getByRole('button', { name: 'Предложить', exact: true })).toBeDisabled();
  await see(
    dialog().getByRole('group', { name: 'Ближайшее у этого техника' }).getByRole('radio').first(),
  ).toBeVisible();
  const other = dialog().getByRole('group', { name: 'Другие техники' }).getByRole('radio').first();
  await other.check();
  // Somebody else is quicker.
  const quicker = { technician: 'te-02', from: `${on(4)}T07:00:00Z`, to: `${on(4)}T09:00:00Z` };
  await say('manager', number, { type: 'offer-slot', ...quicker });
  await offer();
  await see(dialog().getByText('Пока вы выбирали, выезд изменили')).toBeVisible();
  await see(dialog().getByText(/Время: было «нет», стало «/)).toBeVisible();
  await see(other).toBeChecked();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Предыдущая неделя' }).click();
  await page.getByRole('button', { name: 'Предыдущая неделя' }).click();
  await see(page).toHaveURL(new RegExp(`week=${shifted(monday, -14)}`));
  const late = await asked('Опоздали');
  // What came in meanwhile moves nothing until it is asked for.
  await page.getByRole('button', { name: 'Список изменился: показать' }).click();
  await carried(lineOf(late), cellOf('Андрей Сибирцев', shifted(monday, -13)));
  await see(dialog().getByRole('alert')).toContainText('Этот день уже прошёл');
  await page.keyboard.press('Escape');
}, 90_000);

it('SK-16 names and towns of others are text; the board is clean in both themes, and scrolls inside itself at 320 px', async () => {
  await pages.api.prisma.person.update({ where: { email: as('technician').email }, data: { name: hostile } });
  const number = await asked(hostile, hostile);
  await page.goto(`/board?week=${on(0)}`);
  await see(page.getByRole('button', { name: hostile, exact: true })).toBeVisible();
  await see(lineOf(number)).toContainText(hostile);
  const faults = await faultsOfPage(page);
  await page.setViewportSize({ width: 320, height: 700 });
  const inside = await page.evaluate<boolean>(
    "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('[role=grid]'))",
  );
  await page.setViewportSize({ width: 1440, height: 900 });
  await carried(lineOf(number), cellOf('Андрей Сибирцев', on(2)));
  await see(dialog().getByRole('radio').first()).toBeVisible();
  faults.push(...(await faultsOfPage(page)).map((fault) => `offer: ${fault}`));
  await page.keyboard.press('Escape');
  await lineOf(number).click();
  await see(dialog().getByRole('button', { name: 'Отменить выезд' })).toBeVisible();
  faults.push(...(await faultsOfPage(page)).map((fault) => `visit: ${fault}`));
  await dialog().getByRole('button', { name: 'Заказать запчасти' }).click();
  await see(dialog().getByRole('textbox', { name: /Ожидается: дата/ })).toBeVisible();
  faults.push(...(await axeFindings(page)).map((fault) => `act: ${fault}`));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: hostile, exact: true }).click();
  await see(dialog().getByRole('textbox', { name: 'С какого дня' })).toBeVisible();
  faults.push(...(await axeFindings(page)).map((fault) => `technician: ${fault}`));
  await page.keyboard.press('Escape');
  expect([faults, inside, await page.evaluate('window.ran')]).toEqual([[], true, undefined]);
}, 90_000);

it('SK-16 of many technicians only those in sight are drawn, and keys bring in the others', async () => {
  await pages.api.prisma.$executeRawUnsafe(`WITH wanted AS (
      SELECT 'many-' || n AS person_id, 'te-' || n AS short_id, 'Техник ' || n AS name FROM generate_series(20, 99) AS n
    ), people AS (
      INSERT INTO person (id, name, email, created_at, updated_at)
      SELECT person_id, name, person_id || '@skai.example', now(), now() FROM wanted
    ), seats AS (
      INSERT INTO desk_person (desk, person_id, short_id, created_at) SELECT 'skai', person_id, short_id, now() FROM wanted
    ), members AS (
      INSERT INTO membership (id, person_id, desk, role, short_id, created_at)
      SELECT gen_random_uuid(), person_id, 'skai', 'technician', short_id, now() FROM wanted
    )
    INSERT INTO technician (desk, short_id, person_id, skills, home, hours, created_at, updated_at)
    SELECT f.desk, w.short_id, w.person_id, f.skills, f.home, f.hours, now(), now()
    FROM wanted w, technician f WHERE f.desk = 'skai' AND f.short_id = 'te-01'`);
  await page.goto(`/board?week=${on(0)}`);
  await see(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '84');
  await page.getByRole('button', { name: 'Андрей Сибирцев' }).focus();
  expect(await page.locator('[data-row]').count()).toBeLessThan(40);
  await see(page.getByRole('button', { name: 'Техник 99' })).toHaveCount(0);
  await page.keyboard.press('Control+End');
  await see(page.getByRole('button', { name: 'Техник 99' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await see(cellOf('Техник 99', on(0))).toBeFocused();
  await page.keyboard.press('PageUp');
  await see(cellOf('Техник 99', on(0))).not.toBeFocused();
  await see(page.locator('[data-date]:focus')).toBeInViewport();
  // Who was reached by the keys keeps them, wherever a wheel goes.
  await page.getByRole('grid').hover();
  await page.mouse.wheel(0, -9_000);
  await see(page.getByRole('button', { name: 'Андрей Сибирцев' })).toBeInViewport();
  await see(page.locator('[data-date]:focus')).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Найти техника' }).fill('техник 57');
  await page.keyboard.press('Enter');
  await see(page.getByRole('button', { name: 'Техник 57' })).toBeFocused();
});

it('who plans nothing is told so, and a desk without technicians what to do first', async () => {
  const client = await pages.enter(as('client'));
  await client.goto('/board');
  await see(client.getByText('Доска для тех, кто планирует выезды')).toBeVisible();
  await pages.api.prisma.membership.updateMany({
    where: { desk: 'demo', role: 'technician' },
    data: { active: false },
  });
  const other = await pages.enter(as('coordinator', 'demo'));
  await other.goto('/board');
  await see(other.getByText('Техников пока нет')).toBeVisible();
  await see(other.getByText('Планировать нечего')).toBeVisible();
});
