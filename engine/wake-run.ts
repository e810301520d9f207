import { WorkflowNotFoundError } from '@temporalio/client';
import { processSignal } from '../workflows/messages';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { startOptions, workflowIdOf } from './start-options';
import type { Run } from './types';

const limitMs = 3_000;

/** Signals the workflow, and starts it with the signal when it does not run. See Engine.wake. */
export async function wakeRun(context: EngineContext, run: Run, commandId?: string): Promise<'woken' | 'unreachable'> {
  const { client, ports } = context;
  const deadline = Date.now() + limitMs;
  const words: [string?] = commandId === undefined ? [] : [commandId];
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.getHandle(workflowIdOf(run)).signal(processSignal, ...words),
    );
    return 'woken';
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) return settle(error);
  }
  const options = startOptions(context, run, await ports.labelsOf?.(run));
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.signalWithStart(run.kind, { ...options, signal: processSignal, signalArgs: words }),
    );
    return 'woken';
  } catch (error) {
    return settle(error);
  }

  function settle(error: unknown): 'unreachable' {
    const fault = callFault(error);
    if (!fault) throw error;
    if (fault.kind === 'wrong') ports.onTrouble?.({ call: 'wake', run: workflowIdOf(run), reason: fault.reason });
    return 'unreachable';
  }
}
