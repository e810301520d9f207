import type { Logger as SdkLogger, LogLevel, LogMetadata } from '@temporalio/worker';
import type { Logger } from 'pino';
import { errorFields } from '../operations/log';

/** What the SDK and the workflows say, in the same log. Bulky and repeated fields are left out. */
export function sdkLogger(log: Logger): SdkLogger {
  const sdk = log.child({ component: 'temporal' });
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}): void => {
    const { error, workflowId, runId, attempt, taskQueue, signal, stage } = meta as Record<string, unknown>;
    const fields = {
      workflowId,
      runId,
      attempt,
      taskQueue,
      signal,
      stage,
      ...(error === undefined ? {} : errorFields(error)),
    };
    sdk[pinoLevels[level]](fields, message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

/** The SDK tells of its routine as information; in this log that is detail. */
const pinoLevels = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'debug',
  WARN: 'warn',
  ERROR: 'error',
} as const satisfies Record<LogLevel, string>;
