import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { defaultTaskQueue } from '../workflows/messages';

const text = z.string().min(1);
const file = text.transform((name, context) => {
  try {
    return readFileSync(name);
  } catch {
    context.addIssue({ code: 'custom', message: `cannot read the file ${name}` });
    return z.NEVER;
  }
});

/** The environment variables by which a process finds Temporal; shared by api, worker and cli. */
export const engineEnvironment = z.object({
  TEMPORAL_ADDRESS: text.default('127.0.0.1:7233').describe('host:port of the frontend'),
  TEMPORAL_NAMESPACE: text.default('default'),
  TEMPORAL_API_KEY: text.optional().describe('for Temporal Cloud; implies TLS'),
  TEMPORAL_TLS: z.enum(['true', 'false']).optional(),
  TEMPORAL_TLS_CA: file.optional().describe('file with the certificates to trust'),
  TEMPORAL_TLS_CERT: file.optional().describe('file with the client certificate'),
  TEMPORAL_TLS_KEY: file.optional().describe('file with its key'),
  TEMPORAL_TLS_SERVER_NAME: text.optional().describe('the name expected in the server certificate'),
  TASK_QUEUE: text.default(defaultTaskQueue),
  TICKET_EVENTS_PER_RUN: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('history events after which a run hands over; for tests'),
});

/** How to reach Temporal, in the form its clients take. */
export interface EngineSettings {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly apiKey?: string;
  readonly tls?: {
    serverNameOverride?: string;
    serverRootCACertificate?: Buffer;
    clientCertPair?: { crt: Buffer; key: Buffer };
  };
  readonly eventsPerRun?: number;
}

/**
 * Brings the variables into the form of the clients.
 *
 * @throws Error when a client certificate comes without its key, or a key without its certificate
 */
export function engineSettings(env: z.output<typeof engineEnvironment>): EngineSettings {
  const { TEMPORAL_TLS_CA: ca, TEMPORAL_TLS_CERT: crt, TEMPORAL_TLS_KEY: key, TEMPORAL_TLS_SERVER_NAME: name } = env;
  if (!crt !== !key) throw new Error('TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY go together');
  const wanted =
    env.TEMPORAL_TLS === 'true' || (env.TEMPORAL_TLS !== 'false' && Boolean(ca ?? crt ?? name ?? env.TEMPORAL_API_KEY));
  return {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.TASK_QUEUE,
    apiKey: env.TEMPORAL_API_KEY,
    tls: wanted
      ? { serverNameOverride: name, serverRootCACertificate: ca, clientCertPair: crt && key ? { crt, key } : undefined }
      : undefined,
    eventsPerRun: env.TICKET_EVENTS_PER_RUN,
  };
}
