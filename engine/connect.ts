import {
  Client,
  Connection,
  isRetryableError,
  makeGrpcRetryInterceptor,
  type GrpcRetryOptions,
} from '@temporalio/client';
import { checkHealth } from './check-health';
import type { EngineContext } from './context';
import { processCommand } from './process-command';
import type { EngineSettings } from './settings';
import { startRun } from './start-run';
import type { Engine, EnginePorts, Run } from './types';
import { wakeRun } from './wake-run';

/**
 * At the boundary between two runs the server says "busy" for some milliseconds, where the SDK's default would sleep two
 * seconds, and sleep past the caller's deadline. Every call here has a deadline, which also ends the attempts.
 */
const impatient: GrpcRetryOptions = {
  delayFunction: (attempt) => Math.min(20 * 1.7 ** attempt, 250) * (0.8 + 0.4 * Math.random()),
  retryableDecider: (_attempt, status) => isRetryableError(status),
};

/**
 * Makes the client side of Temporal. It connects with the first call and again by itself after an outage, so that a process
 * starts and takes words while Temporal is away.
 */
export async function connectEngine(settings: EngineSettings, ports: EnginePorts = {}): Promise<Engine> {
  const connection = Connection.lazy({
    address: settings.address,
    tls: settings.tls,
    apiKey: settings.apiKey,
    interceptors: [makeGrpcRetryInterceptor(impatient)],
    // By default the pauses between attempts to connect grow to two minutes.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
  const client = new Client({ connection, namespace: settings.namespace });
  const context: EngineContext = { client, settings, ports };
  const ticket = (id: string): Run => ({ kind: 'ticket', id });
  const visit = (id: string): Run => ({ kind: 'visit', id });
  return {
    startTicket: (id, labels, options) => startRun(context, ticket(id), labels, options),
    process: (id, commandId, deadlineMs, requestId) =>
      processCommand(context, ticket(id), commandId, deadlineMs, requestId),
    wake: (id, commandId) => wakeRun(context, ticket(id), commandId),
    startVisit: (id, labels, options) => startRun(context, visit(id), labels, options),
    processVisit: (id, commandId, deadlineMs, requestId) =>
      processCommand(context, visit(id), commandId, deadlineMs, requestId),
    wakeVisit: (id, commandId) => wakeRun(context, visit(id), commandId),
    health: () => checkHealth(context),
    close: () => connection.close(),
  };
}
