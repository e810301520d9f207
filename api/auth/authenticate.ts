import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { requireSameOrigin } from './same-origin';
import { Problem } from '../problems';
import type { Caller } from './caller';
import { RecentCallers } from './recent-callers';

/** The cookie that carries a session's token. */
export const sessionCookie = 'reglament_session';

/** Finds who a credential belongs to; null for one that is unknown, revoked or expired. */
export interface CallerSource {
  /** @param hash SHA-256 of the key, in hex */
  byKey(hash: string): Promise<Omit<Caller, 'via'> | null>;
  bySession(token: string): Promise<Omit<Caller, 'via'> | null>;
}

export interface Authenticator {
  /** Recognises the caller of each request; a credential that fits nobody is 401 at once. */
  readonly handler: RequestHandler;
  /** Forgets a credential that has just been signed out. */
  forget(token: string): void;
  /** Has the next request of a person looked up anew: something about the person has changed. */
  forgetPerson(personId: string): void;
}

/** Every API key begins so, which tells it from the token of a session. */
export const keyPrefix = 'rgl_';

/** Keys are stored, and all credentials kept in memory, by this hash only: they are random, so there is nothing to guess. */
function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Recognises callers by `Authorization: Bearer` (an API key or a session's token) or by the session's cookie. What was
 * found is kept in this process for `recentMs`, so a revoked key or session works at most that long.
 */
export function authenticator(
  source: CallerSource,
  options: { readonly recentMs: number; readonly publicOrigin: string | null },
): Authenticator {
  const recent = new RecentCallers(options.recentMs);

  async function find(token: string): Promise<Caller | null> {
    const hash = hashOfToken(token);
    const known = recent.get(hash);
    if (known) return known;
    const via = token.startsWith(keyPrefix) ? 'key' : 'session';
    const found = via === 'key' ? await source.byKey(hash) : await source.bySession(token);
    if (!found) return null;
    const caller = { ...found, via } as const;
    recent.set(hash, caller);
    return caller;
  }

  return {
    handler: (request, response, next) => {
      const credential = credentialOf(request);
      if (!credential) return next();
      if (credential.from === 'cookie') requireSameOrigin(request, options.publicOrigin);
      find(credential.token).then((caller) => {
        if (caller) response.locals['caller'] = caller;
        else if (credential.from === 'header') return next(notSignedIn());
        next();
      }, next);
    },
    forget: (token) => recent.delete(hashOfToken(token)),
    forgetPerson: (personId) => recent.deletePerson(personId),
  };
}

function notSignedIn(): Problem {
  return new Problem('not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
}

/** Whom `authenticator` recognised. */
export function callerOf(response: Response): Caller | null {
  const caller: unknown = response.locals['caller'];
  return (caller as Caller | undefined) ?? null;
}

/** The token a request carries, wherever it stands; the header goes before the cookie. */
export function credentialOf(request: Request): { token: string; from: 'header' | 'cookie' } | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^Bearer +([\x21-\x7e]{8,512})$/i.exec(header);
    if (!match?.[1]) throw notSignedIn();
    return { token: match[1], from: 'header' };
  }
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === sessionCookie && value) return { token: value, from: 'cookie' };
  }
  return null;
}
