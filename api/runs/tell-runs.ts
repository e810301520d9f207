import type { RunTeller, RunTelling, SignalName } from '../../engine';
// Past the index, which loads Temporal's client: whoever only tells needs none of it.
import { tellRun } from '../../engine/tell-run';

/** Tells the engine what a transaction has left, without anybody waiting for it; the outbox tells what this does not. */
export function tellRuns(
  runs: RunTeller,
  tellings: readonly RunTelling[],
  word?: { readonly processId: string; readonly type: string; readonly inboxId: string },
): void {
  for (const telling of tellings) {
    const own = word !== undefined && telling.id === word.processId;
    tellRun(runs, telling, own ? { name: signalOf(word.type), inboxId: word.inboxId } : undefined);
  }
}

/** The signal by which people know a word in the engine's console. */
function signalOf(type: string): SignalName {
  switch (type) {
    case 'reply':
      return 'reply';
    case 'assign':
      return 'reassign';
    case 'close':
      return 'close';
    default:
      return 'process';
  }
}
