import type { Request, RequestHandler, Response } from 'express';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { callerOf } from '../auth/authenticate';
import { requestIdOf } from './request-id';

/** The process's log: one JSON line an entry, on standard output. */
export function createLog(level: string): Logger {
  return pino({ level, base: { part: 'api' } });
}

/**
 * One line a request: which route, what came of it, how long it took, who asked (by id). No bodies, no queries, no
 * headers and no names: a log is read by more people than a ticket is.
 */
export function logRequests(log: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger: log,
    genReqId: (_request, response) => requestIdOf(response),
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    serializers: { req: () => undefined, res: () => undefined, err: (error: Error) => errorLine(error) },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return 'info';
    },
    customProps: (request, response) => ({
      method: request.method,
      route: routeOf(response),
      status: response.statusCode,
      person: callerOf(response)?.personId,
    }),
  });
}

/** An error for the log; messages of the database driver may quote values, so they stay out. */
export function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return { name: error.name, code, stack: error.stack?.split('\n').slice(1, 12).join('\n') };
}

/** The declared path of the route that answered, such as `/api/v1/tickets/{ticket}`. */
export function routeOf(response: Response): string {
  const route: unknown = response.locals['route'];
  return typeof route === 'string' ? route : 'none';
}
