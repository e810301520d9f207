import { Prisma } from '../prisma/generated/client';
import type { PersonActor } from '../domain/policy/actor';
import type { RefusalCode } from '../domain/policy/refusals';
import type { ProcessState, TakeUpAgain } from '../domain/process';
import { isRunning } from '../domain/process';
import type { Instant } from '../domain/time';
import { recordAudit, type AuditBy } from './audit/record-audit';
import { listMark, readCursor, writeCursor } from './cursor';
import type { Queryable } from './database';
import { isUuid } from './json';
import { pageOf } from './page';
import type { BadCursor, Page } from './page';
import { inUnit } from './process/in-unit';
import { ownRow } from './process/inbox';
import { lockProcess } from './process/lock';
import type { ProcessRef } from './process/process-ref';
import { known } from './process/receipt';
import type { Committed, RunTelling, Unit } from './process/unit';
import type { StoreContext } from './store-context';

/** A command or a tick whose decision threw, and which nobody has taken up again. */
export interface SetAside extends ProcessRef {
  readonly revision: number;
  /** The process's public number. */
  readonly number: string;
  readonly rootId: string;
  readonly what: 'command' | 'tick';
  /** The command's id, or the tick. */
  readonly ref: string;
  /** What was asked; of a tick its clock and threshold. */
  readonly type: string;
  readonly at: Instant;
}

interface Raw extends Omit<SetAside, 'at'> {
  readonly at: Date;
}

const asides = Prisma.sql`"event" e
    JOIN "process" p ON p."kind" = e."process_kind" AND p."id" = e."process_id"
    LEFT JOIN "inbox" i ON i."id" = CASE e."data" ->> 'what' WHEN 'command' THEN (e."data" ->> 'ref')::uuid END`;

/** Which telling of the record it was: the last of its thing, and there is still something to decide. */
const stillAside = Prisma.sql`
  CASE e."data" ->> 'what'
    WHEN 'command' THEN i."outcome" = 'fault' AND NOT EXISTS (
      SELECT FROM "event" l WHERE l."process_id" = e."process_id" AND l."type" = 'set-aside'
        AND l."revision" > e."revision" AND l."data" ->> 'ref' = e."data" ->> 'ref')
    ELSE EXISTS (
      SELECT FROM jsonb_array_elements(p."state" -> 'clocks') c, jsonb_array_elements(c -> 'aim' -> 'thresholds') t
      WHERE c ->> 'key' = e."data" ->> 'key' AND c -> 'stoppedAt' = 'null' AND t ->> 'code' = e."data" ->> 'code'
        AND t -> 'armed' = 'false')
      AND NOT EXISTS (
        SELECT FROM "event" l WHERE l."process_kind" = e."process_kind" AND l."process_id" = e."process_id"
          AND l."revision" > e."revision" AND l."type" IN ('set-aside', 'threshold-told', 'thresholds-passed')
          AND l."data" ->> 'key' = e."data" ->> 'key'
          AND (l."data" ->> 'code' = e."data" ->> 'code' OR l."data" -> 'codes' ? (e."data" ->> 'code')))
  END`;

/** What is set aside at a desk, the oldest first. */
export async function listSetAside(
  { database }: StoreContext,
  desk: string,
  cursor: string | null,
  most: number,
): Promise<Page<SetAside> | BadCursor> {
  const mark = listMark('set-aside', { desk });
  const after = cursor === null ? null : readCursor(mark, cursor);
  if (after === undefined || after?.at === null) return { kind: 'bad-cursor' };
  const place = Prisma.sql`(e."recorded_at", e."process_id", e."revision")`;
  const rows = await database.$queryRaw<Raw[]>(Prisma.sql`
    SELECT e."process_kind" AS "kind", e."process_id" AS "id", e."revision", e."recorded_at" AS "at", p."root_id" AS "rootId",
      COALESCE(t."tid", v."number", r."workflow_id") AS "number", e."data" ->> 'what' AS "what", e."data" ->> 'ref' AS "ref",
      COALESCE(i."type", CONCAT_WS(' ', SPLIT_PART(e."data" ->> 'key', '/', 2), e."data" ->> 'code')) AS "type"
    FROM ${asides}
    JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    LEFT JOIN "ticket" t ON p."kind" = 'ticket' AND t."id" = p."id"
    LEFT JOIN "visit" v ON p."kind" = 'visit' AND v."id" = p."id"
    WHERE e."type" = 'set-aside' AND p."desk" = ${desk} AND ${stillAside}
      ${after === null ? Prisma.empty : Prisma.sql`AND ${place} > (${new Date(after.at)}, ${after.id}::uuid, ${after.rank ?? 0})`}
    ORDER BY ${place} LIMIT ${most + 1}`);
  const found = rows.map((row) => ({ ...row, at: row.at.getTime() }));
  return pageOf(found, most, ({ at, id, revision }) => writeCursor(mark, { at, id, rank: revision }));
}

