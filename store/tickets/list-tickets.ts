import { Prisma } from '../../prisma/generated/client';
import type { Stage } from '../../domain/regulation';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor, type Cursor } from '../cursor';
import { rulesFor } from '../look-ups';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { Reach } from '../reach';
import { listByText, type SearchBounds, type TextStep } from '../search';
import type { StoreContext } from '../store-context';
import { linesSql, nearSelect, sortedSelect, walkSelect } from './list-sql';
import { isTested, namesDays, partsOf, type Part, type TicketFilter } from './ticket-filter';
import { orderSql, type OrderSql, type TicketOrder } from './ticket-orders';

/** A ticket in a list. */
export interface TicketLine {
  readonly id: string;
  readonly tid: string;
  readonly desk: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly subject: string;
  readonly stage: Stage;
  readonly status: string;
  readonly topic: string;
  readonly requestType: string | null;
  readonly priority: string;
  readonly priorityRank: number;
  readonly level: string | null;
  /** The one that has it before its people; null: the desk names none. */
  readonly service: string | null;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly revision: number;
  readonly nextDue: Instant | null;
  readonly overdue: boolean;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
  readonly closedAt: Instant | null;
}

interface RawLine extends Omit<TicketLine, 'nextDue' | 'overdue' | 'receivedAt' | 'updatedAt' | 'closedAt'> {
  readonly nextDue: Date | null;
  readonly receivedAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  /** It stands for more of the list, which has to be looked at. */
  readonly cut: boolean;
  /** Of which part, where that was walked for what its tests leave. */
  readonly part: number | null;
}

/** How far a list is walked before what its filter, or its text, leaves is all fetched and sorted. */
export interface ListBounds extends Partial<SearchBounds> {
  /**
   * Tickets that are looked at in the order of the list: what is frequent stands among the next ones of whatever order, what is
   * rare is few. A plan that walks on until the page is full would walk over all of the desk for what lies at the other end.
   */
  readonly nearby?: number;
}

const usualNearby = 2_000;

/** Tickets in one of the orders, a page at a time. A cursor opens pages of the same order and filter alone. */
export async function listTickets(
  context: StoreContext,
  { order: named = 'nextDue', ...filter }: TicketFilter & { readonly order?: TicketOrder },
  cursor: string | null,
  most: number,
  bounds: ListBounds = {},
): Promise<Page<TicketLine> | BadCursor> {
  const { reach, ...asked } = filter;
  const desks = [...new Set(reach.map(({ desk }) => desk))].sort();
  const mark = listMark('tickets', { order: named, desks, ...asked });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined) return { kind: 'bad-cursor' };
  const now = await context.clock.now();
  const order = orderSql(named);
  const zones = namesDays(filter) ? await zonesOf(context, desks) : new Map<string, string>();
  const parts = reach.flatMap((each) =>
    eachAssignee(filter, each.desk).flatMap((one) =>
      partsOf(each, one, order, { now, timeZone: zones.get(each.desk) ?? 'UTC' }).map((part) => ({
        part,
        reach: each,
      })),
    ),
  );
  const rows = await rowsOf(context, { parts, filter, order, after, most }, bounds);
  return pageOf(
    rows.map((row) => lineOf(row, now)),
    most,
    (last) => writeCursor(mark, order.cursorOf(last)),
  );
}

/** A filter that names several responsibles, once for each: an index finds the tickets of one in the order of the list. */
function eachAssignee({ assignees, ...filter }: TicketFilter, desk: string): TicketFilter[] {
  if (assignees === undefined) return [filter];
  return (assignees[desk] ?? []).map((assignee) => ({ ...filter, assignee }));
}

interface Asked {
  readonly parts: readonly { readonly part: Part; readonly reach: Reach }[];
  readonly filter: TicketFilter;
  readonly order: OrderSql;
  readonly after: Cursor | null;
  readonly most: number;
}

/** The first rows of a list, whichever way they are found. What comes before a row that is `cut` is all there. */
async function rowsOf(
  { database }: StoreContext,
  { parts, filter: { text, reach, ...filter }, order, after, most }: Asked,
  { nearby = usualNearby, ...searchBounds }: ListBounds,
): Promise<RawLine[]> {
  if (parts.length === 0) return [];
  const list = (selects: readonly Prisma.Sql[]): Promise<RawLine[]> =>
    database.$queryRaw<RawLine[]>(linesSql(selects, order, most));
  if (text !== undefined) {
    const walks = !isTested(filter, order);
    const found = (step: TextStep): Promise<RawLine[]> =>
      list(
        parts.map((each) => {
          const conditions = step.conditions(each.reach);
          const select = walks
            ? walkSelect(each.part, order, after, conditions)
            : sortedSelect(each.part, order, after, conditions);
          return step.part(select, each.reach, most + 1);
        }),
      );
    return listByText({ text, reach, walks }, found, searchBounds);
  }
  const far = new Set<Part>();
  for (;;) {
    const rows = await list(
      parts.map(({ part }, index) => {
        if (far.has(part))
          return Prisma.sql`SELECT p.*, false AS "cut" FROM (${sortedSelect(part, order, after)} LIMIT ${most + 1}) p`;
        return Prisma.sql`${nearSelect(part, order, after, { nearby, index })} LIMIT ${most + 1}`;
      }),
    );
    const ended = rows.flatMap(({ part: index }) => (index === null ? [] : [index]));
    if (ended.length === 0) return rows;
    for (const index of ended) {
      const each = parts[index];
      if (each !== undefined) far.add(each.part);
    }
  }
}

/** By whose clocks the days of a filter are counted. */
async function zonesOf(context: StoreContext, desks: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const zones = desks.map(async (desk) => [desk, (await rulesFor(context, desk, null)).regulation.timeZone] as const);
  return new Map(await Promise.all(zones));
}

function lineOf({ cut: _cut, part: _part, ...row }: RawLine, now: Instant): TicketLine {
  const nextDue = row.nextDue?.getTime() ?? null;
  return {
    ...row,
    nextDue,
    overdue: nextDue !== null && nextDue < now,
    receivedAt: row.receivedAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    closedAt: row.closedAt?.getTime() ?? null,
  };
}
