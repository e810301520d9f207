/** A technician's days on the phone: without a network, with the browser closed, and with a server that is not there. */
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { builtPages } from '../../api/web/serve-web';
import type { DemoAccount } from '../../prisma/seed';
import { startBeside, type Beside } from '../api/beside';
import { call, entries, fileAs, given, items, made, startApi, text, type Api, type Json } from '../api/harness';
import { samples } from '../support/archives';
import { openPhone, see } from './browser';
import { faultsOfPage } from './judge';

let api: Api;
let server: Beside | null = null;
let address: string;
let folder: string;
let webFolder: string;
let phone: BrowserContext;
let technician: DemoAccount;

beforeAll(async () => {
  [api, folder] = await Promise.all([startApi(), mkdtemp(path.join(tmpdir(), 'reglament-phone-'))]);
  // Pages of its own, which another build can replace.
  webFolder = path.join(folder, 'pages');
  await cp(builtPages, webFolder, { recursive: true });
  technician = api.account('technician');
  await back();
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  address = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  phone = await openPhone(path.join(folder, 'browser'), address);
});
afterAll(async () => {
  await phone.close();
  await down();
  front.close();
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The address that the phone knows: a server behind it, or none. It stays taken meanwhile, whoever else wants a port. */
const front = createServer((phoneSide) => {
  phoneSide.on('error', () => undefined);
  if (server === null) return void phoneSide.destroy();
  const serverSide = connect(Number(new URL(server.base).port), '127.0.0.1');
  serverSide.on('error', () => undefined);
  phoneSide.on('close', () => serverSide.destroy());
  serverSide.on('close', () => phoneSide.destroy());
  phoneSide.pipe(serverSide).pipe(phoneSide);
});

const back = async (): Promise<void> => void (server = await startBeside(api, { webFolder }));

/** The server goes, with all its connections. */
async function down(): Promise<void> {
  const gone = server;
  server = null;
  gone?.server.closeAllConnections();
  await gone?.stop();
}

const as = (role: string, method: string, target: string, body?: object): ReturnType<typeof call> =>
  call(api, api.account(role), method, target, body === undefined ? {} : { body });

async function does(role: string, number: string, body: object): Promise<void> {
  made(await as(role, 'POST', `/api/v1/visits/${encodeURIComponent(number)}/commands`, body));
}

/** A visit of the technician whose time is agreed, and whose vehicle is ready; as it is numbered. */
async function agreed(subject: string, site: object = {}): Promise<string> {
  const ticket = await fileAs(api, api.account('client'), { subject, topic: 'remote-diagnostics', vehicles: 1 });
  const expectedAt = new Date(Date.now() + 86_400_000).toISOString();
  const looked = { type: 'triage', outcome: 'estimate', text: 'Смотрим', expectedAt };
  await given(api, api.account('specialist'), ticket, looked);
  const where = {
    subject: '77',
    address: 'Москва, Лесная, 5',
    contact: 'Иван, +7 900 000-00-01',
    vehicles: 1,
    ...site,
  };
  const asked = await given(api, api.account('specialist'), ticket, { type: 'request-visit', ...where });
  const number = text(entries(asked['visits'])[0]?.['number']);
  await does('client', number, { type: 'ready' });
  const free = await as('coordinator', 'GET', `/api/v1/visits/${encodeURIComponent(number)}/suggestions?minutes=60`);
  const own = items(free.body).find((each) => text(each['technician']?.['shortId']) === 'te-01');
  const { from, to } = own?.['slot'] as Json;
  await does('coordinator', number, { type: 'offer-slot', technician: 'te-01', from, to });
  await does('client', number, { type: 'answer-slot', answer: 'confirm' });
  return number;
}

const visitOf = async (number: string): Promise<Json> =>
  (await as('coordinator', 'GET', `/api/v1/visits/${encodeURIComponent(number)}`)).body;

async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Электронная почта').fill(technician.email);
  await page.locator('input[name=password]').fill(technician.password);
  await page.getByRole('button', { name: 'Войти' }).click();
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const outbox = (page: Page) => page.getByRole('region', { name: 'Неотправленное' });
/** Pictures of a kind that are small enough to go as they are; no two alike. */
const photo = (name: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.concat([samples.png, Buffer.from(name)]),
});

async function fillAct(page: Page, words: string, photos: readonly string[]): Promise<void> {
  await button(page, 'Составить акт').click();
  await page.getByRole('textbox', { name: 'Что сделано' }).fill(words);
  for (const point of [/Питание/, /Крепление/, /Связь есть/]) await page.getByRole('checkbox', { name: point }).check();
  await page.getByRole('textbox', { name: 'Показания до работ' }).fill('0 В');
  await page.getByRole('textbox', { name: 'Показания после работ' }).fill('12,4 В');
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Выбрать файлы').click();
  await (await chooser).setFiles(photos.map(photo));
  await see(page.getByRole('list', { name: 'Фотографии' }).getByRole('listitem')).toHaveCount(photos.length);
  await page.getByRole('textbox', { name: 'Кто принял работы' }).fill('Пётр, механик');
}

async function sign(page: Page): Promise<void> {
  const pad = page.getByRole('img', { name: /распишется|расписаться/ });
  await pad.scrollIntoViewIfNeeded();
  const place = await pad.boundingBox();
  if (place === null) throw new Error('nowhere to sign');
  await page.mouse.move(place.x + 40, place.y + 60);
  await page.mouse.down();
  await page.mouse.move(place.x + 160, place.y + 30, { steps: 4 });
  await page.mouse.up();
  await see(page.getByRole('status').filter({ hasText: 'Подпись поставлена' })).toBeVisible();
}

it('SK-16 SK-17 a visit from the way there to its act with server, page and browser gone: one act, its photos once, byte by byte', async () => {
  const number = await agreed('Нет данных <b>с утра</b>', {
    address: 'ул. "Длинная" <script>alert(1)</script> ' + 'Ы'.repeat(60),
    contact: 'Иван <i>механик</i>, +7 900 000-00-01',
  });
  let page = phone.pages()[0] ?? (await phone.newPage());
  await signIn(page);
  // Where a technician begins.
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои выезды');
  const card = page.getByRole('article', { name: `Выезд ${number}` });
  await see(card).toContainText('<script>alert(1)</script>');
  await see(card.getByRole('link', { name: /Позвонить/ })).toHaveAttribute('href', 'tel:+79000000001');
  expect(await faultsOfPage(page)).toEqual([]);
  await card.getByRole('link').first().click();
  await see(page.getByRole('heading', { level: 1 })).toHaveText(`Выезд ${number}`);
  await see(page.getByRole('region', { name: 'Что в заявке' })).toContainText('<b>с утра</b>');
  expect(await faultsOfPage(page)).toEqual([]);
  await button(page, 'Выехал').click();
  await see.poll(async () => text((await visitOf(number))['stage']?.['code'])).toBe('on-the-way');
  await see(outbox(page)).toHaveCount(0);
  await page.evaluate('navigator.serviceWorker.ready');
  await see.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);

  await down();
  await button(page, 'Начать работы').click();
  await see(outbox(page)).toContainText('Сохранено на телефоне');
  await fillAct(page, 'Заменили блок <b>питания</b>', ['до.png', 'после.png', 'пломба.png']);
  // A form left half filled in is there again with its photos.
  await page.reload();
  await button(page, 'Составить акт').click();
  await see(page.getByRole('textbox', { name: 'Что сделано' })).toHaveValue('Заменили блок <b>питания</b>');
  await see(page.getByRole('list', { name: 'Фотографии' }).getByRole('listitem')).toHaveCount(3);
  await button(page, 'Сохранить акт').click();
  await see(page.getByText('Нужна подпись, либо отметьте')).toBeVisible();
  await sign(page);
  expect(await faultsOfPage(page)).toEqual([]);
  // That the line is down is said, and lies in nobody's way.
  await see(page.getByText('Нет связи с сервером').first()).toBeVisible();
  await button(page, 'Сохранить акт').click();
  await see(outbox(page)).toContainText('Акт работ');
  await phone.close();

  // The server is still away: the page opens all the same, and says what waits.
  phone = await openPhone(path.join(folder, 'browser'), address);
  page = phone.pages()[0] ?? (await phone.newPage());
  await page.goto('/');
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои выезды');
  await see(page.getByText('2 записи ждут сети').first()).toBeVisible();
  expect((await visitOf(number))['act']).toBeNull();
  const second = await phone.newPage();
  await second.goto(`/my-visits/${encodeURIComponent(number)}`);
  await see(outbox(second)).toContainText('ждёт сети');
  await back();
  await see(outbox(second)).toHaveCount(0);
  await see(second.getByText('Подписано клиентом')).toBeVisible();
  await second.close();

  const visit = await visitOf(number);
  expect(visit['act']).toMatchObject({ technician: 'te-01', confirmed: true });
  const { body } = await as('coordinator', 'GET', `/api/v1/visits/${encodeURIComponent(number)}/timeline?limit=200`);
  const acts = items(body).filter(({ type }) => text(type) === 'work-done');
  expect(acts).toHaveLength(1);
  expect(text(acts[0]?.['message']?.['text'])).toBe('Заменили блок <b>питания</b>\n0 В → 12,4 В\nПётр, механик');
  const files = entries(acts[0]?.['message']?.['attachments']);
  const photos = ['до.png', 'после.png', 'пломба.png'];
  expect(new Set(files.map(({ name }) => text(name)))).toEqual(new Set([...photos, 'Подпись клиента.png']));
  expect([files.length, await api.prisma.attachment.count()]).toEqual([4, 4]);
  for (const file of files.filter(({ name }) => photos.includes(text(name)))) {
    const answer = await fetch(api.base + text(file['href']), {
      headers: { authorization: `Bearer ${api.account('coordinator').apiKey}` },
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(photo(text(file['name'])).buffer)).toBe(true);
  }
  const commands = await as('coordinator', 'GET', `/api/v1/visits/${encodeURIComponent(number)}/commands?limit=200`);
  expect(items(commands.body).filter(({ type }) => ['start', 'act'].includes(text(type)))).toHaveLength(2);
});

it('SK-16 HD-9 of three visits of a day without a network one was called off: shown, decided, and nothing lost; a session that ended waits for its owner', async () => {
  const [first, off, third] = [await agreed('Первый'), await agreed('Второй'), await agreed('Третий')];
  for (const number of [first, third]) await does('technician', number, { type: 'start' });
  await does('technician', off, { type: 'depart' });
  const page = phone.pages()[0] ?? (await phone.newPage());
  await page.goto('/my-visits');
  const open = async (number: string): Promise<void> => {
    await page
      .getByRole('article', { name: `Выезд ${number}` })
      .getByRole('link')
      .first()
      .click();
    await see(page.getByRole('heading', { level: 1 })).toHaveText(`Выезд ${number}`);
  };
  // What was seen in the morning is at hand all day.
  for (const number of [first, off, third]) {
    await open(number);
    await see(button(page, number === off ? 'Начать работы' : 'Составить акт')).toBeVisible();
    await page.getByRole('link', { name: 'Все выезды' }).click();
  }
  await phone.setOffline(true);
  for (const number of [first, off, third]) {
    await open(number);
    if (number === off) await button(page, 'Начать работы').click();
    await fillAct(page, `Сделано на ${number}`, ['фото.png']);
    await page.getByRole('checkbox', { name: /Подпись не нужна/ }).check();
    await button(page, 'Сохранить акт').click();
    await see(outbox(page)).toContainText(`Сделано на ${number}`);
    await page.getByRole('link', { name: 'Все выезды' }).click();
  }
  await see(page.getByText('4 записи ждут сети')).toBeVisible();
  // Whoever signs out hears of it, and stays.
  await button(page, technician.name).click();
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await see(page.getByRole('dialog', { name: 'Не всё отправлено' })).toContainText('4 записи не отправлены');
  await button(page, 'Остаться').click();

  await does('coordinator', off, { type: 'cancel', reason: 'Клиент передумал' });
  await api.prisma.session.deleteMany({ where: { user: { email: technician.email } } });
  await phone.setOffline(false);
  const dialog = page.getByRole('dialog', { name: 'Войдите снова' });
  await dialog.locator('input[name=password]').fill(technician.password);
  expect((await visitOf(first))['act']).toBeNull();
  await dialog.getByRole('button', { name: 'Войти' }).click();
  await see.poll(async () => (await visitOf(third))['act']).toMatchObject({ confirmed: true });
  expect((await visitOf(first))['act']).toMatchObject({ confirmed: true });
  await see(page.getByText('1 запись не принята').first()).toBeVisible();

  await page.goto(`/my-visits/${encodeURIComponent(off)}`);
  const refused = outbox(page);
  await see(refused).toContainText('Сервер не принял');
  await see(refused).toContainText('Выезд уже завершён или отменён');
  await see(refused).toContainText('ждёт предыдущую запись');
  await see(refused).toContainText(`Сделано на ${off}`);
  expect(await faultsOfPage(page)).toEqual([]);
  await button(page, 'Не отправлять').click();
  await button(page, 'Удалить').click();
  // Then it is the act's turn; its words can be changed, and are all there.
  await button(page, 'Изменить').click();
  await see(page.getByRole('textbox', { name: 'Что сделано' })).toHaveValue(`Сделано на ${off}`);
  await see(page.getByRole('list', { name: 'Фотографии' }).getByRole('listitem')).toHaveCount(1);
  expect((await visitOf(off))['act']).toBeNull();
});

it('a newer build waits until it is asked for, and then is what the phone keeps', async () => {
  const page = phone.pages()[0] ?? (await phone.newPage());
  const worker = path.join(webFolder, 'sw.js');
  const version = /reglament-[0-9a-f]{16}/;
  const old = version.exec(await readFile(worker, 'utf8'))?.[0] ?? '';
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(version, 'reglament-newer'));
  for (const packed of ['.gz', '.br']) await rm(worker + packed);
  // By this the server knows that it was built anew.
  await writeFile(path.join(webFolder, 'index.html'), await readFile(path.join(webFolder, 'index.html')));
  await page.goto('/my-visits');
  const news = page.getByRole('status').filter({ hasText: 'Есть новая версия страниц' });
  await see(news).toBeVisible();
  expect(await page.evaluate('caches.keys()')).toContain(old);
  await news.getByRole('button', { name: 'Обновить' }).click();
  await see(news).toHaveCount(0);
  await see.poll(() => page.evaluate('caches.keys()')).toEqual(['reglament-newer']);
  await see(page.getByRole('heading', { level: 1 })).toHaveText('Мои выезды');
});
