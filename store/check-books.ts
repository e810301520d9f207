import type { StoreContext } from './store-context';

/** Whether everything that came in is somewhere, and every ticket's history is whole. */
export interface Books {
  /** Everything ever received: rows of the inbox and of the tray. */
  readonly received: number;
  readonly tickets: number;
  /** Commands to tickets, their openings left out. */
  readonly commands: number;
  readonly tray: number;
  /** Commands that nobody has decided yet. */
  readonly waiting: number;
  /** What does not add up, by ticket; empty in good order. */
  readonly faults: readonly BookFault[];
  /** received = tickets + commands + tray, and no fault. */
  readonly balanced: boolean;
}

export interface BookFault {
  readonly ticketId: string;
  readonly fault: 'no-ticket' | 'no-filing' | 'gap-in-events' | 'outcome-without-event';
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
export async function checkBooks({ database }: StoreContext): Promise<Books> {
  return database.$transaction(
    async (transaction) => {
      const [counts] = await transaction.$queryRaw<Counts[]>`
        SELECT (SELECT count(*) FROM "inbox")::int + (SELECT count(*) FROM "tray")::int AS "received",
          (SELECT count(*) FROM "ticket")::int AS "tickets",
          (SELECT count(*) FROM "inbox" i JOIN "ticket" t ON t."id" = i."ticket_id" WHERE i."type" <> 'open')::int AS "commands",
          (SELECT count(*) FROM "tray")::int AS "tray",
          (SELECT count(*) FROM "inbox" WHERE "outcome" IS NULL)::int AS "waiting"`;
      if (counts === undefined) throw new Error('The database counted nothing.');
      const faults = await transaction.$queryRaw<BookFault[]>`
        SELECT i."ticket_id" AS "ticketId", 'no-ticket' AS "fault" FROM "inbox" i
          WHERE NOT EXISTS (SELECT 1 FROM "ticket" t WHERE t."id" = i."ticket_id")
        UNION ALL
        SELECT t."id", 'no-filing' FROM "ticket" t
          WHERE NOT EXISTS (SELECT 1 FROM "inbox" i WHERE i."ticket_id" = t."id" AND i."type" = 'open' AND i."outcome" = 'done')
        UNION ALL
        SELECT t."id", 'gap-in-events' FROM "ticket" t
          LEFT JOIN (SELECT "ticket_id", count(*) AS "events", max("revision") AS "last" FROM "ticket_event" GROUP BY 1) e
            ON e."ticket_id" = t."id"
          WHERE e."events" IS DISTINCT FROM t."revision" OR e."last" IS DISTINCT FROM t."revision"
        UNION ALL
        SELECT i."ticket_id", 'outcome-without-event' FROM "inbox" i
          WHERE i."outcome" = 'done' AND NOT EXISTS (
            SELECT 1 FROM "ticket_event" e
            WHERE i."visit_id" IS NULL AND e."ticket_id" = i."ticket_id" AND e."revision" = i."outcome_revision"
            UNION ALL
            SELECT 1 FROM "visit_event" e WHERE e."visit_id" = i."visit_id" AND e."revision" = i."outcome_revision")
        UNION ALL
        SELECT v."ticket_id", 'gap-in-events' FROM "visit" v
          LEFT JOIN (SELECT "visit_id", count(*) AS "events", max("revision") AS "last" FROM "visit_event" GROUP BY 1) e
            ON e."visit_id" = v."id"
          WHERE e."events" IS DISTINCT FROM v."revision" OR e."last" IS DISTINCT FROM v."revision"
        LIMIT ${mostFaults}`;
      const { received, tickets, commands, tray } = counts;
      return { ...counts, faults, balanced: received === tickets + commands + tray && faults.length === 0 };
    },
    { isolationLevel: 'RepeatableRead', timeout: 120_000 },
  );
}
