import { createHmac, randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { z } from 'zod';
import { createProvider, NotMeantForUs, ProviderAway, type Recognised } from './provider';
import type { OidcSettings } from './settings';

/** How long somebody may take to sign in elsewhere. */
const waitsMs = 10 * 60_000;

const begun = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  next: z.string().nullable(),
  until: z.number(),
});

/** What came back with somebody. */
export interface CameBack {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly error?: string | undefined;
  /** Who says so (RFC 9207). */
  readonly iss?: string | undefined;
}

/** Why nobody was recognised: the other place is away, or said no; or this is not the sign-in that was begun here. */
export type NotRecognised = 'oidc-away' | 'oidc-cancelled' | 'oidc-not-ours';

export type ComingBack =
  | ({ readonly kind: 'recognised'; readonly next: string | null } & Recognised)
  | { readonly kind: 'refused'; readonly code: NotRecognised; readonly cause: unknown };

/** Signing in at another place, such as a company's own directory. */
export interface SignInElsewhere {
  readonly name: string;
  /** @throws ProviderAway */
  begin(asked: {
    readonly redirectUri: string;
    readonly next: string | null;
    readonly now: number;
  }): Promise<{ readonly address: string; readonly kept: string; readonly until: Date }>;
  /** @param kept as `begin` gave it to the browser */
  comeBack(answer: CameBack, kept: string | null, now: number): Promise<ComingBack>;
}

/** @param secret of the API processes: one of them goes on with what another has begun */
export function signInElsewhere(settings: OidcSettings, secret: string): SignInElsewhere {
  const provider = createProvider(settings);
  const key = createHmac('sha256', secret).update('sign in elsewhere').digest('hex');

  async function open(kept: string | null): Promise<z.output<typeof begun> | null> {
    if (kept === null) return null;
    try {
      return begun.parse(JSON.parse(await symmetricDecrypt({ key, data: kept })));
    } catch {
      return null;
    }
  }

  return {
    name: settings.name,
    async begin({ redirectUri, next, now }) {
      const random = (): string => randomBytes(32).toString('base64url');
      const attempt = { state: random(), nonce: random(), verifier: random(), redirectUri };
      const address = await provider.addressOf(attempt);
      const until = now + waitsMs;
      const kept = await symmetricEncrypt({ key, data: JSON.stringify({ ...attempt, next, until }) });
      return { address, kept, until: new Date(until) };
    },
    async comeBack({ code, state, error, iss }, kept, now) {
      const refused = (why: NotRecognised, cause: unknown): ComingBack => ({ kind: 'refused', code: why, cause });
      const attempt = await open(kept);
      if (attempt === null || attempt.state !== state || attempt.until < now) return refused('oidc-not-ours', 'state');
      if (iss !== undefined && iss !== settings.issuer) return refused('oidc-not-ours', 'iss');
      if (error !== undefined) return refused(error === 'access_denied' ? 'oidc-cancelled' : 'oidc-away', error);
      if (code === undefined) return refused('oidc-not-ours', 'code');
      try {
        return { kind: 'recognised', next: attempt.next, ...(await provider.recognise({ ...attempt, code })) };
      } catch (fault) {
        if (fault instanceof ProviderAway) return refused('oidc-away', fault);
        if (fault instanceof NotMeantForUs) return refused('oidc-not-ours', fault);
        throw fault;
      }
    },
  };
}
