import { setTimeout as delay } from 'node:timers/promises';
import { Prisma } from '../../prisma/generated/client';
import type { CommandBody, ProcessEvent, ProcessState } from '../../domain/process';
import { isUuid } from '../json';
import type { StoreContext } from '../store-context';
import { attachmentsOf } from './attachment-rows';
import { commit } from './commit';
import { inUnit } from './in-unit';
import { insertRows, type NewRow } from './inbox';
import type { KeptKind } from './kept-kind';
import { lockProcess, type Locked } from './lock';
import type { ProcessRef } from './process-ref';
import { isLocked, isOfDatabase, transact } from '../transact';
import { passTime } from './pass-time';
import { known, missingAttachments, rowOf, type Receipt } from './receipt';
import type { Said } from './said';
import { sayAlone, type Seen } from './say-alone';
import { joinTellings } from './telling';
import type { Committed, RunTelling } from './unit';

interface Waiting<State> {
  readonly row: NewRow;
  /** How the process stood when the caller read it. */
  readonly seen: Seen<State> | undefined;
  readonly answer: (said: Said<State>) => void;
  readonly fail: (error: unknown) => void;
}

/** People wait for the answer, and other words for the process. */
const decisionsMs = 50;
const againMs = 1_000;
/** Words of one transaction; those that come meanwhile go into the next one together. */
const mostTogether = 50;
/** In so many commits they are decided, or it is said that their outcome is still to come. */
const mostCommits = 10;

/**
 * Decides words of one kind where they arrive: row and commit in one transaction, one at a time a process and instance; words that
 * come meanwhile go into the next one together. A single word that touches nothing else is written by one statement, on the process
 * as the caller has seen it. Where neither can be had at once, the row is stored alone.
 */
export function createSayer<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
): (receipt: Receipt, seen?: Seen<State>) => Promise<Said<State>> {
  const queues = new Map<string, Waiting<State>[]>();

  /** Takes what waits for a process until nothing does. */
  const work = async (id: string, queue: Waiting<State>[]): Promise<void> => {
    while (queue.length > 0) {
      const together = queue.splice(0, mostTogether);
      const [first] = together;
      try {
        if (together.length === 1 && first?.seen !== undefined) {
          const alone = await sayAlone(context, kept, first.seen, first.row, decisionsMs).catch((error: unknown) => {
            if (isLocked(error)) throw error;
            return 'not-alone' as const;
          });
          if (alone !== 'not-alone') {
            first.answer(alone);
            continue;
          }
        }
        await sayTogether(context, kept, id, together);
      } catch (error) {
        await sayApart(context, kept, id, together, error);
      }
    }
    queues.delete(id);
  };

  return (receipt, seen) => {
    const { id } = receipt;
    if (!isUuid(id)) return Promise.resolve({ kind: 'no-process' });
    return new Promise((answer, fail) => {
      const waiting = { row: rowOf(receipt), seen, answer, fail };
      const queue = queues.get(id);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const own = [waiting];
      queues.set(id, own);
      void work(id, own);
    });
  };
}

/** All of them in one transaction. @throws when it fails as a whole; nobody has an answer then */
async function sayTogether<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  id: string,
  together: readonly Waiting<State>[],
): Promise<void> {
  const ref = { kind: kept.process.kind, id };
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, ref);
    if (locked === undefined) return null;
    const all = together.map(({ row }) => row);
    const at = { desk: deskOf(locked), rootId: locked.rootId };
    const missing = await missingAttachments(unit.transaction, at, all, handingOn(kept.process));
    const rows = all.filter((row) => !missing.has(row));
    const committed = await commit(unit, kept, locked, { rows, reached: null });
    return { missing, committed, locked };
  });
  if (result === null) {
    for (const { answer } of together) answer({ kind: 'no-process' });
    return;
  }
  const { committed, missing } = result;
  const outcomes = new Map(committed.outcomes.map(({ commandId, result: each }) => [commandId, each]));
  const isLeft = ({ row }: Waiting<State>): boolean => committed.written.has(row.id) && !outcomes.has(row.id);
  let last: Pick<Committed<State>, 'state' | 'rules' | 'now'> = committed;
  let all = tellings;
  // Many words take longer than one commit may: those that are left go into the next ones, and the lock is free in between.
  for (let commits = 1; commits < mostCommits && together.some(isLeft); commits += 1) {
    const next = await takeWaiting(context, kept, id).catch(() => null);
    if (next === null) break;
    for (const { commandId, result: each } of next.result.outcomes) outcomes.set(commandId, each);
    last = next.result;
    all = joinTellings([...all, ...next.tellings]);
  }
  // A word for another process that was not free waits in its inbox.
  for (const telling of all) if (telling.standing === null) void again(context, telling);
  let untold: readonly RunTelling[] = all;
  for (const { row, answer } of together) {
    const decided = outcomes.get(row.id);
    if (decided !== undefined) {
      const { state, rules, now } = last;
      answer({ kind: 'decided', commandId: row.id, result: decided, state, rules, now, tellings: untold });
      // One look finds all of a commit: the words after the first have a signal of their own, which asks for none.
      untold = untold.filter(({ id: told }) => told === id).map((telling) => ({ ...telling, quiet: true }));
    } else if (committed.written.has(row.id)) {
      answer({ kind: 'pending', commandId: row.id, workflowId: result.locked.run.workflowId });
    } else answer(await unheard(context, row, missing.get(row)));
  }
}

