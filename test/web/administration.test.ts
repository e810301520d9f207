/** An administrator brings in a company and its people; one is invited, signs in by the letter and files. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { linkKeys, passwordLinkOf } from '../../letters/press';
import { call, endKeeper, items, secret, text } from '../api/harness';
import { openPages, see, type Pages } from './browser';
import { faultsOfPage } from './judge';

let pages: Pages;
let page: Page;
beforeAll(async () => {
  pages = await openPages({}, { lettersLeave: true });
  page = await pages.enter(pages.api.account('administrator'));
}, 120_000);
afterAll(() => pages.close());

const heading = () => page.getByRole('heading', { level: 1 });
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => dialog().getByRole('textbox', { name, exact: true });
const save = () => dialog().getByRole('button', { name: 'Сохранить' }).click();
/** A name that would do harm as markup, and turns around what stands beside it. */
const hostile = '<img src=x onerror=alert(1)> \u202eООО';
/** As it is kept: what nobody sees is left out. */
const kept = hostile.replace('\u202e', '');

it('SK-1 a company is brought in: a fault stands at its field, and nothing typed is lost', async () => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Управление' }).click();
  await see(heading()).toHaveText('Люди');
  expect(await faultsOfPage(page)).toEqual([]);
  await page.getByRole('link', { name: 'Компании' }).click();
  await button('Добавить компанию').click();
  await field('Название').fill(hostile);
  await field('Почтовые домены').fill('kvant.example\nmail.ru');
  await save();
  await see(dialog().getByText('На этом домене почта есть у кого угодно')).toBeVisible();
  // What is typed outlives the page.
  await page.reload();
  await button('Добавить компанию').click();
  await see(field('Название')).toHaveValue(hostile);
  await field('Почтовые домены').fill('kvant.example');
  await save();
  await see(heading()).toHaveText(kept);
  await see(page.getByText('Пользователей пока нет')).toBeVisible();
  expect(await page.locator('img').count()).toBe(0);
  expect(await faultsOfPage(page)).toEqual([]);
});

it('SK-1 SK-3 its user is invited, sets a password by the letter, signs in and files a ticket', async () => {
  await button('Добавить пользователя').click();
  await field('Имя').fill('Анна Квант');
  await save();
  await see(dialog().getByText('Чтобы пригласить, нужен адрес')).toBeVisible();
  await field('Электронная почта').fill('anna@kvant.example');
  await save();
  await see(dialog().getByText('Анна Квант: добавлено, приглашение отправлено')).toBeVisible();
  await button('Закрыть').last().click();
  await see(page.getByText('Приглашение действует до')).toBeVisible();

  const { prisma, base } = pages.api;
  const { id } = await prisma.accountLetter.findFirstOrThrow({ where: { person: { email: 'anna@kvant.example' } } });
  const context = await pages.browser.newContext({ baseURL: base, locale: 'ru-RU', serviceWorkers: 'block' });
  context.setDefaultTimeout(60_000);
  const anna = await context.newPage();
  await anna.goto(passwordLinkOf(id, { origin: '', keys: linkKeys(secret) }));
  await anna.locator('#password').fill('длинный пароль Анны');
  await anna.locator('#again').fill('длинный пароль Анны');
  await anna.locator('button[type=submit]').click();
  await anna.goto('/sign-in');
  await anna.getByLabel('Электронная почта').fill('anna@kvant.example');
  await anna.getByLabel('Пароль').fill('длинный пароль Анны');
  await anna.keyboard.press('Enter');
  await see(anna.getByRole('heading', { level: 1 })).toHaveText('Мои заявки');
  await anna.goto('/new');
  await anna.getByRole('textbox', { name: 'Заголовок', exact: true }).fill('Терминал молчит');
  await anna.getByLabel('О чём заявка').first().click();
  await anna.getByRole('option').first().click();
  await anna.getByRole('textbox', { name: 'Описание', exact: true }).fill('С утра нет данных.');
  await anna.getByRole('button', { name: 'Отправить заявку' }).click();
  await see(anna.getByRole('heading', { level: 1 })).toHaveText(/^Заявка .+ принята$/);
  await context.close();
  const { body } = await call(pages.api, pages.api.account('manager'), 'GET', '/api/v1/tickets');
  expect(items(body).map(({ company }) => text(company?.['name']))).toContain(kept);
});

