import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import type { PartsAmount } from '../../domain/parts';
import type { Instant } from '../../domain/time';
import { vanOf } from '../../domain/visit';
import { listMark, readNames, writeNames } from '../cursor';
import type { Transaction } from '../database';
import { cleanText, contentDigest, toJson } from '../json';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { activeTechnician } from './technicians';

/** What lies in one place of a desk: a stock, or a technician's van. */
export interface StockLine {
  readonly place: string;
  readonly part: string;
  readonly onHand: number;
  /** Of those on hand, for visits. */
  readonly reserved: number;
}

export interface SparesMove {
  /** Unique for ever, as that of a command. */
  readonly identity: string;
  readonly desk: string;
  /** Who moves them. */
  readonly byId: string;
  readonly lines: readonly PartsAmount[];
  /** Null: delivered from outside. */
  readonly origin: string | null;
  /** Null: written off. */
  readonly place: string | null;
}

export interface MovedSpares extends Pick<SparesMove, 'desk' | 'lines' | 'origin' | 'place'> {
  readonly at: Instant;
}

export type SparesMoved =
  | { readonly kind: 'moved'; readonly move: MovedSpares; readonly replay: boolean }
  /** Parts of which the origin has not so many that are free. */
  | { readonly kind: 'spares-short'; readonly parts: readonly string[] }
  /** The place is the van of nobody who goes on visits. */
  | { readonly kind: 'unknown-technician' }
  /** The identity stands for another move. */
  | { readonly kind: 'conflict' };

interface Flow {
  readonly place: string;
  readonly part: string;
  readonly amount: number;
}

/** Thrown to undo a move of which the origin has not enough. */
class SparesShort extends Error {
  constructor(readonly parts: readonly string[]) {
    super('spares are short');
  }
}

/**
 * Moves free spares from one place to another, all lines or none, once an identity. Stocks are locked in the order of place
 * and part, as visits lock them, so that no two moves wait for each other.
 *
 * @param move origin and place differ
 */
export async function moveSpares({ database, clock }: StoreContext, move: SparesMove): Promise<SparesMoved> {
  const { identity, desk, origin, place, byId } = move;
  const lines = summed(move.lines);
  try {
    return await transact(database, async (transaction): Promise<SparesMoved> => {
      const known = await readMove(transaction, identity);
      if (known !== undefined)
        return sameMove(known, { desk, origin, place, lines })
          ? { kind: 'moved', move: known, replay: true }
          : { kind: 'conflict' };
      if (place !== null && !(await isPlace(transaction, desk, place))) return { kind: 'unknown-technician' };
      const departures = origin === null ? [] : flows(origin, lines, -1);
      const arrivals = place === null ? [] : flows(place, lines, 1);
      await lockStocks(transaction, desk, departures, arrivals);
      await changeStocks(transaction, desk, [...departures, ...arrivals]);
      const at = new Date(await clock.now(transaction));
      await transaction.spareMove.createMany({
        data: lines.map((line) => ({ ...line, id: uuidv7(), identity, desk, origin, place, byId, at })),
      });
      return { kind: 'moved', move: { desk, lines, origin, place, at: at.getTime() }, replay: false };
    });
  } catch (error) {
    if (error instanceof SparesShort) return { kind: 'spares-short', parts: error.parts };
    throw error;
  }
}

/** What lies where, by place and part, a page at a time; places and parts of which nothing is left do not show. */
export async function listStock(
  { database }: StoreContext,
  { desk, place }: { readonly desk: string; readonly place?: string },
  cursor: string | null,
  most: number,
): Promise<Page<StockLine> | BadCursor> {
  const mark = listMark('stock', { desk, place });
  const after = cursor === null ? null : readNames(mark, cursor, 2);
  if (after === undefined) return { kind: 'bad-cursor' };
  const rows = await database.$queryRaw<StockLine[]>(Prisma.sql`
    SELECT "place", "part", "on_hand" AS "onHand", "reserved" FROM "spare_stock"
    WHERE "desk" = ${desk} AND "on_hand" > 0
      ${place === undefined ? Prisma.empty : Prisma.sql`AND "place" = ${place}`}
      ${after === null ? Prisma.empty : Prisma.sql`AND ("place", "part") > (${after[0]}, ${after[1]})`}
    ORDER BY "place", "part" LIMIT ${most + 1}`);
  return pageOf(rows, most, (last) => writeNames(mark, [last.place, last.part]));
}

