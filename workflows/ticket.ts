/**
 * The loop of one ticket, as the regulation tells it. The workflow knows who is waited for and what wakes it; what a word or
 * an instant means is decided by the commit, so that a mended rule never disturbs a running ticket.
 */
import { CancellationScope, continueAsNew, log } from '@temporalio/workflow';
import type { Stage } from '../domain/regulation/types';
import { beganEarlier } from './began-earlier';
import { createRunLoop, type RunLoop } from './run-loop';
import type { RunStart } from './messages';
import { earlierTicket } from './release-0.2/ticket';

/**
 * Workflow type `ticket`, id `SKAI-1042`. It ends when nothing with a date is left; a later word starts it again. A
 * cancellation is not obeyed, since the promises to the client stand; who must stop a run may terminate it, and the next
 * word or `npm run rebuild` starts it again.
 */
export function ticket(start: RunStart | null = {}): Promise<void> {
  if (beganEarlier(start)) return earlierTicket(start);
  const loop = ticketLoop(start ?? {});
  return CancellationScope.nonCancellable(() => live(loop));
}

async function live(loop: RunLoop<Stage>): Promise<void> {
  await opened(loop);
  while (!loop.hasEnded()) {
    await triage(loop);
    await resolution(loop);
    await visit(loop);
    await silence(loop);
    await afterwards(loop);
  }
}

/** A run begins with what its start says, if that is fresh, or with a look: whatever came meanwhile lies in the store. */
function opened(loop: RunLoop<Stage>): Promise<void> {
  return loop.open();
}

/** Stage 1: until the first answer; "triage due" tells the manager. */
function triage(loop: RunLoop<Stage>): Promise<void> {
  return loop.whileIn('triage');
}

/** Stage 2: until the solution; estimates slip, proposals expire, waits end and limits come due meanwhile. */
function resolution(loop: RunLoop<Stage>): Promise<void> {
  return loop.whileIn('resolution');
}

/** The trip to the client's vehicles. */
function visit(loop: RunLoop<Stage>): Promise<void> {
  return loop.whileIn('visit');
}

/** Solved: until the client confirms or objects, or the agreed silence ends. */
function silence(loop: RunLoop<Stage>): Promise<void> {
  return loop.whileIn('solved');
}

/** Closed: until nothing with a date is left, or a late word reopens. */
function afterwards(loop: RunLoop<Stage>): Promise<void> {
  return loop.whileIn('closed');
}

function ticketLoop(start: RunStart): RunLoop<Stage> {
  return createRunLoop<Stage>(start, {
    firstStage: 'triage',
    hearsHands: true,
    known: knownStage,
    continueAsNew: (next) => continueAsNew<typeof ticket>(next),
  });
}

/** A stage that this release does not know (a newer worker committed) waits as resolution does. */
function knownStage(stage: string): Stage {
  switch (stage) {
    case 'triage':
    case 'resolution':
    case 'visit':
    case 'solved':
    case 'closed':
      return stage;
    default:
      log.warn('A stage that this release does not know', { stage });
      return 'resolution';
  }
}
