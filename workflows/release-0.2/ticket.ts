/**
 * The life of one ticket, as the regulation tells it. The workflow knows who is waited for and what wakes it; what a word or
 * an instant means is decided by the commit, so that a mended rule never disturbs a running ticket.
 */
import { CancellationScope, continueAsNew, log, workflowInfo } from '@temporalio/workflow';
import type { Stage } from '../../domain/regulation/types';
import { commit } from './commit';
import { begin, type Life } from './life';
import type { RunStart } from '../messages';
import type { EarlierStart } from './messages';
import { startVisits } from './start-visits';

/**
 * Workflow type `ticket`, id `ticket/<uuid>`, as release 0.2 began it. It ends when nothing with a date is left; a later word starts it again.
 * A cancellation is not obeyed, since the promises to the client stand; who must stop a run may terminate it, and the next
 * word or `npm run rebuild` starts it again.
 */
export function earlierTicket(start: EarlierStart | null = {}): Promise<void> {
  const life = ticketLife(start ?? {});
  return CancellationScope.nonCancellable(() => live(life));
}

async function live(life: Life<Stage>): Promise<void> {
  await opened(life);
  while (!life.hasEnded()) {
    await triage(life);
    await resolution(life);
    await visit(life);
    await silence(life);
    await afterwards(life);
  }
}

/** Every run begins with a commit, which loads the store: the clocks of the filing, and whatever came meanwhile. */
function opened(life: Life<Stage>): Promise<void> {
  return life.open();
}

/** Stage 1: until the first answer; "triage due" tells the manager. */
function triage(life: Life<Stage>): Promise<void> {
  return life.turnsIn('triage');
}

/** Stage 2: until the solution; estimates slip, proposals expire, waits end and limits come due meanwhile. */
function resolution(life: Life<Stage>): Promise<void> {
  return life.turnsIn('resolution');
}

/** The trip to the client's vehicles. */
function visit(life: Life<Stage>): Promise<void> {
  return life.turnsIn('visit');
}

/** Solved: until the client confirms or objects, or the agreed silence ends. */
function silence(life: Life<Stage>): Promise<void> {
  return life.turnsIn('solved');
}

/** Closed: until nothing with a date is left, or a late word reopens. */
function afterwards(life: Life<Stage>): Promise<void> {
  return life.turnsIn('closed');
}

/** A ticket's own: what it commits, and the visits that it starts. */
function ticketLife(start: EarlierStart): Life<Stage> {
  const ticketId = workflowInfo().workflowId.slice('ticket/'.length);
  return begin<Stage>(start, {
    firstStage: 'triage',
    hearsHands: true,
    commit: (turn, summary) => commit('commit', { ticketId, ...turn }, summary),
    afterwards: ({ visits }) => startVisits(visits ?? [], start),
    known: knownStage,
    continueAsNew: (next) => continueAsNew<(start: RunStart) => Promise<void>>(next),
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
