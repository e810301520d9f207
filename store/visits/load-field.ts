import { Prisma } from '../../prisma/generated/client';
import { workingTimeBetween } from '../../domain/time';
import type { Command, RulesCatalog, RulesPin } from '../../domain/process';
import type { Calendar, Instant } from '../../domain/time';
import type { Field, LaterVisitCommand, Technician, VisitState } from '../../domain/visit';
import type { Transaction } from '../database';
import { technicianCalendar } from '../field/technician-calendar';
import type { TechnicianHours } from '../field/technicians';

const minute = 60_000;

interface RawTechnician {
  readonly shortId: string;
  readonly skills: string[];
  readonly home: string;
  readonly hours: TechnicianHours;
}

interface RawTime {
  readonly technician: string;
  readonly from: Date;
  readonly to: Date;
  readonly absence: boolean;
}

interface RawStock {
  readonly place: string;
  readonly part: string;
  readonly free: number;
}

/**
 * What the field says to the waiting commands of one visit, technicians' hours by the newest calendars: the technicians that they name are locked first and the stocks
 * after them, each in order, so that whoever books beside this transaction waits for it, and none waits in a circle.
 */
export async function loadField(
  transaction: Transaction,
  before: VisitState,
  commands: readonly Command<LaterVisitCommand>[],
  catalog: RulesCatalog,
  pins: readonly RulesPin[],
): Promise<(state: VisitState) => Field> {
  const names = techniciansOf(before, commands);
  const technicians = names.length === 0 ? [] : await lockTechnicians(transaction, before.desk, names);
  const times =
    technicians.length === 0 ? [] : await timesOf(transaction, before, commands, names, longestWay(catalog, pins));
  const stock = await lockStock(transaction, before.desk, commands);
  const known = new Map(technicians.map((technician) => [technician.shortId, technician]));
  return (state) => ({
    technician: (shortId): Technician | undefined => known.get(shortId),
    engagement(shortId, site, from, to, travelMinutes) {
      const technician = known.get(shortId);
      if (
        technician === undefined ||
        !isWorking(technicianCalendar(technician.hours, site.timeZone, catalog.layers), from, to)
      )
        return 'technician-off';
      const begins = from - travelMinutes * minute;
      const met = times.filter(
        (time) => time.technician === shortId && time.from.getTime() < to && time.to.getTime() > begins,
      );
      if (met.length === 0) return null;
      return met.some(({ absence }) => absence) ? 'technician-absent' : 'technician-busy';
    },
    stock(place, part) {
      const loaded = stock.find((line) => line.place === place && line.part === part)?.free ?? 0;
      // What earlier commands of this commit took is not in the rows yet.
      return loaded - (taken(state, place, part) - taken(before, place, part));
    },
  });
}

/** What the visit has of a stock: reserved for it, or built in already. */
function taken({ reserved, used }: VisitState, place: string, part: string): number {
  return [...reserved, ...used]
    .filter((line) => line.place === place && line.part === part)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Who may be booked by these commands: those offered, and whose time is moved. */
function techniciansOf({ slot }: VisitState, commands: readonly Command<LaterVisitCommand>[]): string[] {
  const books = commands.filter(({ body }) => body.type === 'offer-slot' || body.type === 'answer-slot');
  if (books.length === 0) return [];
  const names = books.flatMap(({ body }) => (body.type === 'offer-slot' ? [body.technician] : []));
  return [...new Set([...names, ...(slot === null ? [] : [slot.technician])])].sort();
}

async function lockTechnicians(
  transaction: Transaction,
  desk: string,
  names: readonly string[],
): Promise<RawTechnician[]> {
  return transaction.$queryRaw<RawTechnician[]>`
    SELECT t."short_id" AS "shortId", t."skills", t."home", t."hours" FROM "technician" t
    JOIN "membership" m ON m."desk" = t."desk" AND m."short_id" = t."short_id" AND m."active" AND m."role" = 'technician'
    WHERE t."desk" = ${desk} AND t."short_id" = ANY(${[...names]}::text[])
    ORDER BY t."short_id" FOR NO KEY UPDATE OF t`;
}

/** What the technicians are taken by around the times in question, at whatever desk; the visit that asks is not in its own way. */
async function timesOf(
  transaction: Transaction,
  { id, desk }: VisitState,
  commands: readonly Command<LaterVisitCommand>[],
  names: readonly string[],
  wayMinutes: number,
): Promise<RawTime[]> {
  const wanted = commands.flatMap(({ body }): Instant[] =>
    (body.type === 'offer-slot' || body.type === 'answer-slot') && body.from !== undefined && body.to !== undefined
      ? [body.from, body.to]
      : [],
  );
  if (wanted.length === 0) return [];
  const margin = wayMinutes * minute;
  const from = new Date(Math.min(...wanted) - margin);
  const to = new Date(Math.max(...wanted) + margin);
  return transaction.$queryRaw<RawTime[]>`
    SELECT t."short_id" AS "technician", o."from", o."to", o."visit_id" IS NULL AS "absence"
    FROM "technician" t JOIN "technician_time" o ON o."person_id" = t."person_id"
    WHERE t."desk" = ${desk} AND t."short_id" = ANY(${[...names]}::text[])
      AND o."visit_id" IS DISTINCT FROM ${id}::uuid AND o."from" < ${to} AND o."to" > ${from}`;
}

/** The way that is held before a slot, at most, by whichever rules hold when a command of the batch has its turn. */
function longestWay(catalog: RulesCatalog, pins: readonly RulesPin[]): number {
  const ways = pins.flatMap((pin) => Object.values(catalog.of(pin).regulation.visits?.slots.travelMinutes ?? {}));
  return Math.max(0, ...ways);
}

async function lockStock(
  transaction: Transaction,
  desk: string,
  commands: readonly Command<LaterVisitCommand>[],
): Promise<RawStock[]> {
  const lines = commands.flatMap(({ body }) =>
    body.type === 'reserve-spares' || body.type === 'release-spares' ? body.lines : [],
  );
  if (lines.length === 0) return [];
  const wanted = lines.map(({ place, part }) => Prisma.sql`(${place}, ${part})`);
  return transaction.$queryRaw<RawStock[]>(Prisma.sql`
    SELECT "place", "part", "on_hand" - "reserved" AS "free" FROM "spare_stock"
    WHERE "desk" = ${desk} AND ("place", "part") IN (${Prisma.join(wanted)})
    ORDER BY "place", "part" FOR UPDATE`);
}

/** The whole interval, as clocks go at the site. */
function isWorking(calendar: Calendar, from: Instant, to: Instant): boolean {
  const worked = workingTimeBetween(calendar, from, to);
  return worked.ok && worked.value * 1_000 >= to - from;
}
