import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it now stands, a line a place; an empty list is a clean page. */
export async function axeFindings(page: Page): Promise<string[]> {
  // As a script of the page it would be stopped by our policy: only the browser's own tools may bring one.
  await page.evaluate(axe);
  const asked = JSON.stringify({ runOnly: { type: 'tag', values: standards } });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${asked})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Looks at the page in both themes and as narrow as WCAG asks (320 px): what is wrong with it, a line each. */
export async function faultsOfPage(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await axeFindings(page)).map((finding) => `${colorScheme}: ${finding}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 700 });
  const sideways = await sidewaysPixels(page);
  if (sideways > 0) faults.push(`320 px: ${sideways} px sideways`);
  if (size !== null) await page.setViewportSize(size);
  return faults;
}
