import { statSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

/** Where the build leaves the pages. */
export const builtPages = path.join(__dirname, '..', '..', 'web', 'dist');

const yearSeconds = 31_536_000;

/** Under it every file bears the digest of its content in its name. */
const assets = '/assets/';

/** What says something to browsers on a page alone: on each of its files it would be a third of a small one. */
const ofDocuments = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

/** What is never a page's address: it is answered as the API answers, or as the pages that letters lead to. */
const elsewhere = /^\/(?:api|press)(?:\/|$)/;

/**
 * The pages in the browser: files of the build, and for every other address the one page whose router knows it. Files that bear the
 * digest of their content in their name are kept for a year, all others asked for each time.
 *
 * @param folder of the build; null or one that is not there: no pages, whatever is asked for is looked for further on
 */
export function serveWeb(folder: string | null): RequestHandler {
  if (folder === null) return (_request, _response, next) => next();
  const page = path.join(folder, 'index.html');
  let built: number | undefined;
  let serve: RequestHandler = (_request, _response, next) => next();
  return (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || elsewhere.test(request.path)) return next();
    const isAsset = request.path.startsWith(assets);
    response.locals['route'] = isAsset ? '/assets' : '/';
    // The files are listed once: after another build they are listed anew by whoever opens a page.
    const found = isAsset ? built : statSync(page, { throwIfNoEntry: false })?.mtimeMs;
    if (found === undefined) return next();
    if (found !== built) serve = filesOf(folder);
    built = found;
    void serve(request, response, next);
  };
}

function filesOf(folder: string): RequestHandler {
  return sirv(folder, {
    single: true,
    gzip: true,
    brotli: true,
    etag: true,
    setHeaders(response, pathname) {
      if (!pathname.startsWith(assets)) return void response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('Cache-Control', `public, max-age=${yearSeconds}, immutable`);
      for (const name of ofDocuments) response.removeHeader(name);
    },
  });
}
