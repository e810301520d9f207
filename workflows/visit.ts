/**
 * The loop of one field visit (SK-16): the time is agreed, the vehicle waited for, the work done and looked at. As with a
 * ticket, what a word or an instant means is decided by the commit.
 */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { VisitStage } from '../domain/visit-progress';
import { beganEarlier } from './began-earlier';
import { createRunLoop, type RunLoop } from './run-loop';
import type { RunStart } from './messages';
import { earlierVisit } from './release-0.2/visit';

/**
 * Workflow type `visit`, id `SKAI-1042/1`, a child of its ticket's. It outlives the ticket's run, and ends when the visit is
 * over and nothing with a date is left; a late word starts it again. A cancellation is not obeyed, as with a ticket.
 */
export function visit(start: RunStart | null = {}): Promise<void> {
  if (beganEarlier(start)) return earlierVisit(start);
  const loop = visitLoop(start ?? {});
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<VisitStage>): Promise<void> {
  await loop.open();
  while (!loop.hasEnded()) {
    await agreeing(loop);
    await waiting(loop);
    await onTheSpot(loop);
    await checking(loop);
    await over(loop);
  }
}

/** A time is looked for and offered, the first one or another: the client says when the vehicle is ready. */
function agreeing(loop: RunLoop<VisitStage>): Promise<void> {
  return loop.whileIn('requested', 'agreeing', 'no-show', 'needs-another');
}

/** A time is agreed: until the technician leaves; "slot eve" reminds, and the vehicle is waited for. */
function waiting(loop: RunLoop<VisitStage>): Promise<void> {
  return loop.whileIn('agreed', 'waiting-vehicle');
}

/** The trip and the work: until the act, or a no-show. */
function onTheSpot(loop: RunLoop<VisitStage>): Promise<void> {
  return loop.whileIn('on-the-way', 'working');
}

/** The desk looks at what was done. */
function checking(loop: RunLoop<VisitStage>): Promise<void> {
  return loop.whileIn('checking');
}

/** Done or called off: until nothing with a date is left. */
function over(loop: RunLoop<VisitStage>): Promise<void> {
  return loop.whileIn('done', 'cancelled');
}

function visitLoop(start: RunStart): RunLoop<VisitStage> {
  return createRunLoop<VisitStage>(start, {
    firstStage: 'requested',
    hearsHands: false,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof visit>(next),
  });
}

/** A stage that this release does not know (a newer worker committed) waits as a visit that is to be agreed does. */
function knownStage(stage: string): VisitStage {
  switch (stage) {
    case 'requested':
    case 'agreeing':
    case 'agreed':
    case 'waiting-vehicle':
    case 'on-the-way':
    case 'working':
    case 'checking':
    case 'done':
    case 'cancelled':
    case 'no-show':
    case 'needs-another':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'agreeing';
  }
}
