import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityPorts } from '../../activities';
import type { RunTelling } from '../../engine';
import { processSignal, type RunStart } from '../../workflows/messages';
import type { ticket } from '../../workflows';
import { createWorker } from '../../worker/create-worker';
import { devServer, timeSkippingEnvironment, workflowBundle } from '../support/temporal';
import { FakeStore, type FakeProcess } from './fake-store';

export type History = temporal.api.history.v1.IHistory;

/** Temporal, a worker with the product's workflows, and a fake store behind the commit. */
export interface Stage {
  readonly client: Client;
  readonly store: FakeStore;
  readonly taskQueue: string;
  readonly address: string;
  readonly namespace: string;
  /** The fields of what the activities logged. */
  readonly logged: Record<string, unknown>[];
  /** What looks have left to be told to other runs. */
  readonly told: RunTelling[];
  /** The environment whose time skips; undefined on the development server. */
  readonly time: TestWorkflowEnvironment | undefined;
  /** Stores a ticket and starts its run, under this id or a number of its own. */
  readonly file: (start?: RunStart, workflowId?: string) => Promise<Filed>;
  /** Stores a ticket and leaves its run to be started. Its executions are replayed at the end like the others. */
  readonly keep: (workflowId?: string) => FakeProcess;
  readonly startWorker: () => Promise<void>;
  readonly stopWorkers: () => Promise<void>;
  /** Ends the worker, replays every execution that was filed, and closes what was opened. */
  readonly close: () => Promise<void>;
}

export interface Filed {
  readonly id: string;
  readonly ticket: FakeProcess;
  readonly handle: WorkflowHandleWithFirstExecutionRunId<typeof ticket>;
}

/** A server that skips time: for timers. Time stands while nobody asks it to go on. */
export async function timeSkippingStage(): Promise<Stage> {
  quieten();
  const time = await timeSkippingEnvironment();
  const namespace = time.namespace ?? 'default';
  const parts = { connection: time.nativeConnection, client: time.client, address: time.address, namespace };
  return buildStage({ ...parts, taskQueue: `test-${randomUUID()}`, time, end: () => time.teardown() });
}

/** The development server, whose boundaries between runs are those of production. */
export async function devServerStage(): Promise<Stage> {
  quieten();
  const { address, namespace, taskQueue } = devServer();
  const connection = await NativeConnection.connect({ address });
  const clientConnection = await Connection.connect({ address });
  const end = async (): Promise<void> => {
    await clientConnection.close();
    await connection.close();
  };
  const client = new Client({ connection: clientConnection, namespace });
  return buildStage({ connection, client, address, namespace, taskQueue, time: undefined, end });
}

interface Parts {
  readonly connection: NativeConnection;
  readonly client: Client;
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly time: TestWorkflowEnvironment | undefined;
  readonly end: () => Promise<void>;
}

async function buildStage({ connection, client, address, namespace, taskQueue, time, end }: Parts): Promise<Stage> {
  const store = new FakeStore(() => (time ? time.currentTimeMs() : Promise.resolve(Date.now())));
  const filed: string[] = [];
  const logged: Record<string, unknown>[] = [];
  const told: RunTelling[] = [];
  const note = (fields: object): void => void logged.push({ ...fields });
  const log: ActivityPorts['log'] = { info: note, warn: note, error: note };
  const stops: (() => Promise<void>)[] = [];

  const startWorker = async (): Promise<void> => {
    const ports = { store, teller: { tell: (telling: RunTelling) => void told.push(telling) }, log };
    const worker = await createWorker({ connection, namespace, taskQueue, workflowBundle: workflowBundle(), ports });
    const running = worker.run();
    stops.push(async () => {
      worker.shutdown();
      await running;
    });
  };
  const stopWorkers = async (): Promise<void> => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  };
  await startWorker();
  const keep: Stage['keep'] = (workflowId = `SKAI-${randomUUID()}`) => {
    filed.push(workflowId);
    return store.open(workflowId);
  };

  return {
    client,
    store,
    taskQueue,
    address,
    namespace,
    logged,
    told,
    time,
    startWorker,
    stopWorkers,
    keep,
    file: async (start = {}, id) => {
      const fake = keep(id);
      const { workflowId } = fake;
      const handle = await client.workflow.start<typeof ticket>('ticket', { workflowId, taskQueue, args: [start] });
      return { id: workflowId, ticket: fake, handle };
    },
    close: async () => {
      await stopWorkers();
      for (const id of filed) {
        for (const history of await historiesOf(client, id)) await replay(history, id);
      }
      await end();
    },
  };
}

