/** The visits of a ticket: children with a life of their own, which go on when the ticket's run is left or ends. */
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { OpenedVisit } from '../../activities';
import type { EarlierStart } from './messages';

/**
 * Starts what a commit opened. One that runs already is as good: somebody was faster, or this is said again. A visit that was
 * asked for since then has its workflow id, and lives as those of today do.
 */
export async function startVisits(opened: readonly OpenedVisit[], { eventsPerRun }: EarlierStart): Promise<void> {
  for (const { id, summary } of opened) {
    try {
      await startChild('visit', {
        workflowId: id.includes('/') ? id : `visit/${id}`,
        staticSummary: summary,
        parentClosePolicy: ParentClosePolicy.ABANDON,
        args: [{ eventsPerRun }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}
