import {
  Client,
  Connection,
  isRetryableError,
  makeGrpcRetryInterceptor,
  type GrpcRetryOptions,
} from '@temporalio/client';
import { isBusy } from './call-fault';
import { checkHealth } from './check-health';
import type { EngineContext } from './context';
import type { EngineSettings } from './settings';
import { pendingTimers, runningRun, runningRuns } from './running-runs';
import { signalRun } from './signal-run';
import { startRun } from './start-run';
import type { Engine, EnginePorts } from './types';

/** Some 0.6 seconds. */
const attemptsOfBusy = 7;

/**
 * At the boundary between two runs the server says "busy" for some milliseconds, where the SDK's default would sleep two
 * seconds, and sleep past the caller's deadline. Every call here has a deadline, which also ends the attempts; a run that stays
 * busy is given up before, so that the caller hears that Temporal is there.
 */
const impatient: GrpcRetryOptions = {
  delayFunction: (attempt) => Math.min(20 * 1.7 ** attempt, 250) * (0.8 + 0.4 * Math.random()),
  retryableDecider: (attempt, status) => isRetryableError(status) && (attempt < attemptsOfBusy || !isBusy(status)),
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
  return {
    start: (run, labels, options) => startRun(context, run, labels, options),
    signal: (run, signal, options) => signalRun(context, run, signal, options),
    runs: {
      running: (workflowIds) => runningRuns(context, workflowIds),
      one: (workflowId) => runningRun(context, workflowId),
      timers: (run) => pendingTimers(context, run),
    },
    health: () => checkHealth(context),
    close: () => connection.close(),
  };
}
