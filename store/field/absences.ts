import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import type { Transaction } from '../database';
import { cleanText, contentDigest, isUuid } from '../json';
import type { StoreContext } from '../store-context';
import { transact } from '../transact';
import { activeTechnician } from './technicians';

export interface Absence {
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}

export interface NewAbsence extends Absence {
  readonly desk: string;
  /** Short id. */
  readonly technician: string;
}

export type AbsenceAdded =
  | { readonly kind: 'added'; readonly absence: Absence }
  /** The time is taken, by visits with these public numbers; by another absence where there is none. */
  | { readonly kind: 'taken'; readonly visits: readonly string[] }
  | { readonly kind: 'unknown-technician' }
  /** The id stands for something else. */
  | { readonly kind: 'conflict' };

/**
 * Takes a span of a technician's time, once an id: the same again is answered alike. Whoever books the technician at the same
 * moment waits at the technician's row; one who did not would meet the exclusion constraint, and this is run again.
 *
 * @param absence `from` lies before `to`
 */
export async function addAbsence({ database, clock }: StoreContext, absence: NewAbsence): Promise<AbsenceAdded> {
  const { id, desk, technician, from, to } = absence;
  const reason = cleanText(absence.reason);
  return transact(database, async (transaction): Promise<AbsenceAdded> => {
    const personId = await lockTechnician(transaction, desk, technician);
    if (personId === undefined) return { kind: 'unknown-technician' };
    const wanted: Absence = { id, from, to, reason };
    const known = await transaction.technicianTime.findUnique({ where: { id } });
    if (known !== null) {
      const here = { ...absenceOf(known), desk: known.desk, technician: known.technician, visitId: known.visitId };
      const same = contentDigest(here) === contentDigest({ ...wanted, desk, technician, visitId: null });
      return same ? { kind: 'added', absence: wanted } : { kind: 'conflict' };
    }
    const inTheWay = await transaction.$queryRaw<{ number: string | null }[]>`
      SELECT v."number" FROM "technician_time" b LEFT JOIN "visit" v ON v."id" = b."visit_id"
      WHERE b."person_id" = ${personId}
        AND b."from" < ${new Date(to)} AND b."to" > ${new Date(from)} ORDER BY b."from"`;
    if (inTheWay.length > 0)
      return { kind: 'taken', visits: inTheWay.flatMap(({ number }) => (number === null ? [] : [number])) };
    const createdAt = new Date(await clock.now(transaction));
    await transaction.technicianTime.create({
      data: { id, desk, technician, personId, from: new Date(from), to: new Date(to), reason, createdAt },
    });
    return { kind: 'added', absence: wanted };
  });
}

/** Gives the time back. False when the technician has no such absence. */
export async function removeAbsence(
  { database }: StoreContext,
  { desk, technician, id }: { readonly desk: string; readonly technician: string; readonly id: string },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  const { count } = await database.technicianTime.deleteMany({ where: { id, desk, technician, visitId: null } });
  return count > 0;
}

/** The absences of a technician that reach into [from, to), in order. */
export async function listAbsences(
  { database }: StoreContext,
  desk: string,
  technician: string,
  from: Instant,
  to: Instant,
): Promise<Absence[]> {
  const rows = await database.technicianTime.findMany({
    where: { desk, technician, visitId: null, from: { lt: new Date(to) }, to: { gt: new Date(from) } },
    orderBy: { from: 'asc' },
  });
  return rows.map(absenceOf);
}

/** @returns whose time it is; undefined for nobody */
async function lockTechnician(transaction: Transaction, desk: string, shortId: string): Promise<string | undefined> {
  const rows = await transaction.$queryRaw<{ personId: string }[]>(Prisma.sql`
    SELECT t."person_id" AS "personId" FROM "technician" t ${activeTechnician}
    WHERE t."desk" = ${desk} AND t."short_id" = ${shortId} FOR UPDATE OF t`);
  return rows[0]?.personId;
}

interface AbsenceRow {
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
  readonly reason: string | null;
}

function absenceOf({ id, from, to, reason }: AbsenceRow): Absence {
  return { id, from: from.getTime(), to: to.getTime(), reason: reason ?? '' };
}
