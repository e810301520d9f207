import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { plannedAnew } from '../database';
import type { StoreContext } from '../store-context';
import { dueKey } from '../tickets/ticket-orders';
import { ticketsIn, type DeskScope } from './scope';

/** Up to which instants, not included, a due date is near. */
export interface Near {
  readonly risk: Instant;
  readonly week: Instant;
}

/** Open tickets of one kind, and how their due dates stand: each is late, near or neither. */
export interface Work {
  readonly open: number;
  readonly overdue: number;
  readonly atRisk: number;
  readonly dueThisWeek: number;
}

/** Open tickets of a person, a topic, a client or a service. */
export interface WorkOf extends Work {
  /** Short id, code or id; null: nobody has them, or no service. */
  readonly key: string | null;
  /** Of the client. */
  readonly name: string | null;
}

/** What is open at a desk, in every way that its manager looks at it. */
export interface OpenWork {
  readonly all: Work;
  readonly byPerson: readonly WorkOf[];
  readonly byTopic: readonly WorkOf[];
  /** Those with the most late and near dates. */
  readonly byClient: readonly WorkOf[];
  readonly byService: readonly WorkOf[];
}

/** So many clients are named: the others have less to worry about. */
const mostClients = 50;

interface Raw extends WorkOf {
  readonly way: number;
}

const none: Work = { open: 0, overdue: 0, atRisk: 0, dueThisWeek: 0 };

/** Counts the open tickets of a scope, whose they are and how their due dates stand, in one look at them. */
export async function openWork(
  { database }: StoreContext,
  scope: DeskScope,
  now: Instant,
  near: Near,
): Promise<OpenWork> {
  const at = new Date(now);
  const due = Prisma.raw('t."next_due"');
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`${plannedAnew}
    SELECT g."way", g."key", c."name", g."open", g."overdue", g."atRisk", g."dueThisWeek" FROM (
      SELECT w.*, row_number() OVER (PARTITION BY "way" ORDER BY "overdue" DESC, "atRisk" DESC, "open" DESC, "key") AS "place"
      FROM (
        SELECT grouping(t."assignee", t."topic", t."client_id", t."service") AS "way",
          COALESCE(t."assignee", t."topic", t."client_id"::text, t."service") AS "key",
          t."client_id" AS "client",
          count(*)::int AS "open", count(*) FILTER (WHERE ${due} < ${at})::int AS "overdue",
          count(*) FILTER (WHERE ${due} >= ${at} AND ${due} < ${new Date(near.risk)})::int AS "atRisk",
          count(*) FILTER (WHERE ${due} >= ${at} AND ${due} < ${new Date(near.week)})::int AS "dueThisWeek"
        FROM "ticket" t WHERE ${ticketsIn(scope)} AND ${dueKey} < 'infinity'::timestamptz
        GROUP BY GROUPING SETS ((), (t."assignee"), (t."topic"), (t."client_id"), (t."service"))
      ) w
    ) g LEFT JOIN "client" c ON c."id" = g."client"
    WHERE g."way" <> ${ways.client} OR g."place" <= ${mostClients}
    ORDER BY g."way", g."place"`);
  const of = (way: number): WorkOf[] => rows.flatMap(({ way: own, ...work }) => (own === way ? [work] : []));
  const [{ key: _key, name: _name, ...all } = { ...none, key: null, name: null }] = of(ways.all);
  return {
    all,
    byPerson: of(ways.person),
    byTopic: of(ways.topic),
    byClient: of(ways.client),
    byService: of(ways.service),
  };
}

/** grouping() sets a bit for each column that a row is summed over: the first column's is the highest. */
const ways = { all: 0b1111, person: 0b0111, topic: 0b1011, client: 0b1101, service: 0b1110 } as const;
