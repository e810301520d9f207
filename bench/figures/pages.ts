import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Locator, Page } from '@playwright/test';
import type { Bench } from '../harness/bench';
import { openChromium, openWorkspace } from '../harness/browser';
import { effort } from '../harness/effort';
import { openHttp } from '../harness/http';
import { openPeer, openPeerTicket, peerOf } from '../harness/request-tracker';
import type { Http } from '../harness/http';
import { copyTickets } from '../harness/fill-store';
import { quantile } from '../harness/statistics';
import { command, fileMany, replyWords } from '../harness/tickets';

const inQueue = 50;
const clicks = effort.rounds(40);
const inLongQueue = effort.rows(5_000);
const changesAMinute = 500;
const keystrokes = 200;
const heard = effort.rounds(60);

export interface PagesFigure {
  /** What Chromium receives until the queue of 50 is readable and quiet: scripts, styles, page and answers, compressed; kilobytes. */
  readonly firstKb: number;
  readonly fontsKb: number;
  /** From the click on a ticket until its conversation is readable. */
  readonly openP95Ms: number;
  /** The same of the Request Tracker that was named, click by click in turn; null: none was. */
  readonly peer: { readonly openP50Ms: number; readonly openP95Ms: number } | null;
  /** From a key pressed in the composer to the frame that shows it, while 500 tickets change a minute. */
  readonly keyP95Ms: number;
  /** While a wheel goes through 5,000 tickets in one go. */
  readonly wheel: { readonly longestFrameMs: number; readonly longestBlankMs: number };
  /** From the answer of a command to its showing in another browser. */
  readonly seenP95Ms: number;
}

const conversation = 'section[aria-label="Переписка и события"]';

/** How the pages feel: a specialist's workspace in headless Chromium, on the machine that serves it. */
export async function measurePages(bench: Bench): Promise<PagesFigure> {
  const { product, database, settled } = bench;
  const client = openHttp(product.api, product.account('client').apiKey, 8);
  const tickets = await fileMany(client, inQueue);
  for (const { id } of tickets) await command(client, id, replyWords);
  await settled();
  const browser = await openChromium();
  try {
    const account = product.account('specialist');
    const { page, cdp } = await openWorkspace(browser, product.api, account);
    const first = await firstLoad(page, cdp);
    const opened = await opening(browser, page);
    const keyP95Ms = await typing(
      page,
      client,
      tickets.map(({ id }) => id),
    );
    const seenP95Ms = await seeing(page, client);
    const [copied] = tickets;
    if (copied === undefined) throw new Error('no ticket was filed');
    await copyTickets(database, copied.id, inLongQueue, 'LONG');
    return { ...first, ...opened, keyP95Ms, seenP95Ms, wheel: await scrolling(page) };
  } finally {
    await browser.close();
    client.close();
  }
}

/** Those of the queue; the order beside it is chosen from options too. */
function rows(page: Page): Locator {
  return page.getByRole('listbox').getByRole('option');
}

/** Cold: nothing in the cache of the browser. */
async function firstLoad(page: Page, cdp: CDPSession): Promise<Pick<PagesFigure, 'firstKb' | 'fontsKb'>> {
  const kinds = new Map<string, string>();
  const bytes = { font: 0, other: 0 };
  cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kinds.get(requestId) === 'Font' ? 'font' : 'other'] += encodedDataLength;
  });
  await cdp.send('Network.enable');
  await page.goto('/queues/all');
  await rows(page).first().waitFor();
  // Quiet: the stream of changes stays open and says nothing.
  await page.waitForTimeout(2_000);
  return { firstKb: bytes.other / 1_024, fontsKb: bytes.font / 1_024 };
}

