import type { SearchAttributePair } from '@temporalio/common';
import type { WorkflowStartOptions } from '@temporalio/client';
import { searchAttributes as keys, type RunAttributes, type RunStart } from '../workflows/messages';
import type { EngineContext } from './context';
import type { RunFirst, RunLabels, RunRef } from './types';

/** How a run is started. What the labels say at the start need not be written by its first look. */
export function startOptions(
  { settings }: EngineContext,
  { workflowId }: RunRef,
  labels: RunLabels | undefined,
  first?: RunFirst,
): WorkflowStartOptions<(start: RunStart) => Promise<void>> & { args: [RunStart] } {
  return {
    workflowId,
    taskQueue: settings.taskQueue,
    args: [{ format: 1, first, eventsPerRun: settings.eventsPerRun }],
    ...(labels && {
      staticSummary: labels.summary,
      typedSearchAttributes: attributesOf(labels.attributes),
      memo: { store: labels.store },
    }),
  };
}

function attributesOf(attributes: RunAttributes): SearchAttributePair[] {
  const names = ['Desk', 'TicketNumber', 'Stage', 'Topic', 'Assignee', 'ClientId'] as const;
  const pairs: SearchAttributePair[] = names.flatMap((name) => {
    const value = attributes[name];
    return value === null ? [] : [{ key: keys[name], value }];
  });
  if (attributes.NextDue !== null) pairs.push({ key: keys.NextDue, value: new Date(attributes.NextDue) });
  return pairs;
}
