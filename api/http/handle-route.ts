import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Role } from '../../domain/regulation';
import type { FaultTextCode } from '../../texts/faults';
import type { z } from '../schemas/zod';
import { Problem } from '../problems';
import type { Fault } from '../problems';
import type { Services } from '../services';
import type { EdgeSettings } from '../settings';
import { lacksSecondFactor } from '../auth/caller';
import { originOf } from '../auth/same-origin';
import { forbidden } from '../who-may';
import { callerOf, cookieOf, credentialOf, deviceCookie } from '../auth/authenticate';
import { addressOf } from '../limits/address';
import { arrivedWith } from '../uploads/disk-storage';
import { unfitText } from './clean-text';
import type { Answer, AnyRoute, File, RequestContext, RouteInput, Schema } from './define-route';
import { openEventStream } from './event-stream';
import { faultsOf } from './faults';
import { languageOf } from './language';
import { requestIdOf } from './request-id';

/** Does one route: checks who calls and what came, runs the operation, sends what its presenter made of the result. */
export function handleRoute(route: AnyRoute, services: Services): RequestHandler {
  return async (request, response) => {
    const context = contextOf(route, services, request, response);
    const result = await route.operation(inputOf(route, request) as never, context);
    const answer = route.present(result as never, context);
    services.checkAnswer(route, answer);
    await send(response, answer);
  };
}

/** @throws Problem 401 or 403 when the declaration does not let this caller in */
export function admit(route: AnyRoute, response: Response, { secondFactor }: Pick<EdgeSettings, 'secondFactor'>): void {
  if (route.access === 'anyone') return;
  const caller = callerOf(response);
  if (!caller) throw new Problem('not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer' } });
  if (secondFactor === 'staff' && lacksSecondFactor(caller) && route.beforeSecondFactor !== true)
    throw new Problem('second-factor-missing');
  if (route.access === 'signed-in') return;
  const roles: readonly Role[] = route.access;
  if (!caller.memberships.some((membership) => roles.includes(membership.role))) throw forbidden(roles);
}

function contextOf(route: AnyRoute, services: Services, request: Request, response: Response): RequestContext {
  const caller = route.access === 'anyone' ? null : callerOf(response);
  return {
    services,
    // `admit` has seen to it that a route that needs a caller has one.
    caller: caller,
    token: caller === null ? null : (credentialOf(request)?.token ?? null),
    language: languageOf(request, caller?.language ?? 'ru'),
    timeZone: caller?.timeZone ?? 'Europe/Moscow',
    requestId: requestIdOf(response),
    idempotencyKey: idempotencyKeyOf(request),
    ifMatch: ifMatchOf(request),
    origin: originOf(request, services.settings.publicOrigin),
    remoteAddress: addressOf(request),
    device: cookieOf(request, deviceCookie),
    cookie: (name) => cookieOf(request, name),
    lastEventId: request.get('last-event-id') ?? null,
  };
}

function inputOf(route: AnyRoute, request: Request): RouteInput<unknown, unknown, unknown> {
  const faults: Fault[] = [];
  const params = parse(route.params, request.params, 'path', faults);
  const query = parse(route.query, request.query, 'query', faults);
  if (!route.query && Object.keys(request.query).length > 0) {
    for (const key of Object.keys(request.query)) {
      faults.push({ pointer: `query/${key}`, code: 'unknown-key' });
    }
  }
  const given: unknown = request.body;
  const body = parse(route.body, given, '', faults);
  const file = route.multipart === true ? fileOf(request, faults) : null;
  if (faults.length > 0) throw new Problem('malformed', { errors: faults });
  return { params, query, body, file };
}

function parse(schema: Schema | undefined, value: unknown, place: string, faults: Fault[]): unknown {
  if (!schema) return undefined;
  const unfit = unfitText(value, place);
  if (unfit) {
    faults.push(unfit);
    return undefined;
  }
  const result: z.ZodSafeParseResult<unknown> = schema.safeParse(value);
  if (result.success) return result.data;
  faults.push(...faultsOf(result.error, place, value));
  return undefined;
}

function fileOf(request: Request, faults: Fault[]): File | null {
  if (!request.file) {
    faults.push({ pointer: '/file', code: 'missing', says: 'no-file' });
    return null;
  }
  const { originalname, mimetype } = request.file;
  return { name: originalname, mediaType: mimetype, ...arrivedWith(request.file) };
}

const keyForm = /^[\x21-\x7e]{1,200}$/;

function idempotencyKeyOf(request: Request): string | null {
  if (request.method !== 'POST' && request.method !== 'PUT') return null;
  const key = request.get('idempotency-key');
  if (key === undefined) return null;
  if (keyForm.test(key)) return key;
  throw headerProblem('Idempotency-Key', 'idempotency-key');
}

function ifMatchOf(request: Request): number | null {
  const header = request.get('if-match');
  if (header === undefined || header === '*') return null;
  const match = /^(?:W\/)?"?([0-9]{1,9})"?$/.exec(header);
  if (match) return Number(match[1]);
  throw headerProblem('If-Match', 'if-match');
}

function headerProblem(header: string, says: FaultTextCode): Problem {
  return new Problem('malformed', { errors: [{ pointer: `header/${header}`, code: 'invalid-format', says }] });
}

async function send(response: Response, answer: Answer): Promise<void> {
  response.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  // Who asks for the head alone gets no stream.
  if (answer.events && response.req.method === 'HEAD') response.end();
  else if (answer.events) answer.events(openEventStream(response));
  else if (answer.stream) await pipeline(Readable.from(answer.stream, { objectMode: false }), response);
  else if (answer.bytes) response.end(answer.bytes);
  else if (answer.body === undefined) response.end();
  else response.json(answer.body);
}
