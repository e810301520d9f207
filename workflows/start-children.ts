/** Processes that one asks for: children with a life of their own, which go on when the parent's run is left or ends. */
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { ChildRun } from '../activities';
import type { RunStart } from './messages';

/** Starts what a look names. One that runs already is as good: the outbox was faster, or this is said again. */
export async function startChildren(
  children: readonly ChildRun[],
  { eventsPerRun }: RunStart,
  memo: Record<string, unknown> | undefined,
): Promise<void> {
  for (const { kind, workflowId, summary } of children) {
    const start: RunStart = { format: 1, eventsPerRun };
    try {
      await startChild(kind, {
        workflowId,
        staticSummary: summary,
        parentClosePolicy: ParentClosePolicy.ABANDON,
        memo,
        args: [start],
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
}
