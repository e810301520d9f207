/** A specialist's day at the desk, in a real browser: by keyboard alone, under either layout. */
import type { Page } from '@playwright/test';
import { fileAs, give, items, call, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';

let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

/** What the keys of a Russian layout give, by their places. */
const russian: Readonly<Record<string, string>> = {
  KeyJ: 'о',
  KeyK: 'л',
  KeyR: 'к',
  KeyN: 'т',
  KeyT: 'е',
  KeyS: 'ы',
  KeyZ: 'я',
  KeyU: 'г',
  KeyE: 'у',
  KeyA: 'ф',
  KeyC: 'с',
  KeyD: 'в',
  KeyW: 'ц',
  Slash: '.',
};
type Press = (code: string, modifiers?: readonly ('Control' | 'Shift' | 'Alt')[]) => Promise<void>;

const latinPress =
  (page: Page): Press =>
  (code, modifiers = []) =>
    page.keyboard.press([...modifiers, code].join('+'));

/** The same key of the board while the layout is Russian: only the letter differs. */
function russianPress(page: Page): Press {
  return async (code, modifiers = []) => {
    const key = russian[code];
    if (key === undefined) return page.keyboard.press([...modifiers, code].join('+'));
    const session = await page.context().newCDPSession(page);
    const bits = modifiers.reduce((sum, each) => sum + { Alt: 1, Control: 2, Shift: 8 }[each], 0);
    const types = modifiers.includes('Control') || modifiers.includes('Alt') ? {} : { text: key };
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, modifiers: bits, ...types });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers: bits });
    await session.detach();
  };
}

const filed = (subject: string): Promise<Json> =>
  fileAs(pages.api, pages.api.account('client'), {
    subject,
    requestType: 'request',
    topic: 'remote-diagnostics',
    fields: { product: 'skai-online' },
  });

/** As one writes it, by the clocks of the desk; well before the limit. */
const inTwoDays = (): string =>
  new Intl.DateTimeFormat('ru-RU', {
    timeZone: 'Europe/Moscow',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(Date.now() + 2 * 86_400_000);

const read = async (ticket: Json): Promise<Json> =>
  (await call(pages.api, pages.api.account('specialist'), 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;

describe.each([
  ['Latin', latinPress],
  ['Russian', russianPress],
] as const)('SK-1 SK-6 SK-13 SK-20 under the %s layout', (layout, presser) => {
  it('a ticket is found, noted, answered for the first time, stopped once, sent and solved by keyboard alone', async () => {
    const { api } = pages;
    const [specialist, manager] = [api.account('specialist'), api.account('manager')];
    const [first, second] = [await filed(`${layout}: первая`), await filed(`${layout}: вторая`)];
    for (const ticket of [first, second]) await give(api, manager, ticket, { type: 'assign', to: 'sp-01' });
    const page = await pages.enter(specialist);
    const press = presser(page);
    const rows = page.getByRole('listbox', { name: 'Заявки' }).getByRole('option');
    await page.goto('/queues/mine');
    await see(rows.filter({ hasText: `${layout}: вторая` })).toBeVisible();

    // The search narrows the queue down; the list then has two rows.
    await press('Slash');
    await page.keyboard.type(`${layout}`);
    await see(page).toHaveURL(new RegExp(`text=${layout}`));
    await see(rows).toHaveCount(2);
    await page.keyboard.press('Enter');
    await press('KeyJ');
    await press('KeyJ');
    await press('KeyK');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await see(page.getByRole('heading', { name: `${layout}: вторая` })).toBeVisible();

    await see(page.getByRole('region', { name: 'Ответ и действия' })).toBeVisible();
    await press('KeyN');
    await see(page.getByRole('textbox', { name: 'Заметка для своих' })).toBeFocused();
    await page.keyboard.type('Спросить механика');
    await page.keyboard.press('Control+Enter');
    await see(page.getByText('Внутренняя заметка: клиент её не видит')).toBeVisible();

    await page.keyboard.press('Escape');
    await press('KeyT');
    await see(page.getByRole('combobox', { name: 'Итог' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await see(page.getByRole('combobox', { name: 'Итог' })).toHaveValue('details-requested');
    await see(page.getByRole('textbox', { name: 'Ориентировочный срок: дата' })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.type(inTwoDays());
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: 'Текст клиенту' }).focus();
    await page.keyboard.type('Пришлите фото терминала');
    await page.keyboard.press('Control+Enter');
    await see(page.getByRole('button', { name: 'Остановить' })).toBeFocused();
    await press('KeyZ');
    // Stopped: nothing has gone out, and nothing typed is lost.
    await see(page.getByRole('textbox', { name: 'Текст клиенту' })).toHaveValue('Пришлите фото терминала');
    expect((await read(second))['stage']).toBe('triage');
    await page.getByRole('textbox', { name: 'Текст клиенту' }).focus();
    await page.keyboard.press('Control+Enter');
    await see(page.getByText(/Отправим через/)).toBeVisible();
    await see(
      page.getByRole('region', { name: 'Переписка', exact: true }).getByText('Пришлите фото терминала'),
    ).toBeVisible();
    expect((await read(second))['stage']).not.toBe('triage');

    await see(page.getByRole('button', { name: 'Предложить решение' })).toBeVisible();
    await press('KeyS');
    await see(page.getByRole('combobox', { name: 'Вид решения' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('textbox', { name: 'Текст клиенту' }).focus();
    await page.keyboard.type('Обновили прошивку');
    // Leaving the page sends at once what is still held back.
    await page.keyboard.press('Control+Enter');
    await see(page.getByText(/Отправим через/)).toBeVisible();
    await page.goto('about:blank');
    await see.poll(async () => (await read(second))['stage']).toBe('solved');
    const words = await call(api, specialist, 'GET', `/api/v1/tickets/${text(second['id'])}/timeline?limit=200`);
    expect(items(words.body).filter(({ type }) => text(type) === 'solved')).toHaveLength(1);

    await page.goto('/queues/mine');
    await see(rows.first()).toBeVisible();
    await press('KeyK', ['Control']);
    await see(page.getByRole('dialog').getByPlaceholder('Что сделать или куда перейти')).toBeFocused();
    await page.keyboard.type('Ничьи');
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(/queues\/nobody/);
    await see(page.getByRole('dialog')).toHaveCount(0);
    await press('Slash', ['Shift']);
    await see(page.getByRole('dialog', { name: 'Клавиши' })).toBeVisible();
    await page.keyboard.press('Escape');
    await see(page.getByRole('dialog')).toHaveCount(0);
    await press('KeyD');
    await see(page.getByRole('dialog', { name: 'Перейти к дате срока' })).toBeVisible();
    await page.keyboard.press('Enter');
    await see(page).toHaveURL(/dueFrom/);
  }, 90_000);
});
