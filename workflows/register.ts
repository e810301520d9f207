/** The loop of a change of the register: it waits for its date until the change is published or withdrawn. */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { ChangeStage } from '../domain/register';
import type { RunStart } from './messages';
import { createRunLoop } from './run-loop';

/** Workflow type `register`, id `register/12`. */
export function register(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<ChangeStage>(start ?? {}, {
    firstStage: 'received',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof register>(next),
  });
  return CancellationScope.nonCancellable(async () => {
    await loop.open();
    while (!loop.hasEnded()) await loop.whileIn('received', 'published', 'withdrawn');
  });
}

/** A stage that this release does not know (a newer worker committed) waits. */
function knownStage(stage: string): ChangeStage {
  if (stage === 'received' || stage === 'published' || stage === 'withdrawn') return stage;
  log.warn('A stage that this release does not know', { stage });
  return 'received';
}
