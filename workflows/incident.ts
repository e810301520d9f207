/**
 * The loop of a mass incident: it waits for what people say of it, and while something was said that not all of its tickets have heard,
 * has them told on the queue of batches, in steps that any worker can go on with.
 */
import { CancellationScope, continueAsNew, log, workflowInfo } from '@temporalio/workflow';
import type { IncidentStage } from '../domain/incident';
import { batchesWithin } from './batches';
import type { RunStart } from './messages';
import { createRunLoop, type RunLoop } from './run-loop';

/** What the run goes by: the stage of the incident, or that its tickets are being told. */
type Stage = IncidentStage | 'telling';

/** Workflow type `incident`, id `incident/12`. It ends when the incident is over and all have heard. */
export function incident(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<Stage>(start ?? {}, {
    firstStage: 'open',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof incident>(next),
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
    await loop.whileIn('open', 'restored');
    await loop.workIn('telling', () => batches.tellIncident({ workflowId }));
    await loop.whileIn('analysed', 'withdrawn');
  }
}

/** A stage that this release does not know (a newer worker committed) waits. */
function knownStage(stage: string): Stage {
  switch (stage) {
    case 'open':
    case 'restored':
    case 'analysed':
    case 'withdrawn':
    case 'telling':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'open';
  }
}
