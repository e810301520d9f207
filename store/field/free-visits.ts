import { Prisma } from '../../prisma/generated/client';
import type { RunTelling, Unit } from '../process/unit';
import { inUnit } from '../process/in-unit';
import type { StoreContext } from '../store-context';
import { heldVisits, tellOfTechnician } from './tell-of-technician';
import type { VisitInTheWay } from './absences';

export interface TechnicianGone {
  readonly desk: string;
  /** Short id. */
  readonly technician: string;
  /** The act by which the person works there no more, unique for ever: the same again changes nothing. */
  readonly act: string;
}

const decisionsMs = 200;

/**
 * Somebody goes on visits for the desk no more: of each agreed visit a coordinator decides, and times that are only offered are
 * given back. Part of the transaction that ends the membership.
 *
 * @returns the visits, in the order of their times
 */
export async function freeVisits(
  unit: Unit,
  { desk, technician, act }: TechnicianGone,
): Promise<readonly VisitInTheWay[]> {
  const { transaction, context } = unit;
  const condition = Prisma.sql`b."desk" = ${desk} AND b."technician" = ${technician}`;
  const visits = await heldVisits(unit, condition);
  await tellOfTechnician(unit, visits, { act, now: await context.clock.now(transaction), is: 'inactive' });
  return visits.map(({ id, number }) => ({ id, number }));
}

/** `freeVisits` by itself, for whoever is inactive already. */
export async function freeVisitsOf(
  context: StoreContext,
  gone: TechnicianGone,
): Promise<{ readonly visits: readonly VisitInTheWay[]; readonly tellings: readonly RunTelling[] }> {
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, (unit) => freeVisits(unit, gone));
  return { visits: result, tellings };
}
