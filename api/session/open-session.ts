import { randomBytes } from 'node:crypto';
import { deviceCookie, sessionCookie } from '../auth/authenticate';
import { hashOfToken } from '../auth/hash-of-token';
import type { Answer, RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { instantOut } from '../schemas/values';
import { cookie } from './cookie';

export const sessionPath = '/api/v1/session';
/** The cookie of a sign-in that waits for its code. */
export const challengeCookie = 'reglament_sign_in';

/** How much longer than a session its device is known. */
const yearMs = 365 * 24 * 60 * 60_000;

export const sessionView = z
  .object({
    token: z.string().openapi({ description: 'For `Authorization: Bearer`; the cookie carries the same.' }),
    expiresAt: instantOut(),
  })
  .openapi('Session');

export const challengeView = z
  .object({
    challenge: z
      .string()
      .openapi({ description: 'Names this sign-in when the code comes; the cookie carries the same.' }),
    expiresAt: instantOut(),
  })
  .openapi('SignInChallenge');

/** Somebody whose first step was right: signed in, or asked for a code. */
export type Entered =
  | { readonly kind: 'signed-in'; readonly token: string; readonly expiresAt: Date; readonly device: string }
  | { readonly kind: 'code-wanted'; readonly challenge: string; readonly expiresAt: Date };

/** Asks for the code of a person who has a second factor. @returns null for one who has none */
export async function askForCode(
  personId: string,
  { services: { store } }: Pick<RequestContext, 'services'>,
): Promise<Entered | null> {
  const factor = await store.readSecondFactor(personId);
  if (factor === undefined || factor.since === null) return null;
  const challenge = randomBytes(32).toString('base64url');
  const expiresAt = await store.openChallenge({ hash: hashOfToken(challenge), personId });
  return { kind: 'code-wanted', challenge, expiresAt };
}

/** A session that was just opened, with the mark of a device that has signed in to the account. */
export function letIn(
  { token, expiresAt }: { readonly token: string; readonly expiresAt: Date },
  email: string,
  { services, device }: Pick<RequestContext, 'services' | 'device'>,
): Entered {
  services.authenticator.learn(token);
  const isKnown = device !== null && services.devices.idOf(device, email) !== null;
  return { kind: 'signed-in', token, expiresAt, device: isKnown ? device : services.devices.issue(email) };
}

/** The cookies of what a sign-in came to. */
export function cookiesOf(entered: Entered, publicOrigin: string | null): string[] {
  const { expiresAt } = entered;
  if (entered.kind === 'code-wanted')
    return [cookie(challengeCookie, entered.challenge, { under: sessionPath, expires: expiresAt, publicOrigin })];
  const known = new Date(expiresAt.getTime() + yearMs);
  return [
    cookie(sessionCookie, entered.token, { under: '/', expires: expiresAt, publicOrigin }),
    cookie(deviceCookie, entered.device, { under: sessionPath, expires: known, publicOrigin }),
  ];
}

/** What a sign-in came to, as it is answered. */
export function presentEntered(entered: Entered, { services }: Pick<RequestContext, 'services'>): Answer {
  const headers = { 'Set-Cookie': cookiesOf(entered, services.settings.publicOrigin) };
  const expiresAt = entered.expiresAt.toISOString();
  return entered.kind === 'signed-in'
    ? { status: 201, headers, body: { token: entered.token, expiresAt } }
    : { status: 202, headers, body: { challenge: entered.challenge, expiresAt } };
}
