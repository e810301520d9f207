import { sessionCookie } from '../auth/authenticate';
import { requireCode } from '../auth/check-code';
import { hashOfToken } from '../auth/hash-of-token';
import { requireSession } from '../auth/session-only';
import { defineRoute } from '../http/define-route';
import type { RequestContext } from '../http/define-route';
import { z } from '../schemas/zod';
import { Problem } from '../problems';
import { cookie } from './cookie';
import {
  askForCode,
  challengeCookie,
  challengeView,
  letIn,
  presentEntered,
  sessionPath as path,
  sessionView,
} from './open-session';

const signInBody = z
  .strictObject({ email: z.string().min(3).max(254), password: z.string().min(1).max(200) })
  .openapi('SignIn');

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
  responses: {
    201: { description: 'Signed in.', schema: sessionView },
    202: { description: 'The password is right; a code is wanted within five minutes.', schema: challengeView },
  },
  problems: [401],
  async operation({ body }, context) {
    const { services, remoteAddress: address, device } = context;
    const email = body.email.trim().toLowerCase();
    const session = await services.signInGuard.attempt({ email, address, device }, () =>
      services.signIn.open(email, body.password),
    );
    if (!session) throw new Problem('wrong-credentials');
    const asked = await askForCode(session.personId, context);
    if (asked === null) return letIn(session, email, context);
    await services.signIn.end(session.token);
    return asked;
  },
  present: presentEntered,
});

/** The second step of signing in. */
export const giveCode = defineRoute({
  method: 'post',
  path: `${path}/code`,
  tag: 'session',
  summary: 'Sign in: the code after the password',
  description:
    'A code of six digits, or a backup code. Each opens one session only; after five wrong ones the sign-in begins anew.',
  access: 'anyone',
  body: z
    .strictObject({
      code: z.string().min(6).max(40),
      challenge: z.string().min(20).max(100).optional().openapi({ description: 'Needed where no cookies are kept.' }),
    })
    .openapi('SignInCode'),
  responses: { 201: { description: 'Signed in.', schema: sessionView } },
  problems: [422],
  async operation({ body }, context) {
    const { services, remoteAddress: address, device } = context;
    const { store } = services;
    const token = body.challenge ?? context.cookie(challengeCookie);
    const hash = token === null ? null : hashOfToken(token);
    const found = hash === null ? undefined : await store.findChallenge(hash);
    if (hash === null || found === undefined) throw new Problem('sign-in-over');
    const { personId, email } = found;
    await requireCode(services, { personId, email, code: body.code, address, device }, () =>
      store.takeChallengeTry(hash),
    );
    if (!(await store.closeChallenge(hash))) throw new Problem('sign-in-over');
    return letIn(await services.signIn.enter(personId), email, context);
  },
  present: presentEntered,
});

/** Signing out: the session is gone, here at once and in other processes within seconds. */
export const endSession = defineRoute({
  method: 'delete',
  path,
  tag: 'session',
  summary: 'Sign out',
  access: 'signed-in',
  beforeSecondFactor: true,
  responses: { 204: { description: 'Signed out.' } },
  problems: [403],
  async operation(_input, context: RequestContext<'signed-in'>) {
    const token = requireSession(context);
    await context.services.signIn.end(token);
    context.services.authenticator.forget(token);
  },
  present: (_result, { services: { settings } }) => ({
    status: 204,
    headers: {
      'Set-Cookie': cookie(sessionCookie, '', {
        under: '/',
        expires: new Date(0),
        publicOrigin: settings.publicOrigin,
      }),
    },
  }),
});
