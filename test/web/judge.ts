import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { chosen } from '../support/size';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const everyRule = { type: 'tag', values: standards };
/** Those of them whose outcome hangs on colours. */
const rulesOfColour = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Resolves when a change of the theme has been drawn, and nothing is on its way to another colour or place. */
const drawn = `new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))).then(() =>
  Promise.allSettled(
    document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished)))`;

/** Everything but colours: elements without the name of the theme, and what of the text is to be seen. */
const without = `document.documentElement.outerHTML.replace(/ data-mantine-color-scheme="\\w+"/g, '') + document.body.innerText`;

/** What axe finds on the page as it now stands, a line a place; an empty list is a clean page. */
export async function axeFindings(page: Page, runOnly: typeof everyRule = everyRule): Promise<string[]> {
  // As a script of the page it would be stopped by our policy: only the browser's own tools may bring one.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
  // Of what is good it need not tell the places.
  const asked = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${asked})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

const themes = ['light', 'dark'] as const;
let looks = 0;

/**
 * Looks at the page in its themes and as narrow as WCAG asks (320 px): what is wrong with it, a line each. In both themes at full
 * size; else in the one and the other by turns, for every file of tests looks many times.
 */
export async function faultsOfPage(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  const faults: string[] = [];
  let seen: string | undefined;
  const theme = themes[looks++ % themes.length] ?? 'light';
  for (const colorScheme of chosen([theme], themes)) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(drawn);
    const now = await page.evaluate<string>(without);
    // Where the other theme changes nothing but colours, only they are looked at again.
    const found = await axeFindings(page, seen === now ? rulesOfColour : everyRule);
    seen = now;
    faults.push(...found.map((finding) => `${colorScheme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 700 });
  const sideways = await sidewaysPixels(page);
  if (sideways > 0) faults.push(`320 px: ${sideways} px sideways`);
  if (size !== null) await page.setViewportSize(size);
  return faults;
}
