import { pino, type Logger } from 'pino';
import { describeFault } from '../activities/faults';

/** The log of a process: one JSON line an entry, on standard output. @param part which process it is */
export function createLog(part: string, level: string): Logger {
  return pino({ level, base: { part } });
}

/** An error for the log: what may be said of it, and where it happened. */
export function errorFields(error: unknown): object {
  const { message, code } = describeFault(error);
  const stack = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : undefined;
  return { error: { message, code, stack: stack?.slice(0, 12).join('\n') } };
}
