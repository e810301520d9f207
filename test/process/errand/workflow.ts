import { CancellationScope, continueAsNew } from '@temporalio/workflow';
import { createRunLoop, type RunLoop } from '../../../workflows/run-loop';
import type { RunStart } from '../../../workflows/messages';

type Stage = 'open' | 'late' | 'done';

/** Workflow type `errand`, id `errand/<number>`: open until it is done, late on the way or not. */
export function errand(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<Stage>(start ?? {}, {
    firstStage: 'open',
    hearsHands: false,
    known: (stage) => (stage === 'late' || stage === 'done' ? stage : 'open'),
    continueAsNew: (next) => continueAsNew<typeof errand>(next),
  });
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<Stage>): Promise<void> {
  await loop.open();
  while (!loop.hasEnded()) await loop.whileIn('open', 'late', 'done');
}
