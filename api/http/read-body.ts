import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { RequestHandler } from 'express';
import { Problem } from '../problems';
import type { Uploads } from '../uploads/uploads';
import type { AnyRoute } from './define-route';

/** The longest JSON body: the longest message, every character of it escaped, and its fields. */
export const jsonLimitBytes = 512 * 1024;

const json = express.json({
  limit: jsonLimitBytes,
  strict: true,
  verify: (_request, _response, bytes) => {
    if (!isUtf8(bytes)) throw new Problem('malformed-json');
  },
});

/** Reads the body a route declares, and refuses the kind it does not. */
export function readBody(route: AnyRoute, uploads: Pick<Uploads, 'receive'>): RequestHandler {
  if (route.multipart === true) {
    return (request, response, next) => {
      if (!request.is('multipart/form-data')) throw otherKind('multipart/form-data');
      return void uploads.receive(request, response, next);
    };
  }
  if (!route.body) return (_request, _response, next) => next();
  return (request, response, next) => {
    if (request.headers['content-type'] === undefined && !hasBody(request.headers)) {
      throw new Problem('malformed', { errors: [{ pointer: '', code: 'missing', says: 'no-body' }] });
    }
    if (!request.is('application/json')) throw otherKind('application/json');
    json(request, response, next);
  };
}

function otherKind(taken: string): Problem {
  return new Problem('unsupported-media-type', { detail: { says: 'body-kind', values: { values: taken } } });
}

function hasBody(headers: {
  'content-length'?: string | undefined;
  'transfer-encoding'?: string | undefined;
}): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
