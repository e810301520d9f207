import { requireCode } from '../auth/check-code';
import { hashOfToken } from '../auth/hash-of-token';
import { requireSession } from '../auth/session-only';
import { defineRoute, type RequestContext } from '../http/define-route';
import { Problem } from '../problems';
import { instantOut, orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import type { Services } from '../services';

const path = '/api/v1/me/second-factor';
/** Whom codes are shown as of in programs that make them. */
const issuer = 'Reglament';

type SignedIn = RequestContext<'signed-in'>;

const codeBody = z
  .strictObject({ code: z.string().min(6).max(40) })
  .openapi('OwnCode', { description: 'Of six digits, or a backup code.' });

const stateView = z
  .object({
    on: z.boolean(),
    since: orNull(instantOut()),
    backupCodesLeft: z.int(),
    required: z.boolean().openapi({ description: 'Whoever works at a desk needs it here.' }),
  })
  .openapi('SecondFactor');

const backupCodesView = z
  .object({ backupCodes: z.array(z.string()).openapi({ description: 'Shown this once. Each opens one session.' }) })
  .openapi('BackupCodes');

/** Whether a code is asked for beside the caller's password. */
export const readSecondFactor = defineRoute({
  method: 'get',
  path,
  tag: 'me',
  summary: 'My second factor',
  access: 'signed-in',
  beforeSecondFactor: true,
  responses: { 200: { description: 'How it stands.', schema: stateView } },
  operation: async (_input, { services, caller }) => ({
    factor: await services.store.readSecondFactor(caller.personId),
    required: services.settings.secondFactor === 'staff' && caller.memberships.some(({ role }) => role !== 'client'),
  }),
  present: ({ factor, required }) => ({
    status: 200,
    body: {
      on: factor !== undefined && factor.since !== null,
      since: factor?.since == null ? null : new Date(factor.since).toISOString(),
      backupCodesLeft: factor?.backupCodesLeft ?? 0,
      required,
    },
  }),
});

/** A secret that codes are made from; it counts once its first code has come. */
export const beginSecondFactor = defineRoute({
  method: 'post',
  path,
  tag: 'me',
  summary: 'Begin to set up my second factor',
  description: 'Nothing changes before its first code has come. Begun again, there is another secret.',
  access: 'signed-in',
  beforeSecondFactor: true,
  responses: {
    201: {
      description: 'For a program that makes codes (RFC 6238).',
      schema: z.object({ key: z.string(), uri: z.string() }).openapi('SecondFactorKey'),
    },
  },
  problems: [403, 422],
  async operation(_input, context: SignedIn) {
    requireSession(context);
    const { services, caller } = context;
    const made = await codesOf(services).makeSecret(issuer, caller.email ?? caller.name);
    if (!(await services.store.beginSecondFactor(caller.personId, made.sealed))) throw new Problem('second-factor-on');
    return made;
  },
  present: ({ key, uri }) => ({ status: 201, body: { key, uri } }),
});

/** The first code: from now on one is asked for. */
export const confirmSecondFactor = defineRoute({
  method: 'post',
  path: `${path}/confirmation`,
  tag: 'me',
  summary: 'Turn my second factor on by its first code',
  description: 'All other sessions of the caller end: they were opened without a code. Keys go on as they are.',
  access: 'signed-in',
  beforeSecondFactor: true,
  body: codeBody,
  responses: { 200: { description: 'It is on.', schema: backupCodesView } },
  problems: [403, 422],
  async operation({ body }, context: SignedIn) {
    const token = requireSession(context);
    const { services, caller, remoteAddress: address, device } = context;
    const { store } = services;
    const codes = codesOf(services);
    const { personId } = caller;
    const backupCodes = codes.makeBackupCodes();
    const done = await services.codeGuard.attempt({ email: accountOf(context), address, device }, async () => {
      const factor = await store.readSecondFactor(personId);
      if (factor === undefined || factor.since !== null) throw new Problem('second-factor-on');
      const step = await codes.stepOf(factor.secret, body.code.replace(/\s/g, ''), await store.clock.now());
      if (step === null) return null;
      const hashes = backupCodes.map((code) => codes.hashOfBackupCode(code));
      const confirmed = { personId, secret: factor.secret, step, backupCodes: hashes, session: hashOfToken(token) };
      return (await store.confirmSecondFactor(confirmed)) || null;
    });
    if (done === null) throw new Problem('wrong-code');
    services.authenticator.forgetPerson(personId);
    return { backupCodes };
  },
  present: (body) => ({ status: 200, body }),
});

/** Other backup codes in place of those before. */
export const renewBackupCodes = defineRoute({
  method: 'post',
  path: `${path}/backup-codes`,
  tag: 'me',
  summary: 'Other backup codes',
  description: 'Those before do nothing any more.',
  access: 'signed-in',
  body: codeBody,
  responses: { 200: { description: 'The new ones.', schema: backupCodesView } },
  problems: [403, 422],
  async operation({ body }, context: SignedIn) {
    await requireOwnCode(body.code, context);
    const codes = codesOf(context.services);
    const backupCodes = codes.makeBackupCodes();
    const hashes = backupCodes.map((code) => codes.hashOfBackupCode(code));
    await context.services.store.replaceBackupCodes(context.caller.personId, hashes);
    return { backupCodes };
  },
  present: (body) => ({ status: 200, body }),
});

/** The password alone opens the account again. */
export const removeSecondFactor = defineRoute({
  method: 'post',
  path: `${path}/removal`,
  tag: 'me',
  summary: 'Turn my second factor off',
  description: 'By a code of it. Where it is required it is set up anew before anything else.',
  access: 'signed-in',
  body: codeBody,
  responses: { 204: { description: 'It is off.' } },
  problems: [403, 422],
  async operation({ body }, context: SignedIn) {
    await requireOwnCode(body.code, context);
    const { services, caller } = context;
    await services.store.removeSecondFactor(caller.personId);
    services.authenticator.forgetPerson(caller.personId);
  },
  present: () => ({ status: 204 }),
});

async function requireOwnCode(code: string, context: SignedIn): Promise<void> {
  requireSession(context);
  const { services, caller, remoteAddress: address, device } = context;
  await requireCode(services, { personId: caller.personId, email: accountOf(context), code, address, device });
}

/** As limits count the account. */
function accountOf({ caller }: SignedIn): string {
  return caller.email ?? caller.personId;
}

/** @throws Problem where no secret is set that outlives this process */
function codesOf({ codes }: Services): NonNullable<Services['codes']> {
  if (codes === null) throw new Problem('second-factor-unavailable');
  return codes;
}