/** Each click opens another ticket of the queue; readable is when its conversation has been painted. */
async function opening(browser: Browser, page: Page): Promise<Pick<PagesFigure, 'openP95Ms' | 'peer'>> {
  const taken: number[] = [];
  const named = peerOf(process.env);
  const peer = named === null ? null : await openPeer(browser, named);
  const peers: number[] = [];
  for (let click = 0; click < clicks; click += 1) {
    const row = rows(page).nth(click % 10);
    const tid = (await row.innerText()).match(/[A-Z]+-\d+/)?.[0] ?? '';
    taken.push(
      await page.evaluate<number>(
        `new Promise((done) => {
          const row = [...document.querySelectorAll('[role=option]')].find((it) => it.innerText.includes(${JSON.stringify(tid)}));
          const begun = performance.now();
          const look = () => {
            const beside = document.querySelector('section[aria-label^=${JSON.stringify(`${tid}`)}] ${conversation} li');
            if (beside) requestAnimationFrame(() => done(performance.now() - begun));
            else requestAnimationFrame(look);
          };
          row.click();
          look();
        })`,
      ),
    );
    if (peer !== null) peers.push(await openPeerTicket(peer, click % 10));
  }
  await peer?.context().close();
  return {
    openP95Ms: quantile(taken, 0.95),
    peer: peer === null ? null : { openP50Ms: quantile(peers, 0.5), openP95Ms: quantile(peers, 0.95) },
  };
}

async function typing(page: Page, client: Http, ids: readonly string[]): Promise<number> {
  await page.getByRole('textbox').last().click();
  let stopped = false;
  const everyMs = 60_000 / changesAMinute;
  const changing = (async () => {
    for (let index = 0; !stopped; index += 1) {
      await command(client, ids[index % ids.length] ?? '', replyWords);
      await delay(everyMs);
    }
  })();
  await page.evaluate(
    `window.keyTimes = [];
     new PerformanceObserver((list) => {
       for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keyTimes.push(duration);
     }).observe({ type: 'event', durationThreshold: 16 });`,
  );
  try {
    for (let key = 0; key < keystrokes; key += 1) await page.keyboard.type('а', { delay: 40 });
  } finally {
    stopped = true;
    await changing;
  }
  const slow = await page.evaluate<number[]>('window.keyTimes');
  // Shorter than 16 ms is not told: those count as 16.
  return quantile([...slow, ...Array.from({ length: Math.max(0, keystrokes - slow.length) }, () => 16)], 0.95);
}

/** A client's word in the ticket that stands open, until the browser shows it. */
async function seeing(page: Page, client: Http): Promise<number> {
  const tid = new URL(page.url()).searchParams.get('ticket') ?? '';
  const taken: number[] = [];
  for (let word = 0; word < heard; word += 1) {
    const text = `слово ${word} из ${heard}`;
    const shown = page.getByText(text, { exact: true }).waitFor({ state: 'attached' });
    await command(client, tid, { type: 'reply', text });
    const begun = performance.now();
    await shown;
    taken.push(performance.now() - begun);
    await page.waitForTimeout(500);
  }
  return quantile(taken, 0.95);
}

async function scrolling(page: Page): Promise<PagesFigure['wheel']> {
  await page.goto('/queues/all');
  const list = page.getByRole('listbox');
  await rows(page).first().waitFor();
  await list.hover();
  await page.evaluate(
    `window.frames = []; window.blanks = [];
     (() => {
       let last = performance.now();
       let blankSince = null;
       const list = document.querySelector('[role=listbox]');
       const look = (now) => {
         window.frames.push(now - last);
         last = now;
         const box = list.getBoundingClientRect();
         const at = document.elementFromPoint(box.left + 80, box.top + box.height / 2);
         const isBlank = !at || !at.closest('[role=option]');
         if (isBlank) blankSince ??= now;
         else if (blankSince !== null) { window.blanks.push(now - blankSince); blankSince = null; }
         requestAnimationFrame(look);
       };
       requestAnimationFrame(look);
     })();`,
  );
  for (let reached = false; !reached;) {
    await page.mouse.wheel(0, 4_000);
    await page.waitForTimeout(16);
    reached = await page.evaluate<boolean>(
      `(() => { const list = document.querySelector('[role=listbox]');
        return list.scrollTop + list.clientHeight >= list.scrollHeight - 10 && document.querySelectorAll('[role=option]').length > 0 &&
          Number([...document.querySelectorAll('[role=option]')].at(-1).getAttribute('aria-posinset')) >= ${inLongQueue}; })()`,
    );
  }
  const [frames, blanks] = await page.evaluate<[number[], number[]]>('[window.frames, window.blanks]');
  return { longestFrameMs: Math.max(...frames.slice(2)), longestBlankMs: Math.max(0, ...blanks) };
}
