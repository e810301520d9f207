/**
 * Tells runs what has been stored, after the answer has left and without anybody waiting: a bounded queue in memory. What it
 * does not tell, because Temporal is away or the process dies, stands in the run ledger, and the outbox tells it.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, RunFirst, RunLabels, RunRef, RunSignal } from './types';

/** Whose run, and by what its owner notes what became of it. */
export interface ToldRun extends RunRef {
  readonly id: string;
}

export type RunTask =
  | {
      readonly run: ToldRun;
      /** Temporal has acknowledged a run: if it is missing now, it has ended. */
      readonly started: boolean;
      readonly signal: RunSignal;
      /** There has to be a run. */
      readonly startWith?: RunLabels;
    }
  | { readonly run: ToldRun; readonly start: { readonly labels: RunLabels; readonly first: RunFirst } };

/** `busy`: this run is left to the outbox. `away`: Temporal does not answer, or more has been to tell than could be kept. */
export type Told = 'started' | 'heard' | 'missing' | 'busy' | 'away';

export interface RunTellerPorts {
  readonly engine: Pick<Engine, 'start' | 'signal'>;
  /** Told what became of each call. @param first what a start carried */
  readonly onTold?: (run: ToldRun, told: Told, first?: RunFirst) => void;
  /** Told of a fault of ours; that run is left to the outbox. */
  readonly onFault?: (run: ToldRun, error: unknown) => void;
  /** Calls under way at most; the queue holds some more. */
  readonly limit?: number;
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsed?: () => number;
}

export interface RunTeller {
  /** Returns at once. */
  tell(task: RunTask): void;
  /** Waits for the calls under way, two seconds at most; nothing is told any more. */
  close(): Promise<void>;
}

interface Waiting {
  readonly task: RunTask;
  readonly since: number;
}

const queuedPerCall = 16;
const closeMs = 2_000;
/**
 * What has waited so long here is left to the outbox, which may take it when the lease of its commit (10 s) ends: a call that is
 * still under way then would tell it twice.
 */
const patienceMs = 5_000;
const plainLook: RunSignal = { name: 'process', inboxId: null, quiet: false };

/**
 * One call is under way a run. A signal that has not left yet stands for every later word, since its look comes after them;
 * words that come while one is under way are told afterwards, as one. A start carries how things were, and a quiet signal
 * brings no look: neither ever stands for a word.
 */
export function createRunTeller(ports: RunTellerPorts): RunTeller {
  const { engine, onTold, onFault, limit = 64, elapsed = () => performance.now() } = ports;
  /** What each run is still to be told, by workflow id, while a call for it is under way or to come. */
  const lines = new Map<string, Waiting[]>();
  /** Those whose turn it is, the first come first. */
  const ready = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let isClosed = false;

  const tell = (task: RunTask): void => {
    if (isClosed) return;
    const { workflowId } = task.run;
    const line = lines.get(workflowId);
    const entry = { task, since: elapsed() };
    if (line) {
      join(line, entry);
    } else if (lines.size >= limit * queuedPerCall) {
      onTold?.(task.run, 'away');
    } else {
      lines.set(workflowId, [entry]);
      ready.add(workflowId);
      sendMore();
    }
  };

  const sendMore = (): void => {
    for (const workflowId of ready) {
      if (underWay.size >= limit || isClosed) return;
      ready.delete(workflowId);
      const call: Promise<void> = sendNext(workflowId).finally(() => {
        underWay.delete(call);
        sendMore();
      });
      underWay.add(call);
    }
  };

  const sendNext = async (workflowId: string): Promise<void> => {
    const line = lines.get(workflowId);
    const entry = line?.shift();
    if (!line || !entry) return;
    const { task, since } = entry;
    const told = await call(task, since).catch((error: unknown): Told => {
      onFault?.(task.run, error);
      return 'busy';
    });
    // Where a call was not taken the next one would not be either: what came meanwhile is left to the outbox.
    if (line.length === 0 || told === 'busy' || told === 'away') lines.delete(workflowId);
    else ready.add(workflowId);
    onTold?.(task.run, told, 'start' in task ? task.start.first : undefined);
  };

  const call = async (task: RunTask, since: number): Promise<Told> => {
    if (elapsed() - since > patienceMs) return 'busy';
    if ('signal' in task) {
      const heard = await engine.signal(task.run, task.signal, { startWith: task.startWith });
      // Who files has not started it yet, or its start was lost.
      return heard === 'missing' && !task.started ? 'busy' : heard;
    }
    const { labels, first } = task.start;
    const next = first.next && { ...first.next, inMs: first.next.inMs - (elapsed() - since) };
    const started = await engine.start(task.run, labels, { first: { ...first, next } });
    if (started === 'running') return engine.signal(task.run, plainLook);
    // Under this id there was a run that knew nothing of this: the outbox starts one that looks.
    return started === 'ended-before' ? 'busy' : started;
  };

  return {
    tell,
    close: async () => {
      isClosed = true;
      const ending = new AbortController();
      const late = delay(closeMs, undefined, { signal: ending.signal }).catch(() => undefined);
      await Promise.race([Promise.allSettled([...underWay]), late]);
      ending.abort();
    },
  };
}

/** Adds to what a run is still to be told, while something is under way or waits before it. */
function join(waiting: Waiting[], later: Waiting): void {
  // Nothing to learn from it, and something is on its way already.
  if ('signal' in later.task && later.task.signal.quiet) return;
  const last = waiting.at(-1);
  if (!last || 'start' in last.task || 'start' in later.task) waiting.push(later);
  else if (last.task.signal.quiet) waiting.splice(-1, 1, later);
  else {
    const { started, startWith } = later.task;
    waiting.splice(-1, 1, { ...last, task: { ...last.task, started, startWith } });
  }
}
