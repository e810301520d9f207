import { uuidv7 } from 'uuidv7';
import { Prisma } from '../../prisma/generated/client';
import { announcementKind, type AnnouncementState } from '../../domain/announcement';
import type { Queryable } from '../database';
import { leavesSql } from '../process/channel-for';
import { inLanes, type Pace } from '../process/in-lanes';
import { inUnit } from '../process/in-unit';
import { lockProcess } from '../process/lock';
import { UnknownRun } from '../process/look';
import { partRow } from '../process/say-of-run';
import { stateOf } from '../process/state-of';
import { transact } from '../transact';
import type { StoreContext } from '../store-context';
import { askedSql, reachedSql, windowed, type IdWindow } from './recipients';

/** A step of telling those whom an announcement concerns. */
export interface AnnouncementStep extends Pace {
  readonly workflowId: string;
  /** Persons at most. */
  readonly most: number;
}

const decisionsMs = 1_000;

/**
 * Tells some of those concerned who have not been told of this version yet, in the order of their ids. One row a person and version is
 * the telling itself: it stands in the portal, and leaves as a letter where the person takes such. Whoever goes on after a fall finds
 * those without a row.
 *
 * @returns over: all have been told
 */
export async function tellAnnouncement(
  context: StoreContext,
  step: AnnouncementStep,
): Promise<{ readonly over: boolean }> {
  const state = await announcementOfRun(context, step.workflowId);
  if (state.sending === null) return { over: true };
  const owing = await owingOf(context.database, state, step.most);
  if (owing.length === 0) return { over: await catchUp(context, state) };
  await inLanes(step, owing, (personId) => tellOne(context, state, personId));
  return { over: false };
}

/** @throws UnknownRun where there is none */
async function announcementOfRun({ database }: StoreContext, workflowId: string): Promise<AnnouncementState> {
  const run = await database.run.findUnique({ where: { workflowId }, include: { process: true } });
  if (run?.kind !== announcementKind.kind) throw new UnknownRun(workflowId);
  return stateOf(database, announcementKind, run.id, run.process.state);
}

/** Those who are to be told. Of a change those who were told before, too; of a cancelling nobody else. */
function concerned(
  { id, desk, stage, plan, agreements, sending, version, writtenBy }: AnnouncementState,
  window: IdWindow | null,
): Prisma.Sql {
  if (sending?.round === 'asking') {
    const asked = agreements.map(({ service }) => service);
    return windowed(askedSql(desk, asked, writtenBy), window);
  }
  const told = Prisma.sql`SELECT p."id" FROM "announcement_letter" b JOIN "person" p ON p."id" = b."person_id"
    WHERE b."announcement_id" = ${id}::uuid AND b."round" = 'telling' AND b."version" < ${version}::int
      AND b."state" <> 'withdrawn' AND p."erased_at" IS NULL`;
  const before = windowed(told, window);
  return stage === 'cancelled' ? before : Prisma.sql`${before} UNION ALL ${reachedSql(desk, plan.reach, window)}`;
}

/**
 * The next to be told: those behind the last one who has been, a window of them, so that a step among very many costs what it tells.
 * Where nobody is left there, a look at all finds whom a fall has left out, and who has come since.
 */
async function owingOf(database: Queryable, state: AnnouncementState, most: number): Promise<readonly string[]> {
  const { id, version, sending } = state;
  const round = sending?.round ?? 'telling';
  const [last] = await database.$queryRaw<{ id: string | null }[]>`
    SELECT max("person_id") AS "id" FROM "announcement_letter"
    WHERE "announcement_id" = ${id}::uuid AND "version" = ${version}::int AND "round" = ${round}`;
  const behind = await untold(database, state, { after: last?.id ?? '', most });
  return behind.length > 0 ? behind : untold(database, state, null, most);
}

