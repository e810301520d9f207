import { setTimeout as delay } from 'node:timers/promises';
import {
  checkKind,
  foundTwice,
  runFinding,
  type CheckState,
  type Finding,
  type LedgerRun,
} from '../../domain/standing-check';
import { UnknownRun } from '../process/look';
import type { ProcessRef } from '../process/process-ref';
import { partRow, sayOfRun } from '../process/say-of-run';
import { stateOf } from '../process/state-of';
import type { StoreContext } from '../store-context';
import { noteFindings, settleFindings } from './findings';
import { ledgerRuns } from './ledger-runs';
import { askStore } from './questions';

/** A running workflow as the engine tells of it. */
export interface EngineRunning {
  readonly workflowId: string;
  readonly runId: string;
  readonly store: string | null;
}

/** What a pass asks of the engine. @throws each, where Temporal does not answer */
export interface EngineLooks {
  /** Those of these ids that run, by the engine's list. */
  running(workflowIds: readonly string[]): Promise<readonly EngineRunning[]>;
  /** One of them, asked of itself. */
  one(workflowId: string): Promise<EngineRunning | null>;
  /** In how many milliseconds the timers of a run ring. */
  timers(run: EngineRunning): Promise<readonly number[]>;
}

/** How a pass goes. */
export interface PassSettings {
  /** Runs of one question to the engine. */
  readonly atOnce: number;
  /** Timers are read from histories where they have to ring within so long; those of later instants are read by a later pass. */
  readonly horizonMs: number;
  /** Between two looks at the same suspects. */
  readonly againMs: number;
}

export const shippedPass: PassSettings = { atOnce: 200, horizonMs: 3 * 3_600_000, againMs: 2_500 };

/** How far a pass is: the last process that was looked at; null: none yet. */
export interface PassPlace {
  readonly after: ProcessRef | null;
  readonly asked: number;
}

/** What the store alone can tell is found twice before it is told. @returns what was found */
export async function passStore(
  context: StoreContext,
  desk: string,
  { againMs }: PassSettings = shippedPass,
): Promise<readonly Finding[]> {
  const first = await askStore(context, desk);
  if (first.length === 0) return [];
  await delay(againMs);
  const found = foundTwice(first, await askStore(context, desk));
  await noteFindings(context, desk, found);
  return found;
}

/**
 * The next open processes against the engine's list; suspects are asked once more, one by one.
 *
 * @returns where to go on; null: that was the end
 */
export async function passRuns(
  context: StoreContext,
  desk: string,
  { after, asked }: PassPlace,
  engine: EngineLooks,
  settings: PassSettings = shippedPass,
): Promise<{ readonly next: PassPlace | null; readonly asked: number; readonly found: readonly Finding[] }> {
  const { atOnce, againMs } = settings;
  const runs = await ledgerRuns(context, desk, { after, most: atOnce });
  const listed = await engine.running(runs.map(({ workflowId }) => workflowId));
  const byId = new Map(listed.map((run) => [run.workflowId, run]));
  const look = await lookAt(context, engine, settings);
  const first: Finding[] = [];
  for (const run of runs) first.push(...(await look(run, byId.get(run.workflowId) ?? null)));
  const found: Finding[] = [];
  if (first.length > 0) {
    await delay(againMs);
    const again: Finding[] = [];
    const suspects = first.flatMap(({ process }) => (process === null ? [] : [process]));
    for (const run of await ledgerRuns(context, desk, suspects))
      again.push(...(await look(run, await engine.one(run.workflowId))));
    found.push(...foundTwice(first, again));
    await noteFindings(context, desk, found);
  }
  const last = runs.at(-1);
  const sum = asked + runs.length;
  const next =
    runs.length < atOnce || last === undefined ? null : { after: { kind: last.kind, id: last.id }, asked: sum };
  return { next, asked: sum, found };
}

/** One clock and one identity for a page; what a look takes is counted on. */
async function lookAt(context: StoreContext, engine: EngineLooks, { horizonMs }: PassSettings) {
  const [began, store] = [await context.clock.now(), await context.storeId()];
  const since = performance.now();
  const now = (): number => began + Math.round(performance.now() - since);
  return async (run: LedgerRun, running: EngineRunning | null): Promise<readonly Finding[]> => {
    if (run.isBusy) return [];
    const isNear = run.nextTick !== null && run.nextTick <= now() + horizonMs;
    const left = running !== null && isNear ? await engine.timers(running) : null;
    const timers = left && left.map((ms) => now() + ms);
    const finding = runFinding(run, running && { store: running.store, timers }, store);
    return finding === null ? [] : [finding];
  };
}

/** The check whose run asks. @throws UnknownRun where there is none */
export async function checkOfRun(
  { database }: StoreContext,
  workflowId: string,
): Promise<{ readonly id: string; readonly state: CheckState }> {
  const run = await database.run.findUnique({ where: { workflowId }, include: { process: true } });
  if (run?.kind !== checkKind.kind) throw new UnknownRun(workflowId);
  return { id: run.id, state: await stateOf(database, checkKind, run.id, run.process.state) };
}

/** A full pass is over: what it has not seen is mended, and the check waits for the next one. */
export async function endPass(
  context: StoreContext,
  { id, state }: { readonly id: string; readonly state: CheckState },
  { asked, pauseMs }: { readonly asked: number; readonly pauseMs: number },
): Promise<{ readonly found: number }> {
  const { desk, number, passes, since } = state;
  const found = since === null ? 0 : await settleFindings(context, desk, since);
  const content = { pass: passes, asked, found, pauseMs };
  const row = partRow({ identity: `pass-ended/${number}/${passes}`, type: 'pass-ended', content });
  await sayOfRun(context, { kind: checkKind.kind, id }, [row]);
  return { found };
}
