import { Prisma } from '../../prisma/generated/client';
import type { Cursor } from '../cursor';
import { plannedAnew } from '../database';
import type { Part } from './ticket-filter';
import { beyond, beyondKeys, keysOf, orderBy, orderOfSource, sourceOf, type OrderSql } from './ticket-orders';

const noPart = Prisma.sql`NULL::int AS "part"`;

/** The range of a part in the order of its index. */
function inOrder({ range }: Part, order: OrderSql, after: Cursor | null): Prisma.Sql {
  const byProcess = order.byProcess === true;
  const conditions = [
    ...(byProcess ? [Prisma.sql`c."kind" = 'ticket'`] : []),
    ...range,
    ...(after === null ? [] : [beyond(order, after)]),
  ];
  return Prisma.sql`FROM ${sourceOf(order)} WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${orderOfSource(order)}`;
}

/** Rows of a part in the order of the list, without a limit: `rank`, `key`, `id`, `part`, in one walk over its index. */
export function walkSelect(part: Part, order: OrderSql, after: Cursor | null, also: readonly Prisma.Sql[]): Prisma.Sql {
  const tests = [...part.tests, ...also];
  if (tests.length === 0) return Prisma.sql`SELECT ${keysOf(order)}, ${noPart} ${inOrder(part, order, after)}`;
  const byProcess = order.byProcess === true;
  const source = byProcess ? Prisma.sql`"process" c JOIN "ticket" t ON t."id" = c."id"` : sourceOf(order);
  const conditions = [
    ...(byProcess ? [Prisma.sql`c."kind" = 'ticket'`] : []),
    ...part.range,
    ...tests,
    ...(after === null ? [] : [beyond(order, after)]),
  ];
  return Prisma.sql`
    SELECT ${keysOf(order)}, ${noPart} FROM ${source} WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY ${orderOfSource(order)}`;
}

/**
 * The same of the next tickets of the range alone, each tested, with `cut`. Where they end too early stands a row that says so, and
 * of which part.
 */
export function nearSelect(
  part: Part,
  order: OrderSql,
  after: Cursor | null,
  { nearby, index }: { readonly nearby: number; readonly index: number },
): Prisma.Sql {
  const { tests } = part;
  if (tests.length === 0)
    return Prisma.sql`SELECT ${keysOf(order)}, ${noPart}, false AS "cut" ${inOrder(part, order, after)}`;
  const cut = Prisma.sql`row_number() OVER () = ${nearby} AS "cut"`;
  // The ticket's own columns come along; a process's ticket is looked up.
  const next =
    order.byProcess === true
      ? Prisma.sql`(SELECT n.*, ${cut} FROM (SELECT ${keysOf(order)} ${inOrder(part, order, after)} LIMIT ${nearby}) n) k
          JOIN "ticket" t ON t."id" = k."id"`
      : Prisma.sql`(SELECT n.*, ${cut} FROM (
          SELECT t.*, ${keysOf(order, 'without-id')} ${inOrder(part, order, after)} LIMIT ${nearby}) n) t`;
  const k = Prisma.raw(order.byProcess === true ? 'k' : 't');
  const rank = order.rank === undefined ? Prisma.empty : Prisma.sql`${k}."rank",`;
  return Prisma.sql`
    SELECT ${rank} ${k}."key", ${k}."id", CASE WHEN ${k}."cut" THEN ${index}::int END AS "part", ${k}."cut" FROM ${next}
    WHERE ${k}."cut" OR (${Prisma.join([...tests], ' AND ')}) ORDER BY ${orderBy(order, order.byProcess === true ? 'k' : 't')}`;
}

/** The same of all that the tests leave, found by whatever index finds it and then sorted. */
export function sortedSelect(
  { all }: Part,
  order: OrderSql,
  after: Cursor | null,
  also: readonly Prisma.Sql[] = [],
): Prisma.Sql {
  // The offset keeps order and cursor out of the plan of what is found: both would have it walk over the order's index.
  return Prisma.sql`
    SELECT k.* FROM (
      SELECT ${keysOf({ ...order, byProcess: undefined })}, ${noPart} FROM "ticket" t
      WHERE ${Prisma.join([...all, ...also], ' AND ')} OFFSET 0
    ) k WHERE ${after === null ? Prisma.sql`true` : beyondKeys(order, after)} ORDER BY ${orderBy(order, 'k')}`;
}

/** The lines of a page of what the selects of its parts give first, merged. */
export function linesSql(selects: readonly Prisma.Sql[], order: OrderSql, most: number): Prisma.Sql {
  const parts = selects.map((select) => Prisma.sql`(${select})`);
  return Prisma.sql`${plannedAnew}
    WITH "found" AS (
      SELECT * FROM (SELECT DISTINCT * FROM (${Prisma.join(parts, ' UNION ALL ')}) AS "parts") f
      ORDER BY ${orderBy(order, 'f')} LIMIT ${most + 1}
    )
    SELECT t."id", t."tid", t."desk", t."client_id" AS "clientId", c."name" AS "clientName", t."author_id" AS "authorId",
      a."name" AS "authorName", t."subject", t."stage", t."status", t."topic", t."request_type" AS "requestType", t."priority",
      t."priority_rank" AS "priorityRank", t."level", t."service", t."assignee", r."name" AS "assigneeName", t."revision",
      t."next_due" AS "nextDue", t."received_at" AS "receivedAt", t."updated_at" AS "updatedAt", t."closed_at" AS "closedAt",
      f."cut", f."part"
    FROM "found" f JOIN "ticket" t ON t."id" = f."id" JOIN "client" c ON c."id" = t."client_id"
      LEFT JOIN "person" a ON a."id" = t."author_id"
      LEFT JOIN "desk_person" d ON d."desk" = t."desk" AND d."short_id" = t."assignee"
      LEFT JOIN "person" r ON r."id" = d."person_id"
    ORDER BY ${orderBy(order, 'f')}`;
}
