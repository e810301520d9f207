import { dutyOf, standsInFor } from '../../domain/people/stand-ins';
import type { Instant } from '../../domain/time';
import { listMark, readCursor, writeCursor } from '../cursor';
import { pageOf } from '../page';
import type { BadCursor, Page } from '../page';
import type { StoreContext } from '../store-context';
import { absenceOf, shownAbsence, type StaffAbsence } from './staff-absence';

export interface StaffAbsencesFilter {
  readonly desk: string;
  /** Short id: of this person only. */
  readonly person?: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

/** The absences of a desk's people that reach into [from, to), by their beginnings. */
export async function listStaffAbsences(
  { database }: StoreContext,
  { desk, person, from, to }: StaffAbsencesFilter,
  cursor: string | null,
  most: number,
): Promise<Page<StaffAbsence> | BadCursor> {
  const mark = listMark('staff-absences', { desk, person });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const behind = after && [{ from: { gt: new Date(after.at) } }, { from: new Date(after.at), id: { gt: after.id } }];
  const rows = await database.staffAbsence.findMany({
    where: {
      desk,
      ...(person === undefined ? {} : { shortId: person }),
      to: { gt: new Date(from) },
      from: { lt: new Date(to) },
      ...(behind === null ? {} : { OR: behind }),
    },
    select: shownAbsence,
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    take: most + 1,
  });
  return pageOf(rows.map(absenceOf), most, (last) => writeCursor(mark, { at: last.from, id: last.id }));
}

/** What somebody stands in for now, and what falls to the managers since nobody does. */
export interface StandingIn {
  readonly people: readonly { readonly shortId: string; readonly name: string }[];
  /** Short ids. */
  readonly ofNobody: readonly string[];
}

/** In whose place somebody of a desk is now. */
export async function standingInAt(
  { database, clock }: StoreContext,
  desk: string,
  shortId: string,
): Promise<StandingIn> {
  const now = await clock.now();
  const rows = await database.staffAbsence.findMany({
    where: { desk, from: { lte: new Date(now) }, to: { gt: new Date(now) } },
    select: shownAbsence,
  });
  const absences = rows.map(absenceOf);
  const away = [...new Set(absences.map(({ person }) => person))];
  return {
    people: standsInFor(shortId, absences, now).map((person) => ({
      shortId: person,
      name: absences.find((each) => each.person === person)?.name ?? person,
    })),
    ofNobody: away.filter((person) => dutyOf(person, absences, now).kind === 'managers'),
  };
}
