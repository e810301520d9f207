import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../prisma/generated/client';
import { ParcelClient } from './parcels';

/** The connection to PostgreSQL that a process shares; `$disconnect()` ends it. */
export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;
/** Whatever statements can be sent to: the pool, or one transaction. */
export type Queryable = Transaction;

/** Limits for what does much in one statement and keeps nobody waiting: the seed, `rebuild`. */
export const batchLimits = { statementMs: 60_000, lockMs: 10_000, idleMs: 60_000 } as const;

export interface DatabaseOptions {
  /** Connections at most; every running transaction holds one. */
  readonly poolSize?: number;
  /** Milliseconds that a statement may take, waiting for locks included; default 5,000. A batch needs more. */
  readonly statementMs?: number;
  /** Milliseconds that a lock is waited for; default 3,000: shorter, so that a statement that waits is told from a slow one. */
  readonly lockMs?: number;
  /** Milliseconds that a transaction may be held without a word; default 10,000. Who checks whole files meanwhile needs more. */
  readonly idleMs?: number;
}

/**
 * Begins a statement whose best plan hangs on its values (the words that a list is searched for): it is planned each time.
 */
export const plannedAnew = Prisma.raw('/* planned anew */');

/** Statements are few and their texts fixed, so each connection plans them once; the names stand for the texts. */
const statementNames = new Map<string, string>();
const namesKept = 1_000;

function statementName({ sql }: { readonly sql: string }): string {
  // An empty name is the protocol's unnamed statement.
  if (sql.startsWith(plannedAnew.sql)) return '';
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  if (statementNames.size >= namesKept) statementNames.clear();
  const name = createHash('sha1').update(sql).digest('base64url');
  statementNames.set(sql, name);
  return name;
}

/**
 * Opens the store's database. Nothing is connected before the first statement. Whoever holds a transaction without
 * speaking for `idleMs` (a process that was stopped, say) loses it, so that its locks stand in nobody's way for ever.
 */
export function createPrisma(url: string, options: DatabaseOptions = {}): Database {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      Client: ParcelClient,
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: 10_000,
      idle_in_transaction_session_timeout: options.idleMs ?? 10_000,
      statement_timeout: options.statementMs ?? 5_000,
      lock_timeout: options.lockMs ?? 3_000,
      application_name: 'reglament',
    },
    {
      statementNameGenerator: statementName,
      // A lost connection shows in the statement that uses it; an idle one that breaks must not end the process.
      onPoolError: () => undefined,
      onConnectionError: () => undefined,
    },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 30_000 } });
}
