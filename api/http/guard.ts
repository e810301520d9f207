import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';
import { credentialOf } from '../auth/authenticate';
import type { Authenticator } from '../auth/authenticate';
import { addressOf } from '../limits/address';
import type { Failures } from '../limits/failures';
import { tooMany } from '../limits/too-many';
import { Problem } from '../problems';
import { sendProblem } from './answer-problem';

const minuteMs = 60_000;

/**
 * The first check of all, before anything is looked up, logged or routed: what has not shown a credential that was right before is
 * counted by the address it comes from, and an address whose credentials fitted nobody too often is cut short. A credential that
 * was right before passes, whoever else is behind that address; it is limited as a caller later on. What is refused here costs a
 * hash and a few look-ups in memory; it is counted in a metric, and stands in the log once a minute.
 */
export function guardAddresses({
  authenticator,
  failures,
  perMinute,
  log,
  registry,
}: {
  readonly authenticator: Pick<Authenticator, 'knows'>;
  readonly failures: Failures;
  /** Requests of one address without such a credential. */
  readonly perMinute: number;
  readonly log: Logger;
  readonly registry: Registry;
}): RequestHandler {
  const requests = new RateLimiterMemory({ points: perMinute, duration: minuteMs / 1_000 });
  const refused = new Counter({
    name: 'reglament_refused_by_address_total',
    help: 'Requests refused before authentication: their address had sent too many, or too many wrong credentials',
    labelNames: ['why'],
    registers: [registry],
  });
  const lastTold = new Map<string, number>();
  const tell = (why: 'requests' | 'failures'): void => {
    refused.inc({ why });
    const now = performance.now();
    if (now - (lastTold.get(why) ?? -minuteMs) < minuteMs) return;
    lastTold.set(why, now);
    log.warn({ why }, 'an address is refused before authentication');
  };
  const waitFor = async (request: Request): Promise<number> => {
    const credential = presentedBy(request);
    if (credential !== null && authenticator.knows(credential.token)) return 0;
    const address = addressOf(request);
    // A cookie goes along with everything a browser asks, signing in among it: it is the authenticator that refuses it.
    const failed = credential?.from === 'header' ? await failures.wait(address) : 0;
    if (failed > 0) {
      tell('failures');
      return failed;
    }
    try {
      await requests.consume(address);
      return 0;
    } catch (limit) {
      if (!(limit instanceof RateLimiterRes)) throw limit;
      tell('requests');
      return Math.max(1, limit.msBeforeNext);
    }
  };
  return (request, response, next) => {
    waitFor(request).then((wait) => {
      if (wait === 0) next();
      else sendProblem(tooMany(wait), request, response);
    }, next);
  };
}

/** The credential of a request; of a header that can be none the authenticator tells, which costs nothing. */
function presentedBy(request: Request): ReturnType<typeof credentialOf> {
  try {
    return credentialOf(request);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
