import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response, Router } from 'express';
import multer from 'multer';
import type { Language } from '../../texts/language';
import { nothingHere, noted } from '../http/answer-problem';
import { unfitText } from '../http/clean-text';
import { languageOf } from '../http/language';
import { requestIdOf } from '../http/request-id';
import { addressOf } from '../limits/address';
import { Problem } from '../problems';
import type { Services } from '../services';
import { openAnswer, pressAnswer } from './answer/answer';
import { openSwitchOff, pressSwitchOff } from './switch-off/switch-off';
import { openPassword, pressPassword } from './password/password';
import { sendPage, type Page } from './frame';
import { problemPage } from './notes';

/** The longest form: every character of the longest text escaped, and what stands beside it. */
const mostBytes = '48kb';

interface Asked {
  readonly token: string;
  readonly body: unknown;
  readonly language: Language;
  readonly requestId: string;
  /** From where, as limits count it. */
  readonly address: string;
}

/**
 * The pages that links of letters lead to. They need no script, make no session and take nothing from one: what a link lets its
 * holder do, the link says. Opened, by whatever method but POST, they change nothing.
 *
 * @param limiter counts requests as everywhere
 */
export function pageRoutes(services: Services, limiter: RequestHandler): Router {
  const router = express.Router();
  const urlencoded = express.urlencoded({ extended: false, limit: mostBytes, parameterLimit: 12 });
  // Mail programs may press their button by either (RFC 8058).
  const multipart = multer({ limits: { fields: 12, fieldSize: 8_192, parts: 12, files: 0 } }).none();
  const form: RequestHandler = (request, response, next) =>
    void (request.is('multipart/form-data') ? multipart : urlencoded)(request, response, next);

  function page(path: string, open: (asked: Asked) => Promise<Page>, press: (asked: Asked) => Promise<Page>): void {
    const named: RequestHandler = (_request, response, next) => {
      // Logs and figures name the route: the address itself lets its holder act.
      response.locals['route'] = path.replace(':token', '{token}');
      next();
    };
    const answer = (make: typeof open): RequestHandler => {
      return async (request, response) => {
        sendPage(response, await make(asked(request, response)));
      };
    };
    router.get(path, named, limiter, answer(open));
    router.post(path, named, limiter, form, answer(press));
    router.all(path, named, () => {
      throw new Problem('method-not-allowed', { headers: { Allow: 'GET, HEAD, POST' } });
    });
  }

  page(
    '/press/:token',
    ({ token, language }) => openAnswer(services, token, language),
    ({ token, body, ...how }) => pressAnswer(services, token, body, how),
  );
  page(
    '/press/off/:token',
    ({ token, language }) => openSwitchOff(services, token, language),
    ({ token, body, language }) => pressSwitchOff(services, token, body, language),
  );
  page(
    '/press/password/:token',
    ({ token, language }) => openPassword(services, token, language),
    ({ token, body, ...who }) => pressPassword(services, token, body, who),
  );
  router.use('/press', nothingHere, pageFault(services));
  return router;
}

/** A failure as a page: whoever follows a link of a letter reads no JSON. */
function pageFault(services: Services): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = noted(error, response, services.log, services);
    for (const [name, value] of Object.entries(problem.extras.headers ?? {})) response.setHeader(name, value);
    sendPage(response, problemPage(problem, languageOf(request, 'ru')));
  };
}

function asked(request: Request, response: Response): Asked {
  const { token } = request.params;
  const body: unknown = request.body;
  return {
    token: typeof token === 'string' ? token : '',
    // Of what cannot be stored there is no form.
    body: unfitText(body) === null ? body : undefined,
    language: languageOf(request, 'ru'),
    requestId: requestIdOf(response),
    address: addressOf(request),
  };
}
