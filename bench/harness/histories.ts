import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { atOnce } from './load';
import type { Ticket } from './tickets';

export type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** One execution of a ticket's workflow: all that stands in its history, oldest first. */
export type History = readonly HistoryEvent[];

const ticketNumber = defineSearchAttributeKey('TicketNumber', SearchAttributeType.KEYWORD);
const readersAtOnce = 16;
const limitMs = 60_000;
/** The server's SQLite compares instants as texts, and is wrong by less than a second. */
const marginMs = 2_000;

/**
 * The histories of these tickets, or of their visits, by the ticket's number: every execution that began since then, the
 * ones before a hand-over included. They are found as a person finds them in Temporal UI, by the search attribute
 * TicketNumber, whatever the workflows' ids are; and read whole.
 *
 * @throws when the list still lacks one of them after a minute
 */
export async function historiesOf(
  client: Client,
  tickets: readonly Pick<Ticket, 'tid'>[],
  sinceMs: number,
  kind: 'ticket' | 'visit' = 'ticket',
): Promise<ReadonlyMap<string, readonly History[]>> {
  const query = `WorkflowType = '${kind}' AND StartTime >= '${new Date(sinceMs - marginMs).toISOString()}'`;
  const runs = await runsOf(client, new Set(tickets.map(({ tid }) => tid)), query);
  const read = await atOnce(readersAtOnce, runs.length, async (index) => {
    const run = runs[index];
    const { events } = await client.workflow.getHandle(run?.workflowId ?? '', run?.runId).fetchHistory();
    return { tid: run?.tid ?? '', history: events ?? [] };
  });
  const histories = new Map<string, History[]>();
  for (const { tid, history } of read) histories.set(tid, [...(histories.get(tid) ?? []), history]);
  return histories;
}

interface RunFound {
  readonly tid: string;
  readonly workflowId: string;
  readonly runId: string;
}

async function runsOf(client: Client, tids: ReadonlySet<string>, query: string): Promise<readonly RunFound[]> {
  for (const end = performance.now() + limitMs; ;) {
    const found: RunFound[] = [];
    for await (const run of client.workflow.list({ query })) {
      const tid = run.typedSearchAttributes.get(ticketNumber);
      if (tid !== undefined && tids.has(tid)) found.push({ tid, workflowId: run.workflowId, runId: run.runId });
    }
    const missing = tids.size - new Set(found.map(({ tid }) => tid)).size;
    if (missing === 0) return found;
    if (performance.now() > end) throw new Error(`Temporal lists no run of ${missing} of ${tids.size} tickets`);
    await delay(500);
  }
}

/** A timer that a run has set. */
export interface Aim {
  /** When it was set, by the server's clock, in epoch milliseconds. */
  readonly at: number;
  /** The instant it waits for. */
  readonly target: number;
}

/** The timers that a history says were set, oldest first. */
export function aimsOf(history: History): readonly Aim[] {
  return history.flatMap(({ eventTime, timerStartedEventAttributes: timer }) => {
    if (!timer) return [];
    const at = ms(eventTime);
    return [{ at, target: at + ms(timer.startToFireTimeout) }];
  });
}

/** When the execution began, in epoch milliseconds. */
export function begunAt(history: History): number {
  return ms(history[0]?.eventTime);
}

/** Whether the execution takes over from one before, and was not started by anybody. */
export function takesOver([first]: History): boolean {
  return Boolean(first?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId);
}

/** Signals that name no word of the inbox: what a second start leaves in the history of the run that it finds. */
export function emptySignals(history: History): number {
  return history.filter(({ workflowExecutionSignaledEventAttributes: signal }) => {
    if (!signal) return false;
    const [payload] = signal.input?.payloads ?? [];
    return !payload || !namesWord(defaultPayloadConverter.fromPayload(payload));
  }).length;
}

/** Release 0.2.0 gives the id of the word itself, later ones an object that holds it. */
function namesWord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'string';
  return 'inboxId' in value && typeof value.inboxId === 'string';
}

/** Of an instant or a span as the protocol writes it. */
function ms(value: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(value?.seconds ?? 0) * 1000 + Number(value?.nanos ?? 0) / 1e6;
}
