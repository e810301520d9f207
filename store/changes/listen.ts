import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { readAnnounced } from './announce';
import { channels } from './channels';
import { readPresence, type Presence } from './presence';
import type { Moved } from '../process/moved';

/** Who hears what processes tell each other. */
export interface Hearing {
  readonly onMoved: (moved: readonly Moved[]) => void;
  readonly onPresence: (presence: Presence) => void;
  /** From now on all is heard. */
  readonly onUp: () => void;
  /** From now on nothing is, until it is up again. */
  readonly onDown: () => void;
}

export interface Listening {
  close(): Promise<void>;
}

/** Between attempts to connect: doubled each time, and never quite the same for all processes. */
const backOff = { firstMs: 100, mostMs: 5_000 } as const;
/** A connection that breaks without a word is found out by this question. */
const askEveryMs = 30_000;
const answerWithinMs = 10_000;

/**
 * Listens on a connection of its own, which is made again whenever it breaks. What is told meanwhile is not heard; whoever hears looks
 * at the store for it.
 *
 * @param url of the database itself: a pooler that shares connections out by transaction knows no listeners
 */
export function listenTo(url: string, hearing: Hearing): Listening {
  const closing = new AbortController();
  const { signal } = closing;
  let client: Client | undefined;

  const hold = async (): Promise<void> => {
    client = new Client({
      connectionString: url,
      application_name: 'reglament-listen',
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
      keepAlive: true,
    });
    const own = client;
    const broken = new Promise<void>((resolve) => {
      own.on('error', () => resolve());
      own.on('end', () => resolve());
    });
    own.on('notification', ({ channel, payload = '' }) => hear(channel, payload, hearing));
    try {
      await own.connect();
      for (const channel of Object.values(channels)) await own.query(`LISTEN ${channel}`);
      hearing.onUp();
      await Promise.race([broken, answering(own, signal)]);
    } finally {
      await Promise.race([own.end().catch(() => undefined), delay(1_000, undefined, { ref: false })]);
    }
  };

  const work = async (): Promise<void> => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      const begun = performance.now();
      await hold().catch(() => undefined);
      if (signal.aborted) return;
      hearing.onDown();
      if (performance.now() - begun > askEveryMs) failures = 0;
      const wait = Math.min(backOff.mostMs, backOff.firstMs * 2 ** failures) * (0.5 + Math.random() / 2);
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
  };

  const worked = work();
  return {
    async close() {
      closing.abort();
      await client?.end().catch(() => undefined);
      await worked;
    },
  };
}

/** Ends when a question is not answered. */
async function answering(client: Client, signal: AbortSignal): Promise<void> {
  for (;;) {
    await delay(askEveryMs, undefined, { signal });
    await client.query('SELECT 1');
  }
}

function hear(channel: string, payload: string, hearing: Hearing): void {
  if (channel === channels.changes) {
    const moved = readAnnounced(payload);
    if (moved !== undefined) hearing.onMoved(moved);
  } else if (channel === channels.presence) {
    const presence = readPresence(payload);
    if (presence !== undefined) hearing.onPresence(presence);
  }
}