/** Stores a word, signals its run, and waits until a look has taken it. */
export async function say(
  { ticket, handle }: Pick<Filed, 'ticket' | 'handle'>,
  decide: FakeProcess['rows'][number]['decide'] = () => 'done',
  name = 'process',
): Promise<void> {
  const inboxId = `${ticket.workflowId}-${ticket.rows.length}`;
  ticket.rows.push({ commandId: inboxId, decide, outcome: null });
  await handle.signal(name, { inboxId });
  await eventually('the word is taken', () => ticket.rows.every(({ outcome }) => outcome !== null));
}

export function nudge({ handle }: Pick<Filed, 'handle'>): Promise<void> {
  return handle.signal(processSignal);
}

/** The histories of all runs under a workflow id, newest first. */
export async function historiesOf(client: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId;
  while (runId) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return histories;
}

/** @throws when the workflow code no longer does what the history says */
export async function replay(history: History, workflowId: string): Promise<void> {
  const closed = withoutOpenTask(history);
  // Nothing has been decided yet.
  if (!eventTypes(closed).includes('WORKFLOW_TASK_COMPLETED')) return;
  await Worker.runReplayHistory({ workflowBundle: workflowBundle() }, closed, workflowId);
}

/**
 * The SDK replays no history in which a workflow task that began is followed by anything but its end, and stands still instead of
 * saying so. The test server writes such ones: a signal that comes while the task is in a worker's hands, or was in those of one that
 * stopped. Up to that task it can be replayed.
 */
function withoutOpenTask(history: History): History {
  const { EventType } = temporal.api.enums.v1;
  const ends: readonly unknown[] = [
    EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
    EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
  ];
  const events = history.events ?? [];
  const open = events.findIndex(
    ({ eventType }, index) =>
      eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED &&
      index + 1 < events.length &&
      !ends.includes(events[index + 1]?.eventType),
  );
  return open === -1 ? history : { events: events.slice(0, open) };
}

/** The types of a history's events, in order, such as `TIMER_STARTED`. */
export function eventTypes(history: History | undefined): string[] {
  const names = temporal.api.enums.v1.EventType;
  return (history?.events ?? []).map(({ eventType }) => (names[eventType ?? 0] ?? '').replace('EVENT_TYPE_', ''));
}

/** The timers that a history started: their names and lengths in milliseconds. */
export function timersOf(history: History | undefined): { name: string; ms: number }[] {
  return (history?.events ?? []).flatMap((event) => {
    const started = event.timerStartedEventAttributes;
    if (!started) return [];
    const summary = Buffer.from(event.userMetadata?.summary?.data ?? []).toString();
    const { seconds, nanos } = started.startToFireTimeout ?? {};
    return [{ name: summary && String(JSON.parse(summary)), ms: Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6 }];
  });
}

/** Waits until something holds. @throws naming what was waited for, after a minute unless said otherwise */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { limitMs = 60_000, everyMs = 10 }: { readonly limitMs?: number; readonly everyMs?: number } = {},
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Keeps the SDK from telling of its routine. */
export function quieten(): void {
  const logger = new DefaultLogger('ERROR');
  try {
    Runtime.install({ logger });
  } catch {
    // Another stage of the same file has installed it.
  }
}
