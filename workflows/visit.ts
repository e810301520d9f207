/**
 * The life of one field visit (SK-16): the time is agreed, the vehicle waited for, the work done and looked at. As with a
 * ticket, what a word or an instant means is decided by the commit.
 */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { VisitStage } from '../domain/visit-progress';
import { beganEarlier } from './began-earlier';
import { begin, type Life } from './life';
import type { RunStart } from './messages';
import { earlierVisit } from './release-0.2/visit';

/**
 * Workflow type `visit`, id `SKAI-1042/1`, a child of its ticket's. It outlives the ticket's run, and ends when the visit is
 * over and nothing with a date is left; a late word starts it again. A cancellation is not obeyed, as with a ticket.
 */
export function visit(start: RunStart | null = {}): Promise<void> {
  if (beganEarlier(start)) return earlierVisit(start);
  const life = visitLife(start ?? {});
  return CancellationScope.nonCancellable(() => live(life));
}

async function live(life: Life<VisitStage>): Promise<void> {
  await life.open();
  while (!life.hasEnded()) {
    await agreeing(life);
    await waiting(life);
    await onTheSpot(life);
    await checking(life);
    await over(life);
  }
}

/** A time is looked for and offered, the first one or another: the client says when the vehicle is ready. */
function agreeing(life: Life<VisitStage>): Promise<void> {
  return life.turnsIn('requested', 'agreeing', 'no-show', 'needs-another');
}

/** A time is agreed: until the technician leaves; "slot eve" reminds, and the vehicle is waited for. */
function waiting(life: Life<VisitStage>): Promise<void> {
  return life.turnsIn('agreed', 'waiting-vehicle');
}

/** The trip and the work: until the act, or a no-show. */
function onTheSpot(life: Life<VisitStage>): Promise<void> {
  return life.turnsIn('on-the-way', 'working');
}

/** The desk looks at what was done. */
function checking(life: Life<VisitStage>): Promise<void> {
  return life.turnsIn('checking');
}

/** Done or called off: until nothing with a date is left. */
function over(life: Life<VisitStage>): Promise<void> {
  return life.turnsIn('done', 'cancelled');
}

function visitLife(start: RunStart): Life<VisitStage> {
  return begin<VisitStage>(start, {
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
