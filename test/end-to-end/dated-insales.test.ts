/**
 * InSales' dated story, over HTTP: a customisation that costs money, asked for before the holidays of the New Year, answered by nobody
 * in time and agreed to by another administrator of the shop; a silence that ends the request.
 */
import type { DemoAccount } from '../../prisma/seed';
import { entries, items, text, type Json } from '../api/harness';
import { clockOf, datedDesk, due, local, type DatedDesk } from './dated-desk';

let desk: DatedDesk;
beforeAll(async () => {
  desk = await datedDesk('2026-12-24 09:00', 'insales', 'insales');
}, 240_000);
afterAll(() => desk.close(), 240_000);

const author = (): DemoAccount => desk.who('client', 0);
const specialist = (): DemoAccount => desk.who('specialist');
/** Of the same shop: who leads it, and who does not. */
function ofShop(leads: boolean): DemoAccount {
  const others = desk
    .accounts('client')
    .filter(({ company, name }) => company === author().company && name !== author().name);
  const found = others.find(({ name }) => (name === 'Ольга Власова') === leads);
  if (!found) throw new Error('the shop has no such person');
  return found;
}
const followers = (ticket: Json): string[] => entries(ticket['sharedWith']).map((person) => text(person['name']));
const body = {
  ...{ desk: 'insales', subject: 'Кнопка внизу', text: 'Поднимите, пожалуйста, кнопку заказа' },
  fields: { page: 'https://lukoshko.example/cart', wanted: 'Кнопка над корзиной' },
};

test('IN-1 IN-2 IN-4 what is paid waits for consent over the holidays, and the answers go to whoever runs the site by then', async () => {
  desk.heading('Платная доработка через праздники');
  const [administrator, colleague] = [ofShop(true), ofShop(false)];
  await desk.at('2026-12-24 11:00', author(), 'POST', '/api/v1/tickets', { body, status: 422 });
  let ticket = await desk.at('2026-12-24 11:01', author(), 'POST', '/api/v1/tickets', {
    body: { ...body, requestType: 'customisation' },
  });
  expect([due(ticket, 'first-answer'), followers(ticket)]).toEqual(['2026-12-28 18:00', [administrator.name]]);
  expect([await desk.letters(author(), ticket), await desk.letters(administrator, ticket)]).toEqual([
    ['acknowledgement'],
    ['shared'],
  ]);

  // Five working days: three of the old year, two of the new one.
  const asks = { agreement: 'small-customisation', text: 'Бесплатные доработки месяца исчерпаны' };
  ticket = await desk.gives('2026-12-25 12:00', specialist(), ticket, 'request-consent', asks);
  expect(due(ticket, 'agreement')).toBe('2027-01-12 18:00');
  expect(await desk.letters(administrator, ticket)).toContain('consent-requested');

  // The shop has another administrator, on a holiday.
  await desk.passTo('2027-01-09 12:00');
  const { id: clientId } = ticket['company'] as unknown as { id: string };
  // Told by a colleague: whoever speaks is known for seconds as who it was.
  const people = items(await desk.at('2027-01-09 12:00', author(), 'GET', '/api/v1/desks/insales/people'));
  const idOf = ({ name }: DemoAccount) => text(people.find((person) => text(person['name']) === name)?.['id']);
  const role = async (who: DemoAccount, inCompany: 'lead' | null) =>
    desk.store.setCompanyRole({ personId: idOf(who), desk: 'insales', clientId }, inCompany);
  await role(colleague, 'lead');
  await role(administrator, null);
  ticket = await desk.sees(author(), ticket);
  expect(followers(ticket)).toEqual([colleague.name]);

  await desk.passTo('2027-01-12 17:59');
  expect(entries((await desk.sees(author(), ticket))['consents'])).toMatchObject([{ state: 'open' }]);
  await desk.passTo('2027-01-12 18:01');
  expect(entries((await desk.sees(author(), ticket))['consents'])).not.toMatchObject([{ state: 'open' }]);
  expect(await desk.letters(colleague, ticket)).toEqual(['shared', 'consent-expired']);

  await desk.gives('2027-01-13 10:00', specialist(), ticket, 'request-consent', asks);
  ticket = await desk.gives('2027-01-13 11:00', colleague, ticket, 'answer-consent', { answer: 'agreed' });
  expect(clockOf(ticket, 'agreement')?.['state']).toBe('stopped');
  ticket = await desk.gives('2027-01-13 15:00', specialist(), ticket, 'solve', { kind: 'repair', text: 'Подняли' });
  expect(await desk.letters(colleague, ticket)).toContain('followed-solution');
  expect((await desk.letters(administrator, ticket)).filter((kind) => kind === 'followed-solution')).toEqual([]);
  ticket = await desk.sees(author(), ticket);
  expect(due(ticket, 'silence')).toBe('2027-01-20 18:00');
  await desk.passTo('2027-01-20 18:01');
  ticket = await desk.sees(author(), ticket);
  expect(ticket['closed']).toMatchObject({ how: 'silence' });
  expect(local(ticket['closed']?.['at'])).toBe('2027-01-20 18:00');
}, 240_000);

test('IN-3 the month of free works closes by itself at its edge, and the new one begins with all of them', async () => {
  desk.heading('Бесплатные доработки месяца');
  let ticket = await desk.at('2027-01-29 11:00', author(), 'POST', '/api/v1/tickets', {
    body: { ...body, requestType: 'customisation' },
  });
  ticket = await desk.gives('2027-01-29 11:10', specialist(), ticket, 'take-work', { minutes: 15 });
  ticket = await desk.gives('2027-01-29 12:00', specialist(), ticket, 'finish-work');
  const company = text(ticket['company']?.['id']);
  const account = (moment: string, part = ''): Promise<Json> =>
    desk.at(moment, author(), 'GET', `/api/v1/clients/${company}/account${part}?desk=insales`);
  await desk.passTo('2027-01-31 23:59');
  expect(items(await account('2027-01-31 23:59', '/months'))).toMatchObject([
    { month: '2027-01', spent: 1, closed: false },
  ]);
  // Nobody says anything: the run's own timer closes it.
  await desk.passTo('2027-02-01 00:01');
  const [month] = items(await account('2027-02-01 00:01', '/months'));
  expect([month?.['month'], month?.['closed'], local(month?.['until'])]).toEqual(['2027-01', true, '2027-02-01 00:00']);
  expect((await account('2027-02-01 00:02'))['quota']).toMatchObject({ month: '2027-02', spent: 0, left: 4 });
}, 240_000);
