import { Prisma } from '../../prisma/generated/client';
import type { WorksRule } from '../../domain/regulation';
import { monthOf, type Instant } from '../../domain/time';
import { leftOf, type Balance, type EntryKind, type QuotaMonth } from '../../domain/works';
import { listMark, readNames, writeNames } from '../cursor';
import { rulesFor } from '../look-ups';
import { pageOf, type BadCursor, type Page } from '../page';
import type { StoreContext } from '../store-context';
import { readBalance as balanceOf, type AccountOf } from './account';
import { latestMonth, monthAt } from './months';

/** How a client's account stands now. */
export interface AccountRead {
  /** By the rules in force for the client; null: the desk counts no works. */
  readonly works: WorksRule | null;
  readonly quota:
    | (QuotaMonth & { readonly from: Instant; readonly until: Instant; readonly left: number | null })
    | null;
  readonly balance: Balance;
}

/** What there is, in hundredths of the desk's currency. */
export function readBalance({ database }: StoreContext, of: AccountOf): Promise<Balance> {
  return balanceOf(database, of);
}

/** The month that it is and the balance, by the rules in force for the client. */
export async function readAccount(context: StoreContext, of: AccountOf): Promise<AccountRead> {
  const { database, clock } = context;
  const { regulation } = await rulesFor(context, of.desk, of.clientId);
  const { works = null, timeZone } = regulation;
  const [now, latest, balance] = await Promise.all([clock.now(), latestMonth(database, of), balanceOf(database, of)]);
  if (works === null || works.free === null) return { works, quota: null, balance };
  const quota = monthAt(latest, works.free, timeZone, now);
  // Where a word came late the last month that was counted is the one that it is.
  const span = monthOf(timeZone, latest?.month === quota?.month && latest !== undefined ? latest.until - 1 : now);
  if (quota === null || span === undefined) return { works, quota: null, balance };
  const { from, to: until } = span;
  return { works, balance, quota: { ...quota, from, until, left: leftOf(quota) } };
}

/** A month in which works of a client were counted. */
export interface MonthLine extends QuotaMonth {
  readonly until: Instant;
  /** The process has closed it. */
  readonly closedAt: Instant | null;
  /** In the order in which they were accepted; those of which nothing came among them. */
  readonly works: readonly {
    readonly ticketId: string;
    readonly tid: string;
    readonly minutes: number;
    readonly state: string;
  }[];
}

/** The months of a client, the last one first. */
export async function listMonths(
  { database }: StoreContext,
  { desk, clientId }: AccountOf,
  cursor: string | null,
  most: number,
): Promise<Page<MonthLine> | BadCursor> {
  const mark = listMark('quota-months', { desk, clientId });
  const [before] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (before === undefined) return { kind: 'bad-cursor' };
  const rows = await database.quotaMonth.findMany({
    where: { desk, clientId, ...(before === null ? {} : { month: { lt: before } }) },
    include: {
      works: {
        // An unlimited plan may have very many: the first of them tell enough.
        take: 100,
        orderBy: [{ takenAt: 'asc' }, { id: 'asc' }],
        select: { ticketId: true, minutes: true, state: true, ticket: { select: { tid: true } } },
      },
    },
    orderBy: { month: 'desc' },
    take: most + 1,
  });
  const lines = rows.map(({ month, allowed, reserved, spent, until, closedAt, works }) => ({
    ...{ month, allowed, reserved, spent, until: until.getTime(), closedAt: closedAt?.getTime() ?? null },
    works: works.map(({ ticket: { tid }, ...work }) => ({ tid, ...work })),
  }));
  return pageOf(lines, most, ({ month }) => writeNames(mark, [month]));
}

/** What moved the money of a client. */
export interface EntryLine {
  readonly id: string;
  readonly kind: EntryKind;
  readonly amount: number;
  readonly after: Balance;
  readonly at: Instant;
  /** The ticket that it was for; null: none. */
  readonly ticketId: string | null;
  readonly tid: string | null;
  readonly reason: string | null;
  readonly by: { readonly id: string; readonly name: string } | null;
}

type RawEntry = Omit<EntryLine, 'at' | 'after'> &
  Balance & { readonly at: Date; readonly number: number; readonly sum: number };

/** The entries of an account, the last one first. */
export async function listEntries(
  { database }: StoreContext,
  { desk, clientId }: AccountOf,
  cursor: string | null,
  most: number,
): Promise<Page<EntryLine> | BadCursor> {
  const mark = listMark('balance-entries', { desk, clientId });
  const [before] = cursor === null ? [null] : (readNames(mark, cursor, 1) ?? []);
  if (before === undefined || !/^\d{1,9}$/.test(before ?? '0')) return { kind: 'bad-cursor' };
  const rows = await database.$queryRaw<RawEntry[]>(Prisma.sql`
    SELECT e."id", e."kind", e."amount"::float8 AS "sum", e."amount_after"::float8 AS "amount", e."held_after"::float8 AS "held",
      e."at", e."number", t."id" AS "ticketId", t."tid", e."reason",
      CASE WHEN p."id" IS NULL THEN NULL ELSE jsonb_build_object('id', p."id", 'name', p."name") END AS "by"
    FROM "balance_entry" e LEFT JOIN "ticket" t ON t."id" = e."ticket_id" LEFT JOIN "person" p ON p."id" = e."by_id"
    WHERE e."desk" = ${desk} AND e."client_id" = ${clientId}::uuid
      ${before === null ? Prisma.empty : Prisma.sql`AND e."number" < ${Number(before)}`}
    ORDER BY e."number" DESC LIMIT ${most + 1}`);
  const page = pageOf(rows, most, ({ number }) => writeNames(mark, [String(number)]));
  return {
    ...page,
    items: page.items.map(({ amount, held, sum, number: _number, at, ...line }) => ({
      ...{ ...line, amount: sum, after: { amount, held }, at: at.getTime() },
    })),
  };
}
