import type { SearchAttributePair } from '@temporalio/common';
import type { WorkflowStartOptions } from '@temporalio/client';
import { ticketWorkflowId } from '../workflows/ids';
import { searchAttributes as keys, type TicketStart } from '../workflows/messages';
import type { EngineContext } from './context';
import type { TicketLabels } from './types';

/** The name of the workflow type, as the bundle exports it. */
export const ticketType = 'ticket';

/** How a ticket's workflow is started. What the labels say at the start need not be written by the first commit. */
export function ticketStartOptions(
  { settings }: EngineContext,
  ticketId: string,
  labels: TicketLabels | undefined,
  requestId?: string,
): WorkflowStartOptions<(start: TicketStart) => Promise<void>> & { args: [TicketStart] } {
  return {
    workflowId: ticketWorkflowId(ticketId),
    taskQueue: settings.taskQueue,
    args: [{ requestId, eventsPerRun: settings.eventsPerRun }],
    ...(labels && {
      staticSummary: `${labels.tid} · ${labels.topic}`,
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
