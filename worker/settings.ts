import path from 'node:path';
import { z } from 'zod';
import { engineEnvironment, engineSettings, type EngineSettings } from '../engine';
import { linkKeys, type PressLinks } from '../letters/press';
import { mailEnvironment, mailSettings, type MailSettings } from '../mail/settings';

const count = (otherwise: number) => z.coerce.number().int().positive().default(otherwise);

/** The environment variables of the worker process. */
export const workerEnvironment = engineEnvironment.extend({
  ...mailEnvironment.shape,
  DATABASE_URL: z.string().min(1),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('the same as that of the API: it signs the links of letters, which have none without it'),
  DATABASE_POOL: count(20).describe('connections to PostgreSQL at most; also how many commits run at once'),
  REGLAMENT_HOME: z
    .string()
    .min(1)
    .default('.reglament')
    .describe('folder for what may be made anew, such as the bundle'),
  OPERATIONS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address of health and metrics; loopback unless said otherwise'),
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001).describe('0 takes any free one'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_CACHED_WORKFLOWS: count(300).describe('workflows kept in memory; 100 to 160 KB each'),
  OUTBOX_IN_FLIGHT: count(16).describe('starts and signals of the outbox that are under way at once, at most'),
});

export interface WorkerSettings {
  readonly engine: EngineSettings;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly cachedWorkflows: number;
  readonly outboxInFlight: number;
  /** What links of letters are made with; null: letters have none, without an address of ours or the secret. */
  readonly links: PressLinks | null;
  /** Null: no letters leave. */
  readonly mail: MailSettings | null;
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
  return {
    engine: engineSettings(env),
    databaseUrl: env.DATABASE_URL,
    databasePool: env.DATABASE_POOL,
    home: path.resolve(env.REGLAMENT_HOME),
    host: env.OPERATIONS_HOST,
    port: env.WORKER_PORT,
    logLevel: env.LOG_LEVEL,
    cachedWorkflows: env.WORKER_CACHED_WORKFLOWS,
    outboxInFlight: env.OUTBOX_IN_FLIGHT,
    links: linksOf(env),
    mail: mailSettings(env),
  };
}

function linksOf({ PUBLIC_ORIGIN, BETTER_AUTH_SECRET }: z.output<typeof workerEnvironment>): PressLinks | null {
  if (PUBLIC_ORIGIN === undefined || BETTER_AUTH_SECRET === undefined) return null;
  return { origin: new URL(PUBLIC_ORIGIN).origin, keys: linkKeys(BETTER_AUTH_SECRET) };
}
