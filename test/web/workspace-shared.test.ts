/** Several people at one desk in real browsers: what one does the others see; what a ticket would promise; who sees nothing. */
import type { Page } from '@playwright/test';
import { call, fileAs, give, given, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';
import { atFullSize } from '../support/size';

let pages: Pages;
const hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script> {{constructor}}';

beforeAll(async () => {
  pages = await openPages();
}, 120_000);
afterAll(() => pages.close());

const as = (role: string, desk = 'skai', index = 0) => pages.api.account(role, desk, index);
const rowsOf = (page: Page) => page.getByRole('listbox', { name: 'Заявки' }).getByRole('option');
const composerOf = (page: Page) => page.getByRole('region', { name: 'Ответ и действия' });

async function filed(subject: string, assignee: string | null, more: object = {}): Promise<Json> {
  const fields = { product: 'skai-online' };
  const ticket = await fileAs(pages.api, as('client'), {
    ...{ subject, requestType: 'request', topic: 'remote-diagnostics', fields },
    ...more,
  });
  if (assignee !== null) await give(pages.api, as('manager'), ticket, { type: 'assign', to: assignee });
  return ticket;
}

async function opened(page: Page, ticket: Json): Promise<void> {
  await page.goto(`/queues/all?ticket=${text(ticket['tid'])}`);
  await see(composerOf(page)).toBeVisible();
}

it('SK-6 two people on one ticket see each other, and what one does shows at the other without moving the rows', async () => {
  const ticket = await filed('Вдвоём', 'sp-01');
  const [one, other] = [await pages.enter(as('specialist')), await pages.enter(as('specialist', 'skai', 1))];
  await opened(other, ticket);
  await opened(one, ticket);
  await see(one.getByText('Смотрит: Наталья Лебедева')).toBeVisible();
  await one.getByRole('button', { name: 'Заметка' }).click();
  await one.getByRole('textbox', { name: 'Заметка для своих' }).pressSequentially('Смотрю');
  await see(other.getByText('Пишет: Павел Соколов')).toBeVisible();
  await one.keyboard.press('Control+Enter');
  await see(other.getByText('Смотрю', { exact: true })).toBeVisible();

  // A row changes where it stands; a new one is announced.
  const before = await rowsOf(other).allTextContents();
  const fresh = await filed('Пришла, пока читали', null);
  await see(other.getByRole('button', { name: /1 новая заявка/ })).toBeVisible();
  await give(pages.api, as('manager'), ticket, { type: 'assign', to: 'sp-02' });
  await see(rowsOf(other).filter({ hasText: 'Вдвоём' })).toContainText('Вдвоём');
  expect((await rowsOf(other).allTextContents()).length).toBe(before.length);
  await other.getByRole('button', { name: /1 новая заявка/ }).click();
  await see(rowsOf(other).filter({ hasText: text(fresh['tid']) })).toBeVisible();
  await one.context().close();
  await see(other.getByText('Смотрит: Павел Соколов')).toHaveCount(0, { timeout: 35_000 });
}, 90_000);

it('SK-1 assigning what somebody else has assigned meanwhile says so, keeps the choice, and counts when pressed again', async () => {
  const ticket = await filed('Кому', 'sp-01');
  const page = await pages.enter(as('manager'));
  await opened(page, ticket);
  await page.keyboard.press('KeyA');
  const to = composerOf(page).getByRole('combobox', { name: 'Кому' });
  await to.selectOption({ label: 'Сергей Новиков' });
  await page.context().setOffline(true);
  await composerOf(page).getByRole('button', { name: 'Выполнить' }).click();
  await see(page.getByText('Нет связи с сервером')).toBeVisible();
  await give(pages.api, as('specialist'), ticket, { type: 'assign', to: 'sp-02' });
  await page.context().setOffline(false);
  await composerOf(page).getByRole('button', { name: 'Выполнить' }).click();
  await see(page.getByText('Пока вы выбирали, заявку изменили')).toBeVisible();
  await see(page.getByText('Ответственный: было «Павел Соколов», стало «Наталья Лебедева»')).toBeVisible();
  await see(to).toHaveValue(/^ma-/);
  await composerOf(page).getByRole('button', { name: 'Выполнить' }).click();
  await see(page.getByLabel('О заявке').getByText('Сергей Новиков')).toBeVisible();
});

it('SK-14 what would be due under another topic is told beside what is due, and nothing changes', async () => {
  const ticket = await filed('Что если', 'sp-01');
  const page = await pages.enter(as('specialist'));
  await opened(page, ticket);
  const { revision } = (await call(pages.api, as('specialist'), 'GET', `/api/v1/tickets/${text(ticket['id'])}`)).body;
  await page.keyboard.press('KeyW');
  const topic = page.getByRole('complementary').getByRole('combobox', { name: 'Тема' });
  const other = (await topic.getByRole('option').allTextContents()).find((title) =>
    title.startsWith('Диагностика крит'),
  );
  await topic.selectOption({ label: other ?? '' });
  await page.getByRole('button', { name: 'Посчитать' }).click();
  const table = page.getByRole('table', { name: 'Сроки до и после' });
  await see(table.getByRole('row', { name: /Решение заявки/ })).toContainText('раньше');
  await see(table.getByRole('row', { name: /Первый этап/ })).toContainText('не изменится');
  const { body } = await call(pages.api, as('specialist'), 'GET', `/api/v1/tickets/${text(ticket['id'])}`);
  expect([body['topic'], body['revision']]).toEqual([ticket['topic'], revision]);
});

it('SK-6 a reply at hand goes below what is written, with the values of the ticket', async () => {
  const ticket = await filed('Шаблон', 'sp-01');
  const page = await pages.enter(as('specialist'));
  await opened(page, ticket);
  const words = composerOf(page).getByRole('textbox', { name: 'Текст клиенту' });
  await words.fill('Здравствуйте!');
  await composerOf(page).getByRole('button', { name: 'Шаблоны' }).click();
  await page.getByRole('menuitem').first().click();
  await see(words).toHaveValue(/^Здравствуйте!\n\n\S/);
  await see(words).toHaveValue(/^[^{}]*$/);
  // Kept in the browser until it is sent.
  await page.reload();
  await see(words).toHaveValue(/^Здравствуйте!\n\n\S/);
});

it('SK-6 files that were chosen for a reply wait for it while something else is written, and go with it alone', async () => {
  const ticket = await filed('С файлом', 'sp-01');
  const page = await pages.enter(as('specialist'));
  await opened(page, ticket);
  const composer = composerOf(page);
  await composer
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'журнал.txt', mimeType: 'text/plain', buffer: Buffer.from('10:40') });
  const chosen = composer.getByRole('listitem').filter({ hasText: 'журнал.txt' });
  await see(chosen).toBeVisible();
  await composer.getByRole('button', { name: 'Заметка' }).click();
  await see(composer.getByRole('textbox', { name: 'Заметка для своих' })).toBeVisible();
  await see(chosen).toHaveCount(0);
  await composer.getByRole('button', { name: 'Ответить' }).click();
  await see(chosen).toBeVisible();
  await composer.getByRole('button', { name: 'Отправить' }).click();
  await see(composer.getByText('Заполните поле «Текст клиенту».')).toBeVisible();
  await composer.getByRole('textbox', { name: 'Текст клиенту' }).fill('Журнал приложен');
  await page.keyboard.press('Control+Enter');
  await see(page.getByRole('article').getByRole('link', { name: /журнал.txt/ })).toBeVisible();
  await see(chosen).toHaveCount(0);
});

