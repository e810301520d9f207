import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { callerOf } from '../auth/authenticate';
import { Problem } from '../problems';

const minute = 60_000;

/** The caller's person, or the address of one who is not signed in. */
function callerKey(request: Request, response: Response): string {
  return callerOf(response)?.personId ?? addressKey(request);
}

function addressKey(request: Request): string {
  return `ip/${ipKeyGenerator(request.ip ?? '0.0.0.0')}`;
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
    handler: tooMany,
  });
}

/**
 * Holds sign-in to so many wrong passwords in a quarter of an hour, for one account from one address. Right ones are
 * not counted, so that many people behind one address do not lock each other out.
 */
export function limitSignIn(failures: number): RequestHandler {
  return rateLimit({
    windowMs: 15 * minute,
    limit: failures,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: true,
    keyGenerator: (request) => `${addressKey(request)}/${emailOf(request)}`,
    handler: tooMany,
  });
}

function emailOf(request: Request): string {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('email' in body)) return '';
  return typeof body.email === 'string' ? body.email.toLowerCase() : '';
}

function tooMany(): never {
  throw new Problem('too-many-requests');
}
