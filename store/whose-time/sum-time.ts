import { owners } from '../../domain/regulation';
import { ticketKind } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { Prisma } from '../../prisma/generated/client';
import { plannedAnew } from '../database';
import { ticketsIn } from '../overview/scope';
import { readEventsOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { dueKey } from '../tickets/ticket-orders';
import { byMonth, noTime, type Sides } from './by-month';
import { uncounted } from './count-closed';
import { named } from './name-lines';
import type { TimeAsked, TimeLine, TimeSums, TimeWay } from './sums';
import { timeOf } from './time-of';

/** Open tickets that are read at once. */
const atOnce = 50;
/** Clients, topics or people of a desk that are told apart. */
const mostGroups = 10_000;

const keys: Readonly<Record<TimeWay, Prisma.Sql>> = {
  client: Prisma.raw('t."client_id"::text'),
  topic: Prisma.raw('t."topic"'),
  month: Prisma.raw('o."month"'),
  specialist: Prisma.raw('t."assignee"'),
  ticket: Prisma.raw('t."id"::text'),
};

interface Live {
  readonly id: string;
  readonly clientId: string;
  readonly topic: string;
  readonly assignee: string | null;
}

/**
 * Whose the working time of a desk's tickets was, month by month of the desk. Closed tickets stand in a table; those that are open, and
 * those that have just closed, are counted from their events, so that the sums are of now.
 */
export async function sumTime(context: StoreContext, asked: TimeAsked, now: Instant): Promise<TimeSums> {
  const [stored, live] = await Promise.all([storedSums(context, asked), liveSums(context, asked, now)]);
  const lines = merged([...stored.lines, ...live.lines]).sort(asked.by === 'month' ? byKey : byTime);
  const shown = lines.slice(0, asked.most);
  return {
    total: [...stored.total, ...live.total].reduce(added, { ...noTime, tickets: 0 }),
    lines: await named(context, asked, shown),
    more: stored.groups - stored.lines.length + lines.length - shown.length,
    counted: live.counted,
    leftOut: live.leftOut,
  };
}

/** Of closed tickets, as they were written down. */
async function storedSums(
  { database }: StoreContext,
  asked: TimeAsked,
): Promise<{ readonly total: readonly TimeLine[]; readonly lines: readonly TimeLine[]; readonly groups: number }> {
  const { scope, from, to, by, most } = asked;
  const sides = (of: string): Prisma.Sql =>
    Prisma.raw(owners.map((owner) => `sum(${of}."${owner}")::float8 AS "${owner}"`).join(', '));
  const within = Prisma.sql`"ticket_time" o WHERE o."desk" = ${scope.desk} AND o."month" BETWEEN ${from} AND ${to}`;
  const which = Prisma.sql`${ticketsOf(asked)} AND t."closed_at" IS NOT NULL AND t."time_at" = t."revision"`;
  // Summed by ticket first, so that each is one row and tickets are counted as rows are.
  const [total, lines] = await Promise.all([
    database.$queryRaw<TimeLine[]>(Prisma.sql`${plannedAnew}
      SELECT NULL AS "key", count(*)::int AS "tickets", ${sides('o')}
      FROM (SELECT o."ticket_id", ${sides('o')} FROM ${within} GROUP BY o."ticket_id") o
        JOIN "ticket" t ON t."id" = o."ticket_id" WHERE ${which} HAVING count(*) > 0`),
    database.$queryRaw<(TimeLine & { groups: number })[]>(Prisma.sql`${plannedAnew}
      SELECT ${keys[by]} AS "key", count(*)::int AS "tickets", ${sides('o')}, (count(*) OVER ())::int AS "groups"
      FROM (SELECT o."ticket_id", ${by === 'month' ? Prisma.sql`o."month"` : Prisma.sql`NULL AS "month"`}, ${sides('o')}
          FROM ${within} GROUP BY 1, 2) o
        JOIN "ticket" t ON t."id" = o."ticket_id" WHERE ${which} GROUP BY 1
      ORDER BY sum(o."us" + o."client" + o."supplier" + o."nature") DESC, 1
      LIMIT ${by === 'ticket' ? most : mostGroups}`),
  ]);
  return { total, lines: lines.map(({ groups: _groups, ...line }) => line), groups: lines[0]?.groups ?? 0 };
}

/** Of tickets that are open, or were not counted since they closed. */
async function liveSums(
  context: StoreContext,
  asked: TimeAsked,
  now: Instant,
): Promise<{
  readonly total: readonly TimeLine[];
  readonly lines: readonly TimeLine[];
  readonly counted: number;
  readonly leftOut: number;
}> {
  const { database } = context;
  const which = (closing: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT t."id", t."client_id" AS "clientId", t."topic", t."assignee", t."received_at" FROM "ticket" t
    WHERE ${ticketsOf(asked)} AND ${closing}`;
  const rows = await database.$queryRaw<(Live & { all: number })[]>(Prisma.sql`${plannedAnew}
    SELECT "id", "clientId", "topic", "assignee", (count(*) OVER ())::int AS "all" FROM (
      ${which(Prisma.sql`${dueKey} < 'infinity'::timestamptz`)} UNION ALL ${which(uncounted)}
    ) AS "live" ORDER BY "received_at", "id" LIMIT ${asked.mostOpen ?? 400}`);
  const total: TimeLine[] = [];
  const lines: TimeLine[] = [];
  for (let next = 0; next < rows.length; next += atOnce) {
    const some = rows.slice(next, next + atOnce);
    const histories = await readEventsOf(
      database,
      ticketKind,
      some.map(({ id }) => id),
    );
    for (const ticket of some) {
      const months = byMonth(await timeOf(context, histories.get(ticket.id) ?? [], now)).filter(
        ({ month }) => month >= asked.from && month <= asked.to,
      );
      if (months.length === 0) continue;
      const whole = months.reduce<Sides>(added, noTime);
      total.push({ key: null, tickets: 1, ...whole });
      if (asked.by !== 'month') lines.push({ key: keyOf(ticket, asked.by), tickets: 1, ...whole });
      else lines.push(...months.map(({ month, ...sides }) => ({ key: month, tickets: 1, ...sides })));
    }
  }
  return { total, lines, counted: rows.length, leftOut: (rows[0]?.all ?? 0) - rows.length };
}

function ticketsOf({ scope, clientId, topic, about }: TimeAsked): Prisma.Sql {
  return Prisma.join(
    [
      ticketsIn(scope),
      ...(clientId === undefined ? [] : [Prisma.sql`t."client_id" = ${clientId}::uuid`]),
      ...(topic === undefined ? [] : [Prisma.sql`t."topic" = ${topic}`]),
      ...(about === undefined ? [] : [Prisma.sql`t."assignee" = ${about}`]),
    ],
    ' AND ',
  );
}

function keyOf({ id, clientId, topic, assignee }: Live, by: Exclude<TimeWay, 'month'>): string | null {
  return { client: clientId, topic, specialist: assignee, ticket: id }[by];
}

function merged(lines: readonly TimeLine[]): TimeLine[] {
  const found = new Map<string | null, TimeLine>();
  for (const line of lines) {
    const before = found.get(line.key);
    found.set(line.key, before === undefined ? line : { ...added(before, line), key: line.key });
  }
  return [...found.values()];
}

function added<Line extends Sides & { readonly tickets?: number }>(one: Line, other: Line): Line {
  const sides = Object.fromEntries(owners.map((owner) => [owner, one[owner] + other[owner]]));
  const tickets = one.tickets === undefined ? {} : { tickets: one.tickets + (other.tickets ?? 0) };
  return { ...one, ...sides, ...tickets };
}

function byKey({ key: one }: TimeLine, { key: other }: TimeLine): number {
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function byTime(one: TimeLine, other: TimeLine): number {
  return timeIn(other) - timeIn(one) || byKey(one, other);
}

function timeIn(line: Sides): number {
  return owners.reduce((sum, owner) => sum + line[owner], 0);
}
