import { WorkflowNotFoundError } from '@temporalio/client';
import { processSignal } from '../workflows/messages';
import { ticketWorkflowId } from '../workflows/ids';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { ticketStartOptions, ticketType } from './start-options';

const limitMs = 3_000;

/** Signals the ticket's workflow, and starts it with the signal when it does not run. See Engine.wake. */
export async function wakeTicket(
  context: EngineContext,
  ticketId: string,
  commandId?: string,
): Promise<'woken' | 'unreachable'> {
  const { client, ports } = context;
  const deadline = Date.now() + limitMs;
  const words: [string?] = commandId === undefined ? [] : [commandId];
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.getHandle(ticketWorkflowId(ticketId)).signal(processSignal, ...words),
    );
    return 'woken';
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) return settle(error);
  }
  const options = ticketStartOptions(context, ticketId, await ports.labelsOf?.(ticketId));
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.signalWithStart(ticketType, { ...options, signal: processSignal, signalArgs: words }),
    );
    return 'woken';
  } catch (error) {
    return settle(error);
  }

  function settle(error: unknown): 'unreachable' {
    const fault = callFault(error);
    if (!fault) throw error;
    if (fault.kind === 'wrong') ports.onTrouble?.({ call: 'wake', ticketId, reason: fault.reason });
    return 'unreachable';
  }
}
