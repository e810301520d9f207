import type { Instant } from '../domain/time';
import type { Database, Queryable } from './database';

/**
 * The one source of the domain's instants: receipts, leases, waits of the pump, validity of contracts, delivery.
 * Tests whose timers run in another time than the database's give their own.
 */
export interface Clock {
  /** Epoch milliseconds. Inside a transaction it is asked on the transaction's own connection. */
  now(within?: Queryable): Promise<Instant>;
}

/** The database's clock: one for all processes, and it goes on within a transaction. */
export function databaseClock(database: Database): Clock {
  return {
    async now(within: Queryable = database) {
      const [row] = await within.$queryRaw<{ now: number }[]>`
        SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "now"`;
      if (row === undefined) throw new Error('The database did not tell the time.');
      return row.now;
    },
  };
}
