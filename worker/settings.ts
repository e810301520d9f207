import path from 'node:path';
import { z } from 'zod';
import type { BatchSettings } from '../activities';
import {
  engineEnvironment,
  engineSettings,
  versionEnvironment,
  type EngineSettings,
  type WorkerVersion,
} from '../engine';
import type { Network } from '../domain/webhook';
import { accessEnvironment, accessFolder } from '../store/access/settings';
import { webhookSecrets, type WebhookSecrets } from '../store/webhooks/secrets';
import { webhookEnvironment } from '../store/webhooks/settings';
import { linkKeys, type PressLinks } from '../letters/press';
import { mailEnvironment, mailSettings, type MailSettings } from '../mail/settings';

const count = (otherwise: number) => z.coerce.number().int().positive().default(otherwise);

/** The environment variables of the worker process. */
export const workerEnvironment = engineEnvironment.extend({
  ...mailEnvironment.shape,
  ...versionEnvironment.shape,
  DATABASE_URL: z.string().min(1),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe(
      'the same as that of the API: it signs the links of letters, which have none without it, and opens what webhooks are signed with',
    ),
  DATABASE_POOL: count(20).describe('connections to PostgreSQL at most; also how many commits run at once'),
  REGLAMENT_HOME: z
    .string()
    .min(1)
    .default('.reglament')
    .describe('folder for what may be made anew, such as the bundle'),
  ...accessEnvironment,
  ...webhookEnvironment,
  OPERATIONS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address of health and metrics; loopback unless said otherwise'),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001).describe('0 takes any free one'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_CACHED_WORKFLOWS: count(300).describe('workflows kept in memory; 100 to 160 KB each'),
  BATCH_PER_SECOND: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(15)
    .describe('tickets and visits that publications have recalculated in a second, at most; 0: as fast as it goes'),
  WORDS_PER_SECOND: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(28)
    .describe('whom incidents and announcements tell in a second, at most; 0: as fast as it goes'),
  BATCH_SETTLE_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3_600)
    .default(25)
    .describe('so long after its beginning a publication looks once more for what was filed by the rules from before'),
  STANDING_CHECKS: z
    .enum(['true', 'false'])
    .default('true')
    .describe('desks that have none get their standing check, and months that begin their reports'),
  CHECK_EVERY_MINUTES: count(60).describe('from one pass of the standing check over a desk to the next one'),
  CHECK_PER_SECOND: count(200).describe('runs that the standing check asks Temporal for in a second, at most'),
  OUTBOX_IN_FLIGHT: count(16).describe('starts and signals of the outbox that are under way at once, at most'),
});

export interface WorkerSettings {
  readonly engine: EngineSettings;
  /** The release that this worker is; null: of no version. */
  readonly version: WorkerVersion | null;
  /** What workers of all releases have in common. */
  readonly deploymentName: string;
  /** It makes its version the current one, unless that was it before. */
  readonly takesOver: boolean;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly home: string;
  /** The folder of the keys of access data. */
  readonly accessKeys: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly cachedWorkflows: number;
  readonly outboxInFlight: number;
  readonly batches: BatchSettings;
  /** Desks that have none get their standing check. */
  readonly standsChecks: boolean;
  /** What links of letters are made with; null: letters have none, without an address of ours or the secret. */
  readonly links: PressLinks | null;
  /** Null: no letters leave. */
  readonly mail: MailSettings | null;
  readonly webhooks: {
    /** Null: without the secret of the API nothing can be signed, and messages wait. */
    readonly secrets: WebhookSecrets | null;
    /** Networks inside to which they may go. */
    readonly allowed: readonly Network[];
  };
}

/**
 * Reads the settings of the process.
 *
 * @throws Error that names each variable that is missing or wrong
 */
export function readSettings(environment: NodeJS.ProcessEnv): WorkerSettings {
  const result = workerEnvironment.safeParse(environment);
  if (!result.success) throw new Error(`Settings of the worker:\n${z.prettifyError(result.error)}`);
  const env = result.data;
  const deploymentName = env.WORKER_DEPLOYMENT ?? env.TASK_QUEUE;
  const { WORKER_BUILD_ID: buildId } = env;
  if (env.WORKER_TAKES_OVER === 'true' && buildId === undefined)
    throw new Error('Settings of the worker:\n✖ WORKER_TAKES_OVER=true needs WORKER_BUILD_ID');
  return {
    engine: engineSettings(env),
    version: buildId === undefined ? null : { deploymentName, buildId },
    deploymentName,
    takesOver: env.WORKER_TAKES_OVER === 'true',
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    home: path.resolve(env.REGLAMENT_HOME),
    accessKeys: accessFolder(env),
    host: env.OPERATIONS_HOST,
    port: env.WORKER_PORT,
    logLevel: env.LOG_LEVEL,
    cachedWorkflows: env.WORKER_CACHED_WORKFLOWS,
    outboxInFlight: env.OUTBOX_IN_FLIGHT,
    standsChecks: env.STANDING_CHECKS === 'true',
    batches: {
      movesPerSecond: env.BATCH_PER_SECOND || null,
      wordsPerSecond: env.WORDS_PER_SECOND || null,
      settleMs: env.BATCH_SETTLE_SECONDS * 1_000,
      check: { everyMs: env.CHECK_EVERY_MINUTES * 60_000, perSecond: env.CHECK_PER_SECOND },
    },
    links: linksOf(env),
    mail: mailSettings(env),
    webhooks: {
      secrets: env.BETTER_AUTH_SECRET === undefined ? null : webhookSecrets(env.BETTER_AUTH_SECRET),
      allowed: env.WEBHOOK_ALLOWED_NETWORKS,
    },
  };
}

function linksOf({ PUBLIC_ORIGIN, BETTER_AUTH_SECRET }: z.output<typeof workerEnvironment>): PressLinks | null {
  if (PUBLIC_ORIGIN === undefined || BETTER_AUTH_SECRET === undefined) return null;
  return { origin: new URL(PUBLIC_ORIGIN).origin, keys: linkKeys(BETTER_AUTH_SECRET) };
}
