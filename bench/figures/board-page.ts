import type { CDPSession, Page } from '@playwright/test';
import { shippedRegions } from '../../regulations/load-regions';
import type { Bench } from '../harness/bench';
import { openChromium, openWorkspace } from '../harness/browser';
import { effort } from '../harness/effort';
import { fillField } from '../harness/fill-visits';
import { expectStatus, openHttp } from '../harness/http';
import { latencies } from '../harness/load';
import { quantile } from '../harness/statistics';
import { confirmSlot, offerSlot, requestVisit, visitCommand, visitPeople } from '../harness/visits';

const technicians = 200;
const jobs = 2_000;
/** The visit that is copied lies behind the week that is filled. */
const daysAhead = 35;
const shown = effort.rounds(5);
const drags = effort.rounds(5);
const reads = effort.rounds(20);
const dragMs = 2_000;

export interface BoardPageFigure {
  /** From the address to the cards on the screen, nothing in the browser's cache: the median. */
  readonly shownMs: number;
  /** While a card is carried over the board, the longest of all. */
  readonly longestFrameMs: number;
  /** Scripts and styles that the first load has not, compressed; kilobytes. */
  readonly overFirstKb: number;
  /** The week as the API answers it, p95. */
  readonly answerP95Ms: number;
}

/** The board of visits in headless Chromium: 200 technicians, the present week, 2,000 jobs in it. */
export async function measureBoardPage(bench: Bench): Promise<BoardPageFigure> {
  const { product, database } = bench;
  const people = visitPeople(bench);
  const { visitId } = await requestVisit(people);
  await visitCommand(people.client, visitId, { type: 'ready' });
  await offerSlot(people, visitId, daysAhead);
  await confirmSlot(people, visitId);
  await requestVisit(people);
  people.close();
  await bench.settled();
  const { visits } = await fillField(database, {
    technicians,
    homes: [...shippedRegions().keys()],
    templates: [{ visitId, weeks: [0, 0], hours: [9, 14] }],
  });
  if (visits !== jobs) throw new Error(`The week has ${visits} jobs`);
  const account = product.account('coordinator');
  const browser = await openChromium();
  try {
    const times: number[] = [];
    for (let round = 0; round < shown; round += 1) {
      const { page } = await openWorkspace(browser, product.api, account);
      times.push(await showing(page));
      await page.context().close();
    }
    const { page, cdp } = await openWorkspace(browser, product.api, account);
    const overFirstKb = await growth(page, cdp);
    const frames: number[] = [];
    for (let round = 0; round < drags; round += 1) frames.push(await carrying(page));
    return {
      shownMs: quantile(times, 0.5),
      longestFrameMs: Math.max(...frames),
      overFirstKb,
      answerP95Ms: await answering(bench),
    };
  } finally {
    await browser.close();
  }
}

async function showing(page: Page): Promise<number> {
  const begun = performance.now();
  await page.goto('/board');
  await page.locator('[data-visit]').first().waitFor();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return performance.now() - begun;
}

/** What the board brings to somebody who comes from the queues. */
async function growth(page: Page, cdp: CDPSession): Promise<number> {
  const kinds = new Map<string, string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (['Script', 'Stylesheet'].includes(kinds.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto('/queues/all');
  await page.getByRole('listbox').waitFor();
  await page.waitForTimeout(2_000);
  await cdp.send('Network.enable');
  await page.getByRole('link', { name: 'Доска выездов' }).click();
  await page.locator('[data-visit]').first().waitFor();
  await page.waitForTimeout(2_000);
  return bytes / 1_024;
}

/** The longest frame between taking a card and letting it go, which opens nothing: it is put back. */
async function carrying(page: Page): Promise<number> {
  const card = page.locator('[data-visit]').first();
  const [from, field] = [await card.boundingBox(), await page.getByRole('grid').boundingBox()];
  if (from === null || field === null) throw new Error('The board is not to be seen');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.evaluate(
    `window.frames = [];
     (() => {
       let last = performance.now();
       const look = (now) => {
         window.frames.push(now - last);
         last = now;
         if (window.frames !== null) window.looking = requestAnimationFrame(look);
       };
       window.looking = requestAnimationFrame(look);
     })();`,
  );
  await page.mouse.down();
  const begun = performance.now();
  for (let step = 0; performance.now() - begun < dragMs; step += 1) {
    const [across, down] = [(step * 23) % (field.width - 220), (step * 11) % (field.height - 120)];
    await page.mouse.move(field.x + 180 + across, field.y + 70 + down);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  const frames = await page.evaluate<number[]>('cancelAnimationFrame(window.looking), window.frames');
  return Math.max(...frames.slice(2));
}

async function answering({ product }: Bench): Promise<number> {
  const http = openHttp(product.api, product.account('coordinator').apiKey, 1);
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const today = new Date().getUTCDay();
  const monday = -((today + 6) % 7);
  const path = `/api/v1/boards/technicians?desk=skai&limit=200&from=${day(monday)}&to=${day(monday + 6)}`;
  const taken = await latencies(reads + 3, async () => {
    const { items } = expectStatus(await http.call('GET', path), 200, path) as { items: unknown[] };
    if (items.length !== technicians) throw new Error(`The board has ${items.length} technicians`);
  });
  http.close();
  return quantile(taken.slice(3), 0.95);
}
