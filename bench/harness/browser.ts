import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { findChromium } from '../../local/chromium';
import type { Account } from './product';

/** A headless Chromium. @throws with the reason where there is none */
export async function openChromium(): Promise<Browser> {
  const found = await findChromium((line) => process.stderr.write(`${line}\n`));
  if (typeof found === 'string') throw new Error(found);
  return chromium.launch({
    executablePath: found.executable,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...(process.env as Record<string, string>), ...found.environment },
  });
}

/** A window of a person who is signed in, before any page is opened. @param base address of the API, without a path */
export async function openWorkspace(
  browser: Browser,
  base: string,
  { email, password }: Account,
): Promise<{ readonly page: Page; readonly cdp: CDPSession }> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: 1440, height: 900 },
    locale: 'ru-RU',
  });
  const answer = await context.request.post('/api/v1/session', { data: { email, password } });
  if (answer.status() !== 201) throw new Error(`${email} was answered ${answer.status()}`);
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page) };
}
