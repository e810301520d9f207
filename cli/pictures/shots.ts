import type { Page } from '@playwright/test';
import type { Shot } from './take-pictures';

const client = { desk: 'skai', role: 'client' };
const specialist = { desk: 'skai', role: 'specialist' };
const coordinator = { desk: 'skai', role: 'coordinator' };
const technician = { desk: 'skai', role: 'technician' };
const manager = { desk: 'skai', role: 'manager' };
const administrator = { desk: 'skai', role: 'administrator' };

/** A ticket of the reader's that has a conversation: the first in resolution. */
async function openTicket(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/tickets?stage=resolution&limit=1');
  const { items } = (await answer.json()) as { readonly items: readonly { readonly tid: string }[] };
  const tid = items[0]?.tid;
  if (tid === undefined) throw new Error('No ticket is in work: run `npm run demo -- month` first');
  return tid;
}

const ticket = async (page: Page): Promise<void> => {
  await page.goto(`/tickets/${await openTicket(page)}`);
  await page.getByRole('region', { name: 'Переписка и события' }).waitFor();
};

const account = async (page: Page): Promise<void> => {
  await page.goto(`/tickets/${await openTicket(page)}/deadlines/resolution`);
  await page.getByRole('heading', { name: 'День за днём' }).waitFor();
};

const beside = async (page: Page): Promise<void> => {
  const tid = await openTicket(page);
  await page.goto(`/queues/all?ticket=${tid}`);
  await page.getByRole('region', { name: 'Переписка и события' }).waitFor();
};

const board = async (page: Page): Promise<void> => {
  await page.goto('/board');
  await page.getByRole('grid').waitFor();
};

const main = (path: string) => async (page: Page) => {
  await page.goto(path);
  await page.getByRole('main').waitFor();
};

/** The technician's next visit. */
const nextVisit = async (page: Page): Promise<void> => {
  await page.goto('/my-visits');
  await page.getByRole('article').getByRole('link').first().click();
  await page.getByRole('region', { name: 'Что сделать' }).waitFor();
};

/** What the README and the papers show. */
export const shots: readonly Shot[] = [
  { name: 'sign-in', who: null, open: main('/sign-in') },
  { name: 'portal-tickets', who: client, open: main('/tickets') },
  { name: 'portal-new', who: { desk: 'smartplayer', role: 'client' }, open: main('/new') },
  { name: 'portal-ticket', who: client, open: ticket },
  { name: 'portal-ticket-phone', who: client, open: ticket, look: 'phone' },
  { name: 'deadline', who: client, open: account },
  { name: 'deadline-dark', who: client, open: account, look: 'dark' },
  { name: 'preferences', who: client, open: main('/preferences') },
  { name: 'queue', who: specialist, open: main('/queues/all') },
  { name: 'queue-ticket', who: specialist, open: beside },
  { name: 'queue-ticket-dark', who: specialist, open: beside, look: 'dark' },
  { name: 'board', who: coordinator, open: board },
  { name: 'overview', who: manager, open: main('/overview') },
  { name: 'people', who: administrator, open: main('/administration/people') },
  { name: 'regulation', who: administrator, open: main('/rules/skai') },
  { name: 'contract-new', who: administrator, open: main('/rules/changes/new?kind=contract') },
  { name: 'queue-phone', who: specialist, open: main('/queues/mine'), look: 'phone' },
  { name: 'my-visits-phone', who: technician, open: main('/my-visits'), look: 'phone' },
  { name: 'my-visit-phone', who: technician, open: nextVisit, look: 'phone' },
];
