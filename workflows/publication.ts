/**
 * The loop of a change of the rules: drafted, rehearsed, published, and everything open moved to it. What a word or an instant
 * means is decided by the commit, as with a ticket; rehearsals and batches are done on a queue of their own, in steps that any
 * worker can go on with.
 */
import { CancellationScope, continueAsNew, log, sleep, workflowInfo } from '@temporalio/workflow';
import type { PublicationStage } from '../domain/publication';
import { batchesWithin } from './batches';
import type { RunStart } from './messages';
import { createRunLoop, type RunLoop } from './run-loop';

/** Workflow type `publication`, id `publication/12`. It ends when the batch is over, or when nothing comes of the draft. */
export function publication(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<PublicationStage>(start ?? {}, {
    firstStage: 'draft',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof publication>(next),
  });
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<PublicationStage>): Promise<void> {
  const { workflowId } = workflowInfo();
  const batches = batchesWithin({
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '10 seconds',
    maximumInterval: '30 seconds',
  });
  await loop.open();
  while (!loop.hasEnded()) {
    await loop.whileIn('draft');
    await loop.workIn('rehearsing', () => batches.rehearse({ workflowId }));
    await loop.whileIn('waiting');
    await loop.workIn('moving', async () => {
      const { pauseMs } = await batches.moveBatch({ workflowId });
      if (pauseMs > 0) await sleep(pauseMs, { summary: 'until what was under way has settled' });
    });
    await loop.whileIn('done', 'withdrawn');
  }
}

/** A stage that this release does not know (a newer worker committed) waits as a draft does. */
function knownStage(stage: string): PublicationStage {
  switch (stage) {
    case 'draft':
    case 'rehearsing':
    case 'waiting':
    case 'moving':
    case 'done':
    case 'withdrawn':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'draft';
  }
}
