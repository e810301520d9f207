/**
 * The loop of a lease on access data (SM-4): asked for, given, and gone when its time is over, also when nobody looks. As with a ticket,
 * what a word or an instant means is decided by the commit; none of the data ever comes here.
 */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { LeaseStage } from '../domain/access-lease';
import type { RunStart } from './messages';
import { createRunLoop, type RunLoop } from './run-loop';

/** Workflow type `access`, id `access/12`. It ends when nothing is kept any more. */
export function access(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<LeaseStage>(start ?? {}, {
    firstStage: 'asked',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof access>(next),
  });
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<LeaseStage>): Promise<void> {
  await loop.open();
  while (!loop.hasEnded()) {
    await loop.whileIn('asked');
    // From the closing of the ticket on its timer runs: "access-erased due".
    await loop.whileIn('given');
    await loop.whileIn('erased', 'withdrawn');
  }
}

/** A stage that this release does not know (a newer worker committed) waits as data do that are there. */
function knownStage(stage: string): LeaseStage {
  switch (stage) {
    case 'asked':
    case 'given':
    case 'erased':
    case 'withdrawn':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'given';
  }
}
