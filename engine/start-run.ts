import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { startOptions } from './start-options';
import type { RunLabels, RunRef, Started, StartOptions } from './types';

const defaultDeadlineMs = 2_000;

/** Starts a run; that it runs already is an answer. See Engine.start. */
export async function startRun(
  context: EngineContext,
  run: RunRef,
  labels?: RunLabels,
  { first, deadlineMs = defaultDeadlineMs }: StartOptions = {},
): Promise<Started> {
  const { client, ports } = context;
  const deadline = Date.now() + deadlineMs;
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.start(run.kind, {
        ...startOptions(context, run, labels, first),
        workflowIdConflictPolicy: 'FAIL',
        workflowIdReusePolicy: first ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
      }),
    );
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) {
      return first ? standing(context, run, deadline) : 'running';
    }
    return faultOf(error);
  }

  function faultOf(error: unknown): 'busy' | 'away' {
    const fault = callFault(error);
    if (!fault) throw error;
    if (fault.lasting) ports.onTrouble?.({ call: 'start', run: run.workflowId, reason: fault.reason });
    return fault.kind === 'away' ? 'away' : 'busy';
  }
}

/** The refusal of a duplicate does not say whether the other one still runs. */
async function standing({ client }: EngineContext, { workflowId }: RunRef, deadline: number): Promise<Started> {
  try {
    const found = await client.withDeadline(deadline, () => client.workflow.getHandle(workflowId).describe());
    return found.status.name === 'RUNNING' ? 'running' : 'ended-before';
  } catch (error) {
    const fault = callFault(error);
    if (!fault) throw error;
    return fault.kind === 'missing' ? 'ended-before' : fault.kind;
  }
}
