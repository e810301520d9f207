import type { Request, RequestHandler, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { addressOf } from '../limits/address';
import type { Failures } from '../limits/failures';
import { Turns } from '../limits/turns';
import { requireSameOrigin } from './same-origin';
import { Problem } from '../problems';
import type { Caller } from './caller';
import { hashOfToken } from './hash-of-token';
import { RecentCallers } from './recent-callers';

/** The cookie that carries a session's token. */
export const sessionCookie = 'reglament_session';
/** The cookie of a device that has signed in before; it opens nothing. */
export const deviceCookie = 'reglament_device';

/**
 * Finds who a credential belongs to, by its SHA-256 in hex; null for one that is unknown, revoked or expired. Neither keys nor the
 * tokens of sessions are stored in clear.
 */
export interface CallerSource {
  byKey(hash: string): Promise<Omit<Caller, 'via'> | null>;
  bySession(hash: string): Promise<Omit<Caller, 'via'> | null>;
}

export interface Authenticator {
  /**
   * Recognises the caller of each request; a credential that fits nobody is 401 at once. Where nobody in particular is needed, a
   * cookie, which browsers send with everything, is not looked up.
   */
  handler(isNeeded: boolean): RequestHandler;
  /** Whether a credential was right the last time it was looked up here. */
  knows(token: string): boolean;
  /** A credential that has just been given out: it is right, though nobody has shown it yet. */
  learn(token: string): void;
  /** Forgets a credential that has just been signed out. */
  forget(token: string): void;
  /** Has the next request of a person looked up anew: something about the person has changed. */
  forgetPerson(personId: string): void;
}

/** Every API key begins so, which tells it from the token of a session. */
export const keyPrefix = 'rgl_';

/**
 * Look-ups of credentials that one address shows for the first time: a heap of them would stand in the line for the database before
 * everybody else's statements. So many more wait than a desk has people behind one address, for when nobody is known yet.
 */
const strangers = { atOnce: 2, waiting: 1_000, patienceMs: 5_000 } as const;

/** Credentials that were right once, more than any desk has; one that is forgotten is looked up as a strange one. */
const mostKnown = 50_000;

/**
 * Recognises callers by `Authorization: Bearer` (an API key or a session's token) or by the session's cookie. What was
 * found is kept in this process for `recentMs`, so a revoked key or session works at most that long. An address that has brought
 * too many credentials which fit nobody is not listened to for a while, unless it brings one that was right before.
 */
export function authenticator(
  source: CallerSource,
  options: { readonly recentMs: number; readonly publicOrigin: string | null; readonly failures: Failures },
): Authenticator {
  const recent = new RecentCallers(options.recentMs);
  const right = new LRUCache<string, true>({ max: mostKnown });
  const lookUps = new Turns(strangers);
  const { failures } = options;

  async function find(token: string, address: string): Promise<Caller | null> {
    const hash = hashOfToken(token);
    const known = recent.get(hash);
    if (known) return known;
    const via = token.startsWith(keyPrefix) ? 'key' : 'session';
    const look = () => (via === 'key' ? source.byKey(hash) : source.bySession(hash));
    const found = right.has(hash) ? await look() : await asStranger(address, look);
    if (!found) {
      right.delete(hash);
      return null;
    }
    right.set(hash, true);
    const caller = { ...found, via } as const;
    recent.set(hash, caller);
    return caller;
  }

  async function asStranger<T>(address: string, look: () => Promise<T | null>): Promise<T | null> {
    await failures.take(address);
    let failed = false;
    try {
      const found = await lookUps.run(address, look);
      failed = found === null;
      return found;
    } finally {
      if (!failed) await failures.giveBack(address);
    }
  }

  return {
    knows: (token) => right.has(hashOfToken(token)),
    handler: (isNeeded) => (request, response, next) => {
      const credential = credentialOf(request);
      if (!credential) return next();
      if (credential.from === 'cookie') {
        requireSameOrigin(request, options.publicOrigin);
        if (!isNeeded) return next();
      }
      find(credential.token, addressOf(request)).then((caller) => {
        if (caller) response.locals['caller'] = caller;
        else if (credential.from === 'header') return next(notSignedIn());
        next();
      }, next);
    },
    learn: (token) => void right.set(hashOfToken(token), true),
    forget: (token) => {
      recent.delete(hashOfToken(token));
      right.delete(hashOfToken(token));
    },
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

/** The token a request carries, wherever it stands; the header goes before the cookie. @throws Problem 401 for a header that is none */
export function credentialOf(request: Request): { token: string; from: 'header' | 'cookie' } | null {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const match = /^Bearer +([\x21-\x7e]{8,512})$/i.exec(header);
    if (!match?.[1]) throw notSignedIn();
    return { token: match[1], from: 'header' };
  }
  const token = cookieOf(request, sessionCookie);
  return token === null ? null : { token, from: 'cookie' };
}

/** The value of a cookie that a request brings; null when it brings none of that name. */
export function cookieOf(request: Request, wanted: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value) return value;
  }
  return null;
}
