/** What Temporal itself knows of a ticket or a visit, asked past the product. */
import { temporal } from '@temporalio/proto';
import type { Client } from '@temporalio/client';

type History = temporal.api.history.v1.IHistory;
const causes = temporal.api.enums.v1.WorkflowTaskFailedCause;

/** A timer that runs: its name as Temporal UI shows it, and the instant at which it will fire. */
export interface PendingTimer {
  readonly name: string;
  readonly firesAt: number;
}

export interface RunView {
  readonly runId: string;
  readonly status: string;
  readonly timers: readonly PendingTimer[];
  /** Why workflow tasks failed, by Temporal's names, in order; that something came while a run was ending is no fault. */
  readonly taskFailures: readonly string[];
  readonly events: number;
}

/** The newest run of a ticket, or of a visit, by its number; undefined where there is none. */
export async function viewRun(client: Client, workflowId: string): Promise<RunView | undefined> {
  try {
    const { runId, status } = await client.workflow.getHandle(workflowId).describe();
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const events = history.events ?? [];
    return {
      runId,
      status: status.name,
      timers: pendingTimers(history),
      taskFailures: events.flatMap(({ workflowTaskFailedEventAttributes: failed }) =>
        failed && failed.cause !== causes.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND
          ? [causes[failed.cause ?? 0] ?? '']
          : [],
      ),
      events: events.length,
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'WorkflowNotFoundError') return undefined;
    throw error;
  }
}

function pendingTimers({ events }: History): PendingTimer[] {
  const timers = new Map<string, PendingTimer>();
  for (const event of events ?? []) {
    const started = event.timerStartedEventAttributes;
    if (started) {
      const { seconds, nanos } = started.startToFireTimeout ?? {};
      const summary = Buffer.from(event.userMetadata?.summary?.data ?? []).toString();
      timers.set(started.timerId ?? '', {
        name: summary === '' ? '' : String(JSON.parse(summary)),
        firesAt: instantOf(event.eventTime) + Number(seconds ?? 0) * 1_000 + (nanos ?? 0) / 1e6,
      });
    }
    const over = event.timerFiredEventAttributes?.timerId ?? event.timerCanceledEventAttributes?.timerId;
    if (over) timers.delete(over);
  }
  return [...timers.values()];
}

function instantOf(time: temporal.api.history.v1.IHistoryEvent['eventTime']): number {
  return Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1e6;
}

/** How many runs a process has had, counted back from the newest. */
export async function countRuns(client: Client, workflowId: string): Promise<number> {
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  for (let runs = 0; ; runs += 1) {
    if (!runId) return runs;
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
}

/** The Markdown that Temporal UI shows as the current details of a workflow. */
export async function currentDetails(client: Client, workflowId: string): Promise<string> {
  const metadata = await client.workflow
    .getHandle(workflowId)
    .query<{ currentDetails?: string }>('__temporal_workflow_metadata');
  return metadata.currentDetails ?? '';
}
