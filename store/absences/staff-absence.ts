import type { Absence } from '../../domain/people/stand-ins';
import type { Prisma } from '../../prisma/generated/client';

/** An absence of somebody of a desk, as it is shown. */
export interface StaffAbsence extends Absence {
  readonly id: string;
  readonly name: string;
  readonly standInName: string | null;
  readonly reason: string | null;
}

/** What is read of a row. */
export const shownAbsence = {
  ...{ id: true, desk: true, shortId: true, from: true, to: true, standIn: true, reason: true },
  deskPerson: { select: { person: { select: { name: true } } } },
  standInRow: { select: { person: { select: { name: true } } } },
} as const satisfies Prisma.StaffAbsenceSelect;

export function absenceOf(row: Prisma.StaffAbsenceGetPayload<{ select: typeof shownAbsence }>): StaffAbsence {
  const { id, shortId, from, to, standIn, reason, deskPerson, standInRow } = row;
  return {
    ...{ id, person: shortId, from: from.getTime(), to: to.getTime(), standIn, reason },
    name: deskPerson.person.name,
    standInName: standInRow?.person.name ?? null,
  };
}
