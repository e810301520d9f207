import type { Request } from 'express';
import { Problem } from '../problems';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A cookie goes along with requests that a foreign page makes; a header with a key does not. So an unsafe request that
 * is signed in by cookie must come from our own origin: the browser says so in `Sec-Fetch-Site` or `Origin`, and a
 * client that says neither is no browser page.
 *
 * @param publicOrigin the origin people reach us at, when a proxy stands before us; else the `Host` asked for
 * @throws Problem `cross-origin`
 */
export function requireSameOrigin(request: Request, publicOrigin: string | null): void {
  if (safe.has(request.method)) return;
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('cross-origin');
  const origin = request.get('origin');
  if (origin === undefined) return;
  if (origin !== originOf(request, publicOrigin)) throw new Problem('cross-origin');
}

/** The origin people reach us at. */
export function originOf(request: Request, publicOrigin: string | null): string {
  return publicOrigin ?? `${request.protocol}://${request.get('host') ?? ''}`;
}
