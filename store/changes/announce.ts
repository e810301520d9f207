import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database';
import { isUuid } from '../json';
import { noteMoved, type Moved } from '../process/moved';
import { channels } from './channels';

/** What is committed within this time goes into one statement, but for the first after a pause. */
const gatherMs = 15;

/** A kind's name, an id and a revision take some 60 bytes. */
const inOneNotification = 80;

/**
 * Tells whoever listens, on all API processes, which processes have changed: after the commit, in a transaction of its own. In that
 * of the commit NOTIFY would hold a lock of the whole server until the disk has the commit, so that no two could reach it together
 * (decision 0036). What is lost here, with the process say, is found by those who follow changes when they next look.
 */
export function announcer(database: Database): (moved: readonly Moved[]) => void {
  let waiting = new Map<string, Moved>();
  let isSending = false;

  const send = async (): Promise<void> => {
    isSending = true;
    while (waiting.size > 0) {
      const all = [...waiting.values()];
      waiting = new Map();
      await notify(database, all).catch(() => undefined);
      await delay(gatherMs, undefined, { ref: false });
    }
    isSending = false;
  };

  return (moved) => {
    for (const each of moved) noteMoved(waiting, each);
    if (!isSending && waiting.size > 0) void send();
  };
}

async function notify(database: Database, all: readonly Moved[]): Promise<void> {
  const payloads: string[] = [];
  for (let from = 0; from < all.length; from += inOneNotification)
    payloads.push(payloadOf(all.slice(from, from + inOneNotification)));
  await database.$executeRaw`SELECT pg_notify(${channels.changes}, p) FROM unnest(${payloads}::text[]) AS p`;
}

function payloadOf(all: readonly Moved[]): string {
  return JSON.stringify(all.map(({ kind, id, revision }) => [kind, id, revision]));
}

/** What a notification on the channel of changes says; undefined where it is none of ours. */
export function readAnnounced(payload: string): readonly Moved[] | undefined {
  try {
    const list: unknown = JSON.parse(payload);
    if (!Array.isArray(list)) return undefined;
    return list.map((entry: unknown) => {
      if (!Array.isArray(entry)) throw new Error('no entry');
      const [kind, id, revision] = entry as unknown[];
      if (typeof kind !== 'string' || typeof id !== 'string' || !isUuid(id)) throw new Error('no process');
      if (typeof revision !== 'number') throw new Error('no revision');
      return { kind, id, revision };
    });
  } catch {
    return undefined;
  }
}
