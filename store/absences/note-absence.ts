import { refusalOfAbsence, type AbsenceRefusal } from '../../domain/people/stand-ins';
import { answering } from '../../domain/policy/may';
import { recordAudit, type AuditBy } from '../audit/record-audit';
import type { Transaction } from '../database';
import { cleanText, contentDigest, isUuid } from '../json';
import { publish } from '../publish';
import type { StoreContext } from '../store-context';
import { absenceOf, shownAbsence, type StaffAbsence } from './staff-absence';

export interface NewStaffAbsence {
  readonly id: string;
  readonly desk: string;
  /** Short id. */
  readonly person: string;
  readonly from: number;
  readonly to: number;
  readonly standIn: string | null;
  readonly reason: string | null;
  /** Somebody else than the person, whose act goes on the record of the desk. */
  readonly by?: AuditBy | undefined;
}

export type AbsenceNoted =
  | { readonly kind: 'noted'; readonly absence: StaffAbsence }
  | { readonly kind: 'unknown-person' }
  /** The id stands for something else. */
  | { readonly kind: 'conflict' }
  /** Nobody at the desk who could answer for the person. */
  | { readonly kind: 'stand-in-unfit' }
  | { readonly kind: AbsenceRefusal };

/** Notes when somebody of a desk is not there, and who stands in; once an id. Absences of one desk are noted one after the other. */
export async function noteStaffAbsence(context: StoreContext, absence: NewStaffAbsence): Promise<AbsenceNoted> {
  const { id, desk, person, standIn } = absence;
  const reason = absence.reason === null ? null : cleanText(absence.reason);
  return publish<AbsenceNoted>(context, { kind: 'staff', desk }, async (transaction, now) => {
    const stays = (answer: AbsenceNoted) => ({ changed: false, answer });
    const absent = await staffAt(transaction, desk, person);
    if (absent === undefined) return stays({ kind: 'unknown-person' });
    const known = await transaction.staffAbsence.findUnique({ where: { id }, select: shownAbsence });
    if (known !== null) {
      const { id: _id, ...before } = absenceOf(known);
      const asked = { ...before, person, from: absence.from, to: absence.to, standIn, reason };
      const isSame = known.desk === desk && contentDigest(before) === contentDigest(asked);
      return stays(isSame ? { kind: 'noted', absence: absenceOf(known) } : { kind: 'conflict' });
    }
    const others = await transaction.staffAbsence.findMany({
      where: { desk, from: { lt: new Date(absence.to) }, to: { gt: new Date(absence.from) } },
      select: shownAbsence,
    });
    const refusal = refusalOfAbsence(absence, others.map(absenceOf));
    if (refusal !== null) return stays({ kind: refusal });
    const inPlace = standIn === null ? null : await staffAt(transaction, desk, standIn);
    if (inPlace === undefined || inPlace?.roles.some(answers) === false) return stays({ kind: 'stand-in-unfit' });
    const row = await transaction.staffAbsence.create({
      data: {
        ...{ id, desk, shortId: person, personId: absent.id, standIn, reason },
        ...{ from: new Date(absence.from), to: new Date(absence.to), createdAt: new Date(now) },
      },
      select: shownAbsence,
    });
    const noted = absenceOf(row);
    if (absence.by !== undefined)
      await recordAudit(transaction, {
        ...{ desk, at: now, by: absence.by, act: 'absence-noted', before: null, after: valuesOf(noted) },
        subject: { kind: 'person', id: absent.id, name: absent.name },
      });
    return { changed: true, answer: { kind: 'noted', absence: noted } };
  });
}

/** Takes an absence back: from now on the person is there. @returns false where the person has none under this id */
export async function removeStaffAbsence(
  context: StoreContext,
  {
    desk,
    person,
    id,
    by,
  }: { readonly desk: string; readonly person: string; readonly id: string; readonly by?: AuditBy | undefined },
): Promise<boolean> {
  if (!isUuid(id)) return false;
  return publish(context, { kind: 'staff', desk }, async (transaction, now) => {
    const found = await transaction.staffAbsence.findFirst({
      where: { id, desk, shortId: person },
      select: { ...shownAbsence, personId: true },
    });
    if (found === null) return { changed: false, answer: false };
    await transaction.staffAbsence.delete({ where: { id } });
    const before = absenceOf(found);
    if (by !== undefined)
      await recordAudit(transaction, {
        ...{ desk, at: now, by, act: 'absence-removed', before: valuesOf(before), after: null },
        subject: { kind: 'person', id: found.personId, name: before.name },
      });
    return { changed: true, answer: true };
  });
}

function answers(role: string): boolean {
  return answering.staff.some((able) => able === role);
}

/** Somebody who works at the desk. */
async function staffAt(transaction: Transaction, desk: string, shortId: string) {
  const found = await transaction.membership.findMany({
    where: { desk, shortId, active: true, role: { not: 'client' } },
    select: { role: true, person: { select: { id: true, name: true } } },
  });
  const person = found[0]?.person;
  return person && { ...person, roles: found.map(({ role }) => role) };
}

/** Why somebody is absent is nobody's business but theirs who plan. */
function valuesOf({ from, to, standIn }: StaffAbsence) {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), standIn };
}
