import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { startOptions, workflowIdOf } from './start-options';
import type { Run, Started, StartOptions, TicketLabels } from './types';

const defaultDeadlineMs = 2_000;

/** Starts a workflow; that it runs already is success. See Engine.startTicket. */
export async function startRun(
  context: EngineContext,
  run: Run,
  labels?: TicketLabels,
  { requestId, deadlineMs = defaultDeadlineMs }: StartOptions = {},
): Promise<Started> {
  const { client, ports } = context;
  const deadline = Date.now() + deadlineMs;
  const options = startOptions(context, run, labels ?? (await ports.labelsOf?.(run)), requestId);
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.start(run.kind, { ...options, workflowIdConflictPolicy: 'FAIL' }),
    );
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'running';
    const fault = callFault(error);
    if (!fault) throw error;
    if (fault.kind === 'wrong') ports.onTrouble?.({ call: 'start', run: workflowIdOf(run), reason: fault.reason });
    return 'unreachable';
  }
}
