import { Prisma } from '../../prisma/generated/client';
import type { Instant } from '../../domain/time';
import { recordAudit, type AuditBy, type AuditValues } from '../audit/record-audit';
import { listMark, readCursor, writeCursor } from '../cursor';
import type { Transaction } from '../database';
import { cleanText, contentDigest, isUuid } from '../json';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import { inUnit } from '../process/in-unit';
import type { RunTelling } from '../process/unit';
import type { StoreContext } from '../store-context';
import { heldVisits, tellOfTechnician, type HeldVisit } from './tell-of-technician';
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
  /** Somebody else than the technician, whose act goes on the record of the desk. */
  readonly by?: AuditBy | undefined;
}

/** What an absence says of a visit in its time. */
export type VisitInTheWay = Pick<HeldVisit, 'id' | 'number'>;

export type AbsenceAdded =
  | {
      readonly kind: 'added';
      readonly absence: Absence;
      /** Those in its time, the way there included. Of each agreed one a coordinator decides; an offered time is given back. */
      readonly visits: readonly VisitInTheWay[];
      readonly tellings: readonly RunTelling[];
    }
  /** By another absence. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'unknown-technician' }
  /** The id stands for something else. */
  | { readonly kind: 'conflict' };

/** Of what follows for the visits. */
const decisionsMs = 200;

/**
 * Takes a span of a technician's time, once an id: the same again is answered alike. Whoever books the person at the same moment
 * waits at the person's rows, or is waited for; visits that hold time in it already hear of it in the same transaction.
 *
 * @param absence `from` lies before `to`
 */
export async function addAbsence(context: StoreContext, absence: NewAbsence): Promise<AbsenceAdded> {
  const { id, desk, technician, from, to } = absence;
  const wanted: Absence = { id, from, to, reason: cleanText(absence.reason) };
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const person = await lockPerson(transaction, desk, technician);
    if (person === undefined) return { kind: 'unknown-technician' } as const;
    const { personId } = person;
    const known = await transaction.technicianTime.findUnique({ where: { id } });
    if (known !== null && !isSame(known, { ...absence, ...wanted })) return { kind: 'conflict' } as const;
    const inTime = Prisma.sql`b."person_id" = ${personId} AND b."from" < ${new Date(to)} AND b."to" > ${new Date(from)}`;
    const visits = await heldVisits(unit, inTime);
    const named = visits.map(({ id: visitId, number }) => ({ id: visitId, number }));
    if (known !== null) return { kind: 'added', absence: wanted, visits: named } as const;
    const others = await transaction.$queryRaw<object[]>(Prisma.sql`
      SELECT 1 FROM "technician_time" b WHERE ${inTime} AND b."visit_id" IS NULL LIMIT 1`);
    if (others.length > 0) return { kind: 'taken' } as const;
    const now = await context.clock.now(transaction);
    const data = {
      ...wanted,
      desk,
      technician,
      personId,
      from: new Date(from),
      to: new Date(to),
      createdAt: new Date(now),
    };
    await transaction.technicianTime.create({ data });
    if (absence.by !== undefined)
      await recordAudit(transaction, {
        ...{ desk, at: now, by: absence.by, act: 'absence-noted', subject: subjectOf(person) },
        ...{ before: null, after: valuesOf(wanted) },
      });
    await tellOfTechnician(unit, visits, { act: `absence/${id}`, now, is: 'absent' });
    return { kind: 'added', absence: wanted, visits: named } as const;
  });
  return result.kind === 'added' ? { ...result, tellings } : result;
}

export interface AbsenceRemoved {
  /** False: the technician has no such absence. */
  readonly removed: boolean;
  readonly tellings: readonly RunTelling[];
}

