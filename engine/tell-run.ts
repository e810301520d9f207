import type { RunTask, RunTeller } from './run-teller';
import type { RunTelling, SignalName } from './types';

/** The word that a telling is about. */
export interface ToldWord {
  readonly name: SignalName;
  readonly inboxId: string;
}

/**
 * Has the run of a process told what a transaction has left, unless somebody is telling it already and its look finds this too.
 *
 * @param word what brought it about, where that was one stored word
 */
export function tellRun(runs: Pick<RunTeller, 'tell'>, telling: RunTelling, word?: ToldWord): void {
  if (!telling.awaited) runs.tell(taskOf(telling, word));
}

/** One that has begun is started, any other signalled. */
function taskOf(telling: RunTelling, word: ToldWord | undefined): RunTask {
  const { kind, id, workflowId, started, quiet, needsRun, labels, standing, isNew, at } = telling;
  const run = { kind, id, workflowId };
  if (isNew && !started && labels !== null && standing !== null) {
    const { next, ...first } = standing;
    return { run, start: { labels, first: { ...first, next: next && { ...next, inMs: next.at - at } } } };
  }
  const signal = { name: word?.name ?? 'process', inboxId: word?.inboxId ?? null, quiet } as const;
  return { run, started, signal, startWith: needsRun ? (labels ?? undefined) : undefined };
}
