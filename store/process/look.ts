import { nextTick } from '../../domain/process';
import type { Instant } from '../../domain/time';
import type { StoreContext } from '../store-context';
import { handRow, rowNamedBy, straySignals, type HandSignal } from './hand';
import { inUnit } from './in-unit';
import type { ChildRun, ProcessView } from './view';
import type { ProcessRef } from './process-ref';
import { lockProcess } from './lock';
import { quickLook, type Found } from './quick-look';
import { digestOfView } from './telling';
import type { RunTelling } from './unit';

export interface LookInput {
  /** Under which the engine knows the run. */
  readonly workflowId: string;
  /** The store that the run was started for, if it says so. */
  readonly store?: string | undefined;
  /** The instant that a fired timer was aimed at. */
  readonly reached: Instant | null;
  readonly hand?: HandSignal | undefined;
  /** Signals that named a row of the inbox. */
  readonly words?: readonly HandSignal[] | undefined;
  /** Digest of the view that the run shows already. */
  readonly shown?: string | undefined;
}

/** What a run learns from a look. */
export interface LookResult {
  readonly revision: number;
  readonly stage: string;
  /** The next instant at which something happens by itself; null: only a word can move the process. */
  readonly next: { readonly name: string; readonly at: Instant; readonly inMs: number } | null;
  /** Nothing with a date is left to wait for. */
  readonly ended: boolean;
  /** Rows or ticks were left: look again at once. */
  readonly more: boolean;
  /** What the console shows; absent when it shows that already. */
  readonly view?: Pick<ProcessView, 'attributes' | 'details'> & { readonly digest: string };
  /** Processes whose runs this run starts. */
  readonly children?: readonly ChildRun[];
  /** Of other processes. */
  readonly tellings: readonly RunTelling[];
}

/** No process has a run of this id, so no repetition will help: somebody started it by hand. */
export class UnknownRun extends Error {
  override readonly name = 'UnknownRun';
  constructor(workflowId: string) {
    super(`No process has a run ${JSON.stringify(workflowId)}.`);
  }
}

/** The run was started for another store. */
export class ForeignRun extends Error {
  override readonly name = 'ForeignRun';
  constructor(workflowId: string) {
    super(`The run ${JSON.stringify(workflowId)} belongs to another store.`);
  }
}

/** Short, so that a worker's other runs do not wait. */
const decisionsMs = 20;

/**
 * A run of the engine looks: whatever waits and whatever has come due is committed, and it learns how its process stands. Most
 * looks find that a word was committed where it arrived; those take one statement.
 *
 * @throws UnknownRun, ForeignRun; any other error is a fault of the database or of the product, and means: try again
 */
export async function look(context: StoreContext, input: LookInput): Promise<LookResult> {
  const { workflowId, store, reached, hand, words = [] } = input;
  if (store !== undefined && store !== (await context.storeId())) throw new ForeignRun(workflowId);
  if (reached === null && hand === undefined) {
    const found = await quickLook(context, workflowId, words.map(rowNamedBy));
    if (found !== undefined) return resultOf(context, found, input);
  }
  const ref = await findRun(context, workflowId);
  const kept = context.kinds.of(ref.kind);
  const { result, tellings } = await inUnit(context, { runOf: ref.id, decisionsMs }, async (unit) => {
    const locked = await lockProcess(unit.transaction, ref);
    if (locked === undefined) throw new UnknownRun(workflowId);
    const stray = words.length === 0 ? [] : await straySignals(unit.transaction, ref.id, words);
    const hands = [...(hand === undefined ? [] : [handRow(hand)]), ...stray];
    const rows = hands.filter(({ type }) => type in kept.process.commands);
    const committed = await kept.commit(unit, locked, { rows, reached });
    return { ...committed, kind: ref.kind, children: await kept.children(unit.transaction, committed.state) };
  });
  return { ...resultOf(context, result, input), tellings };
}

async function findRun({ database }: StoreContext, workflowId: string): Promise<ProcessRef> {
  const run = await database.run.findUnique({ where: { workflowId }, select: { kind: true, id: true } });
  if (run === null) throw new UnknownRun(workflowId);
  return run;
}

function resultOf(
  { kinds, language }: StoreContext,
  { kind, state, rules, more, now, children }: Found,
  { shown }: LookInput,
): LookResult {
  const kept = kinds.of(kind);
  const tick = nextTick(state);
  const view = kept.view(state, rules, language);
  const digest = digestOfView(view);
  const { attributes, details } = view;
  return {
    revision: state.revision,
    stage: view.stage,
    next: tick && { name: tick.name, at: tick.at, inMs: Math.max(0, tick.at - now) },
    ended: kept.process.hasEnded(state),
    more,
    ...(digest === shown ? {} : { view: { digest, attributes, details } }),
    ...(children.length === 0 ? {} : { children }),
    tellings: [],
  };
}
