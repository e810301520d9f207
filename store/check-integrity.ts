import type { StoreContext } from './store-context';

/** Whether everything that came in is somewhere, and every ticket's history is whole. */
export interface IntegrityReport {
  /** Everything ever received: rows of the inbox and of the tray. */
  readonly received: number;
  readonly tickets: number;
  /** Commands to tickets, their openings left out. */
  readonly commands: number;
  readonly tray: number;
  /** Commands that nobody has decided yet. */
  readonly waiting: number;
  /** What does not add up, by ticket; empty in good order. */
  readonly faults: readonly IntegrityFault[];
  /** received = tickets + commands + tray, and no fault. */
  readonly balanced: boolean;
}

export interface IntegrityFault {
  readonly ticketId: string;
  readonly fault: 'no-filing' | 'gap-in-events' | 'outcome-without-event';
}

const mostFaults = 100;

interface Counts {
  readonly received: number;
  readonly tickets: number;
  readonly commands: number;
  readonly tray: number;
  readonly waiting: number;
}

/** Counts and compares in one snapshot. Reads everything: for a check by hand, in tests and after a fault. */
export async function checkIntegrity({ database }: StoreContext): Promise<IntegrityReport> {
  return database.$transaction(
    async (transaction) => {
      const [counts] = await transaction.$queryRaw<Counts[]>`
        SELECT (SELECT count(*) FROM "inbox")::int + (SELECT count(*) FROM "tray")::int AS "received",
          (SELECT count(*) FROM "ticket")::int AS "tickets",
          (SELECT count(*) FROM "inbox" i WHERE i."type" <> 'open')::int AS "commands",
          (SELECT count(*) FROM "tray")::int AS "tray",
          (SELECT count(*) FROM "inbox" WHERE "outcome" IS NULL)::int AS "waiting"`;
      if (counts === undefined) throw new Error('The database counted nothing.');
      const faults = await transaction.$queryRaw<IntegrityFault[]>`
        SELECT p."root_id" AS "ticketId", 'no-filing' AS "fault" FROM "process" p
          WHERE p."kind" = 'ticket' AND NOT EXISTS (
            SELECT 1 FROM "inbox" i WHERE i."process_id" = p."id" AND i."type" = 'open' AND i."outcome" = 'done')
        UNION ALL
        SELECT p."root_id", 'gap-in-events' FROM "process" p
          LEFT JOIN (SELECT "process_kind", "process_id", count(*) AS "events", max("revision") AS "last" FROM "event" GROUP BY 1, 2) e
            ON e."process_kind" = p."kind" AND e."process_id" = p."id"
          WHERE e."events" IS DISTINCT FROM p."revision" OR e."last" IS DISTINCT FROM p."revision"
        UNION ALL
        SELECT i."root_id", 'outcome-without-event' FROM "inbox" i
          WHERE i."outcome" = 'done' AND NOT EXISTS (
            SELECT 1 FROM "event" e WHERE e."process_kind" = i."process_kind" AND e."process_id" = i."process_id"
              AND e."revision" = i."outcome_revision")
        LIMIT ${mostFaults}`;
      const { received, tickets, commands, tray } = counts;
      return { ...counts, faults, balanced: received === tickets + commands + tray && faults.length === 0 };
    },
    { isolationLevel: 'RepeatableRead', timeout: 120_000 },
  );
}
