import type { Browser, Page } from '@playwright/test';

/** Where a Request Tracker is that the pages are held against, and who signs in there. */
export interface Peer {
  readonly base: string;
  readonly user: string;
  readonly password: string;
}

/** `REQUEST_TRACKER=http://user:password@127.0.0.1:port`, on this machine only; null where none is named. */
export function peerOf(environment: NodeJS.ProcessEnv): Peer | null {
  const named = environment['REQUEST_TRACKER'];
  if (named === undefined || named === '') return null;
  const { username, password, origin, hostname } = new URL(named);
  if (hostname !== '127.0.0.1') throw new Error('REQUEST_TRACKER is measured on 127.0.0.1 only');
  return { base: origin, user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** A window on its list of all tickets. */
export async function openPeer(browser: Browser, { base, user, password }: Peer): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('input[name=user]').fill(user);
  await page.locator('input[name=pass]').fill(password);
  await page.locator('input[name=pass]').press('Enter');
  await page.locator('a[href*="Logout"]').first().waitFor({ state: 'attached' });
  return page;
}

/** From the click on a ticket in the list until its history is on the screen, in ms; the list is opened before, and not counted. */
export async function openPeerTicket(page: Page, place: number): Promise<number> {
  await page.goto('/Search/Results.html?Query=id%20%3E%200&Rows=50');
  const link = page.locator('table.collection-as-table a[href*="/Ticket/Display.html?id="]').nth(place * 2);
  await link.waitFor();
  const begun = performance.now();
  await link.click({ noWaitAfter: true });
  await page.locator('.history .transaction .message-stanza, .history .transaction .messagebody').first().waitFor();
  return performance.now() - begun;
}
