import createClient from 'openapi-fetch';
import type { components, paths } from './document';
import { ApiProblem, type ProblemBody } from './problem';

/** The types of the API by their names in its document. */
export type Schemas = components['schemas'];

/** The language the pages now speak: answers come in it, whatever the browser prefers. */
let spoken = 'ru';

/** Tells the client in which language people are to be answered. */
export function answerIn(language: string): void {
  spoken = language;
}

/** The language in which people are now answered. */
export function spokenLanguage(): string {
  return spoken;
}

/**
 * The API, typed by its own document. The session travels as a cookie. Every request that changes something bears a key of its
 * own: a browser may repeat a POST by itself when a kept connection closes, and that must not count twice.
 */
export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', spoken);
    if ((request.method === 'POST' || request.method === 'PUT') && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', newKey());
    return request;
  },
});

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a request was answered with.
 *
 * @throws ApiProblem for every other answer, and where no answer came at all (`away`)
 */
export async function ask<T>(request: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await request.catch((fault: unknown) => {
    throw fault instanceof DOMException && fault.name === 'AbortError' ? fault : ApiProblem.away();
  });
  if (response.ok) return data as T;
  throw ApiProblem.of(response, error as ProblemBody | undefined);
}

/** A key that no other request has. */
export function newKey(): string {
  // Not randomUUID: that one exists only where pages come over TLS or from the machine itself.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