it('SK-1 roles are given and taken; whoever leaves gives back what is shown before; the last administrator stays', async () => {
  const { api } = pages;
  const { body } = await call(api, api.account('manager'), 'GET', '/api/v1/tickets');
  const ticket = items(body)[0];
  await call(api, api.account('manager'), 'POST', `/api/v1/tickets/${text(ticket?.['id'])}/commands`, {
    body: { type: 'assign', to: 'sp-01' },
  });
  await page.goto('/administration/people?text=sp-01');
  await page.getByRole('link', { name: api.account('specialist').name }).click();
  await button('Дать роль').click();
  await dialog().getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Координатор' });
  await save();
  const roles = page.getByRole('region', { name: 'Роли' });
  await see(roles.getByText('Координатор')).toBeVisible();
  await button('Снять роль «Координатор»').click();
  await dialog().getByRole('button', { name: 'Снять роль' }).click();
  await see(roles.getByText('Координатор')).toHaveCount(0);
  expect(await faultsOfPage(page)).toEqual([]);
  await button('Больше не работает здесь').click();
  await see(dialog().getByRole('link', { name: text(ticket?.['tid']) })).toBeVisible();
  await dialog().getByRole('button', { name: 'Больше не работает здесь' }).click();
  await see(page.getByRole('status').filter({ hasText: 'Отдано обратно' })).toContainText(text(ticket?.['tid']));
  await button('Вернуть в службу').click();
  await see(button('Больше не работает здесь')).toBeVisible();

  await endKeeper(pages.api, 'skai');
  await page.goto('/administration/people?role=administrator');
  await page.getByRole('link', { name: api.account('administrator').name }).click();
  await button('Снять роль «Администратор»').click();
  await dialog().getByRole('button', { name: 'Снять роль' }).click();
  await see(dialog().getByRole('alert')).toContainText('последний администратор');
});

it('SK-16 a technician is given a region, skills and hours, without which nobody is sent anywhere', async () => {
  await page.goto('/administration/people?text=sp-01');
  await page.getByRole('link', { name: pages.api.account('specialist').name }).click();
  await button('Дать роль').click();
  await dialog().getByRole('combobox', { name: 'Роль' }).selectOption({ label: 'Техник' });
  await save();
  const trips = page.getByRole('region', { name: 'Выезды' });
  await see(trips.getByText('Ещё не сказано, откуда и когда')).toBeVisible();
  await trips.getByRole('button', { name: 'Изменить' }).click();
  await dialog().getByRole('combobox', { name: 'Откуда выезжает' }).selectOption({ label: 'Москва' });
  await dialog().getByRole('checkbox', { name: 'Видеонаблюдение' }).check();
  await field('Пятница').fill('с девяти');
  await save();
  await see(field('Пятница')).toHaveAttribute('aria-invalid', 'true');
  await field('Пятница').fill('9:00–13:00; 14:00 – 16:00');
  await save();
  await see(trips).toContainText('09:00–13:00, 14:00–16:00');
  await see(dialog()).toHaveCount(0);
  expect(await faultsOfPage(page)).toEqual([]);
  const technicians = await call(pages.api, pages.api.account('manager'), 'GET', '/api/v1/technicians');
  const shown = items(technicians.body).find(({ shortId }) => text(shortId) === 'sp-01');
  expect([shown?.['home']?.['code'], shown?.['hours']?.['layers']]).toEqual(['77', ['ru']]);
});

