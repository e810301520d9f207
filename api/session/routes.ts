import { deviceCookie, sessionCookie } from '../auth/authenticate';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { instantOut } from '../schemas/values';

const path = '/api/v1/session';
/** How much longer than a session its device is known. */
const yearMs = 365 * 24 * 60 * 60_000;

const signInBody = z
  .strictObject({ email: z.string().min(3).max(254), password: z.string().min(1).max(200) })
  .openapi('SignIn');

const sessionView = z
  .object({
    token: z.string().openapi({ description: 'For `Authorization: Bearer`; the cookie carries the same.' }),
    expiresAt: instantOut(),
  })
  .openapi('Session');

/** Signing in: a session by e-mail and password, as a cookie for browsers and a token for everything else. */
export const openSession = defineRoute({
  method: 'post',
  path,
  tag: 'session',
  summary: 'Sign in',
  description:
    'The same answer for an unknown address and for a wrong password. Too many wrong ones are answered 429 with `Retry-After`; a device that has signed in before, and sends the cookie it was given then, is not held back by the wrong passwords of others.',
  access: 'anyone',
  body: signInBody,
  responses: { 201: { description: 'Signed in.', schema: sessionView } },
  problems: [401],
  async operation({ body }, { services, remoteAddress: address, device }) {
    const email = body.email.trim().toLowerCase();
    const session = await services.signInGuard.attempt({ email, address, device }, () =>
      services.signIn.open(email, body.password),
    );
    if (!session) throw new Problem('wrong-credentials');
    services.authenticator.learn(session.token);
    const isKnown = device !== null && services.devices.idOf(device, email) !== null;
    return { ...session, device: isKnown ? device : services.devices.issue(email) };
  },
  present: ({ token, expiresAt, device }, { services }) => ({
    status: 201,
    headers: {
      'Set-Cookie': [
        cookie(sessionCookie, token, '/', expiresAt, services.settings.publicOrigin),
        cookie(deviceCookie, device, path, new Date(expiresAt.getTime() + yearMs), services.settings.publicOrigin),
      ],
    },
    body: { token, expiresAt: expiresAt.toISOString() },
  }),
});

/** Signing out: the session is gone, here at once and in other processes within seconds. */
export const endSession = defineRoute({
  method: 'delete',
  path,
  tag: 'session',
  summary: 'Sign out',
  access: 'signed-in',
  responses: { 204: { description: 'Signed out.' } },
  problems: [403],
  async operation(_input, context: RequestContext<'signed-in'>) {
    const { services, caller, token } = context;
    if (caller.via !== 'session' || token === null)
      throw new Problem('forbidden', { detail: { says: 'session-only' } });
    await services.signIn.end(token);
    services.authenticator.forget(token);
  },
  present: (_result, { services }) => ({
    status: 204,
    headers: { 'Set-Cookie': cookie(sessionCookie, '', '/', new Date(0), services.settings.publicOrigin) },
  }),
});

/** Lax would send the cookie along with links from elsewhere; nothing here needs that. */
function cookie(name: string, value: string, under: string, expires: Date, publicOrigin: string | null): string {
  const secure = publicOrigin?.startsWith('https:') === true ? '; Secure' : '';
  return `${name}=${value}; Path=${under}; HttpOnly; SameSite=Strict; Expires=${expires.toUTCString()}${secure}`;
}
