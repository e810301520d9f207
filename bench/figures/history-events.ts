import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { ticketWorkflowId } from '../../workflows/ids';
import type { Bench } from '../harness/bench';
import { openHttp } from '../harness/http';
import { command, file } from '../harness/tickets';

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/**
 * Events that the standard path leaves in the history of a ticket's workflow: filed, triaged, a reply of the client, solved,
 * confirmed. Before each step everything settles, letters sent and their reports taken, as it is when people act. The
 * reports are then left out: see `withoutReports`.
 */
export async function measureHistoryEvents({ product, bare, database, settled }: Bench): Promise<number> {
  const client = openHttp(product.api, product.account('client').apiKey, 1);
  const specialist = openHttp(product.api, product.account('specialist').apiKey, 1);
  const { id } = await file(client);
  const steps = [
    () =>
      command(specialist, id, {
        type: 'triage',
        outcome: 'estimate',
        text: 'Нужна удалённая настройка трекеров, сделаем завтра.',
        expectedAt: new Date(Date.now() + 24 * 3_600_000).toISOString(),
      }),
    () => command(client, id, { type: 'reply', text: 'Второй автомобиль появился на карте.' }),
    () =>
      command(specialist, id, { type: 'solve', kind: 'repair', text: 'Настройки обновлены, оба трекера на связи.' }),
    () => command(client, id, { type: 'confirm' }),
  ];
  for (const step of steps) {
    await settled();
    await step();
  }
  await settled();
  client.close();
  specialist.close();

  const { events } = await bare.client.workflow.getHandle(ticketWorkflowId(id)).fetchHistory();
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM inbox WHERE ticket_id = $1 AND type = 'delivery-report'`,
    [id],
  );
  return withoutReports(events ?? [], new Set(rows.map((row) => row.id)));
}

/**
 * Counts the events of a history less those of delivery reports: the signal that names a report, and, where nothing else
 * woke the workflow, the task it led to with all that came of it.
 */
export function withoutReports(events: readonly HistoryEvent[], reports: ReadonlySet<string>): number {
  let count = 0;
  for (const task of tasksOf(events)) {
    const ofReports = task.filter((event) => isReport(event, reports)).length;
    const ofOthers = task.some((event) => isWord(event) && !isReport(event, reports));
    if (ofReports === 0 || ofOthers) count += task.length - ofReports;
  }
  return count;
}

/** The events in portions: what woke the workflow, its task, and the commands that came of it. */
function tasksOf(events: readonly HistoryEvent[]): HistoryEvent[][] {
  const tasks: HistoryEvent[][] = [];
  let isDone = true;
  for (const event of events) {
    const begins = isWord(event) || event.workflowTaskScheduledEventAttributes != null;
    if (isDone && begins) {
      tasks.push([]);
      isDone = false;
    }
    if (event.workflowTaskCompletedEventAttributes != null) isDone = true;
    tasks.at(-1)?.push(event);
  }
  return tasks;
}

/** Something from outside that a workflow acts upon. An accepted update stands behind its task, so it begins none. */
function isWord(event: HistoryEvent): boolean {
  return (
    event.workflowExecutionStartedEventAttributes != null ||
    event.workflowExecutionSignaledEventAttributes != null ||
    event.timerFiredEventAttributes != null ||
    event.workflowExecutionUpdateAcceptedEventAttributes != null
  );
}

function isReport({ workflowExecutionSignaledEventAttributes: signal }: HistoryEvent, reports: ReadonlySet<string>) {
  return (signal?.input?.payloads ?? []).some((payload) => {
    const word: unknown = defaultPayloadConverter.fromPayload(payload);
    return typeof word === 'string' && reports.has(word);
  });
}
