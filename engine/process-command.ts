import { setTimeout as delay } from 'node:timers/promises';
import { processUpdate, type CommandOutcome } from '../workflows/messages';
import { callFault } from './call-fault';
import type { EngineContext } from './context';
import { workflowIdOf } from './start-options';
import { startRun } from './start-run';
import type { Run } from './types';

const defaultDeadlineMs = 3_000;
const firstPauseMs = 20;
const longestPauseMs = 250;

/**
 * An update with start-if-missing, in two calls: executeUpdateWithStart takes ten times as long as a start. The update's id
 * is the command's, so asking again is always safe, also across runs: the inbox knows the outcome. The deadline also covers
 * what hangs without failing: no worker, or more than ten updates in flight on one run. See Engine.process.
 */
export async function processCommand(
  context: EngineContext,
  run: Run,
  commandId: string,
  deadlineMs = defaultDeadlineMs,
  requestId?: string,
): Promise<CommandOutcome | 'pending'> {
  const { client, ports } = context;
  const deadline = Date.now() + deadlineMs;
  const handle = client.workflow.getHandle(workflowIdOf(run));
  for (let pause = firstPauseMs; Date.now() < deadline; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await client.withDeadline(deadline, () =>
        handle.executeUpdate(processUpdate, { args: [commandId, requestId], updateId: commandId }),
      );
    } catch (error) {
      const fault = callFault(error);
      if (!fault) throw error;
      switch (fault.kind) {
        case 'late':
          return 'pending';
        case 'wrong':
          ports.onTrouble?.({ call: 'update', run: workflowIdOf(run), reason: fault.reason });
          return 'pending';
        case 'missing': {
          const known = await ports.outcomeOf?.(commandId);
          if (known) return known;
          const left = Math.max(1, deadline - Date.now());
          await startRun(context, run, undefined, { requestId, deadlineMs: left });
          break;
        }
        case 'passing':
          break;
      }
    }
    await delay(Math.max(0, Math.min(pause, deadline - Date.now())));
  }
  return 'pending';
}