async function untold(
  database: Queryable,
  state: AnnouncementState,
  window: IdWindow | null,
  most = window?.most ?? 1,
): Promise<readonly string[]> {
  const { id, version, sending } = state;
  const rows = await database.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT p."id" FROM "person" p WHERE p."id" IN (${concerned(state, window)}) AND NOT EXISTS (
      SELECT FROM "announcement_letter" l WHERE l."announcement_id" = ${id}::uuid AND l."version" = ${version}::int
        AND l."round" = ${sending?.round ?? 'telling'} AND l."person_id" = p."id")
    ORDER BY p."id" LIMIT ${most}`);
  return rows.map((row) => row.id);
}

/**
 * One person, in one transaction under a lock that no change of the announcement passes: what it said before and has not left yet
 * never leaves, and who had nothing but that hears it as the first.
 */
async function tellOne(context: StoreContext, state: AnnouncementState, personId: string): Promise<void> {
  const { id, version, stage, plan, sending } = state;
  const round = sending?.round ?? 'telling';
  await transact(context.database, async (transaction) => {
    const at = new Date(await context.clock.now(transaction));
    const [current] = await transaction.$queryRaw<{ version: number }[]>`
      SELECT "version" FROM "announcement" WHERE "id" = ${id}::uuid FOR SHARE`;
    // Somebody has changed it meanwhile: the next step tells that.
    if (current?.version !== version) return;
    await transaction.$executeRaw`
      UPDATE "announcement_letter" SET "state" = 'withdrawn', "settled_at" = ${at}
      WHERE "announcement_id" = ${id}::uuid AND "person_id" = ${personId} AND "round" = ${round}
        AND "version" < ${version}::int AND "state" = 'waiting' AND "attempts" = 0`;
    // Emergencies are in no group that somebody could have switched off.
    const group = plan.about === 'emergency' || round === 'asking' ? null : 'announcements';
    await transaction.$executeRaw`
      INSERT INTO "announcement_letter" ("id", "announcement_id", "version", "round", "person_id", "says", "channel", "state",
        "created_at", "not_before", "settled_at")
      SELECT ${uuidv7()}::uuid, ${id}::uuid, ${version}::int, ${round}, p."id",
        CASE WHEN ${round} = 'asking' THEN 'asked' WHEN ${stage} = 'cancelled' THEN 'cancelled'
          WHEN EXISTS (SELECT FROM "announcement_letter" b WHERE b."announcement_id" = ${id}::uuid AND b."round" = 'telling'
            AND b."version" < ${version}::int AND b."person_id" = p."id" AND b."state" <> 'withdrawn') THEN 'changed'
          ELSE 'told' END,
        CASE WHEN n."leaves" THEN 'email' ELSE 'portal' END, CASE WHEN n."leaves" THEN 'waiting' ELSE 'delivered' END,
        ${at}, ${at}, CASE WHEN n."leaves" THEN NULL ELSE ${at}::timestamptz END
      FROM "person" p CROSS JOIN LATERAL (
        SELECT (${leavesSql(context.lettersLeave)}) AS "leaves" FROM (SELECT ${group}::text AS "group") n
      ) n
      WHERE p."id" = ${personId} ON CONFLICT DO NOTHING`;
  });
}

/**
 * Decided under the lock of the announcement, so that no change of it is overlooked; one that waits in its inbox is decided in the same
 * commit, before this: the announcement has moved then, and another step tells it.
 *
 * @returns whether nobody was left
 */
async function catchUp(context: StoreContext, { id, number, revision }: AnnouncementState): Promise<boolean> {
  const { result } = await inUnit(context, { runOf: id, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, { kind: 'announcement', id });
    if (locked === undefined) throw new Error('The process of a run is not there: announcement.');
    const state = locked.state as AnnouncementState;
    if (state.revision !== revision || (await owingOf(unit.transaction, state, 1)).length > 0) return false;
    const row = partRow({ identity: `catch-up/${number}/${revision}`, type: 'catch-up', content: {} });
    const said = { rows: [{ ...row, ifMatch: revision }], reached: null };
    const { state: after } = await context.kinds.of('announcement').commit(unit, locked, said);
    return (after as AnnouncementState).sending === null;
  });
  return result;
}
