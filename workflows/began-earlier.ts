/**
 * Where a run that an earlier release began goes its old way. What changes in the orchestration is chosen by what a run was
 * started with and under which id, never by patch markers, which cost every new history an event: histories of a release
 * replay until the second release after it (test/histories), and the old way goes with the last of them. Changed rules need
 * none of this: they live outside the sandbox.
 */
import { workflowInfo } from '@temporalio/workflow';
import { isEarlierId } from './ids';
import type { RunStart } from './messages';

/** Whether release 0.2 began this run: its start names no format, and its id is of the old form. */
export function beganEarlier(start: RunStart | null): boolean {
  return start?.format === undefined && isEarlierId(workflowInfo().workflowId);
}
