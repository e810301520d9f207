import { domainToASCII } from 'node:url';
import path from 'node:path';
import { z } from 'zod';
import { engineEnvironment, engineSettings, type EngineSettings } from '../engine';
import { scannerEnvironment } from '../files/create-file-check';
import { accessEnvironment, accessFolder } from '../store/access/settings';
import { mailEnvironment } from './settings';

const mailboxUrl = z
  .string()
  .refine((url) => URL.canParse(url) && /^imaps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '', {
    error: 'must be imap://user:password@host[:port][/folder] or imaps://...',
  });

const mailboxes = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.email(), mailboxUrl));

const port = (otherwise: number) => z.coerce.number().int().min(0).max(65_535).default(otherwise);

/** The environment variables of the mail process. */
export const intakeEnvironment = engineEnvironment.extend({
  ...mailEnvironment.shape,
  DATABASE_URL: z.string().min(1),
  REGLAMENT_HOME: z.string().min(1).default('.reglament').describe('folder for letters while they come in'),
  ...accessEnvironment,
  OPERATIONS_HOST: z.string().min(1).default('127.0.0.1'),
  MAIL_PORT: port(3003).describe('health and metrics; 0 takes any free one'),
  MAIL_LISTEN_PORT: port(2525).describe('SMTP on the loopback; 0 takes any free one').or(z.literal('none')),
  MAIL_LETTER_BYTES: z.coerce
    .number()
    .int()
    .min(10_000)
    .max(100 * 1024 * 1024)
    .default(36 * 1024 * 1024)
    .describe('the largest letter that is taken'),
  MAIL_TRUSTED_HOSTS: z
    .string()
    .default('')
    .describe('names of servers whose Authentication-Results are believed, separated by commas'),
  ...scannerEnvironment,
  MAILBOXES: mailboxes.default({}).describe('JSON: an address and the IMAP folder that its letters lie in'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** A folder of letters for one address of a desk. */
export interface MailboxSetting {
  readonly address: string;
  /** Holds a password: never told. */
  readonly url: string;
}

export interface IntakeSettings {
  readonly engine: EngineSettings;
  readonly databaseUrl: string;
  readonly home: string;
  /** The folder of the keys of access data. */
  readonly accessKeys: string;
  readonly host: string;
  readonly port: number;
  /** Null: nobody brings letters by SMTP. */
  readonly listenPort: number | null;
  readonly letterBytes: number;
  readonly trustedHosts: readonly string[];
  /** Where letters leave from, beside the desks' addresses. */
  readonly own: readonly string[];
  readonly lettersLeave: boolean;
  /** Letters that leave say of some desk that one may just reply. */
  readonly repliesAsked: boolean;
  readonly mailboxes: readonly MailboxSetting[];
  /** Where the scanner of files listens. */
  readonly clamd: string | undefined;
  readonly logLevel: string;
}

/**
 * Reads the settings of the process.
 *
 * @throws Error that names each variable that is missing or wrong, without its contents
 */
export function readIntakeSettings(environment: NodeJS.ProcessEnv): IntakeSettings {
  const result = intakeEnvironment.safeParse(environment);
  if (!result.success) throw new Error(`Settings of the mail process:\n${z.prettifyError(result.error)}`);
  const env = result.data;
  return {
    engine: engineSettings(env),
    databaseUrl: env.DATABASE_URL,
    home: path.resolve(env.REGLAMENT_HOME),
    accessKeys: accessFolder(env),
    host: env.OPERATIONS_HOST,
    port: env.MAIL_PORT,
    listenPort: env.MAIL_LISTEN_PORT === 'none' ? null : env.MAIL_LISTEN_PORT,
    letterBytes: env.MAIL_LETTER_BYTES,
    trustedHosts: env.MAIL_TRUSTED_HOSTS.split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
    own: env.MAIL_FROM === undefined ? [] : [normal(env.MAIL_FROM)],
    lettersLeave: env.SMTP_URL !== undefined,
    repliesAsked: env.MAIL_READ.length > 0,
    mailboxes: Object.entries(env.MAILBOXES).map(([address, url]) => ({ address: normal(address), url })),
    clamd: env.CLAMD,
    logLevel: env.LOG_LEVEL,
  };
}

function normal(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`.toLowerCase();
}
