import { Prisma } from '../../prisma/generated/client';
import type { SystemActor } from '../../domain/policy/actor';
import { inUnit } from '../process/in-unit';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { RunTelling, Unit } from '../process/unit';
import type { StoreContext } from '../store-context';

export interface Release {
  readonly desk: string;
  readonly release: string;
  /** Id of the person who publishes it. */
  readonly by: string;
}

export interface ReleasePublished {
  /** Tickets that were told. */
  readonly told: number;
  /** Those that wait for it still: they were busy, or are more than are told at a time. Said again, it goes on with them. */
  readonly waiting: number;
  readonly tellings: readonly RunTelling[];
}

/** So many tickets are told in one transaction, and so many at a time at most. */
const inOne = 10;
const atMost = 500;
/** Of what follows for the tickets of one transaction. */
const decisionsMs = 2_000;

const broadcast: SystemActor = { kind: 'system', part: 'broadcast' };

/**
 * Tells every ticket of the desk that waits for a release that it is out, each once: the word bears the name of the plan, so that a
 * repetition does nothing. A ticket that is busy hears of it at its own commit.
 */
export async function publishRelease(context: StoreContext, release: Release): Promise<ReleasePublished> {
  const tellings: RunTelling[] = [];
  let [told, after] = [0, '00000000-0000-0000-0000-000000000000'];
  while (told < atMost) {
    const done = await inUnit(context, { runOf: null, decisionsMs }, (unit) => tellSome(unit, release, after));
    tellings.push(...done.tellings);
    told += done.result.length;
    const last = done.result.at(-1);
    if (last === undefined || done.result.length < inOne) break;
    after = last;
  }
  return { told, waiting: await countWaiting(context, release), tellings };
}

/** @returns ids of those told, in order */
async function tellSome(unit: Unit, { desk, release, by }: Release, after: string): Promise<readonly string[]> {
  const { transaction, context } = unit;
  const found = await transaction.$queryRaw<{ id: string; plannedBy: string }[]>(Prisma.sql`
    SELECT t."id", p."state" -> 'wait' -> 'release' ->> 'plannedBy' AS "plannedBy"
    FROM "ticket" t JOIN "process" p ON p."kind" = 'ticket' AND p."id" = t."id"
    WHERE t."desk" = ${desk} AND t."release" = ${release} AND t."id" > ${after}::uuid ORDER BY t."id" LIMIT ${inOne}`);
  const now = await context.clock.now(transaction);
  for (const { id, plannedBy } of found) {
    const row = ownRow({
      identity: `release/${plannedBy}`,
      type: 'release-out',
      content: { release, cause: by },
      actor: broadcast,
      channel: 'console',
    });
    await passRow(unit, { kind: 'ticket', id, rootId: id }, row, now);
  }
  return found.map(({ id }) => id);
}

function countWaiting({ database }: StoreContext, { desk, release }: Release): Promise<number> {
  return database.ticket.count({ where: { desk, release } });
}
