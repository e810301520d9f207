import path from 'node:path';
import { z } from 'zod';
import type { Network } from '../domain/webhook';
import { accessEnvironment, accessFolder } from '../store/access/settings';
import { webhookEnvironment } from '../store/webhooks/settings';
import { scannerEnvironment } from '../files/create-file-check';
import { engineEnvironment, engineSettings } from '../engine/settings';
import type { EngineSettings } from '../engine/settings';
import { mailEnvironment, mailSettings } from '../mail/settings';
import { oidcEnvironment, oidcSettings, type OidcSettings } from './oidc/settings';
import { builtPages } from './web/serve-web';

function count(otherwise: number) {
  return z.coerce.number().int().positive().default(otherwise);
}

/** The environment variables of the API process. */
export const apiEnvironment = engineEnvironment.extend({
  ...mailEnvironment.shape,
  DATABASE_URL: z.string().min(1),
  HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on; loopback unless said otherwise'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('0 takes any free one'),
  OPERATIONS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address of health and metrics; loopback unless said otherwise'),
  OPERATIONS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(3002)
    .describe('health and metrics; 0 takes any free one'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DATABASE_POOL: count(10).describe('connections to PostgreSQL at most'),
  REQUESTS_PER_MINUTE: count(60_000).describe('of one caller, counted in this process'),
  ADDRESS_REQUESTS_PER_MINUTE: count(3_000).describe('of one address, without a credential that was right before'),
  ADDRESS_FAILURES_PER_MINUTE: count(300).describe('credentials of one address that fit nobody'),
  SIGN_IN_FAILURES: count(10).describe('wrong passwords for one account from one device or address in 15 minutes'),
  ADDRESS_SIGN_IN_FAILURES: count(30).describe(
    'wrong passwords from one address for accounts not known there, in 15 minutes',
  ),
  ACCOUNT_SIGN_IN_FAILURES: count(50).describe(
    'wrong passwords for one account from strange places in 15 minutes; then each of them has two tries',
  ),
  UPLOAD_BYTES_A_DAY: count(2 * 1024 ** 3).describe('of one person'),
  REGLAMENT_HOME: z
    .string()
    .min(1)
    .default('.reglament')
    .describe('folder whose `uploads` holds files while they come in'),
  ...accessEnvironment,
  ...webhookEnvironment,
  ...scannerEnvironment,
  CLIENT_WORDS_PER_MINUTE: count(30).describe("of one client's user or key on one ticket"),
  STAFF_WORDS_PER_MINUTE: count(120).describe('of one person of the desk on one ticket'),
  LIVE_STREAMS: count(2_000).describe('streams of changes that are open at once in this process'),
  CALLER_CACHE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(5_000)
    .describe('how long a recognised key or session may go on working after it was revoked'),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('signs and encrypts what sign-in needs; without one nobody sets up a second factor'),
  SECOND_FACTOR: z
    .enum(['optional', 'staff'])
    .default('optional')
    .describe('`staff`: whoever works at a desk signs in with a code beside the password'),
  ...oidcEnvironment,
  PUBLIC_ORIGIN: z.url().optional().describe('where browsers reach us, when a proxy stands before us'),
  TEMPORAL_UI_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Temporal's own UI, to which those who lead a desk are led; absent: no such links"),
  TRUSTED_PROXIES: z.string().default('').describe('addresses of proxies whose X-Forwarded-For counts'),
});

/** What the edge itself needs to know. */
export interface EdgeSettings {
  readonly requestsPerMinute: number;
  readonly addressRequestsPerMinute: number;
  readonly addressFailuresPerMinute: number;
  readonly signInFailures: number;
  readonly addressSignInFailures: number;
  readonly accountSignInFailures: number;
  readonly uploadBytesADay: number;
  readonly clientWordsPerMinute: number;
  readonly staffWordsPerMinute: number;
  readonly callerCacheMs: number;
  readonly liveStreams: number;
  /** Who needs a code beside the password. */
  readonly secondFactor: 'optional' | 'staff';
  /** Null: people sign in with passwords alone. */
  readonly oidc: OidcSettings | null;
  readonly publicOrigin: string | null;
  readonly trustedProxies: string | false;
  /** Where Temporal's own UI shows our namespace, without a slash at its end; null: nowhere. */
  readonly temporalUi: string | null;
  /** Networks inside to which webhooks may go. */
  readonly webhookNetworks: readonly Network[];
  /** Of the built pages; null: none are served. */
  readonly webFolder: string | null;
}

export interface ApiSettings {
  readonly host: string;
  readonly port: number;
  /** Where health and metrics are: a listener of their own, which nobody outside need reach. */
  readonly operations: { readonly host: string; readonly port: number };
  readonly logLevel: string;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly authSecret: string | undefined;
  /** The folder of the keys of access data. */
  readonly accessKeys: string;
  /** The folder of folders for files while they come in. */
  readonly uploads: string;
  /** Where the scanner of files listens. */
  readonly clamd: string | undefined;
  readonly edge: EdgeSettings;
  readonly engine: EngineSettings;
  /** Letters leave; otherwise all of them stand in the portal. */
  readonly lettersLeave: boolean;
}

/**
 * Reads the settings of the process.
 *
 * @throws Error that names each variable that is missing or wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv): ApiSettings {
  const result = apiEnvironment.safeParse(environment);
  if (!result.success) throw new Error(`Settings of the API:\n${z.prettifyError(result.error)}`);
  const env = result.data;
  if (env.SECOND_FACTOR === 'staff' && env.BETTER_AUTH_SECRET === undefined)
    throw new Error('Settings of the API:\n✖ SECOND_FACTOR=staff needs BETTER_AUTH_SECRET');
  return {
    host: env.HOST,
    port: env.PORT,
    operations: { host: env.OPERATIONS_HOST, port: env.OPERATIONS_PORT },
    logLevel: env.LOG_LEVEL,
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    authSecret: env.BETTER_AUTH_SECRET,
    accessKeys: accessFolder(env),
    uploads: path.resolve(env.REGLAMENT_HOME, 'uploads'),
    clamd: env.CLAMD,
    edge: {
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      addressRequestsPerMinute: env.ADDRESS_REQUESTS_PER_MINUTE,
      addressFailuresPerMinute: env.ADDRESS_FAILURES_PER_MINUTE,
      signInFailures: env.SIGN_IN_FAILURES,
      addressSignInFailures: env.ADDRESS_SIGN_IN_FAILURES,
      accountSignInFailures: env.ACCOUNT_SIGN_IN_FAILURES,
      uploadBytesADay: env.UPLOAD_BYTES_A_DAY,
      clientWordsPerMinute: env.CLIENT_WORDS_PER_MINUTE,
      staffWordsPerMinute: env.STAFF_WORDS_PER_MINUTE,
      callerCacheMs: env.CALLER_CACHE_MS,
      liveStreams: env.LIVE_STREAMS,
      secondFactor: env.SECOND_FACTOR,
      oidc: oidcSettings(env),
      publicOrigin: env.PUBLIC_ORIGIN === undefined ? null : new URL(env.PUBLIC_ORIGIN).origin,
      temporalUi: temporalUi(env.TEMPORAL_UI_URL, env.TEMPORAL_NAMESPACE),
      trustedProxies: env.TRUSTED_PROXIES === '' ? false : env.TRUSTED_PROXIES,
      webhookNetworks: env.WEBHOOK_ALLOWED_NETWORKS,
      webFolder: builtPages,
    },
    engine: engineSettings(env),
    lettersLeave: mailSettings(env) !== null,
  };
}

function temporalUi(address: string | undefined, namespace: string): string | null {
  if (address === undefined) return null;
  return `${address.replace(/\/+$/, '')}/namespaces/${encodeURIComponent(namespace)}`;
}