/** How much is set aside at all desks together, counted up to `most`. */
export async function countSetAside({ database }: StoreContext, most: number): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS "count" FROM (
      SELECT 1 FROM ${asides} WHERE e."type" = 'set-aside' AND ${stillAside} LIMIT ${most}) AS "some"`);
  return row?.count ?? 0;
}

/** What became of what was taken up again. */
export type TakenUp =
  | {
      readonly kind: 'decided';
      /** Of the act itself. */
      readonly commandId: string;
      /** Null: it waits for the next commit of its process. */
      readonly outcome: 'done' | 'refused' | 'fault' | null;
      readonly processId: string;
      readonly tellings: readonly RunTelling[];
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly commandId: string | null }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'unknown' };

const decisionsMs = 1_000;

/** What was set aside, as an event has it. */
type Aside = ProcessRef & { readonly desk: string; readonly what: SetAside['what'] } & Omit<TakeUpAgain, 'type'>;

/** @returns undefined when there is no such telling on the record */
export async function findSetAside(
  { database }: StoreContext,
  processId: string,
  revision: number,
): Promise<Aside | undefined> {
  if (!isUuid(processId)) return undefined;
  const event = await database.event.findFirst({
    where: { processId, revision, type: 'set-aside' },
    include: { process: { select: { kind: true, desk: true } } },
  });
  if (event === null) return undefined;
  // Written by the kernel.
  const { what, ref, key, code } = event.data as unknown as Omit<TakeUpAgain, 'type'> & Pick<SetAside, 'what'>;
  return { kind: event.process.kind, id: processId, desk: event.process.desk, what, ref, key, code };
}

/**
 * Takes up again what was set aside, and decides it, in one transaction. A word counts as from its receipt; where its decision
 * throws again, it is set aside again.
 *
 * @param identity of the act: the same one again tells what became of the first
 */
export async function takeUpAgain(
  context: StoreContext,
  { desk, what, ref, key, code, ...process }: Aside,
  by: { readonly actor: PersonActor; readonly identity: string; readonly requestId: string },
): Promise<TakenUp> {
  const content = { ref, key, code };
  const row = {
    ...ownRow({ type: 'take-up-again', channel: 'api', content, actor: by.actor, identity: by.identity }),
    requestId: by.requestId,
  };
  const before = await known(context.database, row);
  if (before?.kind === 'conflict') return before;
  if (before !== undefined) {
    const { commandId, outcome, refusal } = before.outcome;
    if (outcome === 'refused') return { kind: 'refused', code: refusal as RefusalCode, commandId };
    const now = what === 'command' ? await outcomeOf(context.database, ref) : outcome;
    return { kind: 'decided', commandId, outcome: now, processId: process.id, tellings: [] };
  }
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, process);
    if (locked === undefined) return { kind: 'unknown' } as const;
    if (!(await isStillAside(unit.transaction, { ...process, what, ref, key, code })))
      return { kind: 'refused', code: 'nothing-to-change', commandId: null } as const;
    const kept = context.kinds.of(process.kind);
    const committed = await kept.commit(unit, locked, { rows: [row], reached: null });
    const own = committed.outcomes.find(({ commandId }) => commandId === row.id)?.result;
    if (own?.kind === 'refused') return { kind: 'refused', code: own.code, commandId: row.id } as const;
    const outcome =
      what === 'tick'
        ? await afterTick(unit, committed, process.id, { key, code, after: own?.kind === 'done' ? own.revision : null })
        : await decideAgain(unit, process, ref);
    await record(unit, { kind: process.kind, id: process.id, what, ref, outcome }, desk, {
      personId: by.actor.personId,
      requestId: by.requestId,
    });
    return { kind: 'decided', commandId: row.id, outcome, processId: process.id } as const;
  });
  return result.kind === 'decided' ? { ...result, tellings } : result;
}

/** The act goes on the record of the desk, under the number of the process. */
async function record(
  { transaction, context }: Unit,
  { kind, id, what, ref, outcome }: ProcessRef & Pick<Aside, 'what' | 'ref'> & { readonly outcome: Outcome },
  desk: string,
  by: AuditBy,
): Promise<void> {
  const { workflowId } = await transaction.run.findUniqueOrThrow({
    where: { kind_id: { kind, id } },
    select: { workflowId: true },
  });
  const subject = { kind: 'process', id, name: workflowId } as const;
  const line = { desk, at: await context.clock.now(transaction), by, act: 'set-aside-decided', subject } as const;
  await recordAudit(transaction, { ...line, before: { what, ref }, after: { outcome } });
}

/** Told or decided meanwhile, or armed anew by a later fact: then there is nothing to take up. Asked under the lock. */
async function isStillAside(
  database: Queryable,
  { kind, id, what, ref, key, code }: Omit<Aside, 'desk'>,
): Promise<boolean> {
  const same =
    what === 'command'
      ? Prisma.sql`e."data" ->> 'ref' = ${ref}`
      : Prisma.sql`e."data" ->> 'key' = ${key} AND e."data" ->> 'code' = ${code}`;
  const rows = await database.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM ${asides}
    WHERE e."process_kind" = ${kind} AND e."process_id" = ${id}::uuid AND e."type" = 'set-aside'
      AND e."data" ->> 'what' = ${what} AND ${same} AND ${stillAside}`);
  return rows.length > 0;
}

