import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { authorizationCodeRequest, createAuthorizationURL } from '@better-auth/core/oauth2';
import { z } from 'zod';
import type { OidcSettings } from './settings';

/** How long an answer of the other place is waited for. */
const patienceMs = 5_000;
/** How long its description holds. */
const freshMs = 60 * 60_000;
/** Signed by a key that it alone has: what both could make proves nothing. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});

const tokens = z.object({ id_token: z.string(), access_token: z.string().optional() });

/** A code was used, has run out or is somebody else's (RFC 6749). */
const spentCode = z.object({ error: z.literal('invalid_grant') });

const person = z.object({ sub: z.string(), email: z.string().optional(), email_verified: z.unknown().optional() });

/** Somebody as the other place knows them. */
export interface Recognised {
  /** In small letters; null: it does not say. */
  readonly email: string | null;
  /** It vouches for the address. */
  readonly isVerified: boolean;
}

/** The other place did not answer, or not as one does. */
export class ProviderAway extends Error {}
/** What it said is not meant for us, or not for this sign-in. */
export class NotMeantForUs extends Error {}

/** Speaks OpenID Connect with another place of signing in: authorization code, with PKCE and nonce. */
export interface Provider {
  addressOf(asked: { state: string; nonce: string; verifier: string; redirectUri: string }): Promise<string>;
  /** @throws ProviderAway, NotMeantForUs */
  recognise(answer: { code: string; nonce: string; verifier: string; redirectUri: string }): Promise<Recognised>;
}

type Known = z.output<typeof description> & { readonly keys: ReturnType<typeof createRemoteJWKSet> };

export function createProvider({ issuer, clientId, clientSecret }: OidcSettings): Provider {
  const options = { clientId, ...(clientSecret === null ? {} : { clientSecret }) };
  let found: { readonly at: number; readonly known: Promise<Known> } | null = null;

  async function discover(): Promise<Known> {
    const known = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, description);
    // Another issuer's description would have its tokens taken for this one's.
    if (known.issuer !== issuer) throw new ProviderAway(`describes ${known.issuer}`);
    return { ...known, keys: createRemoteJWKSet(new URL(known.jwks_uri), { timeoutDuration: patienceMs }) };
  }

  function describe(): Promise<Known> {
    if (found === null || performance.now() - found.at > freshMs) {
      const known = discover();
      const now = { at: performance.now(), known };
      found = now;
      known.catch(() => {
        if (found === now) found = null;
      });
    }
    return found.known;
  }

  async function exchange(known: Known, code: string, verifier: string, redirectURI: string) {
    const supported = known.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const { body, headers } = await authorizationCodeRequest({
      ...{ code, codeVerifier: verifier, redirectURI, options, tokenEndpoint: known.token_endpoint },
      authentication: supported.includes('client_secret_basic') && clientSecret !== null ? 'basic' : 'post',
    });
    return ask(known.token_endpoint, tokens, { method: 'POST', body, headers });
  }

  async function claimsOf(token: string, known: Known): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, known.keys, {
        ...{
          issuer,
          audience: clientId,
          algorithms,
          clockTolerance: 60,
          requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
        },
      });
      return payload;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      // The keys could not be had; everything else is about the token.
      if (!code.startsWith('ERR_J') || ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(code))
        throw new ProviderAway('no keys', { cause: error });
      throw new NotMeantForUs(code, { cause: error });
    }
  }

  return {
    async addressOf({ state, nonce, verifier, redirectUri }) {
      const { authorization_endpoint: authorizationEndpoint } = await describe();
      const address = await createAuthorizationURL({
        ...{ id: 'oidc', options, authorizationEndpoint, state, nonce, codeVerifier: verifier },
        ...{ redirectURI: redirectUri, scopes: ['openid', 'email'] },
      });
      return address.href;
    },
    async recognise({ code, nonce, verifier, redirectUri }) {
      const known = await describe();
      const given = await exchange(known, code, verifier, redirectUri);
      const claims = await claimsOf(given.id_token, known);
      if (claims['nonce'] !== nonce) throw new NotMeantForUs('nonce');
      if (Array.isArray(claims.aud) && claims.aud.length > 1 && claims['azp'] !== clientId)
        throw new NotMeantForUs('azp');
      const named = person.parse(claims);
      if (named.email !== undefined || known.userinfo_endpoint === undefined || given.access_token === undefined)
        return recognised(named);
      const told = await ask(known.userinfo_endpoint, person, {
        headers: { authorization: `Bearer ${given.access_token}` },
      });
      if (told.sub !== named.sub) throw new NotMeantForUs('sub');
      return recognised(told);
    },
  };
}

function recognised({ email, email_verified: verified }: z.output<typeof person>): Recognised {
  return { email: email?.trim().toLowerCase() ?? null, isVerified: verified === true };
}

/** @throws NotMeantForUs for a code that opens nothing (any more), ProviderAway for no answer in time, one that is no success, and one that is not as it should be */
async function ask<S extends z.ZodType>(address: string, schema: S, init: RequestInit = {}): Promise<z.output<S>> {
  try {
    const response = await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
    const body: unknown = await response.json();
    if (spentCode.safeParse(body).success) throw new NotMeantForUs('invalid_grant');
    if (!response.ok) throw new Error(`${response.status}`);
    return schema.parse(body);
  } catch (error) {
    throw error instanceof NotMeantForUs ? error : new ProviderAway(new URL(address).pathname, { cause: error });
  }
}
