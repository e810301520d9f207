import type { Rules } from '../../domain/process';
import { lookUp } from '../../domain/regulation';
import { spanOfMonth, type Figures, type ReportState, type TicketCounts } from '../../domain/report';
import type { Instant } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import { plannedAnew } from '../database';
import { ticketsIn } from '../overview/scope';
import type { StoreContext } from '../store-context';
import { feedbackOverview } from '../tickets/read-feedback';
import { sumTime } from '../whose-time/sum-time';

type Drawn = Pick<ReportState, 'desk' | 'report' | 'service' | 'month'>;

/**
 * The figures of a report's month as they are now; of a service, those of the tickets that it took part in. All of them are of the
 * month as the desk's zone has it, in which whose time it was is kept: so counts and seconds speak of the same span, and services of
 * several zones add up. When a report is owed goes by the calendar of its service.
 */
export async function drawFigures(context: StoreContext, of: Drawn, { regulation }: Rules): Promise<Figures> {
  const { desk, service, month } = of;
  const { from, to } = spanOfMonth(regulation.timeZone, month);
  const asOf = await context.clock.now();
  const services = service === null ? undefined : [service];
  if (lookUp(regulation.reports, of.report)?.about === 'feedback') {
    const { byMonth: _months, ...counts } = await feedbackOverview(
      context,
      { desk, from, until: to, services },
      regulation.timeZone,
    );
    return { about: 'feedback', asOf, ...counts };
  }
  return {
    about: 'work',
    asOf,
    ...(await ticketCounts(context, { desk, service, from, to }, asOf)),
    seconds: await secondsOf(context, of, asOf),
  };
}

interface Raw extends TicketCounts {
  /** Null: of all topics. */
  readonly topic: string | null;
}

const none: TicketCounts = { received: 0, solved: 0, inTime: 0, late: 0 };

/** Solved in the month is what a solution was brought to in it; late, where a date that the desk owed had passed. */
async function ticketCounts(
  { database }: StoreContext,
  { desk, service, from, to }: Pick<ReportState, 'desk' | 'service' | 'from' | 'to'>,
  now: Instant,
): Promise<{ readonly total: TicketCounts; readonly byTopic: readonly (TicketCounts & { topic: string })[] }> {
  const [begin, end] = [new Date(from), new Date(to)];
  const within = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`(${column} >= ${begin} AND ${column} < ${end})`;
  const scope = ticketsIn({ desk, services: service === null ? undefined : [service] });
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`${plannedAnew}
    SELECT "topic", (count(*) FILTER (WHERE "received"))::int AS "received", (count(*) FILTER (WHERE "solved"))::int AS "solved",
      (count(*) FILTER (WHERE "solved" AND NOT "late"))::int AS "inTime", (count(*) FILTER (WHERE "solved" AND "late"))::int AS "late"
    FROM (
      SELECT t."topic", ${within(Prisma.sql`t."received_at"`)} AS "received",
        EXISTS (SELECT FROM "event" e WHERE e."process_kind" = 'ticket' AND e."process_id" = t."id" AND e."type" = 'solved'
          AND ${within(Prisma.sql`e."at"`)}) AS "solved",
        EXISTS (SELECT FROM jsonb_array_elements(p."state" -> 'clocks') c
          WHERE c ->> 'owes' NOT IN ('author', 'nobody') AND jsonb_typeof(c -> 'aim' -> 'due') = 'number'
            AND COALESCE((c ->> 'stoppedAt')::float8, ${now}::float8) > (c -> 'aim' ->> 'due')::float8) AS "late"
      FROM "ticket" t JOIN "process" p ON p."kind" = 'ticket' AND p."id" = t."id"
      WHERE ${scope} AND t."received_at" < ${end} AND (t."closed_at" IS NULL OR t."closed_at" >= ${begin})
    ) AS "counted"
    GROUP BY GROUPING SETS ((), ("topic")) ORDER BY "topic"`);
  const byTopic = rows.flatMap(({ topic, ...counts }) =>
    topic === null || (counts.received === 0 && counts.solved === 0) ? [] : [{ topic, ...counts }],
  );
  const { topic: _topic, ...total } = rows.find(({ topic }) => topic === null) ?? { topic: null, ...none };
  return { total, byTopic };
}

async function secondsOf(context: StoreContext, { desk, service, month }: Drawn, now: Instant) {
  const scope = { desk, services: service === null ? undefined : [service] };
  const { total } = await sumTime(context, { scope, from: month, to: month, by: 'month', most: 1 }, now);
  const { us, client, supplier, nature } = total;
  return { us, client, supplier, nature };
}
