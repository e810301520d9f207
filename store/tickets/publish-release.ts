import { Prisma } from '../../prisma/generated/client';
import { broadcast } from '../../domain/policy/actor';
import type { NoticeKind } from '../../domain/ticket';
import type { Instant } from '../../domain/time';
import { recordAudit } from '../audit/record-audit';
import { inUnit } from '../process/in-unit';
import { ownRow } from '../process/inbox';
import { passRow } from '../process/pass-row';
import type { RunTelling, Unit } from '../process/unit';
import type { StoreContext } from '../store-context';
import type { TicketChange } from './ticket-model';

export interface Release {
  readonly desk: string;
  readonly release: string;
  /** Id of the person who publishes it. */
  readonly by: string;
  /** Of the request by which it is done. */
  readonly requestId?: string;
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

/**
 * Tells every ticket of the desk that waits for a release that it is out, each once: the word bears the name of the plan, so that a
 * repetition does nothing. A ticket that is busy hears of it at its own commit, and one for which it is planned later with its plan.
 */
export async function publishRelease(context: StoreContext, release: Release): Promise<ReleasePublished> {
  await keepRelease(context, release);
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
  for (const { id, plannedBy } of found) await tellOne(unit, { id, plannedBy, release, by }, now);
  return found.map(({ id }) => id);
}

async function tellOne(
  unit: Unit,
  { id, plannedBy, release, by }: Omit<Release, 'desk'> & { readonly id: string; readonly plannedBy: string },
  now: Instant,
): Promise<void> {
  const row = ownRow({
    identity: `release/${plannedBy}`,
    type: 'release-out',
    content: { release, cause: by },
    actor: broadcast,
    channel: 'console',
  });
  await passRow(unit, { kind: 'ticket', id, rootId: id }, row, now);
}

/** A ticket for which a release was planned that is out already hears so at once, and of nothing else. */
export async function followRelease(unit: Unit, { state, events, now }: TicketChange): Promise<void> {
  const planned = events.findLast(({ type }) => type === 'release-planned');
  const { id, desk, wait } = state;
  if (planned === undefined || wait?.release == null) return;
  const { name, plannedBy } = wait.release;
  const { transaction } = unit;
  await transaction.$queryRaw(
    Prisma.sql`SELECT pg_advisory_xact_lock_shared(${lockOf({ desk, release: name })})::text`,
  );
  const [out] = await transaction.$queryRaw<{ by: string }[]>(
    Prisma.sql`SELECT "published_by" AS "by" FROM "release" WHERE "desk" = ${desk} AND "name" = ${name}`,
  );
  if (out === undefined) return;
  // Written in this transaction: nobody has read it yet.
  const kind: NoticeKind = 'release-planned';
  await transaction.notice.deleteMany({ where: { processId: id, revision: planned.revision, kind } });
  await tellOne(unit, { id, plannedBy, release: name, by: out.by }, now);
}

/** It is out from here on: whoever plans with it holds the same lock, and so is either told by the plan or found as waiting. */
async function keepRelease(
  { database, clock }: StoreContext,
  { desk, release, by, requestId }: Release,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    await transaction.$queryRaw(Prisma.sql`SELECT pg_advisory_xact_lock(${lockOf({ desk, release })})::text`);
    const now = await clock.now(transaction);
    const added = await transaction.$executeRaw(Prisma.sql`
      INSERT INTO "release" ("desk", "name", "published_at", "published_by") VALUES (${desk}, ${release}, ${new Date(now)}, ${by})
      ON CONFLICT DO NOTHING`);
    // Said again, it only goes on with those that were not told yet.
    if (added === 0 || requestId === undefined) return;
    const subject = { kind: 'release', id: release, name: release } as const;
    const line = { desk, at: now, by: { personId: by, requestId }, act: 'release-published', subject } as const;
    await recordAudit(transaction, { ...line, before: null, after: { release } });
  });
}

function lockOf({ desk, release }: Pick<Release, 'desk' | 'release'>): Prisma.Sql {
  return Prisma.sql`hashtextextended(${`release/${desk}/${release}`}, 0)`;
}

function countWaiting({ database }: StoreContext, { desk, release }: Release): Promise<number> {
  return database.ticket.count({ where: { desk, release } });
}
