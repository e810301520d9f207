import { Prisma } from '../prisma/generated/client';
import type { Instant } from '../domain/time';
import type { Database, Queryable } from './database';

/**
 * The one source of the domain's instants: receipts, leases, waits of the outbox, validity of contracts, delivery.
 * Tests whose timers run in another time than the database's give their own.
 */
export interface Clock {
  /** Epoch milliseconds. Inside a transaction it is asked on the transaction's own connection. */
  now(within?: Queryable): Promise<Instant>;
  /** The present instant as an expression (timestamptz, whole milliseconds), for a statement that would else need a second one. */
  inSql(): Promise<Prisma.Sql>;
}

const clockTimestamp = Prisma.sql`date_trunc('milliseconds', clock_timestamp())`;

/** The database's clock: one for all processes, and it goes on within a transaction. */
export function databaseClock(database: Database): Clock {
  return {
    async now(within: Queryable = database) {
      const [row] = await within.$queryRaw<{ now: number }[]>`
        SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "now"`;
      if (row === undefined) throw new Error('The database did not tell the time.');
      return row.now;
    },
    inSql: async () => clockTimestamp,
  };
}

/** A clock of one's own. @param now tells the present instant, in epoch milliseconds */
export function clockFrom(now: () => Promise<Instant>): Clock {
  return { now, inSql: async () => Prisma.sql`${new Date(await now())}::timestamptz` };
}
