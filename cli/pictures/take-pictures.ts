import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findChromium } from '../../local/chromium';
import type { Account, RunningProduct } from '../demo/running-product';

/** A page worth a picture: who looks at it, and what they do before it stands as it should. */
export interface Shot {
  readonly name: string;
  /** Null: somebody who has not signed in. */
  readonly who: { readonly desk: string; readonly role: string } | null;
  readonly open: (page: Page) => Promise<void>;
  readonly look?: 'wide' | 'phone' | 'dark';
}

const sizes = {
  wide: { width: 1280, height: 800 },
  phone: { width: 390, height: 780 },
  dark: { width: 1280, height: 800 },
} as const;

/** Takes them one after the other. @returns the files, as each is written */
export async function* takePictures(
  product: RunningProduct,
  shots: readonly Shot[],
  folder: string,
): AsyncGenerator<string> {
  const found = await findChromium((line) => console.error(line));
  if (typeof found === 'string') throw new Error(found);
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    env: { ...(process.env as Record<string, string>), ...found.environment },
  });
  try {
    for (const shot of shots) yield await take(browser, product, shot, folder);
  } finally {
    await browser.close();
  }
}

async function take(browser: Browser, product: RunningProduct, shot: Shot, folder: string): Promise<string> {
  const { name, who, open, look = 'wide' } = shot;
  const context = await browser.newContext({
    baseURL: product.api,
    viewport: sizes[look],
    locale: 'ru-RU',
    colorScheme: look === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    if (who !== null) await signIn(page, product.account(who.desk, who.role));
    await open(page);
    await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
    await page.evaluate('document.fonts.ready');
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    return file;
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, { email, password }: Account): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { email, password } });
  if (answer.status() !== 201) throw new Error(`${email} was answered ${answer.status()} at sign-in`);
}
