/** The loop of a monthly report: it waits for the end of its month, then for its dates, until it is handed in or published. */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { ReportStage } from '../domain/report';
import type { RunStart } from './messages';
import { createRunLoop } from './run-loop';

/** Workflow type `report`, id `report/eaeu/monitoring/central/2027-01`. */
export function report(start: RunStart | null = {}): Promise<void> {
  const loop = createRunLoop<ReportStage>(start ?? {}, {
    firstStage: 'collecting',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof report>(next),
  });
  return CancellationScope.nonCancellable(async () => {
    await loop.open();
    while (!loop.hasEnded()) await loop.whileIn('collecting', 'due', 'handed-in', 'published');
  });
}

/** A stage that this release does not know (a newer worker committed) waits. */
function knownStage(stage: string): ReportStage {
  switch (stage) {
    case 'collecting':
    case 'due':
    case 'handed-in':
    case 'published':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'due';
  }
}
