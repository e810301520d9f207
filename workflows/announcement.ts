/**
 * The loop of a notice to many: it waits for what people say of it and for its dates, and while not all whom it concerns have been told
 * has them told on the queue of batches, in steps that any worker can go on with.
 */
import { CancellationScope, continueAsNew, log, workflowInfo } from '@temporalio/workflow';
import type { AnnouncementStage } from '../domain/announcement';
import { batchesWithin } from './batches';
import type { RunStart } from './messages';
import { createRunLoop, type RunLoop } from './run-loop';

/** What the run goes by: the stage of the announcement, or that people are being told. */
type Stage = AnnouncementStage | 'telling';

/** Workflow type `announcement`, id `announcement/12`. It ends when it is over and all have been told. */
export function announcement(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<Stage>(start ?? {}, {
    firstStage: 'draft',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof announcement>(next),
  });
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<Stage>): Promise<void> {
  const { workflowId } = workflowInfo();
  const batches = batchesWithin({
    startToCloseTimeout: '10 minutes',
    heartbeatTimeout: '5 seconds',
    maximumInterval: '30 seconds',
  });
  await loop.open();
  while (!loop.hasEnded()) {
    await loop.whileIn('draft', 'agreeing', 'scheduled', 'sent');
    await loop.workIn('telling', () => batches.tellAnnouncement({ workflowId }));
    await loop.whileIn('over', 'cancelled');
  }
}

/** A stage that this release does not know (a newer worker committed) waits. */
function knownStage(stage: string): Stage {
  switch (stage) {
    case 'draft':
    case 'agreeing':
    case 'scheduled':
    case 'sent':
    case 'over':
    case 'cancelled':
    case 'telling':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'draft';
  }
}
