import path from 'node:path';
import { root } from './paths';

/** A port that the embedded default listens on, with the variable that moves it. */
export interface PortSetting {
  variable: string;
  port: number;
  /** Who listens there, in words for a person. */
  part: string;
}

/** The variables that move the ports of what `npm start` starts. */
export const portVariables = {
  api: 'PORT',
  worker: 'WORKER_PORT',
  operations: 'OPERATIONS_PORT',
  temporal: 'TEMPORAL_PORT',
  temporalUi: 'TEMPORAL_UI_PORT',
  postgres: 'POSTGRES_PORT',
  mailbox: 'MAILBOX_PORT',
  mailboxSmtp: 'MAILBOX_SMTP_PORT',
  mail: 'MAIL_PORT',
  mailListener: 'MAIL_LISTEN_PORT',
} as const;

/** What `npm start` is asked for by its environment. */
export interface LocalSettings {
  home: string;
  ports: Record<keyof typeof portVariables, PortSetting>;
  /** A PostgreSQL that runs elsewhere: none is started then. */
  databaseUrl?: string;
  /** A Temporal that runs elsewhere: none is started then. */
  temporalAddress?: string;
  /** A server that takes our letters: there is no mailbox of this machine then. */
  smtpUrl?: string;
  namespace: string;
  logLevel: string;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws naming the variable, when a port is not a port or two parts have the same one
 */
export function readLocalSettings(env: NodeJS.ProcessEnv): LocalSettings {
  const port = (name: keyof typeof portVariables, otherwise: number, part: string): PortSetting => {
    const variable = portVariables[name];
    const text = env[variable] || String(otherwise);
    const value = Number(text);
    if (Number.isInteger(value) && value > 0 && value < 65_536) return { variable, port: value, part };
    throw new Error(`${variable} must be a port (1 to 65535), not "${text}".`);
  };
  const temporal = port('temporal', 7233, 'Temporal');
  const settings: LocalSettings = {
    home: path.resolve(root, env.REGLAMENT_HOME || '.reglament'),
    ports: {
      api: port('api', 3000, 'API'),
      worker: port('worker', 3001, 'worker (health)'),
      operations: port('operations', 3002, 'API (health)'),
      temporal,
      temporalUi: port('temporalUi', 8233, 'Temporal UI'),
      postgres: port('postgres', 5433, 'PostgreSQL'),
      mailbox: port('mailbox', 8025, 'mailbox (its page)'),
      mailboxSmtp: port('mailboxSmtp', 1025, 'mailbox (SMTP)'),
      mail: port('mail', 3003, 'letters in (health)'),
      mailListener: port('mailListener', 2525, 'letters in (SMTP)'),
    },
    databaseUrl: env.DATABASE_URL || undefined,
    temporalAddress: env.TEMPORAL_ADDRESS || undefined,
    smtpUrl: env.SMTP_URL || undefined,
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    logLevel: env.LOG_LEVEL || 'info',
  };
  const used = usedPorts(settings);
  for (const [index, one] of used.entries()) {
    const twin = used.slice(0, index).find((other) => other.port === one.port);
    if (twin) throw new Error(`${twin.variable} and ${one.variable} are both ${one.port}: give them different ports.`);
  }
  return settings;
}

/** The ports that will be listened on; those of outside services are not ours. */
export function usedPorts({ ports, databaseUrl, temporalAddress, smtpUrl }: LocalSettings): PortSetting[] {
  return [
    ports.api,
    ports.worker,
    ports.operations,
    ports.mail,
    ports.mailListener,
    ...(temporalAddress ? [] : [ports.temporal, ports.temporalUi]),
    ...(databaseUrl ? [] : [ports.postgres]),
    ...(smtpUrl ? [] : [ports.mailbox, ports.mailboxSmtp]),
  ];
}
