import { ForeignRun, UnknownRun } from '../store/process/look';

/** What may be said of an error outside the process: its kind and code, and never a value that it quotes. */
export interface Fault {
  readonly type: 'StoreAway' | 'CommitFault' | NobodysRun;
  readonly code: string | undefined;
  readonly message: string;
}

/** The store's errors about a run that is none of its own, by name. */
type NobodysRun = 'UnknownRun' | 'ForeignRun';

/** Connection lost, refused or not had in time; the server starting, stopping or out of connections; a lost race between transactions. */
const passing = [
  /^E(CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN)/, // sockets
  /^(08|53|57P)/, // SQLSTATE: connection, resources, operator intervention
  /^(40001|40P01|55P03)$/, // serialization, deadlock, lock not available
  /^P(1001|1002|1008|1017|2024|2028|2034)$/, // Prisma: unreachable, timed out, closed, pool, transaction, conflict
];

/**
 * Tells a database that is away from a fault of ours. The message of a database error quotes the values of the statement, so
 * of those only name and code are kept; of other errors the first line.
 */
export function describeFault(error: unknown): Fault {
  const codes = codesOf(error);
  const type = codes.some((code) => passing.some((pattern) => pattern.test(code))) ? 'StoreAway' : 'CommitFault';
  const code = codes[0];
  if (error instanceof UnknownRun) return { type: 'UnknownRun', code: undefined, message: error.message };
  if (error instanceof ForeignRun) return { type: 'ForeignRun', code: undefined, message: error.message };
  if (!(error instanceof Error)) return { type, code, message: 'Something that is no Error was thrown' };
  const quotes = code !== undefined || error.name.startsWith('Prisma') || error.cause !== undefined;
  const rest = quotes ? (code ?? 'no code') : (error.message.split('\n')[0] ?? '').slice(0, 200);
  return { type, code, message: `${error.name}: ${rest}` };
}

/** The codes that an error and its causes carry, outermost first. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let each: unknown = error;
  for (let depth = 0; depth < 5 && typeof each === 'object' && each !== null; depth += 1) {
    for (const key of ['code', 'originalCode'] as const) {
      const value: unknown = Reflect.get(each, key);
      if (typeof value === 'string') codes.push(value);
    }
    each = Reflect.get(each, 'cause');
  }
  return codes;
}
