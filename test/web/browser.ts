import { chromium, expect as playwrightExpect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { findChromium } from '../../local/chromium';
import type { EdgeSettings } from '../../api/settings';
import { builtPages } from '../../api/web/serve-web';
import type { DemoAccount } from '../../prisma/seed';
import type { Clock } from '../../store/clock';
import { startApi, type Api } from '../api/harness';

/** Waits until a page is as expected, however busy the machine: no promise here is one of speed. */
export const see = playwrightExpect.configure({ timeout: 60_000 });

/** A browser and the product's pages, one a file of tests. */
export interface Pages {
  readonly api: Api;
  readonly browser: Browser;
  /** A window of its own for somebody who is signed in. */
  readonly enter: (account: DemoAccount, options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Why pages cannot be looked at on this machine; null where they can. */
export async function noBrowser(): Promise<string | null> {
  const found = await findChromium((line) => process.stderr.write(`reglament: ${line}\n`));
  return typeof found === 'string' ? found : null;
}

/** How a Chromium is started. @throws with the reason where there is none */
async function launching(): Promise<NonNullable<Parameters<typeof chromium.launch>[0]>> {
  const found = await findChromium((line) => process.stderr.write(`reglament: ${line}\n`));
  if (typeof found === 'string') throw new Error(found);
  const { executable, environment } = found;
  return {
    executablePath: executable,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    env: { ...(process.env as Record<string, string>), ...environment },
  };
}

/** Starts a Chromium. @throws with the reason where there is none */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await launching());
}

/** A phone: a browser whose folder outlives it, service workers and all. */
export async function openPhone(folder: string, baseURL: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    ...(await launching()),
    ...{
      baseURL,
      locale: 'ru-RU',
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    },
  });
  context.setDefaultTimeout(60_000);
  return context;
}

/** The API on a seeded database with the built pages, and a browser. */
export async function openPages(
  settings: Partial<EdgeSettings> = {},
  letters: { readonly lettersLeave?: boolean } = {},
  clock?: Clock,
): Promise<Pages> {
  const starting = startApi({ ...settings, webFolder: builtPages }, clock, letters);
  const [api, browser] = await Promise.all([starting, openBrowser()]);
  const contexts: BrowserContext[] = [];
  return {
    api,
    browser,
    async enter(account, options = {}) {
      const context = await browser.newContext({
        baseURL: api.base,
        serviceWorkers: 'block',
        locale: 'ru-RU',
        // What moves for the eye alone is drawn by the processor here, frame by frame.
        reducedMotion: 'reduce',
        ...options,
      });
      contexts.push(context);
      context.setDefaultTimeout(60_000);
      const { email, password } = account;
      // By the API, as the form does it: its cookie is the window's from then on.
      const signedIn = await context.request.post('/api/v1/session', { data: { email, password } });
      if (signedIn.status() !== 201) throw new Error(`${email} was answered ${signedIn.status()}`);
      return context.newPage();
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await api.stop();
    },
  };
}
