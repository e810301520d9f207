/** What the system, PostgreSQL, its driver and Prisma call a database that cannot be reached or is going down. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);
const kinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
const sentences =
  /timeout exceeded when trying to connect|Connection terminated|Can't reach database server|Unable to start a transaction/;

/** What PostgreSQL calls a statement that was ended at its time limit, and a lock that was not had within its own. */
const tooSlow = new Set(['57014', '55P03']);

/** Whether an error says that the database is away: then the request may be sent again later, and nothing is wrong with it. */
export function isAway(error: unknown): boolean {
  for (const { codes: found, kind, message } of causesOf(error)) {
    if (found.some((code) => codes.has(code) || code.startsWith('08'))) return true;
    if (kind !== undefined && kinds.has(kind)) return true;
    if (message !== undefined && sentences.test(message)) return true;
  }
  return false;
}

/** Whether an error says that a statement was ended at its limit of time, or waited too long for a lock: nothing was done then. */
export function isTooSlow(error: unknown): boolean {
  return [...causesOf(error)].some(({ codes: found }) => found.some((code) => tooSlow.has(code)));
}

interface Cause {
  readonly codes: readonly string[];
  readonly kind: string | undefined;
  readonly message: string | undefined;
}

/** What an error and its causes say of themselves, outermost first. */
function* causesOf(error: unknown): Generator<Cause> {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  for (let fault = error, depth = 0; typeof fault === 'object' && fault !== null && depth < 6; depth += 1) {
    const { code, originalCode, kind, message, cause, meta } = fault as Record<string, unknown>;
    const found = [text(code), text(originalCode)].filter((each) => each !== undefined);
    yield { codes: found, kind: text(kind), message: text(message) };
    fault = cause ?? (meta as Record<string, unknown> | undefined)?.['driverAdapterError'];
  }
}
