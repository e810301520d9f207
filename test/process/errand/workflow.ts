import { CancellationScope, continueAsNew } from '@temporalio/workflow';
import { begin, type Life } from '../../../workflows/life';
import type { RunStart } from '../../../workflows/messages';

type Stage = 'open' | 'late' | 'done';

/** Workflow type `errand`, id `errand/<number>`: open until it is done, late on the way or not. */
export function errand(start: RunStart | null = {}): Promise<void> {
  const life = begin<Stage>(start ?? {}, {
    firstStage: 'open',
    hearsHands: false,
    known: (stage) => (stage === 'late' || stage === 'done' ? stage : 'open'),
    continueAsNew: (next) => continueAsNew<typeof errand>(next),
  });
  return CancellationScope.nonCancellable(() => live(life));
}

async function live(life: Life<Stage>): Promise<void> {
  await life.open();
  while (!life.hasEnded()) await life.turnsIn('open', 'late', 'done');
}
