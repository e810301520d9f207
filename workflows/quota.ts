/** The loop of a client's month of free works: it waits for the month's edge, and hears what is counted meanwhile. */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { QuotaStage } from '../domain/quota';
import type { RunStart } from './messages';
import { createRunLoop, type RunLoop } from './run-loop';

/** Workflow type `quota`, id `quota/insales/<company>/2027-02`. It ends when the month is over. */
export function quota(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<QuotaStage>(start ?? {}, {
    firstStage: 'running',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof quota>(next),
  });
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<QuotaStage>): Promise<void> {
  await loop.open();
  while (!loop.hasEnded()) await loop.whileIn('running', 'over');
}

/** A stage that this release does not know (a newer worker committed) waits. */
function knownStage(stage: string): QuotaStage {
  if (stage === 'running' || stage === 'over') return stage;
  log.warn('A stage that this release does not know', { stage });
  return 'running';
}