it('a reply that one tab holds back is sent by no other, and stopped in the one it is stopped', async () => {
  const ticket = await filed('Две вкладки', 'sp-01');
  const one = await pages.enter(as('specialist'));
  // However slow the machine is, it is still held back when the other tab has been opened.
  await one.addInitScript(
    'const inTime = setTimeout; globalThis.setTimeout = (act, ms) => inTime(act, ms === 5000 ? 60000 : ms);',
  );
  await opened(one, ticket);
  const words = (page: Page) => composerOf(page).getByRole('textbox', { name: 'Текст клиенту' });
  const other = await one.context().newPage();
  await other.clock.install();
  await other.goto('/queues/all');
  await see(rowsOf(other).first()).toBeVisible();
  await words(one).fill('Подождите с этим');
  await one.keyboard.press('Control+Enter');
  await see(composerOf(one).getByRole('button', { name: 'Остановить' })).toBeVisible();
  await rowsOf(other)
    .filter({ hasText: text(ticket['tid']) })
    .click();
  await see(words(other)).toHaveValue('Подождите с этим');
  await composerOf(one).getByRole('button', { name: 'Остановить' }).click();
  await see(words(one)).toBeVisible();
  await other.clock.fastForward('00:10');
  const { body } = await call(pages.api, as('client'), 'GET', `/api/v1/tickets/${text(ticket['tid'])}/timeline`);
  expect(JSON.stringify(body)).not.toContain('Подождите с этим');
});

