/** A client's whole ticket at SKAI, in the browser; the desk's steps go over HTTP. */
import type { Page } from '@playwright/test';
import type { DemoAccount } from '../../prisma/seed';
import { call, fileAs, given, items, text, type Json } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
let client: DemoAccount;
let specialist: DemoAccount;
let page: Page;
beforeAll(async () => {
  pages = await openPages();
  [client, specialist] = [pages.api.account('client'), pages.api.account('specialist')];
  page = await pages.enter(client);
});
afterAll(() => pages.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const conversation = () => page.getByRole('region', { name: 'Переписка и события' });
const asDesk = (ticket: Json, body: object, who = specialist): Promise<Json> => given(pages.api, who, ticket, body);

async function onlyTicket(): Promise<Json> {
  const { body } = await call(pages.api, client, 'GET', '/api/v1/tickets');
  const [line] = items(body);
  return (await call(pages.api, client, 'GET', `/api/v1/tickets/${text(line?.['tid'])}`)).body;
}

it('SK-3 SK-4 a ticket is filed by the form of the desk, with a file, and is answered with number, dates and next step', async () => {
  await page.goto('/');
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  await see(page.getByText('Заявок пока нет')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Подать первую заявку' }).click();

  await button('Отправить заявку').click();
  await see(page.getByText('Заполните поле «Заголовок».')).toBeVisible();
  await see(field('Заголовок')).toBeFocused();
  expect(await faultsOfPage(page)).toEqual([]);

  await field('Заголовок').fill('Нет данных от трёх машин');
  await page.getByLabel('О чём заявка').first().click();
  await page.getByRole('option', { name: 'Удалённая диагностика и настройка оборудования' }).click();
  await field('Сколько машин').fill('3');
  await page.getByLabel('Номера транспортных средств').first().fill('А123ВС77');
  await page.keyboard.press('Enter');
  await field('Описание').fill('С утра трекеры молчат.');
  // What is typed outlives the page.
  await page.reload();
  await see(field('Заголовок')).toHaveValue('Нет данных от трёх машин');
  await see(page.getByText('А123ВС77')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await button('Прикрепить файлы').click();
  await (await chooser).setFiles({ name: 'журнал.txt', mimeType: 'text/plain', buffer: Buffer.from('нет связи') });
  await see(page.getByRole('status', { name: 'журнал.txt: прикреплён' })).toBeVisible();
  await button('Отправить заявку').click();

  const ticket = await (async () => {
    await see(page.getByRole('heading', { level: 1 })).toHaveText(/^Заявка SKAI-\d+ принята$/);
    return onlyTicket();
  })();
  expect(ticket).toMatchObject({ topic: 'remote-diagnostics', vehicles: 3, channel: 'portal' });
  await see(page.getByRole('region', { name: 'Сроки' })).toContainText('Решение заявки');
  await see(page.getByText(text(ticket['nextStep']?.['text']))).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Открыть заявку' }).click();
  await see(conversation()).toContainText('С утра трекеры молчат.');
  await see(conversation().getByRole('link', { name: /журнал\.txt/ })).toBeVisible();
  await see(page.getByRole('region', { name: 'Указано при подаче' })).toContainText('А123ВС77');
});

it('SK-7 SK-19 answers appear as they are given; a later date is proposed, and accepted in the browser', async () => {
  const ticket = await onlyTicket();
  await asDesk(ticket, { type: 'assign', to: 'sp-01' }, pages.api.account('manager'));
  const words = 'Посмотрим журналы и ответим завтра.';
  await asDesk(ticket, { type: 'triage', outcome: 'estimate', text: words, expectedAt: inDays(1) });
  await see(conversation()).toContainText(words);

  await field('Ваш ответ').fill('Спасибо, ждём.');
  await page.keyboard.press('Control+Enter');
  await see(conversation()).toContainText('Спасибо, ждём.');
  await see(field('Ваш ответ')).toHaveValue('');

  await asDesk(ticket, { type: 'wait', reason: 'client-details', text: 'Пришлите номера терминалов.' });
  const details = page.getByRole('region', { name: 'Пришлите то, о чём просит поддержка' });
  await see(details).toContainText('Уточнение у клиента');
  await field('Ваш ответ').fill('Терминалы 17 и 18.');
  await button('Отправить ответ').click();
  await see(details).toBeHidden();

  await asDesk(ticket, { type: 'propose-extension', days: 2, reason: 'Ждём прошивку от завода' });
  const proposal = page.getByRole('region', { name: 'Поддержка предлагает перенести срок' });
  await see(proposal).toContainText('Ждём прошивку от завода');
  await see(proposal).toContainText('Решение заявки');
  expect(await faultsOfPage(page)).toEqual([]);
  await proposal.getByRole('button', { name: 'Согласиться' }).click();
  await see(proposal).toBeHidden();
  expect(await onlyTicket()).toMatchObject({ proposal: null });

  await asDesk(ticket, { type: 'propose-extension', days: 3, reason: 'Прошивка задержалась' });
  await proposal.getByRole('button', { name: 'Предложить другую дату' }).click();
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('До какого дня согласны ждать').fill(day.split('-').reverse().join('.'));
  await page.keyboard.press('Enter');
  await proposal.getByRole('button', { name: 'Предложить', exact: true }).click();
  await see(page.getByText('Вы предложили другой срок')).toBeVisible();
  expect(await onlyTicket()).toMatchObject({ proposal: { by: 'client', until: day } });
});

it('SK-8 SK-9 SK-10 SK-20 a solution is objected to, then confirmed; the work is rated, corrected, and the ticket reopened', async () => {
  const ticket = await onlyTicket();
  await asDesk(ticket, { type: 'solve', kind: 'repair', text: 'Перезапустили приём данных.' });
  const solution = page.getByRole('region', { name: 'Поддержка предложила решение' });
  await see(solution).toContainText('Возразить можно до');
  expect(await faultsOfPage(page)).toEqual([]);
  await solution.getByRole('button', { name: 'Возразить' }).click();
  await solution.getByLabel('Что осталось нерешённым').fill('Одна машина всё ещё молчит.');
  await solution.getByRole('button', { name: 'Возразить' }).click();
  await see(solution).toBeHidden();
  await see(conversation()).toContainText('Одна машина всё ещё молчит.');
  // Whom the promise waited for so far stands beside its dates.
  await see(page.getByRole('region', { name: 'Чьё время' })).toBeVisible();

  await asDesk(ticket, { type: 'solve', kind: 'repair', text: 'Заменили настройку и на третьей.' });
  // It waits for the client, so it stands on top of the list.
  await page.goto('/tickets');
  await see(page.getByRole('heading', { name: 'Ждут вашего ответа' })).toBeVisible();
  await see(page.getByText('Проверьте решение: подтвердите или возразите')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Нет данных от трёх машин' }).click();
  await solution.getByRole('button', { name: 'Подтвердить и закрыть' }).click();

  const rating = page.getByRole('region', { name: /^Оцените работу поддержки|^Ваша оценка/ });
  await rating.getByRole('radio', { name: 'Плохо' }).click();
  await rating.getByLabel('Что сказать поддержке').fill('Долго, но помогли.');
  expect(await faultsOfPage(page)).toEqual([]);
  await rating.getByRole('button', { name: 'Отправить оценку' }).click();
  await see(rating).toContainText('Ваша оценка: Плохо');
  await rating.getByRole('button', { name: 'Изменить оценку' }).click();
  await rating.getByRole('radio', { name: 'Хорошо' }).click();
  await rating.getByRole('button', { name: 'Отправить оценку' }).click();
  await see(rating).toContainText('Ваша оценка: Хорошо');
  expect(await onlyTicket()).toMatchObject({ stage: 'closed', ratings: [{ score: 'good' }] });

  await button('Открыть снова').click();
  const dialog = page.getByRole('dialog', { name: 'Открыть снова' });
  await dialog.getByLabel('Что не так').fill('Снова молчат.');
  await dialog.getByRole('button', { name: 'Открыть снова' }).click();
  await see(dialog).toBeHidden();
  await see(page.getByText('Открыта повторно').first()).toBeVisible();
  expect(await onlyTicket()).toMatchObject({ stage: 'triage', cycle: 2 });
});

it('SK-16 SK-17 the client asks for a visit, says that the vehicle is ready, and agrees on the time of a visit, by the clocks at the site', async () => {
  const { api } = pages;
  const ticket = await fileAs(api, client, { topic: 'remote-diagnostics' });
  await page.goto(`/tickets/${text(ticket['tid'])}`);
  await asDesk(ticket, { type: 'assign', to: 'sp-01' }, api.account('manager'));
  await asDesk(ticket, { type: 'triage', outcome: 'estimate', text: 'Нужен выезд.', expectedAt: inDays(1) });
  await button('Запросить выезд').click();
  const dialog = page.getByRole('dialog', { name: 'Запросить выезд' });
  await dialog.getByLabel('Регион').first().fill('Новосибирская');
  await page.getByRole('option', { name: 'Новосибирская область' }).click();
  await dialog.getByLabel('Адрес').fill('ул. Станционная, 30');
  await dialog.getByRole('button', { name: 'Запросить выезд' }).click();
  await see(dialog.getByText('Заполните поле «Кто встретит и телефон».')).toBeVisible();
  expect(await faultsOfPage(page)).toEqual([]);
  await dialog.getByLabel('Кто встретит и телефон').fill('Фёдоров');
  await dialog.getByRole('button', { name: 'Запросить выезд' }).click();
  await see(dialog).toBeHidden();
  const visit = page.getByRole('article', { name: /^Выезд SKAI-\d+\/1$/ });
  await see(visit).toContainText('ул. Станционная, 30');
  await visit.getByRole('button', { name: 'Готово уже сейчас' }).click();
  await see(visit).toContainText('Готовы с');

  const number = `${text(ticket['tid'])}/1`;
  const path = `/api/v1/visits/${encodeURIComponent(number)}`;
  const coordinator = api.account('coordinator');
  // A Tuesday at noon in Novosibirsk, when its technician works.
  const noon = nextWeekday(2, '05:00');
  const slot = { type: 'offer-slot', technician: 'te-02', from: noon, to: inHours(noon, 2) };
  const offered = await call(api, coordinator, 'POST', `${path}/commands`, { body: slot });
  expect(offered.status).toBe(201);
  await see(visit).toContainText('12:00');
  await see(visit).toContainText('Предложено поддержкой, нужен ваш ответ');
  expect(await faultsOfPage(page)).toEqual([]);
  await visit.getByRole('button', { name: 'Предложить другое время' }).click();
  const day = noon.slice(0, 10).split('-').reverse().join('.');
  await visit.getByLabel('День').fill(day);
  await page.keyboard.press('Enter');
  await visit.getByLabel('С', { exact: true }).fill('14:00');
  await visit.getByLabel('До', { exact: true }).fill('16:00');
  await visit.getByRole('button', { name: 'Предложить', exact: true }).click();
  await see(visit).toContainText('Предложено вами, ждём ответа поддержки');
  const moved = (await call(api, coordinator, 'GET', path)).body['slot'];
  expect(moved).toMatchObject({ by: 'client', from: inHours(noon, 2), to: inHours(noon, 4) });
  await call(api, coordinator, 'POST', `${path}/commands`, {
    body: { ...slot, from: inHours(noon, 3), to: inHours(noon, 4) },
  });
  await visit.getByRole('button', { name: 'Подтвердить время' }).click();
  await see(visit).toContainText('Согласовано');
});

function inHours(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}

/** The next such day of the week, a week ahead at least, at a time in UTC. */
function nextWeekday(day: number, time: string): string {
  const from = new Date(Date.now() + 7 * 86_400_000);
  const ahead = (day - from.getUTCDay() + 7) % 7;
  const date = new Date(from.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  return new Date(`${date}T${time}:00Z`).toISOString();
}
