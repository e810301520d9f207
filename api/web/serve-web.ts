import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RequestHandler } from 'express';
import sirv from 'sirv';

/** Where the build leaves the pages. */
export const builtPages = path.join(__dirname, '..', '..', 'web', 'dist');

const yearSeconds = 31_536_000;

/** What is never a page's address: it is answered as the API answers, or as the pages that letters lead to. */
const elsewhere = /^\/(?:api|press)(?:\/|$)/;

/**
 * The pages in the browser: files of the build, and for every other address the one page whose router knows it. Files that bear the
 * digest of their content in their name are kept for a year, all others asked for each time.
 *
 * @param folder of the build; null or one that is not there: no pages, whatever is asked for is looked for further on
 */
export function serveWeb(folder: string | null): RequestHandler {
  if (folder === null || !existsSync(path.join(folder, 'index.html'))) return (_request, _response, next) => next();
  const serve = sirv(folder, {
    single: true,
    gzip: true,
    brotli: true,
    etag: true,
    setHeaders(response, pathname) {
      const isNamedByContent = pathname.startsWith('/assets/');
      response.setHeader('Cache-Control', isNamedByContent ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
    },
  });
  return (request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || elsewhere.test(request.path)) return next();
    response.locals['route'] = request.path.startsWith('/assets/') ? '/assets' : '/';
    serve(request, response, next);
  };
}
