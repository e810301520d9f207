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

/** Whether an error says that the database is away: then the request may be sent again later, and nothing is wrong with it. */
export function isAway(error: unknown): boolean {
  for (let fault = error, depth = 0; typeof fault === 'object' && fault !== null && depth < 6; depth += 1) {
    const { code, originalCode, kind, message, cause, meta } = fault as Record<string, unknown>;
    if (typeof code === 'string' && (codes.has(code) || code.startsWith('08'))) return true;
    if (typeof originalCode === 'string' && (codes.has(originalCode) || originalCode.startsWith('08'))) return true;
    if (typeof kind === 'string' && kinds.has(kind)) return true;
    if (typeof message === 'string' && sentences.test(message)) return true;
    fault = cause ?? (meta as Record<string, unknown> | undefined)?.['driverAdapterError'];
  }
  return false;
}
