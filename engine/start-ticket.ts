import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { ticketStartOptions, ticketType } from './start-options';
import type { Started, StartOptions, TicketLabels } from './types';

const defaultDeadlineMs = 2_000;

/** Starts a ticket's workflow; that it runs already is success. See Engine.startTicket. */
export async function startTicket(
  context: EngineContext,
  ticketId: string,
  labels?: TicketLabels,
  { requestId, deadlineMs = defaultDeadlineMs }: StartOptions = {},
): Promise<Started> {
  const { client, ports } = context;
  const deadline = Date.now() + deadlineMs;
  const options = ticketStartOptions(context, ticketId, labels ?? (await ports.labelsOf?.(ticketId)), requestId);
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.start(ticketType, { ...options, workflowIdConflictPolicy: 'FAIL' }),
    );
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'running';
    const fault = callFault(error);
    if (!fault) throw error;
    if (fault.kind === 'wrong') ports.onTrouble?.({ call: 'start', ticketId, reason: fault.reason });
    return 'unreachable';
  }
}