/** What waits for a process, in one more commit; null when it is gone, or not free. */
async function takeWaiting<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(context: StoreContext, kept: KeptKind<State, Event, Opening, Later, World>, id: string) {
  const ref = { kind: kept.process.kind, id };
  const { result, tellings } = await inUnit(context, { runOf: null, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, ref);
    return locked === undefined ? null : commit(unit, kept, locked, { rows: [], reached: null });
  });
  return result === null ? null : { result, tellings };
}

interface AnyKind {
  readonly kind: string;
  readonly commands: Readonly<Record<string, { readonly handsFilesOn?: true }>>;
}

/** Of which commands of a kind the files may stand on the process already. */
function handingOn({ commands }: Pick<AnyKind, 'commands'>): (type: string) => boolean {
  return (type) => Object.hasOwn(commands, type) && commands[type]?.handsFilesOn === true;
}

function deskOf({ state }: Locked): string {
  // Every state names its desk, in whatever shape.
  return (state as ProcessState).desk;
}

/** A word whose row was not written: it was said before, or names a file that cannot be had. */
async function unheard<State>(
  { database }: StoreContext,
  row: NewRow,
  missing: string | undefined,
): Promise<Said<State>> {
  const before = await known(database, row);
  if (before !== undefined) return before;
  if (missing !== undefined) return { kind: 'unknown-attachment', attachmentId: missing };
  throw new Error('A row was neither written nor known.');
}

/**
 * Where words together could not be had, each is tried once alone, and then stored alone: nothing that was said is lost. Where it
 * was the lock, nobody waits for it once more.
 */
async function sayApart<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  id: string,
  together: readonly Waiting<State>[],
  fault: unknown,
): Promise<void> {
  for (const one of together) {
    try {
      if (together.length > 1 && !isLocked(fault)) await sayTogether(context, kept, id, [one]);
      else throw fault;
    } catch (error) {
      await store(context, kept, id, one, error);
    }
  }
}

/** The slow path: the row alone. */
async function store<
  State extends ProcessState,
  Event extends ProcessEvent,
  Opening extends CommandBody,
  Later extends CommandBody,
  World,
>(
  context: StoreContext,
  kept: KeptKind<State, Event, Opening, Later, World>,
  id: string,
  { row, answer, fail }: Waiting<State>,
  fault: unknown,
): Promise<void> {
  if (!isOfDatabase(fault)) context.onFault?.({ kind: kept.process.kind, id, ref: row.id, error: fault });
  try {
    answer(await storeAlone(context, kept.process, id, row));
  } catch (error) {
    // Nobody can say that it is stored, so nobody does: said again under its identity it is found, or taken.
    fail(error);
    return;
  }
  void again(context, { kind: kept.process.kind, id });
}

async function storeAlone<State>(
  context: StoreContext,
  process: Pick<AnyKind, 'kind' | 'commands'>,
  id: string,
  row: NewRow,
): Promise<Said<State>> {
  const { database, clock } = context;
  const { kind } = process;
  const before = await known(database, row);
  if (before !== undefined) return before;
  const [run] = await database.$queryRaw<{ rootId: string; workflowId: string; desk: string }[]>`
    SELECT p."root_id" AS "rootId", p."desk", r."workflow_id" AS "workflowId"
    FROM "process" p JOIN "run" r ON r."kind" = p."kind" AND r."id" = p."id"
    WHERE p."kind" = ${kind} AND p."id" = ${id}::uuid`;
  if (run === undefined) return { kind: 'no-process' };
  const ref = { kind, id, rootId: run.rootId };
  const insert = Prisma.sql`${insertRows(ref, [row], await clock.inSql())}`;
  // Files are asked for and the row is written together, so that no other word names them meanwhile.
  const written =
    attachmentsOf(row.content).length === 0
      ? await database.$executeRaw(insert)
      : await transact(database, async (transaction) => {
          const missing = (await missingAttachments(transaction, run, [row], handingOn(process))).get(row);
          return missing ?? (await transaction.$executeRaw(insert));
        });
  if (typeof written === 'string') return { kind: 'unknown-attachment', attachmentId: written };
  if (written === 0) return unheard(context, row, undefined);
  return { kind: 'pending', commandId: row.id, workflowId: run.workflowId };
}

/** A row that was left alone is tried once more by whoever wrote it; after that it waits for the engine. */
async function again(context: StoreContext, ref: ProcessRef): Promise<void> {
  await delay(againMs, undefined, { ref: false });
  await passTime(context, ref, decisionsMs).catch(() => undefined);
}