it('SK-1 filters, words and order stand in the address and survive a reload; what cannot be done says why', async () => {
  const ticket = await filed('Особая заявка про тахограф', 'sp-02');
  const page = await pages.enter(as('specialist'));
  await page.goto('/queues/all');
  // Whoever rests between two words goes on where they were.
  await page.getByRole('searchbox').pressSequentially('про ');
  await see(page).toHaveURL(/text=/);
  await page.getByRole('searchbox').pressSequentially('тахограф');
  await see(page.getByRole('searchbox')).toHaveValue('про тахограф');
  await page.getByRole('combobox', { name: 'Порядок' }).selectOption({ label: 'Сначала новые' });
  await page.getByRole('button', { name: 'Фильтры' }).click();
  await page.getByRole('combobox', { name: 'Ответственный' }).selectOption({ label: 'Наталья Лебедева' });
  await see(rowsOf(page)).toHaveCount(1);
  await page.reload();
  await see(rowsOf(page)).toHaveCount(1);
  await see(page.getByRole('searchbox')).toHaveValue('про тахограф');
  await see(page.getByRole('button', { name: 'Фильтры: 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Сбросить фильтры' }).first().click();
  await rowsOf(page).first().click();
  await see(page.getByRole('heading', { name: /тахограф/ })).toBeVisible();
  await composerOf(page).getByRole('button', { name: 'Действия' }).click();
  await page.getByRole('menuitem', { name: /Что сейчас нельзя и почему/ }).click();
  await see(page.getByRole('menuitem', { name: /Вернуть в работу/ })).toContainText('Заявка сейчас ничего не ждёт.');
  expect(text(ticket['tid'])).toMatch(/^SKAI-/);
});

it('SK-1 each queue holds what its name says, and says whose step is next', async () => {
  const [late, free, later] = [
    await filed('Опоздала', 'sp-01'),
    await filed('Ничья', null),
    await filed('Не скоро', 'sp-02'),
  ];
  await pages.api.prisma.ticket.update({
    where: { id: text(late['id']) },
    data: { nextDue: new Date(Date.now() - 3_600_000) },
  });
  await pages.api.prisma.ticket.update({
    where: { id: text(later['id']) },
    data: { nextDue: new Date(Date.now() + 90 * 86_400_000) },
  });
  const page = await pages.enter(as('specialist'));
  const queue = page.getByRole('navigation', { name: 'Очереди' });
  const row = (ticket: Json) => rowsOf(page).filter({ hasText: text(ticket['tid']) });
  const answered = await filed('Ждёт клиента', 'sp-01');
  for (const words of [
    { type: 'triage', outcome: 'estimate', text: 'Смотрим', expectedAt: new Date(Date.now() + 90_000_000) },
    { type: 'wait', reason: 'client-details', text: 'Пришлите журнал' },
  ])
    await given(pages.api, as('specialist'), answered, words);
  await page.goto('/');
  await see(page).toHaveURL(/queues\/waiting/);
  await see(row(late)).toContainText('Вы: дать первый ответ');
  await see(row(answered)).toHaveCount(0);
  await see(row(free)).toHaveCount(0);
  await queue.getByRole('link', { name: 'Мои' }).click();
  await see(row(answered)).toBeVisible();
  await see(row(late)).toContainText('Вы: дать первый ответ');
  await see(row(free)).toHaveCount(0);
  await see(row(later)).toHaveCount(0);
  await queue.getByRole('link', { name: 'Под угрозой' }).click();
  await see(row(late).getByRole('img', { name: 'Просрочено' })).toBeVisible();
  await see(row(later)).toHaveCount(0);
  await queue.getByRole('link', { name: 'Ничьи' }).click();
  await see(row(free)).toContainText('Руководитель поддержки: назначить ответственного');
  await see(row(late)).toHaveCount(0);
  await queue.getByRole('link', { name: 'Все' }).click();
  await page.getByRole('combobox', { name: 'Порядок' }).selectOption({ label: 'По очереди обработки' });
  await see(row(later)).toBeVisible();
});

it('a specialist of another desk sees nothing of a ticket, beside a queue or on a page', async () => {
  const ticket = await filed('Чужая', null);
  const page = await pages.enter(as('specialist', 'demo'));
  await page.goto(`/queues/all?ticket=${text(ticket['tid'])}`);
  await see(page.getByRole('alert')).toBeVisible();
  await see(page.getByText('Чужая')).toHaveCount(0);
  await page.goto(`/tickets/${text(ticket['tid'])}`);
  await see(page.getByRole('heading', { name: 'Такой страницы нет' })).toBeVisible();
  await see(page.getByText('Чужая')).toHaveCount(0);
});

atFullSize(
  'hostile words are words; every page of the workspace is clean for axe and fits 320 px',
  async () => {
    const ticket = await filed(hostile, 'sp-01', { text: hostile });
    await give(pages.api, as('specialist'), ticket, { type: 'note', text: hostile });
    const page = await pages.enter(as('specialist'));
    await opened(page, ticket);
    await see(page.getByText(hostile).first()).toBeVisible();
    const faults: string[] = [];
    const look = async (where: string): Promise<void> => {
      faults.push(...(await faultsOfPage(page)).map((fault) => `${where}: ${fault}`));
    };
    await look('ticket beside');
    await page.setViewportSize({ width: 390, height: 844 });
    await look('ticket on a telephone');
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.keyboard.press('KeyT');
    await composerOf(page).getByRole('combobox', { name: 'Итог' }).selectOption({ index: 1 });
    await look('first answer');
    await page.keyboard.press('Escape');
    await page.goto(`/tickets/${text(ticket['tid'])}`);
    await see(composerOf(page)).toBeVisible();
    await look('ticket page');
    await page.goto('/queues/all');
    await see(rowsOf(page).first()).toBeVisible();
    await page.getByRole('button', { name: 'Фильтры' }).click();
    await see(page.getByLabel('Срок не раньше')).toBeVisible();
    await look('queue');
    await page.keyboard.press('Control+KeyK');
    await see(page.getByRole('dialog')).toBeVisible();
    await look('palette');
    expect(faults).toEqual([]);
    expect(await page.evaluate('window.ran')).toBeUndefined();
  },
  120_000,
);
