/** The visits of a ticket: children with a life of their own, which go on when the ticket's run is left or ends. */
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { OpenedVisit } from '../activities';
import { visitWorkflowId } from './ids';
import type { RunStart } from './messages';
import type { visit } from './visit';

/** Starts what a commit opened. One that runs already is as good: the pump was faster, or this is said again. */
export async function startVisits(opened: readonly OpenedVisit[], { eventsPerRun }: RunStart): Promise<void> {
  for (const { id, summary } of opened) {
    try {
      await startChild<typeof visit>('visit', {
        workflowId: visitWorkflowId(id),
        staticSummary: summary,
        parentClosePolicy: ParentClosePolicy.ABANDON,
        args: [{ eventsPerRun }],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}
