import type { NextFunction, Request, Response } from 'express';
import { uuidv7 } from 'uuidv7';

const wellFormed = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/**
 * Gives every request an id: the caller's `X-Request-Id` if it is well formed, else one of our own. It comes back in
 * the answer, stands in every line of the log and in the inbox row that the request wrote.
 */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.get('x-request-id');
  const id = given !== undefined && wellFormed.test(given) ? given : uuidv7();
  response.locals['requestId'] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

/** The id that `requestId` gave. */
export function requestIdOf(response: Response): string {
  return String(response.locals['requestId']);
}
