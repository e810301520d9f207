import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { callerOf } from '../auth/authenticate';
import { addressOf } from '../limits/address';
import { tooMany } from '../limits/too-many';

const minute = 60_000;

/** The caller's person, or the address of one who is not signed in. */
function callerKey(request: Request, response: Response): string {
  return callerOf(response)?.personId ?? addressOf(request);
}

/**
 * Holds one caller to so many requests a minute, counted in this process. The default is far above what one caller of
 * a desk needs (and above what a load test on one machine reaches); it only keeps a runaway program from the others.
 */
export function limitRequests(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: minute,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: callerKey,
    handler: (request) => {
      throw tooMany(resetOf(request) - Date.now());
    },
  });
}

/** When the window of a limited request ends, as `rateLimit` notes it on the request. */
function resetOf(request: Request & { rateLimit?: { resetTime?: Date | undefined } }): number {
  return request.rateLimit?.resetTime?.getTime() ?? Date.now() + minute;
}
