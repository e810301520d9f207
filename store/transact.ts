import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Transaction } from './database';

/** Serialization failure, deadlock, a key or a technician's time that another transaction took meanwhile: running again settles each. */
const passing = new Set(['40001', '40P01', '23505', '23P01']);
/** Prisma's own codes for the same. */
const passingCodes = new Set(['P2034', 'P2002']);
const attempts = 6;

/**
 * Runs `work` as one transaction and again from its beginning when another one stood in its way, a bounded number of
 * times. A key found taken is thereby never mistaken for one's own: the second run reads whose it is.
 *
 * @throws what the last attempt threw
 */
export async function transact<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.$transaction(work);
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      await wait(5 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

interface Cause {
  readonly code: string | undefined;
  readonly originalCode: string | undefined;
  readonly name: string | undefined;
}

/** What an error and its causes say of themselves, outermost first. */
function* causesOf(error: unknown): Generator<Cause> {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  for (let fault = error, depth = 0; typeof fault === 'object' && fault !== null && depth < 5; depth += 1) {
    const { code, originalCode, name, cause, meta } = fault as Record<string, unknown>;
    yield { code: text(code), originalCode: text(originalCode), name: text(name) };
    fault = cause ?? (meta as Record<string, unknown> | undefined)?.driverAdapterError;
  }
}

/** Whether an error says that the same transaction may succeed when it is run again. */
export function isPassing(error: unknown): boolean {
  return [...causesOf(error)].some(
    ({ code = '', originalCode = '' }) => passingCodes.has(code) || passing.has(code) || passing.has(originalCode),
  );
}

/** Whether a lock was not had in time. Nothing was written then, and whoever waits for it again waits as long. */
export function isLocked(error: unknown): boolean {
  return [...causesOf(error)].some(({ code, originalCode }) => code === '55P03' || originalCode === '55P03');
}

/** Whether an error comes from the database or the way to it, and not from a decision: a lock that was not had, a lost connection. */
export function isOfDatabase(error: unknown): boolean {
  return [...causesOf(error)].some(
    ({ code, originalCode, name }) =>
      code !== undefined || originalCode !== undefined || name?.startsWith('Prisma') || name === 'DriverAdapterError',
  );
}
