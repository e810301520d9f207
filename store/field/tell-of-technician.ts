import { Prisma } from '../../prisma/generated/client';
import type { SystemActor } from '../../domain/policy/actor';
import type { Instant } from '../../domain/time';
import type { FollowTechnician } from '../../domain/visit';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { Unit } from '../process/unit';

/** A visit whose time a technician holds. */
export interface HeldVisit {
  readonly id: string;
  /** Public number. */
  readonly number: string;
  readonly ticketId: string;
  /** Short id at the desk of the visit. */
  readonly technician: string;
}

const clock: SystemActor = { kind: 'system', part: 'clock' };

/** Open visits that hold time of a technician, in the order of their times. @param condition on `b`, the time that is held */
export function heldVisits({ transaction }: Pick<Unit, 'transaction'>, condition: Prisma.Sql): Promise<HeldVisit[]> {
  return transaction.$queryRaw<HeldVisit[]>(Prisma.sql`
    SELECT v."id", v."number", v."ticket_id" AS "ticketId", b."technician"
    FROM "technician_time" b JOIN "visit" v ON v."id" = b."visit_id"
    WHERE ${condition} ORDER BY b."from", v."id"`);
}

/**
 * Tells visits what has become of their technician. One that is busy hears of it at its own commit.
 *
 * @param act what says so, unique for ever
 */
export async function tellOfTechnician(
  unit: Unit,
  visits: readonly HeldVisit[],
  { act, now: at, is }: { readonly act: string; readonly now: Instant; readonly is: FollowTechnician['now'] },
): Promise<void> {
  for (const { id, ticketId: rootId, technician } of visits) {
    const content = { technician, now: is };
    const row = ownRow({
      identity: `${act}/${id}`,
      type: 'follow-technician',
      content,
      actor: clock,
      channel: 'console',
    });
    await passRow(unit, { kind: 'visit', id, rootId }, row, at);
  }
}
