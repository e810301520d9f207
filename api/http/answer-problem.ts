import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { MulterError } from 'multer';
import type { Logger } from 'pino';
import { callerOf } from '../auth/authenticate';
import { Problem, problemBody } from '../problems';
import { languageOf } from './language';
import { errorLine } from './log';
import { requestIdOf } from './request-id';

/** Nothing is declared at this address. */
export const nothingHere: RequestHandler = () => {
  throw new Problem('not-found');
};

/** What errors of the store mean to whoever asks. */
export interface StoreFaults {
  /** It cannot be reached. */
  readonly isAway: (error: unknown) => boolean;
  /** A statement or a lock took longer than anybody waits for. */
  readonly isTooSlow: (error: unknown) => boolean;
}

/**
 * The one place where a failure becomes an answer.
 *
 * @param store tells what an error of the store means
 */
export function answerProblem(log: Logger, store: StoreFaults): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    sendProblem(noted(error, response, log, store), request, response);
  };
}

/** What a failure means to whoever asked; one of our own stands in the log. */
export function noted(error: unknown, response: Response, log: Logger, store: StoreFaults): Problem {
  const problem = problemOf(error, store);
  if (problem.code === 'internal') {
    response.err = error instanceof Error ? error : new Error('thrown value');
    log.error({ requestId: requestIdOf(response), error: errorLine(response.err) }, 'request failed');
  }
  return problem;
}

/** Sends a problem in the language of whoever asked. */
export function sendProblem(problem: Problem, request: Request, response: Response): void {
  for (const [name, value] of Object.entries(problem.extras.headers ?? {})) response.setHeader(name, value);
  if (problem.status === 503) response.setHeader('Retry-After', '5');
  const language = languageOf(request, callerOf(response)?.language ?? 'ru');
  response.status(problem.status);
  response.setHeader('Content-Language', language);
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.end(
    JSON.stringify(problemBody(problem, { language, instance: request.path, requestId: requestIdOf(response) })),
  );
}

/** The statuses with which express and its parsers throw, as problems. */
const codeOfStatus: Readonly<Record<number, 'malformed' | 'malformed-json' | 'too-large' | 'unsupported-media-type'>> =
  {
    400: 'malformed',
    413: 'too-large',
    415: 'unsupported-media-type',
  };

function problemOf(error: unknown, { isAway, isTooSlow }: StoreFaults): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof MulterError) return problemOfMulter(error);
  if (isAway(error)) return new Problem('unavailable');
  if (isTooSlow(error)) return new Problem('took-too-long');
  if (error instanceof Error) {
    if ('type' in error && error.type === 'entity.parse.failed') return new Problem('malformed-json');
    const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
    const code = codeOfStatus[status];
    if (code) return new Problem(code);
    if (/^(Multipart: |Unexpected end of form|Malformed part header)/.test(error.message))
      return new Problem('malformed');
  }
  return new Problem('internal');
}

function problemOfMulter(error: MulterError): Problem {
  if (error.code === 'LIMIT_FILE_SIZE') return new Problem('too-large');
  return new Problem('malformed', { errors: [{ pointer: '/file', code: 'invalid-form' }] });
}
