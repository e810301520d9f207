import { z } from 'zod';

/** The environment of signing in elsewhere. */
export const oidcEnvironment = {
  OIDC_ISSUER: z
    .url()
    .refine(isSafe, 'https, or this machine itself')
    .optional()
    .describe('where people of the company sign in (OpenID Connect); with it the three below'),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  OIDC_NAME: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe('what people call it, on the button; default: its host'),
} as const;

/** Another place that people sign in at. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: of a public client, which shows none. */
  readonly clientSecret: string | null;
  readonly name: string;
}

type Environment = { readonly [Name in keyof typeof oidcEnvironment]?: string | undefined };

/** @throws Error for an issuer without a client */
export function oidcSettings(env: Environment): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = env;
  if (issuer === undefined) return null;
  if (clientId === undefined) throw new Error('Settings of the API:\n✖ OIDC_ISSUER needs OIDC_CLIENT_ID');
  return {
    issuer,
    clientId,
    clientSecret: env.OIDC_CLIENT_SECRET ?? null,
    name: env.OIDC_NAME ?? new URL(issuer).host,
  };
}

/** What is said there opens accounts here: nobody on the way may change it. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}