/** Gives the time back: the visits in it go ahead as agreed, unless something else puts them in doubt. */
export async function removeAbsence(
  context: StoreContext,
  {
    desk,
    technician,
    id,
    by,
  }: { readonly desk: string; readonly technician: string; readonly id: string; readonly by?: AuditBy | undefined },
): Promise<AbsenceRemoved> {
  if (!isUuid(id)) return { removed: false, tellings: [] };
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const { transaction } = unit;
    const person = await lockPerson(transaction, desk, technician);
    const known = await transaction.technicianTime.findFirst({ where: { id, desk, technician, visitId: null } });
    if (known === null) return false;
    await transaction.technicianTime.delete({ where: { id } });
    const { personId, from, to } = known;
    const visits = await heldVisits(
      unit,
      Prisma.sql`b."person_id" = ${personId} AND b."from" < ${to} AND b."to" > ${from} AND NOT EXISTS (
        SELECT 1 FROM "technician_time" o WHERE o."person_id" = b."person_id" AND o."visit_id" IS NULL
          AND o."from" < b."to" AND o."to" > b."from")`,
    );
    const now = await context.clock.now(transaction);
    if (by !== undefined && person !== undefined)
      await recordAudit(transaction, {
        ...{ desk, at: now, by, act: 'absence-removed', subject: subjectOf(person) },
        ...{ before: valuesOf(absenceOf(known)), after: null },
      });
    await tellOfTechnician(unit, visits, { act: `absence/${id}/removed`, now, is: 'back' });
    return true;
  });
  return { removed: result, tellings };
}

/** Whose absences, in which time. */
export interface AbsencesFilter {
  readonly desk: string;
  /** Short id. */
  readonly technician: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** The absences of a technician that reach into [from, to), in order. */
export async function listAbsences(
  { database }: StoreContext,
  { desk, technician, from, to }: AbsencesFilter,
  cursor: string | null,
  most: number,
): Promise<Page<Absence> | BadCursor> {
  const mark = listMark('absences', { desk, technician });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const rows = await database.technicianTime.findMany({
    where: {
      desk,
      technician,
      visitId: null,
      to: { gt: new Date(from) },
      // Absences of one person do not overlap: each begins at an instant of its own.
      from: { lt: new Date(to), ...(after === null ? {} : { gt: new Date(after.at) }) },
    },
    orderBy: { from: 'asc' },
    take: most + 1,
  });
  return pageOf(rows.map(absenceOf), most, (last) => writeCursor(mark, { at: last.from, id: last.id }));
}

/**
 * Takes the rows of a person at every desk, in the order in which everybody takes them: who books for whichever desk waits.
 *
 * @returns whose time it is; undefined for nobody
 */
async function lockPerson(transaction: Transaction, desk: string, shortId: string): Promise<Locked | undefined> {
  const [found] = await transaction.$queryRaw<Locked[]>(Prisma.sql`
    SELECT t."person_id" AS "personId", p."name" FROM "technician" t ${activeTechnician} JOIN "person" p ON p."id" = t."person_id"
    WHERE t."desk" = ${desk} AND t."short_id" = ${shortId}`);
  if (found === undefined) return undefined;
  await transaction.$queryRaw(Prisma.sql`
    SELECT 1 FROM "technician" WHERE "person_id" = ${found.personId} ORDER BY "desk", "short_id" FOR NO KEY UPDATE`);
  return found;
}

interface Locked {
  readonly personId: string;
  readonly name: string;
}

function subjectOf({ personId, name }: Locked) {
  return { kind: 'person', id: personId, name } as const;
}

/** Why somebody is absent is nobody's business but theirs who plan. */
function valuesOf({ from, to }: Absence): AuditValues {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function isSame(
  known: AbsenceRow & Pick<NewAbsence, 'desk' | 'technician'> & { readonly visitId: string | null },
  wanted: NewAbsence,
): boolean {
  const { desk, technician, visitId } = known;
  const { id, from, to, reason } = wanted;
  const asked = { id, from, to, reason, desk: wanted.desk, technician: wanted.technician, visitId: null };
  return contentDigest({ ...absenceOf(known), desk, technician, visitId }) === contentDigest(asked);
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
