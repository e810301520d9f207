import type { RunTask } from './run-teller';
import type { RunTelling, SignalName } from './types';

/** The word that a telling is about. */
export interface ToldWord {
  readonly name: SignalName;
  readonly inboxId: string;
}

/**
 * How the run of a process is told what a transaction has left: one that has begun in it is started, any other signalled.
 *
 * @param word what brought it about, where that was one stored word
 */
export function taskOf(telling: RunTelling, word?: ToldWord): RunTask {
  const { kind, id, workflowId, started, quiet, needsRun, labels, standing, isNew, at } = telling;
  const run = { kind, id, workflowId };
  if (isNew && !started && labels !== null && standing !== null) {
    const { next, ...first } = standing;
    return { run, start: { labels, first: { ...first, next: next && { ...next, inMs: next.at - at } } } };
  }
  const signal = { name: word?.name ?? 'process', inboxId: word?.inboxId ?? null, quiet } as const;
  return { run, started, signal, startWith: needsRun ? (labels ?? undefined) : undefined };
}
