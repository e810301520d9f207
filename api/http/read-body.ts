import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { RequestHandler } from 'express';
import multer from 'multer';
import { Problem } from '../problems';
import type { AnyRoute } from './define-route';

/** The longest JSON body: the longest message, every character of it escaped, and its fields. */
export const jsonLimitBytes = 512 * 1024;
/** The largest attachment (DESIGN section 9); a regulation may allow less. */
export const fileLimitBytes = 25 * 1024 * 1024;

const json = express.json({
  limit: jsonLimitBytes,
  strict: true,
  verify: (_request, _response, bytes) => {
    if (!isUtf8(bytes)) throw new Problem('malformed-json');
  },
});

const form = multer({
  storage: multer.memoryStorage(),
  limits: { files: 1, fileSize: fileLimitBytes, fields: 10, fieldSize: 4_096, fieldNameSize: 100, parts: 12 },
  defParamCharset: 'utf8',
}).single('file');

/** Reads the body a route declares, and refuses the kind it does not. */
export function readBody(route: AnyRoute): RequestHandler {
  if (route.multipart === true) {
    return (request, response, next) => {
      if (!request.is('multipart/form-data')) throw new Problem('unsupported-media-type');
      form(request, response, next);
    };
  }
  if (!route.body) return (_request, _response, next) => next();
  return (request, response, next) => {
    if (request.headers['content-type'] === undefined && !hasBody(request.headers)) {
      throw new Problem('malformed', { errors: [{ pointer: '', code: 'missing', says: 'no-body' }] });
    }
    if (!request.is('application/json')) throw new Problem('unsupported-media-type');
    json(request, response, next);
  };
}

function hasBody(headers: {
  'content-length'?: string | undefined;
  'transfer-encoding'?: string | undefined;
}): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
