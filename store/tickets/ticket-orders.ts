import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { Cursor } from '../cursor';

/** In what order tickets are listed. Equal keys are told apart by the id, so that every order is one of all tickets. */
export const ticketOrders = [
  /** The next due instant first; then what is open without one, then what is closed. */
  'nextDue',
  /** What is open in the order in which it is handled: by the rank of its priority, then by arrival (HT-4). */
  'handling',
  /** The last received first. Neither its key nor its members change, so that a walk over its pages meets each ticket once. */
  'receivedAt',
  /** The last changed first. */
  'updatedAt',
  /** What is closed, the last closed first. */
  'closedAt',
  /**
   * The change longest past first, for programs: what changes during a walk over the pages moves ahead of it and is met again, so
   * that each ticket is met at least once, and each that does not change just once.
   */
  'changes',
] as const;
export type TicketOrder = (typeof ticketOrders)[number];

/** As much of a line as orders go by. */
export interface Ordered {
  readonly id: string;
  readonly nextDue: Instant | null;
  readonly priorityRank: number;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
}

/** How an order is written in SQL, of a ticket `t`; its key is that of its indexes. */
export interface OrderSql {
  readonly key: Prisma.Sql;
  /** What comes before the key. */
  readonly rank?: Prisma.Sql;
  readonly descending: boolean;
  /** Which tickets it is of; all where it says nothing. */
  readonly of?: Prisma.Sql;
  /** Its indexes are those of the process `c`. */
  readonly byProcess?: true | undefined;
  readonly cursorOf: (line: Ordered) => Cursor;
}

/** Where open tickets without a due instant stand: after all that have one, before the closed ones at infinity. */
export const undatedAt = Date.UTC(9999, 11, 31);

/** The key of the order by due instants, as its indexes have it. */
export const dueKey = Prisma.raw(
  `(CASE WHEN t."closed_at" IS NULL THEN COALESCE(t."next_due", '9999-12-31T00:00:00Z'::timestamptz) ELSE 'infinity'::timestamptz END)`,
);

export const receivedKey = Prisma.sql`t."received_at"`;
export const closedKey = Prisma.sql`t."closed_at"`;
/** The last change; of the ticket itself, which has the same instant, but no index of it. */
export const changeKey = Prisma.sql`t."updated_at"`;

export const isOpen = Prisma.sql`t."closed_at" IS NULL`;
export const isClosed = Prisma.sql`t."closed_at" IS NOT NULL`;

const byChange = {
  key: changeKey,
  byProcess: true,
  cursorOf: ({ id, updatedAt }: Ordered): Cursor => ({ at: updatedAt, id }),
} as const;

const orders: Readonly<Record<TicketOrder, OrderSql>> = {
  nextDue: {
    key: dueKey,
    descending: false,
    cursorOf: ({ id, nextDue, closedAt }) => ({ at: closedAt === null ? (nextDue ?? undatedAt) : null, id }),
  },
  handling: {
    key: receivedKey,
    rank: Prisma.sql`t."priority_rank"`,
    descending: false,
    of: isOpen,
    cursorOf: ({ id, receivedAt, priorityRank }) => ({ at: receivedAt, id, rank: priorityRank }),
  },
  receivedAt: {
    key: receivedKey,
    descending: true,
    cursorOf: ({ id, receivedAt }) => ({ at: receivedAt, id }),
  },
  updatedAt: { ...byChange, descending: true },
  closedAt: {
    key: closedKey,
    descending: true,
    of: isClosed,
    cursorOf: ({ id, closedAt }) => ({ at: closedAt, id }),
  },
  changes: { ...byChange, descending: false },
};

export function orderSql(order: TicketOrder): OrderSql {
  return orders[order];
}

/** Where the order's indexes are: the ticket itself, or its process. */
export function sourceOf({ byProcess }: OrderSql): Prisma.Sql {
  return byProcess === true ? Prisma.sql`"process" c` : Prisma.sql`"ticket" t`;
}

/** Rank, key and id as that source has them, under the names `rank`, `key` and `id`. */
export function keysOf({ rank, key, byProcess }: OrderSql, which: 'all' | 'without-id' = 'all'): Prisma.Sql {
  if (byProcess === true) return Prisma.sql`c."updated_at" AS "key", c."id"`;
  const id = which === 'all' ? Prisma.sql`, t."id"` : Prisma.empty;
  return Prisma.sql`${rank === undefined ? Prisma.empty : Prisma.sql`${rank} AS "rank",`} ${key} AS "key"${id}`;
}

/** The order over those columns of an alias. */
export function orderBy({ rank, descending }: OrderSql, of: 'k' | 'f' | 't'): Prisma.Sql {
  const way = descending ? 'DESC' : 'ASC';
  const columns = [...(rank === undefined ? [] : ['rank']), 'key', 'id'];
  return Prisma.raw(columns.map((name) => `${of}."${name}" ${way}`).join(', '));
}

/** The order over the columns of the source, as its indexes have them. */
export function orderOfSource({ rank, key, descending, byProcess }: OrderSql): Prisma.Sql {
  const way = Prisma.raw(descending ? 'DESC' : 'ASC');
  if (byProcess === true) return Prisma.sql`c."updated_at" ${way}, c."id" ${way}`;
  return Prisma.sql`${rank === undefined ? Prisma.empty : Prisma.sql`${rank} ${way},`} ${key} ${way}, t."id" ${way}`;
}

/** What comes after the row where the last page ended, over the columns of the source. */
export function beyond(order: OrderSql, after: Cursor): Prisma.Sql {
  return order.byProcess === true
    ? comesAfter(Prisma.sql`c."updated_at", c."id"`, order, after)
    : comesAfter(
        Prisma.sql`${order.rank === undefined ? Prisma.empty : Prisma.sql`${order.rank},`} ${order.key}, t."id"`,
        order,
        after,
      );
}

/** The same over the columns `rank`, `key` and `id` of `k`. */
export function beyondKeys(order: OrderSql, after: Cursor): Prisma.Sql {
  return comesAfter(Prisma.raw(`${order.rank === undefined ? '' : 'k."rank",'} k."key", k."id"`), order, after);
}

function comesAfter(columns: Prisma.Sql, { rank, descending }: OrderSql, { at, id, rank: atRank }: Cursor): Prisma.Sql {
  const instant = Prisma.sql`${at === null ? 'infinity' : new Date(at).toISOString()}::timestamptz`;
  const place = rank === undefined ? Prisma.empty : Prisma.sql`${atRank ?? 0}::int,`;
  return Prisma.sql`(${columns}) ${Prisma.raw(descending ? '<' : '>')} (${place} ${instant}, ${id}::uuid)`;
}
