import { tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import type { EngineContext } from './context';
import type { RunningRun } from './types';

/** An engine that does not answer is away, and is asked again by the next pass: no question waits longer. */
const deadlineMs = 10_000;

/** The ids of one question: more make it longer than the server reads. */
const mostAsked = 200;

/** Workflow ids hold letters, digits, dashes and slashes; nothing else goes into a question. */
const plain = /^[\p{L}\p{N}/_.:-]+$/u;

/**
 * The running workflows among these ids, by one question to the engine's list, which may be some seconds behind.
 *
 * @param workflowIds at most 200
 * @throws where Temporal does not answer
 */
export async function runningRuns(
  { client }: EngineContext,
  workflowIds: readonly string[],
): Promise<readonly RunningRun[]> {
  const ids = workflowIds.filter((id) => plain.test(id));
  if (ids.length === 0) return [];
  const query = `WorkflowId IN (${ids.map((id) => `'${id}'`).join(', ')}) AND ExecutionStatus = 'Running'`;
  return client.withDeadline(Date.now() + deadlineMs, async () => {
    const found: RunningRun[] = [];
    for await (const { workflowId, runId, memo } of client.workflow.list({ query, pageSize: mostAsked }))
      found.push({ workflowId, runId, store: storeIn(memo) });
    return found;
  });
}

/** The running workflow of an id, asked of itself and not of the list; null: there is none. @throws where Temporal does not answer */
export async function runningRun({ client }: EngineContext, workflowId: string): Promise<RunningRun | null> {
  try {
    const { status, runId, memo } = await client.withDeadline(Date.now() + deadlineMs, () =>
      client.workflow.getHandle(workflowId).describe(),
    );
    return status.name === 'RUNNING' ? { workflowId, runId, store: storeIn(memo) } : null;
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return null;
    throw error;
  }
}

const { EventType } = temporal.api.enums.v1;

/**
 * In how many milliseconds the timers of a run ring that have neither rung nor been cancelled; read from its history, which a run keeps
 * to some hundred events. What is left, and not when: the store's clock may be another one, and a timer is set for what is left by it.
 */
export async function pendingTimers(
  { client }: EngineContext,
  { workflowId, runId }: Pick<RunningRun, 'workflowId' | 'runId'>,
): Promise<readonly number[]> {
  const { events } = await client.withDeadline(Date.now() + deadlineMs, () =>
    client.workflow.getHandle(workflowId, runId).fetchHistory(),
  );
  const pending = new Map<string, number>();
  for (const { eventType, eventTime, ...event } of events ?? []) {
    if (eventType === EventType.EVENT_TYPE_TIMER_STARTED) {
      const { timerId, startToFireTimeout } = event.timerStartedEventAttributes ?? {};
      pending.set(timerId ?? '', tsToMs(eventTime) + tsToMs(startToFireTimeout));
    }
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (over != null) pending.delete(over.timerId ?? '');
  }
  const now = Date.now();
  return [...pending.values()].map((at) => at - now);
}

function storeIn(memo: Readonly<Record<string, unknown>> | undefined): string | null {
  const store = memo?.['store'];
  return typeof store === 'string' ? store : null;
}
