import type { Response } from 'express';
import { fill, type Language } from '../../texts/language';
import { pageTexts } from '../../texts/pages';
import { html, Html, unbroken } from './html';
import { style, styleDigest } from './style';

/** A page as it is answered. */
export interface Page {
  readonly status: number;
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** The number of the ticket that it is about, where whoever reads it may know it: the way to the portal ends there. */
  readonly tid?: string;
}

/**
 * Pages need no script and load nothing. What a link says stays between its holder and us: no cache keeps the page, no other site
 * hears of its address, and no index takes it.
 */
const headers: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src ${styleDigest}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
};

/** Its content is what the policy names by its digest: not a blank more. */
const styleElement = new Html(`<style>${style}</style>`);

export function sendPage(response: Response, page: Page): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Content-Language', page.language);
  response.status(page.status).end(framed(page));
}

function framed({ language, title, body, tid }: Page): string {
  const portal =
    tid === undefined
      ? html`<a href="/">${pageTexts.signIn[language]}</a>`
      : html`<a href="/tickets/${encodeURIComponent(tid)}">${fill(pageTexts.openTicket[language], { tid })}</a>`;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${unbroken(title)}</h1>
          ${body}
          <footer>
            <p>${portal}</p>
          </footer>
        </main>
      </body>
    </html>`;
  return page.source;
}