/** One line a part, in the order of parts. */
function summed(lines: readonly PartsAmount[]): PartsAmount[] {
  const sums = new Map<string, number>();
  for (const { part, quantity } of lines) {
    const name = cleanText(part);
    sums.set(name, (sums.get(name) ?? 0) + quantity);
  }
  return [...sums].map(([part, quantity]) => ({ part, quantity })).sort((a, b) => (a.part < b.part ? -1 : 1));
}

async function readMove(transaction: Transaction, identity: string): Promise<MovedSpares | undefined> {
  const rows = await transaction.spareMove.findMany({ where: { identity } });
  const [first] = rows;
  if (first === undefined) return undefined;
  const { desk, origin, place, at } = first;
  return { desk, origin, place, at: at.getTime(), lines: summed(rows) };
}

function sameMove({ at: _at, ...known }: MovedSpares, wanted: Omit<MovedSpares, 'at'>): boolean {
  return contentDigest(known) === contentDigest(wanted);
}

/** Any stock of the desk is one; a van needs somebody who drives it. */
async function isPlace(transaction: Transaction, desk: string, place: string): Promise<boolean> {
  const van = vanOf('');
  if (!place.startsWith(van)) return true;
  const drivers = await transaction.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM "technician" t ${activeTechnician}
    WHERE t."desk" = ${desk} AND t."short_id" = ${place.slice(van.length)}`);
  return drivers.length > 0;
}

function flows(place: string, lines: readonly PartsAmount[], sign: 1 | -1): Flow[] {
  return lines.map(({ part, quantity }) => ({ place, part, amount: sign * quantity }));
}

/**
 * Makes the stocks that are new, then locks all that the move touches, each time in order.
 *
 * @throws SparesShort when not enough is free to leave
 */
async function lockStocks(
  transaction: Transaction,
  desk: string,
  departures: readonly Flow[],
  arrivals: readonly Flow[],
): Promise<void> {
  if (arrivals.length > 0)
    await transaction.$executeRaw`
      INSERT INTO "spare_stock" ("desk", "place", "part", "on_hand")
      SELECT ${desk}, f."place", f."part", 0
      FROM jsonb_to_recordset(${toJson(arrivals)}::jsonb) AS f("place" text, "part" text)
      ORDER BY f."place", f."part" ON CONFLICT ("desk", "place", "part") DO NOTHING`;
  const keys = [...departures, ...arrivals].map(({ place, part }) => Prisma.sql`(${place}, ${part})`);
  const locked = await transaction.$queryRaw<{ place: string; part: string; free: number }[]>(Prisma.sql`
    SELECT "place", "part", "on_hand" - "reserved" AS "free" FROM "spare_stock"
    WHERE "desk" = ${desk} AND ("place", "part") IN (${Prisma.join(keys)})
    ORDER BY "place", "part" FOR UPDATE`);
  const free = new Map(locked.map((row) => [`${row.place}\n${row.part}`, row.free]));
  const short = departures.filter(({ place, part, amount }) => (free.get(`${place}\n${part}`) ?? 0) + amount < 0);
  if (short.length > 0) throw new SparesShort(short.map(({ part }) => part));
}

/** The checks of the table hold what the locks already promise: never below zero, never less than what is reserved. */
async function changeStocks(transaction: Transaction, desk: string, changes: readonly Flow[]): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "spare_stock" s SET "on_hand" = s."on_hand" + f."amount"
    FROM jsonb_to_recordset(${toJson(changes)}::jsonb) AS f("place" text, "part" text, "amount" int)
    WHERE s."desk" = ${desk} AND s."place" = f."place" AND s."part" = f."part"`;
}
