/** What Temporal UI shows of a process. */
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import type { RunAttributes, RunView } from '../activities';
import { searchAttributes as keys } from './messages';

/** Shows the details (no event), and of the search attributes only those that changed (an event). */
export function show({ details, attributes }: Pick<RunView, 'details' | 'attributes'>): void {
  setCurrentDetails(details);
  const changes = changedAttributes(attributes);
  if (changes.length > 0) upsertSearchAttributes(changes);
}

function changedAttributes(wanted: RunAttributes): SearchAttributeUpdatePair[] {
  const known = workflowInfo().typedSearchAttributes;
  const changes: SearchAttributeUpdatePair[] = [];
  for (const name of ['Desk', 'TicketNumber', 'Stage', 'Topic', 'Assignee', 'ClientId'] as const) {
    const key = keys[name];
    if ((known.get(key) ?? null) !== wanted[name]) changes.push({ key, value: wanted[name] });
  }
  const due = wanted.NextDue;
  if ((known.get(keys.NextDue)?.getTime() ?? null) !== due) {
    changes.push({ key: keys.NextDue, value: due === null ? null : new Date(due) });
  }
  return changes;
}
