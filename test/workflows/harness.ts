import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityPorts } from '../../activities';
import { ticketWorkflowId } from '../../workflows/ids';
import { processSignal, processUpdate, type CommandOutcome, type RunStart } from '../../workflows/messages';
import type { ticket } from '../../workflows';
import { createWorker } from '../../worker/create-worker';
import { devServer, timeSkippingEnvironment, workflowBundle } from '../support/temporal';
import { FakeStore, type FakeTicket } from './fake-store';

export type History = temporal.api.history.v1.IHistory;

/** Temporal, a worker with the product's workflows, and a fake store behind the commit. */
export interface Stage {
  readonly client: Client;
  readonly store: FakeStore;
  readonly taskQueue: string;
  readonly address: string;
  readonly namespace: string;
  /** The fields of what the commit's activity logged. */
  readonly logged: Record<string, unknown>[];
  /** The environment whose time skips; undefined on the development server. */
  readonly time: TestWorkflowEnvironment | undefined;
  /** Stores a ticket and starts its workflow. */
  readonly file: (start?: RunStart) => Promise<Filed>;
  /** Stores a ticket and leaves its workflow to be started. Its executions are replayed at the end like the others. */
  readonly keep: () => FakeTicket;
  readonly startWorker: () => Promise<void>;
  readonly stopWorkers: () => Promise<void>;
  /** Ends the worker, replays every execution that was filed, and closes what was opened. */
  readonly close: () => Promise<void>;
}

export interface Filed {
  readonly id: string;
  readonly ticket: FakeTicket;
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
  const note = (fields: object): void => void logged.push({ ...fields });
  const log: ActivityPorts['log'] = { info: note, warn: note, error: note };
  const stops: (() => Promise<void>)[] = [];

  const startWorker = async (): Promise<void> => {
    const done = (): Promise<void> => Promise.resolve();
    const engine = { startTicket: done, wake: done, wakeVisit: done };
    const ports = { store, engine, log };
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
  const keep = (): FakeTicket => {
    const fake = store.open(randomUUID());
    filed.push(fake.id);
    return fake;
  };

  return {
    client,
    store,
    taskQueue,
    address,
    namespace,
    logged,
    time,
    startWorker,
    stopWorkers,
    keep,
    file: async (start = {}) => {
      const fake = keep();
      const { id } = fake;
      const handle = await client.workflow.start<typeof ticket>('ticket', {
        workflowId: ticketWorkflowId(id),
        taskQueue,
        args: [start],
      });
      return { id, ticket: fake, handle };
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

/** Asks the workflow to take a stored command, as the engine does. */
export function ask({ handle }: Pick<Filed, 'handle'>, commandId: string): Promise<CommandOutcome> {
  return handle.executeUpdate(processUpdate, { args: [commandId], updateId: commandId });
}

export function nudge({ handle }: Pick<Filed, 'handle'>): Promise<void> {
  return handle.signal(processSignal);
}

/** The histories of all runs of a ticket, newest first. */
export function historiesOf(client: Client, ticketId: string): Promise<History[]> {
  return historiesUnder(client, ticketWorkflowId(ticketId));
}

/** The same under any workflow id. */
export async function historiesUnder(client: Client, workflowId: string): Promise<History[]> {
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
export function replay(history: History, ticketId: string): Promise<void> {
  return replayUnder(history, ticketWorkflowId(ticketId));
}

/** The same under any workflow id. */
export async function replayUnder(history: History, workflowId: string): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: workflowBundle() }, history, workflowId);
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

/** Waits until something holds. @throws naming what was waited for, after 20 seconds */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
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
