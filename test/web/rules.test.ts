/** The rules of a desk in the browser: a contract from a dropped file to the next ticket's date; a regulation and a year as pages. */
import type { Page } from '@playwright/test';
import { call, fileAs, items, text } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const mistaken = `number: 12/2026
desk: skai
validFrom: 2026-01-01
patch:
  clocks:
    resolution:
      limit:
        consulting: { value: 2 day, source: cl. 3.2 }
`;

/** A file let go over the text, as a person drops it. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const [body, file] = [JSON.stringify(content), JSON.stringify(name)];
  const transfer = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(new File([${body}], ${file})); return data; })()`,
  );
  await page.getByLabel('Файл договора').dispatchEvent('drop', { dataTransfer: transfer });
}

it('X-2 X-4 an administrator drops a contract, mends what is told by its line, sees it beside the paragraph, keeps it as a draft and publishes: the next ticket goes by it', async () => {
  const { api, enter } = pages;
  const client = api.account('client');
  const before = await fileAs(api, client);
  const company = text(before['company']?.['name']);
  const page = await enter(api.account('administrator'));
  await page.goto('/rules/contracts');
  await page.getByRole('link', { name: 'Новый договор' }).click();
  await page.getByLabel('Клиент').selectOption({ label: company });
  await drop(page, 'договор.yaml', mistaken);
  await see(page.getByText('Текст заменён файлом «договор.yaml».')).toBeVisible();
  await see(page.getByText(/нужно число и единица.*«2 day» не подходит/)).toBeVisible();
  await see(page.getByRole('button', { name: 'Сохранить черновик' })).toBeDisabled();
  // The press leads to the line, and what is typed there takes its place.
  await page.getByRole('button', { name: 'Строка 8' }).click();
  await page.keyboard.insertText('        consulting: { value: 2 working-day, source: cl. 3.2 }');
  await see(page.getByText('Ошибок нет')).toBeVisible();
  const change = page.getByRole('article', { name: 'Решение заявки: Срок' });
  await see(change.getByText('По регламенту: VI, строка 7')).toBeVisible();
  await see(change.getByText('5 рабочих дней')).toBeVisible();
  await see(change.getByText('По договору: п. 3.2')).toBeVisible();
  await see(change.getByText('2 рабочих дня')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  // What is typed outlives the page.
  await page.reload();
  await see(page.getByLabel('Файл договора')).toHaveValue(/2 working-day/);
  await page.getByRole('button', { name: 'Сохранить черновик' }).click();
  await see(page.getByRole('heading', { level: 1, name: `Договор № 12/2026, ${company}` })).toBeVisible();
  await see(page.getByText(/Регламент, редакция 2\.2; догово/)).toBeVisible();
  await see(change.getByText('2 рабочих дня')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'останутся на прежних' }).check();
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await see(dialog).toBeHidden();
  await see(page.getByText('действует', { exact: true })).toBeVisible();
  await page.getByRole('region', { name: 'Что меняется' }).getByRole('link', { name: 'Договоры' }).click();
  await page.getByRole('link', { name: 'Договор № 12/2026' }).click();
  await see(page.getByRole('heading', { level: 1, name: 'Договор № 12/2026' })).toBeVisible();
  await see(page.getByText('2 рабочих дня')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);

  const limitOf = async (ticket: typeof before): Promise<unknown> => {
    const { body } = await call(api, client, 'GET', `/api/v1/tickets/${text(ticket['id'])}/clocks`);
    return items(body).find(({ code }) => text(code) === 'resolution')?.['limit'];
  };
  expect(await limitOf(await fileAs(api, client))).toMatchObject({ term: { amount: 2 } });
  expect(await limitOf(before)).toMatchObject({ term: { amount: 5 } });
});

it('X-1 SK-2 a regulation is read rule by rule with its paragraphs, and a year day by day by the keys', async () => {
  const { api, enter } = pages;
  const page = await enter(api.account('specialist'));
  await page.goto('/rules');
  await see(page.getByRole('heading', { level: 1, name: 'Техническая поддержка SKAI' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Содержание' }).getByRole('link', { name: 'Сроки и обязанности' }).click();
  const stage = page.getByRole('article', { name: 'Первый этап' });
  await see(stage.getByText('VI, этап 1')).toBeVisible();
  await see(stage.getByText('заявка получена')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);

  await page.goto('/rules/calendars?layer=ru&year=2027');
  await see(page.getByRole('heading', { name: 'Производственный календарь России, 2027 год' })).toBeVisible();
  await see(page.getByText(/от 17\.09\.2026 № 1187/)).toBeVisible();
  const moved = page.getByRole('button', { name: /20 февраля 2027/ });
  await see(moved).toHaveAccessibleName(/рабочий по переносу, короче на час: выходной перенесён на 22\.02\.2027/);
  await moved.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await see(page.getByRole('button', { name: /22 февраля 2027/ })).toBeFocused();
  expect(await faultsOfPage(page)).toEqual([]);
});
