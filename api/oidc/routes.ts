import { cookie } from '../session/cookie';
import { askForCode, cookiesOf, letIn, sessionPath } from '../session/open-session';
import { defineRoute, type Answer, type RequestContext } from '../http/define-route';
import { errorLine } from '../http/log';
import { Problem } from '../problems';
import { orNull } from '../schemas/values';
import { z } from '../schemas/zod';
import { ownPlace } from './own-place';
import { ProviderAway } from './provider';
import type { NotRecognised } from './sign-in-elsewhere';

const path = `${sessionPath}/oidc`;
/** Under which the browser keeps what was begun here. */
const begunCookie = 'reglament_oidc';

/** Why somebody who was recognised elsewhere is not let in. */
type Refusal = NotRecognised | 'oidc-not-verified' | 'oidc-unknown' | 'oidc-inactive';

type Context = RequestContext<'anyone'>;

/** In which ways people sign in here. */
export const listSignInWays = defineRoute({
  method: 'get',
  path: '/api/v1/sign-in-ways',
  tag: 'session',
  summary: 'In which ways people sign in',
  access: 'anyone',
  responses: {
    200: {
      description: 'Beside e-mail and password.',
      schema: z
        .object({
          oidc: orNull(
            z
              .object({
                name: z.string(),
                address: z
                  .string()
                  .openapi({ description: 'Where a browser goes; `next` as a query is where it goes on.' }),
              })
              .openapi('OidcWay'),
          ),
        })
        .openapi('SignInWays'),
    },
  },
  operation: async (_input, { services: { oidc } }) => Promise.resolve(oidc),
  present: (oidc) => ({ status: 200, body: { oidc: oidc && { name: oidc.name, address: path } } }),
});

/** On the way to the other place. */
export const beginOidc = defineRoute({
  method: 'get',
  path,
  tag: 'session',
  summary: 'Sign in at another place (OpenID Connect)',
  description:
    'For browsers: answers with the way there. The browser comes back signed in, or with the reason why not.',
  access: 'anyone',
  query: z.strictObject({
    next: ownPlace().optional(),
  }),
  responses: { 303: { description: 'There, or back to the page of signing in.' } },
  problems: [404],
  async operation({ query }, { services, origin }: Context) {
    const { oidc, store, log } = services;
    if (oidc === null) throw new Problem('not-found');
    try {
      const redirectUri = `${origin}${path}/callback`;
      return await oidc.begin({ redirectUri, next: query.next ?? null, now: await store.clock.now() });
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      log.warn({ ...errorLine(error), cause: causeOf(error) }, 'the other place of signing in does not answer');
      return null;
    }
  },
  present: (begun, { services: { settings } }) =>
    begun === null
      ? backToSignIn('oidc-away', [])
      : {
          status: 303,
          headers: {
            Location: begun.address,
            'Set-Cookie': begunAs(begun.kept, begun.until, settings.publicOrigin),
          },
        },
});

/** Back from the other place. */
export const finishOidc = defineRoute({
  method: 'get',
  path: `${path}/callback`,
  tag: 'session',
  summary: 'Where the other place sends people back to',
  description:
    'Lets in whom it knows by an e-mail address that it vouches for, where a person here has that address. Nobody is made by it.',
  access: 'anyone',
  query: z.object({
    code: z.string().max(4_000).optional(),
    state: z.string().max(500).optional(),
    error: z.string().max(200).optional(),
    iss: z.string().max(1_000).optional(),
  }),
  responses: { 303: { description: 'Where somebody wanted to be, or back to the page of signing in.' } },
  problems: [404],
  async operation({ query }, context: Context) {
    const { services, remoteAddress } = context;
    const { oidc, store, failures, log } = services;
    if (oidc === null) throw new Problem('not-found');
    const refused = (code: Refusal) => ({ kind: 'refused', code }) as const;
    // Each costs two questions to the other place.
    await failures.take(remoteAddress);
    const back = await oidc.comeBack(query, context.cookie(begunCookie), await store.clock.now());
    if (back.kind === 'refused') {
      log.warn({ code: back.code, cause: causeOf(back.cause) }, 'nobody was recognised elsewhere');
      return refused(back.code);
    }
    await failures.giveBack(remoteAddress);
    if (back.email === null || !back.isVerified) return refused('oidc-not-verified');
    const found = await store.findSignIn(back.email);
    if (found.kind !== 'found') return refused(found.kind === 'inactive' ? 'oidc-inactive' : 'oidc-unknown');
    const { personId } = found;
    const entered =
      (await askForCode(personId, context)) ?? letIn(await services.signIn.enter(personId), back.email, context);
    return { kind: 'entered', entered, next: back.next } as const;
  },
  present(result, { services: { settings } }) {
    const { publicOrigin } = settings;
    const done = begunAs('', new Date(0), publicOrigin);
    if (result.kind === 'refused') return backToSignIn(result.code, [done]);
    const { entered, next } = result;
    const going = next ?? '/';
    return {
      status: 303,
      headers: {
        Location:
          entered.kind === 'signed-in'
            ? going
            : `/sign-in?${new URLSearchParams({ step: 'code', next: going }).toString()}`,
        'Set-Cookie': [...cookiesOf(entered, publicOrigin), done],
      },
    };
  },
});

/** The page of signing in says why. */
function backToSignIn(code: Refusal, cookies: readonly string[]): Answer {
  return { status: 303, headers: { Location: `/sign-in?trouble=${code}`, 'Set-Cookie': cookies } };
}

/** Lax: the way back begins at the other place. */
function begunAs(kept: string, expires: Date, publicOrigin: string | null): string {
  return cookie(begunCookie, kept, { under: path, expires, publicOrigin, site: 'Lax' });
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
