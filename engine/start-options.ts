import type { SearchAttributePair } from '@temporalio/common';
import type { WorkflowStartOptions } from '@temporalio/client';
import { ticketWorkflowId, visitWorkflowId } from '../workflows/ids';
import { searchAttributes as keys, type RunStart } from '../workflows/messages';
import type { EngineContext } from './context';
import type { Run, TicketLabels } from './types';

/** The id of the workflow that carries it; its type goes by the name of its kind. */
export function workflowIdOf({ kind, id }: Run): string {
  return kind === 'ticket' ? ticketWorkflowId(id) : visitWorkflowId(id);
}

/** How a workflow is started. What the labels say at the start need not be written by the first commit. */
export function startOptions(
  { settings }: EngineContext,
  run: Run,
  labels: TicketLabels | undefined,
  requestId?: string,
): WorkflowStartOptions<(start: RunStart) => Promise<void>> & { args: [RunStart] } {
  return {
    workflowId: workflowIdOf(run),
    taskQueue: settings.taskQueue,
    args: [{ requestId, eventsPerRun: settings.eventsPerRun }],
    ...(labels && {
      staticSummary: labels.summary ?? `${labels.tid} · ${labels.topic}`,
      typedSearchAttributes: attributesOf(labels),
    }),
  };
}

function attributesOf(labels: TicketLabels): SearchAttributePair[] {
  const texts = [
    [keys.Desk, labels.desk],
    [keys.TicketNumber, labels.tid],
    [keys.Topic, labels.topic],
    [keys.Stage, labels.stage],
    [keys.Assignee, labels.assignee],
    [keys.ClientId, labels.clientId],
  ] as const;
  const pairs: SearchAttributePair[] = texts.flatMap(([key, value]) => (value ? [{ key, value }] : []));
  if (typeof labels.nextDue === 'number') pairs.push({ key: keys.NextDue, value: new Date(labels.nextDue) });
  return pairs;
}
