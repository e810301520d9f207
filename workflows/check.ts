/**
 * The loop of a desk's standing check: it waits for its next pass, and passes over everything open on the queue of batches, page by
 * page, so that any worker can go on with it.
 */
import { CancellationScope, continueAsNew, log, workflowInfo } from '@temporalio/workflow';
import type { CheckStage } from '../domain/standing-check';
import { batchesWithin } from './batches';
import type { RunStart } from './messages';
import { createRunLoop, type RunLoop } from './run-loop';

/** Workflow type `check`, id `check/skai`. It never ends. */
export function check(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<CheckStage>(start ?? {}, {
    firstStage: 'waiting',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof check>(next),
  });
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<CheckStage>): Promise<void> {
  const { workflowId } = workflowInfo();
  const batches = batchesWithin({
    startToCloseTimeout: '3 hours',
    heartbeatTimeout: '30 seconds',
    maximumInterval: '1 minute',
  });
  await loop.open();
  while (!loop.hasEnded()) {
    await loop.whileIn('waiting');
    await loop.workIn('passing', () => batches.passCheck({ workflowId }));
  }
}

/** A stage that this release does not know (a newer worker committed) waits. */
function knownStage(stage: string): CheckStage {
  if (stage === 'waiting' || stage === 'passing') return stage;
  log.warn('A stage that this release does not know', { stage });
  return 'waiting';
}
