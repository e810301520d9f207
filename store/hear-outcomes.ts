import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { outcomeChannel } from './outcome-channel';
import type { CommandOutcome } from './rows/inbox-row';

export interface Hearing {
  /** The outcome, when its commit announces it; waits for ever when nobody does, or it was not heard. */
  readonly outcome: Promise<DecidedOutcome>;
  /** Nobody waits any more. */
  stop(): void;
}

export type DecidedOutcome = CommandOutcome & { readonly outcome: 'done' | 'refused' };

/** What commits announce, as far as somebody in this process waits for it. */
export interface OutcomeEar {
  /** To be called before the command can be decided. */
  listen(commandId: string): Hearing;
  close(): Promise<void>;
}

const pauseMs = 1_000;

/**
 * Listens to what commits announce the moment they are in the database. An announcement may be missed (the connection was
 * lost, say): it only brings forward what the ticket's run tells in any case.
 */
export function hearOutcomes(url: string): OutcomeEar {
  const heard = new EventEmitter<Record<string, [DecidedOutcome]>>();
  const closing = new AbortController();
  const ended = connected(url, closing.signal, (payload) => {
    const { id, outcome, revision, refusal } = JSON.parse(payload) as DecidedOutcome & { id: string };
    heard.emit(id, { commandId: id, outcome, revision, refusal });
  });
  return {
    listen: (commandId) => {
      let tell: (outcome: DecidedOutcome) => void = () => undefined;
      const outcome = new Promise<DecidedOutcome>((resolve) => (tell = resolve));
      heard.on(commandId, tell);
      return { outcome, stop: () => void heard.off(commandId, tell) };
    },
    close: () => {
      closing.abort();
      return ended;
    },
  };
}

/** Holds one connection that listens, and makes a new one whenever it is lost, until `closing`. */
async function connected(url: string, closing: AbortSignal, heard: (payload: string) => void): Promise<void> {
  while (!closing.aborted) {
    const client = new Client({ connectionString: url, application_name: 'reglament outcomes', keepAlive: true });
    const lost = new Promise<void>((resolve) => {
      client.once('end', () => resolve());
      client.on('error', () => resolve());
      closing.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ payload }) => heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${outcomeChannel}`);
      await lost;
    } catch {
      // Away: whoever waits gets the answer of the run, and this connects again.
    }
    await client.end().catch(() => undefined);
    await delay(pauseMs, undefined, { signal: closing }).catch(() => undefined);
  }
}