it('a key is shown once; the record tells all of it in words; every place is clean', async () => {
  await page.goto('/administration/keys');
  await button('Создать ключ').click();
  await field('Для чего').fill('Выгрузка');
  await save();
  const key = await dialog().locator('code').textContent();
  expect((await call(pages.api, { apiKey: key ?? '' }, 'GET', '/api/v1/me')).status).toBe(200);
  await button('Готово').click();
  await button('Отозвать ключ «Выгрузка»').click();
  await dialog().getByRole('button', { name: 'Отозвать' }).click();
  await see(page.getByText('Отозван:')).toBeVisible();
  expect((await call(pages.api, { apiKey: key ?? '' }, 'GET', '/api/v1/me')).status).toBe(401);

  await pages.api.store.standChecks();
  const finding = { code: 'mailbox-silent', subject: 'a', name: hostile, process: null, detail: hostile } as const;
  await pages.api.store.noteFindings('skai', [finding]);
  const places = {
    'Почтовые ящики': 'Ящиков нет',
    Отложенное: 'Ничего не отложено',
    Проверка: 'Почтовый ящик не читается больше часа',
    Журнал: 'Ключ API отозван',
  };
  for (const [place, shown] of Object.entries(places)) {
    await page.getByRole('link', { name: place, exact: true }).click();
    await see(page.getByText(shown).first()).toBeVisible();
    expect([place, await faultsOfPage(page)]).toEqual([place, []]);
  }
  const record = page.getByRole('list', { name: 'Журнал' });
  await see(record.getByText('Человек больше не работает здесь')).toBeVisible();
  await see(record).toContainText('Компания добавлена');
  await see(record).toContainText(kept);
});

it('all of a company is taken along as one file; the words of its user are erased by the number, said once more', async () => {
  const { prisma, store } = pages.api;
  await page.goto('/administration/companies?text=ООО');
  await page.getByRole('link', { name: kept }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button('Скачать файл').click()]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('С утра нет данных.');
  expect(JSON.parse(file.trim().split('\n').at(-1) ?? '')).toMatchObject({ type: 'end' });

  // A colleague's ticket speaks of somebody who may be her.
  const { shortId, personId } = await prisma.deskPerson.findFirstOrThrow({
    where: { person: { email: 'anna@kvant.example' } },
  });
  const { clientId } = await prisma.membership.findFirstOrThrow({ where: { personId, role: 'client' } });
  const manager = await prisma.membership.findFirstOrThrow({ where: { desk: 'skai', role: 'manager' } });
  const company = { desk: 'skai', clientId: clientId ?? '' };
  const caller = { name: 'Борис Иной', email: 'boris@kvant.example', phone: null, timeZone: 'Europe/Moscow' };
  const colleague = await store.findOrAddCaller({ ...company, ...caller });
  if (colleague.kind !== 'found') throw new Error(colleague.kind);
  const spoken = await store.fileTicket({
    ...{ ...company, identity: 'spoken', authorId: colleague.user.personId, channel: 'portal' },
    actor: { kind: 'person', personId: manager.personId, shortId: manager.shortId, role: 'manager', clientId: null },
    ...{ subject: 'Ключи', text: 'Передать ключи Квант Анне', topic: 'remote-diagnostics', vehicles: 1 },
  });
  if (spoken.kind !== 'filed') throw new Error(spoken.kind);

  await page.getByRole('link', { name: 'Анна Квант' }).click();
  await button('Стереть слова человека').click();
  await field('Причина').fill('Отзыв согласия');
  const repeated = dialog().getByRole('textbox', { name: /^Повторите номер человека/ });
  await repeated.fill('cl-999');
  expect(await faultsOfPage(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Стереть слова человека' }).click();
  await see(dialog().getByText('Номер написан не тот').first()).toBeVisible();
  await repeated.fill(shortId);
  await dialog().getByRole('button', { name: 'Стереть слова человека' }).click();
  await see(page.getByRole('status').filter({ hasText: 'Просмотрено заявок: 0' })).toBeVisible();
  while ((await store.eraseNext()) === 'more');
  const mentions = page.getByRole('region', { name: 'Возможно, речь об этом человеке' });
  await see(mentions).toContainText('Передать ключи Квант Анне');
  expect(await faultsOfPage(page)).toEqual([]);
  await mentions.getByRole('button', { name: 'Стереть' }).click();
  await see(mentions.getByText('решено стереть')).toBeVisible();
  while ((await store.eraseNext()) === 'more');
  await page.reload();
  await see(page.getByRole('status').filter({ hasText: 'Слова стёрты' })).toContainText('Резервные копии');
  await see(heading()).toHaveText('[удалено / erased]');
  await see(button('Стереть слова человека')).toHaveCount(0);
  expect(await faultsOfPage(page)).toEqual([]);
});

it('nobody else finds the pages', async () => {
  const manager = await pages.enter(pages.api.account('manager'));
  await manager.goto('/administration/people');
  await see(manager).toHaveURL(/\/queues\//);
  await see(manager.getByRole('link', { name: 'Управление' })).toHaveCount(0);
});
