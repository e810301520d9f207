import { setTimeout as delay } from 'node:timers/promises';
import { passwordLength, setPasswordByLink } from '../auth/set-password';
import { defineRoute } from '../http/define-route';
import { z } from '../schemas/zod';

/** Longer than a letter takes to be written: the answer comes no sooner where there is none to write. */
const answerMs = 100;

/** A forgotten password: whether somebody has the account, the answer does not say. */
export const resetPassword = defineRoute({
  method: 'post',
  path: '/api/v1/session/password-reset',
  tag: 'session',
  summary: 'Ask for a letter by which a forgotten password is set anew',
  description: 'The same answer for an address that nobody has. The link in the letter works once, for an hour.',
  access: 'anyone',
  body: z.strictObject({ email: z.string().min(3).max(254) }).openapi('PasswordReset'),
  responses: { 202: { description: 'If somebody signs in with this address, a letter is on its way.' } },
  async operation({ body }, { services, remoteAddress }) {
    const email = body.email.trim().toLowerCase();
    await services.letters.take(remoteAddress, email);
    await Promise.all([services.store.askForPassword(email), delay(answerMs)]);
  },
  present: () => ({ status: 202 }),
});

/** A password set by the link of a letter. */
export const setPassword = defineRoute({
  method: 'post',
  path: '/api/v1/session/password',
  tag: 'session',
  summary: 'Set a password by the link of a letter',
  description: 'Forgotten or the first one. All sessions of the person end; the link does nothing any more.',
  access: 'anyone',
  body: z
    .strictObject({
      token: z.string().max(200).openapi({ description: 'What the address in the letter ends with.' }),
      password: z.string().min(passwordLength.min).max(passwordLength.max),
    })
    .openapi('NewPassword'),
  responses: { 204: { description: 'Set; sign in with it.' } },
  problems: [422],
  operation: ({ body }, { services, remoteAddress: address }) => setPasswordByLink(services, { ...body, address }),
  present: () => ({ status: 204 }),
});