type Outcome = Extract<TakenUp, { kind: 'decided' }>['outcome'];

async function outcomeOf(database: Queryable, id: string): Promise<Outcome> {
  const row = await database.inbox.findUnique({ where: { id }, select: { outcome: true } });
  return (row?.outcome ?? null) as Outcome;
}

/** Its row waits again, and the process, still locked, commits once more: so the record tells first that it was taken up. */
async function decideAgain(unit: Unit, process: ProcessRef, id: string): Promise<Outcome> {
  const { transaction, context } = unit;
  await transaction.inbox.update({ where: { id }, data: { outcome: null, decidedAt: null } });
  const locked = await lockProcess(transaction, process);
  if (locked === undefined) throw new Error('A locked process is gone.');
  const { outcomes } = await context.kinds.of(process.kind).commit(unit, locked, { rows: [], reached: null });
  return outcomes.find(({ commandId }) => commandId === id)?.result.kind ?? null;
}

/** A tick has no row: whether it was told is read from the clock, and whether it threw again from the record. */
async function afterTick(
  { transaction }: Unit,
  { state }: Committed<ProcessState>,
  processId: string,
  { key, code, after }: Pick<TakeUpAgain, 'key' | 'code'> & { readonly after: number | null },
): Promise<Outcome> {
  const clock = state.clocks.find((each) => each.key === key && isRunning(each));
  if (after === null || clock?.aim.thresholds.some((each) => each.code === code && each.armed)) return null;
  const thrown = await transaction.event.findMany({
    where: { processId, type: 'set-aside', revision: { gt: after } },
    select: { data: true },
  });
  return thrown.some(({ data }) => sameTick(data as unknown as TakeUpAgain, { key, code })) ? 'fault' : 'done';
}

function sameTick(one: Pick<TakeUpAgain, 'key' | 'code'>, other: Pick<TakeUpAgain, 'key' | 'code'>): boolean {
  return one.key === other.key && one.code === other.code;
}
